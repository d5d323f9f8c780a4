import { expect } from 'chai';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAYS_WITHOUT_END } from '../retention/retention-period.js';
import { SESSION_IDLE_MS, SESSION_MAX_MS } from '../sessions/session.js';
import { RETENTION_LIMITS } from '../tenants/tenant-settings-store.js';
import { useTestApp } from '../testing/test-app.test-support.js';
import { LEGAL_PAGES } from './legal-library.js';

describe('the legal texts that come with the app', () => {
  const test = useTestApp();

  for (const [language, marks] of [
    ['de', ['Entwurf – vor Verwendung rechtlich prüfen']],
    ['en', ['Draft – to be legally reviewed before use', 'Entwurf – vor Verwendung rechtlich prüfen']],
  ] as const) {
    for (const name of LEGAL_PAGES) {
      it(`A-2 can be read without signing in: ${name} in ${language}, marked as a draft, with places to fill in`, async () => {
        const page = await test().visitor().open(`/legal/${name}?lang=${language}`);
        expect(page.status).to.equal(200);
        expect(page.heading).not.to.equal('');
        for (const mark of marks) expect(page.text).to.contain(mark);
        expect(page.body).to.contain(`<article class="panel legal" lang="${language}">`);
        expect(page.body).not.to.match(/&lt;|undefined|\]\(/);
      });
    }
  }

  it('A-2 hold what a provider page has to offer: description, contact, terms, privacy, processing agreement', async () => {
    const page = await test().visitor().open('/legal/beschreibung');
    for (const link of [
      'Allgemeinen Geschäftsbedingungen',
      'Datenschutzerklärung',
      'Auftragsverarbeitungsvertrag',
      'Freizugebende Rechte',
    ]) {
      expect((await test().visitor().open(page.link(link).href)).status, link).to.equal(200);
    }
    expect(page.text).to.match(/Telefon: .*E-Mail: .*Web:/);
  });

  it('A-1 describe the procedure in the words of the product', async () => {
    const page = await test().visitor().open('/legal/beschreibung');
    expect(page.text).to.contain('Ihr digitales Angebotsverfahren, direkt aus onOffice.');
    expect(page.text).not.to.match(/Auktion|Versteigerung/);
  });

  it('A-6 say which rights are granted and why, that single users can get them, how billing works', async () => {
    const rights = await test().visitor().open('/legal/rechte');
    for (const right of [
      'Immobilien lesen',
      'Adressen lesen',
      'Beziehungen lesen',
      'Benutzer lesen',
      'Dateien der Immobilie lesen',
    ]) {
      expect(rights.text).to.contain(right);
    }
    expect(rights.text).to.contain('immo-billie liest nur; es schreibt und löscht nichts in onOffice.');
    expect(rights.text).to.contain('in der Benutzerverwaltung einzelnen Benutzern geben oder nehmen');
    const description = await test().visitor().open('/legal/beschreibung');
    expect(description.text).to.contain('gilt mit der Freischaltung als zur Kenntnis genommen');
    expect(description.text).to.contain('Kosten und Abrechnung');
  });

  it('A-11 cover accounts with and without a choice of user right', async () => {
    const page = await test().visitor().open('/legal/rechte');
    expect(page.text).to.contain('„Für alle Benutzer“');
    expect(page.text).to.contain('Zeigt onOffice keine Auswahl, gilt das Recht bereits für alle.');
  });

  it('tell the periods that the app really has', async () => {
    const privacy = await test().visitor().open('/legal/datenschutz');
    expect(privacy.text).to.contain(
      `Interessenten ${RETENTION_LIMITS.prospectDays.default} Tage nach dem Ende`,
    );
    expect(privacy.text).to.contain(`Importdaten ${RETENTION_LIMITS.inputDays.default} Tage nach dem Lesen`);
    expect(privacy.text).to.contain(
      `${SESSION_IDLE_MS / 60_000} Minuten ohne Nutzung, höchstens ${SESSION_MAX_MS / 3_600_000} Stunden`,
    );
    expect(DAYS_WITHOUT_END).to.equal(365);
    expect(privacy.text).to.contain('zählt ein Jahr ab der letzten Bearbeitung');
  });

  it('are listed on one page', async () => {
    const page = await test().visitor().open('/legal');
    for (const name of LEGAL_PAGES)
      expect(page.links.map(({ href }) => href)).to.include(`/legal/${name}?lang=de`);
  });

  it('follow the language of a signed-in broker, who keeps his navigation', async () => {
    const visitor = await test().signedIn({ estateId: 1437 });
    const page = await visitor.open('/legal/agb');
    expect(page.headerText).to.contain('Joachim Klein');
    await visitor.submit(page, '/language', { language: 'en' });
    expect((await visitor.open('/legal/agb')).heading).to.equal('Terms and conditions for immo-billie');
  });

  it('have the strict headers of all pages', async () => {
    const page = await test().visitor().open('/legal/agb');
    expect(page.headers.get('content-security-policy'))
      .to.contain("default-src 'none'")
      .and.contain("script-src 'self'");
    expect(page.headers.get('x-frame-options')).to.equal(null);
  });

  for (const path of [
    'nothing',
    'AGB',
    'agb.md',
    'agb%00',
    '..%2f..%2fpackage',
    '..%2F..%2F..%2Fetc%2Fpasswd',
    '%2e%2e%2fde%2fagb',
    'de%2fagb',
    '..%5c..%5cagb',
    'constructor',
    '__proto__',
  ]) {
    it(`know no page ${path}`, async () => {
      const page = await test().visitor().open(`/legal/${path}`);
      expect(page.status).to.equal(404);
    });
  }

  it('take a language that does not exist for none', async () => {
    for (const lang of ['../../..', 'fr', 'de/../en', '__proto__', '']) {
      const page = await test()
        .visitor()
        .open(`/legal/agb?lang=${encodeURIComponent(lang)}`);
      expect(page.status).to.equal(200);
      expect(page.heading).to.equal('Allgemeine Geschäftsbedingungen für immo-billie');
    }
    expect((await test().visitor().open('/legal/agb?lang=de&lang=en')).status).to.equal(200);
  });
});

