import { expect } from 'chai';
import { LANGUAGES } from '../../i18n/translate.js';
import { DOCUMENT_FILES, loadDocumentLibrary } from '../document-library.js';
import { fillTenant } from '../source/fill-tenant.js';
import { parseDocument, type Block, type ParsedDocument } from '../source/parse-document.js';
import { plainTextOf } from '../source/parse-runs.js';
import { PAGE } from './page-design.js';
import { loadPdfFonts } from './pdf-fonts.js';
import { readLogo } from './read-logo.js';
import { elementsOf, readPdf, textOf, type ReadElement, type ReadPdf } from './read-pdf.test-support.js';
import { renderPdf, type PdfOptions } from './render-pdf.js';
import { samplePng } from './sample-logo.test-support.js';

const library = loadDocumentLibrary();
const fonts = loadPdfFonts();

async function render(document: ParsedDocument, options: Partial<PdfOptions> = {}): Promise<ReadPdf> {
  const bytes = await renderPdf(document, {
    fonts,
    language: 'de',
    createdAt: new Date('2026-11-23T12:00:00Z'),
    pageText: (page, count) => `Seite ${page} von ${count}`,
    ...options,
  });
  expect(bytes.subarray(0, 8).toString('latin1')).to.equal('%PDF-1.7');
  return readPdf(bytes);
}

const renderSource = (source: string, options: Partial<PdfOptions> = {}) =>
  render(parseDocument(source, 'test.md'), options);

/** The texts of a document as they have to be read aloud, each with the type of its element. */
function expectedTexts({ title, blocks }: ParsedDocument): string[] {
  return [`H1 ${title}`, ...blocks.flatMap(textsOfBlock)];
}

function textsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [`H${block.level} ${block.text}`];
    case 'paragraph':
      return [`P ${plainTextOf(block.runs)}`];
    case 'list':
      return block.items.map((runs) => `LBody ${plainTextOf(runs)}`);
    default:
      return [
        ...block.header.map((runs) => `TH ${plainTextOf(runs)}`),
        ...block.rows.flatMap((row) =>
          row.map((runs, column) => `${column === 0 ? 'TH' : 'TD'} ${plainTextOf(runs)}`),
        ),
      ];
  }
}

function readTexts({ structure }: ReadPdf): string[] {
  return elementsOf(structure)
    .filter(({ type }) => !['Document', 'L', 'LI', 'Lbl', 'Table', 'TR', 'Figure'].includes(type))
    .map((element) => `${element.type} ${textOf(element)}`);
}

/** Types of elements without their texts. */
function shapeOf({ type, children }: ReadElement): string {
  return children.length === 0 ? type : `${type}(${children.map(shapeOf).join(' ')})`;
}

