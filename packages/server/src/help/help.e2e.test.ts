import { expect } from 'chai';
import { useTestApp } from '../testing/test-app.test-support.js';
import { attribute, type Page } from '../testing/visitor.test-support.js';
import { HELP_CHAPTERS } from './help-chapters.js';

describe('the pages of the guide', () => {
  const test = useTestApp();
  const open = (path: string) => test().visitor().open(path);

  it('C-8 can be read without signing in, from the overview on, chapter by chapter', async () => {
    const overview = await open('/help');
    expect(overview).to.include({ status: 200, heading: 'Anleitung' });
    const walked: string[] = [];
    let page = await open(overview.link('Anmeldung').href);
    for (;;) {
      expect(page.status).to.equal(200);
      walked.push(page.url.pathname);
      const next = page.links.find(({ tag }) => tag.includes('rel="next"'));
      if (!next) break;
      page = await open(next.href);
    }
    expect(walked).to.deep.equal(HELP_CHAPTERS.map((chapter) => `/help/${chapter}`));
    expect(page.links.some(({ tag }) => tag.includes('rel="prev"'))).to.equal(true);
  });

  it('speak English to visitors without a session who ask for it, and lead on in English', async () => {
    const page = await open('/help/objekt-importieren?lang=en');
    expect(page.heading).to.equal('Import an object');
    expect(page.body).to.contain('<html lang="en">');
    const chapters = page.links.filter(({ href }) => /^\/(?:help|legal)\/?/.test(href));
    for (const { href, tag } of chapters.filter(({ tag: link }) => !link.includes('hreflang="de"'))) {
      if (href !== '/help') expect(href, tag).to.match(/\?lang=en$/);
    }
  });

  it('have a table of contents when they are long', async () => {
    const long = await open('/help/objekt-details');
    expect(long.link('Nebenkosten').href).to.equal('#s-nebenkosten');
    expect(long.body).to.contain('id="s-nebenkosten"');
    expect((await open('/help/nur-login')).body).not.to.contain('document-contents');
  });

  it('keep the place of every picture free, describe it, load it late and from here', async () => {
    for (const chapter of HELP_CHAPTERS) {
      const page = await open(`/help/${chapter}`);
      for (const picture of picturesOf(page)) {
        expect(attribute(picture, 'alt')?.length, picture).to.be.above(20);
        expect(attribute(picture, 'loading')).to.equal('lazy');
        const file = await fetch(new URL(attribute(picture, 'src') ?? '', test().app.url));
        expect(file.headers.get('content-type')).to.equal('image/png');
        const bytes = Buffer.from(await file.arrayBuffer());
        expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)].map(String), picture).to.deep.equal([
          attribute(picture, 'width'),
          attribute(picture, 'height'),
        ]);
      }
      expect(page.body.match(/<figcaption>[^<]+<\/figcaption>/g) ?? []).to.have.length(
        picturesOf(page).length,
      );
    }
  });

  it('have the strict headers of all pages', async () => {
    expect((await open('/help/anmeldung')).headers.get('content-security-policy'))
      .to.contain("default-src 'none'")
      .and.contain("img-src 'self' data:");
  });

  for (const path of ['kein-kapitel', 'uebersicht', 'anmeldung.md', '..%2f..%2fpackage', '__proto__']) {
    it(`know no chapter ${path}`, async () => {
      expect((await open(`/help/${path}`)).status).to.equal(404);
    });
  }
});

describe('„Weitere Informationen“ on a page', () => {
  const test = useTestApp();

  it('C-8 leads to the chapter of the step: wizard, Objekt-Details, second import, problem', async () => {
    const { visitor, page: wizard } = await test().openWizard({ estateId: 1437 });
    expect(wizard.link('Weitere Informationen').href).to.equal('/help/objekt-importieren');
    const details = await visitor.submit(wizard, '/import/1437');
    expect(details.link('Weitere Informationen').href).to.equal('/help/objekt-details');
    const again = await visitor.open('/import/1437');
    expect(again.link('Weitere Informationen').href).to.equal('/help/objekt-aktualisieren');

    const stopped = await test().openWizard({ estateId: 1441 });
    const { href } = stopped.page.link('Weitere Informationen');
    const chapter = await stopped.visitor.open(href.split('#')[0] ?? '');
    expect(chapter.body).to.contain(`id="${href.split('#')[1]}">${stopped.page.heading}<`);
  });
});

function picturesOf(page: Page): string[] {
  return [...page.body.matchAll(/<img [^>]*>/g)].map(([tag]) => tag);
}