describe('legal texts of the operator', () => {
  let folder = '';
  const config = { legalDir: '' };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'immo-billie-legal-'));
    config.legalDir = folder;
    await mkdir(join(folder, 'de'));
    await mkdir(join(folder, 'en'));
    await writeFile(
      join(folder, 'de', 'agb.md'),
      '# Unsere AGB\n\nEigener Text <script>alert(1)</script> [x](javascript:alert(1))\n',
    );
    await writeFile(join(folder, 'de', 'avv.md'), '# Unser AVV\n');
    await writeFile(join(folder, 'en', 'avv.md'), '# Our agreement\n');
    await mkdir(join(folder, 'de', 'rechte.md'));
    await writeFile(join(folder, 'geheim.md'), '# Geheim\n');
  });
  const test = useTestApp({ config });
  after(() => rm(folder, { recursive: true, force: true }));

  it('A-2 take the place of the delivered ones, file by file', async () => {
    const page = await test().visitor().open('/legal/agb');
    expect(page.heading).to.equal('Unsere AGB');
    expect(page.text).to.contain('Eigener Text');
    expect(page.text).not.to.contain('Entwurf');
    expect((await test().visitor().open('/legal/datenschutz')).text).to.contain('Entwurf');
  });

  it('show HTML as text and make no link that runs a script', async () => {
    const page = await test().visitor().open('/legal/agb');
    expect(page.body).not.to.contain('<script>alert');
    expect(page.body).not.to.contain('href="javascript');
  });

  it('count in German for everybody where there is no English one, rather than a draft', async () => {
    const page = await test().visitor().open('/legal/agb?lang=en');
    expect(page.heading).to.equal('Unsere AGB');
    expect(page.body).to.contain('<article class="panel legal" lang="de">');
    expect((await test().visitor().open('/legal/avv?lang=en')).heading).to.equal('Our agreement');
  });

  it('are read anew, so that a change needs no restart', async () => {
    await writeFile(join(folder, 'de', 'beschreibung.md'), '# Neu\n');
    expect((await test().visitor().open('/legal/beschreibung')).heading).to.equal('Neu');
    await rm(join(folder, 'de', 'beschreibung.md'));
    expect((await test().visitor().open('/legal/beschreibung')).heading).to.equal(
      'immo-billie: Beschreibung',
    );
  });

  it('are no way to other files of the folder', async () => {
    for (const path of ['geheim', '..%2fgeheim', 'de%2f..%2f..%2fgeheim']) {
      expect((await test().visitor().open(`/legal/${path}`)).status, path).to.equal(404);
    }
  });

  it('are missed with an error, not replaced by a draft, when they cannot be read', async () => {
    const page = await test().visitor().open('/legal/rechte');
    expect(page.status).to.equal(500);
    expect(page.text).not.to.contain(folder);
  });
});