describe('a PDF', () => {
  for (const language of LANGUAGES) {
    for (const file of DOCUMENT_FILES) {
      it(`K-5 holds the whole text of ${language}/${file}, tagged in reading order`, async () => {
        const document = fillTenant(library(file, language), 'Testkanzlei');
        const pdf = await render(document, { language });
        expect(readTexts(pdf)).to.deep.equal(expectedTexts(document));
        expect(pdf.unmarked).to.deep.equal([]);
      });

      it(`K-5 never leaves a heading of ${language}/${file} alone at the end of a page`, async () => {
        const pdf = await render(library(file, language), { language });
        const elements = elementsOf(pdf.structure).filter(({ pages }) => pages.length > 0);
        for (const [index, element] of elements.entries()) {
          if (!element.type.startsWith('H')) continue;
          expect(elements[index + 1]?.pages[0], element.text).to.equal(element.pages.at(-1));
        }
      });
    }
  }

  it('K-5 says its language and title, and shows the title instead of the file name', async () => {
    const german = await render(library('strategie', 'de'));
    expect(german.catalog).to.contain('/Lang (de-DE)').and.to.contain('/MarkInfo');
    expect(german.metadata).to.contain('>Strategie in immo-billie</rdf:li>');
    const english = await render(library('strategie', 'en'), { language: 'en' });
    expect(english.catalog).to.contain('/Lang (en-GB)').and.to.contain('/ViewerPreferences');
    expect(english.metadata).to.contain('>Strategy in immo-billie</rdf:li>');
  });

  it('K-5 carries its fonts, and only those two', async () => {
    const pdf = await render(library('strategie', 'de'));
    expect(pdf.fonts.map((name) => name.replace(/^[A-Z]{6}\+/, '')).toSorted()).to.deep.equal([
      'NotoSans-Bold',
      'NotoSans-Regular',
    ]);
    expect(pdf.embeddedFonts).to.equal(2);
  });

  it('K-5 has pages of A4 with their numbers, which are not read aloud', async () => {
    const pdf = await render(library('strategie', 'de'));
    expect(pdf.pageCount).to.be.greaterThan(3);
    expect(new Set(pdf.mediaBoxes)).to.deep.equal(new Set(['0 0 595.28 841.89']));
    for (const [index, text] of pdf.artifacts.entries()) {
      expect(text).to.equal(`Strategie in immo-billieSeite ${index + 1} von ${pdf.pageCount}`);
    }
  });

  it('K-5 lists its headings in the outline', async () => {
    const pdf = await renderSource(
      '# Titel\n\nText.\n\n## Eins\n\n### Größe (€)\n\nText.\n\n## Zwei\n\nText.',
    );
    expect(pdf.outline).to.deep.equal(['Titel', 'Eins', '  Größe (€)', 'Zwei']);
  });

  it('marks lists, boxes to tick and tables as what they are', async () => {
    const pdf = await renderSource(
      [
        '# Titel',
        'Text.',
        '1. eins\n2. zwei',
        'Und:',
        '- [ ] tun',
        '| A | B |\n| --- | --- |\n| x | y |',
      ].join('\n\n'),
    );
    expect(shapeOf(pdf.structure)).to.equal(
      'Document(H1 P L(LI(Lbl LBody) LI(Lbl LBody)) P L(LI(Lbl LBody)) Table(TR(TH TH) TR(TH TD)))',
    );
    const labels = elementsOf(pdf.structure).filter(({ type }) => type === 'Lbl');
    expect(labels.map(({ text }) => text)).to.deep.equal(['1.', '2.', '']);
    expect(labels[2]?.source).to.contain('/ActualText');
    const heads = elementsOf(pdf.structure).filter(({ type }) => type === 'TH');
    expect(heads.map(({ source }) => /\/Scope \/(\w+)/.exec(source)?.[1])).to.deep.equal([
      'Column',
      'Column',
      'Row',
    ]);
  });

  it('continues a paragraph, a list and a table over pages without losing a word', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `Wort${index}`).join(' ');
    const items = Array.from({ length: 90 }, (_, index) => `- Punkt ${index}`).join('\n');
    const rows = Array.from({ length: 90 }, (_, index) => `| Zeile ${index} | Wert ${index} |`).join('\n');
    const source = `# Titel\n\nAnfang.\n\n${words}\n\n${items}\n\n| A | B |\n| --- | --- |\n${rows}`;
    const pdf = await renderSource(source);
    expect(pdf.pageCount).to.be.greaterThan(6);
    expect(readTexts(pdf)).to.deep.equal(expectedTexts(parseDocument(source, 'test.md')));
    const paragraph = elementsOf(pdf.structure).find(({ text }) => text.startsWith('Wort0'));
    expect(paragraph?.pages.length).to.be.greaterThan(1);
  });
});

describe('a PDF of a text that an office has written', () => {
  it('K-6 writes a title with signs of XML as what it is', async () => {
    const pdf = await renderSource('# Haus & Hof < Garten > „Süd“\n\nText.');
    expect(pdf.metadata).to.contain('>Haus &#38; Hof &#60; Garten &#62; „Süd“</rdf:li>');
    expect(readTexts(pdf)[0]).to.equal('H1 Haus & Hof < Garten > „Süd“');
  });

  it('K-6 fills its pages with headings that have nothing below them', async () => {
    const source = `# Titel\n\nText.\n\n${'## Teil\n\n'.repeat(500)}`;
    const pdf = await renderSource(source);
    expect(elementsOf(pdf.structure).filter(({ type }) => type === 'H2')).to.have.length(500);
    expect(pdf.pageCount).to.be.within(25, 30);
  });

  it('K-6 keeps the largest row that a table may have on its page', async () => {
    const row = `| ${Array.from({ length: 6 }, () => 'W'.repeat(300)).join(' | ')} |`;
    const pdf = await renderSource(`# Titel\n\nText.\n\n${row}\n${'| --- '.repeat(6)}|\n${row}`);
    expect(pdf.lowestText).to.be.greaterThan(PAGE.bottom - 1);
  });

  it('K-6 begins a paragraph that announces a list on the same page, however long it is', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `Wort${index}`).join(' ');
    const pdf = await renderSource(`# Titel\n\nText.\n\n${words}:\n\n- eins`);
    const paragraph = elementsOf(pdf.structure).find(({ text }) => text.startsWith('Wort0'));
    expect(paragraph?.pages[0]).to.equal(1);
  });
});

