import { expect } from 'chai';
import { helpHrefOf, problemHelpHref } from './help-href.js';

describe('„Weitere Informationen“', () => {
  for (const [path, href] of [
    ['/import/1437', '/help/objekt-importieren'],
    ['/objects', '/help/nur-login'],
    ['/objects/17', '/help/objekt-details'],
    ['/objects/17/documents/3/delete', '/help/objekt-details'],
    ['/objects/17/prospects', '/help/interessenten-importieren'],
    ['/objects/17/prospects/2101/remove', '/help/interessenten-importieren'],
    ['/objects/17/imports', '/help/objekt-aktualisieren'],
    ['/documents/strategie', '/help/dokumente'],
    ['/administration', '/help/administration'],
    ['/administration/key', '/help/administration'],
    ['/signed-out', '/help/nur-login'],
    ['/legal/agb', '/help/anmeldung'],
    ['/help/anmeldung', '/help'],
    ['/', '/help'],
    ['/close', '/help'],
  ] as const) {
    it(`C-8 leads from ${path} to ${href}`, () => {
      expect(helpHrefOf(path)).to.equal(href);
    });
  }

  it('leads from a problem to what the guide says about it', () => {
    expect(problemHelpHref('Immobilie ist nicht aktiv')).to.equal(
      '/help/wenn-etwas-nicht-klappt#s-immobilie-ist-nicht-aktiv',
    );
  });
});
