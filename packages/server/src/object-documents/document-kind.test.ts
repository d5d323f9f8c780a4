import { expect } from 'chai';
import { guessDocumentKind, kindOfEstateFile } from './document-kind.js';

describe('D-16 the kind of a document', () => {
  const names: Readonly<Record<string, string>> = {
    'Exposé Schöne Immobilie.pdf': 'expose',
    'EXPOSE_final.PDF': 'expose',
    'Energieausweis.pdf': 'energieausweis',
    'energie-ausweis 2026.pdf': 'energieausweis',
    'Energiebedarfsausweis.pdf': 'energieausweis',
    'Energiepass.jpg': 'energieausweis',
    'Grundriß EG.png': 'grundriss',
    'grundriss-og.png': 'grundriss',
    'Grundrisse.pdf': 'grundriss',
    'Grundbuch Blatt 1234.pdf': 'grundbuchauszug',
    'Teilungserklärung.pdf': 'teilungserklaerung',
    'Teilungserkla\u0308rung.pdf': 'teilungserklaerung',
    'TEILUNGSERKLAERUNG.pdf': 'teilungserklaerung',
    'Protokoll ETV 2025.docx': 'protokolle',
    'Eigentümerversammlung 2025.pdf': 'protokolle',
    'Eigentuemerversammlung.pdf': 'protokolle',
    'IMG_1234.jpg': 'sonstiges',
    '': 'sonstiges',
    'Exposé mit Grundriss.pdf': 'expose',
    'Grundriss zum Exposé.pdf': 'grundriss',
  };
  for (const [name, kind] of Object.entries(names)) {
    it(`of „${name}“ is guessed as ${kind}`, () => {
      expect(guessDocumentKind(name)).to.equal(kind);
    });
  }

  it('of a file of onOffice follows its Art, else its attribute, title and name', () => {
    const file = { kind: 'Dokument', title: '', documentAttribute: '', fileName: 'scan.pdf' };
    expect(kindOfEstateFile({ ...file, kind: 'Expose', title: 'Grundriss' })).to.equal('expose');
    expect(kindOfEstateFile({ ...file, title: 'Grundbuchauszug (intern)' })).to.equal('grundbuchauszug');
    expect(kindOfEstateFile({ ...file, documentAttribute: 'energieausweis' })).to.equal('energieausweis');
    expect(kindOfEstateFile({ ...file, kind: 'Epass_Skala' })).to.equal('sonstiges');
    expect(kindOfEstateFile(file)).to.equal('sonstiges');
  });
});