describe('the hand-out as PDF', () => {
  const sender = { name: 'Testkanzlei onOffice', logoText: 'Logo von Testkanzlei onOffice' };
  const handout = (name: string) => fillTenant(library('das-ist-immo-billie', 'de'), name);

  it('K-2 names the office at its head, in its text and at the foot, on at most two pages', async () => {
    const pdf = await render(handout(sender.name), { sender });
    expect(readTexts(pdf)[0]).to.equal('P Testkanzlei onOffice');
    expect(readTexts(pdf).at(-1)).to.match(/Sprechen Sie uns an: Testkanzlei onOffice$/);
    expect(pdf.artifacts[0]).to.equal('Das ist immo-billie · Testkanzlei onOfficeSeite 1 von 2');
    expect(pdf.pageCount).to.be.at.most(2);
  });

  it('K-6 shows the logo of the office, with its text for those who do not see it', async () => {
    const pdf = await render(handout(sender.name), { sender: { ...sender, logo: readLogo(samplePng()) } });
    const figure = elementsOf(pdf.structure).find(({ type }) => type === 'Figure');
    expect(figure?.source).to.contain('/Alt (Logo von Testkanzlei onOffice)').and.to.contain('/BBox');
    expect(pdf.imageSizes).to.have.length(1);
    expect(pdf.unmarked).to.deep.equal([]);
  });

  const logos: readonly (readonly [string, number, number, string])[] = [
    ['wide', 1600, 100, '351.28 770.64 531.28 781.89'],
    ['tall', 100, 800, '524.53 727.89 531.28 781.89'],
    ['small', 40, 20, '491.28 761.89 531.28 781.89'],
  ];
  for (const [kind, width, height, box] of logos) {
    it(`K-6 fits a ${kind} logo into the upper right corner, undistorted`, async () => {
      const logo = readLogo(samplePng({ width, height }));
      const pdf = await render(handout(sender.name), { sender: { ...sender, logo } });
      const figure = elementsOf(pdf.structure).find(({ type }) => type === 'Figure');
      expect(/\/BBox \[([^\]]*)\]/.exec(figure?.source ?? '')?.[1]).to.equal(box);
      const [left = 0, bottom = 0, right = 0, top = 0] = box.split(' ').map(Number);
      expect((right - left) / (top - bottom)).to.be.closeTo(width / height, 0.01);
    });
  }

  for (const language of LANGUAGES) {
    it(`K-2 fits on two pages with the longest name and a high logo, in ${language}`, async () => {
      const name =
        'Immobilienkontor Müller-Lüdenscheidt und Partner Gesellschaft für Vermittlung und Beratung mbH & Co. KG';
      const logo = readLogo(samplePng({ width: 400, height: 400 }));
      const document = fillTenant(library('das-ist-immo-billie', language), name);
      const pdf = await render(document, { language, sender: { name, logoText: name, logo } });
      expect(pdf.pageCount).to.equal(2);
      expect(pdf.lowestText).to.be.greaterThan(PAGE.bottom);
      expect(pdf.artifacts[1]).to.match(/…(?:Seite 2 von|Page 2 of) 2$/);
    });
  }

  const names: readonly (readonly [string, string, string])[] = [
    ['markup', '<script>alert("1")</script> & Söhne', '<script>alert("1")</script> & Söhne'],
    [
      'Markdown',
      '**Fett** _Co_ # [Link](http://x) {{tenant}}',
      '**Fett** _Co_ # [Link](http://x) {{tenant}}',
    ],
    ['an emoji', 'Haus 🏡 & 👨‍👩‍👧 Familie', 'Haus \ufffd & \ufffd Familie'],
    ['another script', '不動産 Αθήνα Москва', '\ufffd\ufffd\ufffd Αθήνα Москва'],
    ['brackets of PDF strings', 'Haus) (und \\ Hof', 'Haus) (und \\ Hof'],
  ];
  for (const [what, name, shown] of names) {
    it(`K-2 writes a name with ${what} as text, with a sign for what the font lacks`, async () => {
      const pdf = await render(handout(name), { sender: { name, logoText: `Logo von ${name}` } });
      expect(readTexts(pdf)[0]).to.equal(`P ${shown}`);
      expect(readTexts(pdf).at(-1)).to.match(/Sprechen Sie uns an: /);
      expect(readTexts(pdf).at(-1)?.endsWith(shown)).to.be.true;
    });
  }

  it('K-2 breaks a name that is wider than the page, and cuts it at the foot', async () => {
    const name = 'Immobilienverwaltungsgesellschaft'.repeat(12);
    const pdf = await render(handout(name), { sender: { name, logoText: name } });
    expect(readTexts(pdf)[0]).to.equal(`P ${name}`);
    expect(pdf.artifacts[0]).to.match(/^Das ist immo-billie · …Seite 1 von \d$/);
  });
});
