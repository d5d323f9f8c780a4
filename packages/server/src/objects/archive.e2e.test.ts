import { expect } from 'chai';
import { runRetention } from '../retention/run-retention.js';
import { businessDataOf, countRows, rowsOf } from '../testing/database-content.test-support.js';
import { createTestClock } from '../testing/test-clock.test-support.js';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import { attribute, type Page, type Visitor } from '../testing/visitor.test-support.js';
import { findObject, type OfferObject } from './object-store.js';

const AACHEN = 1437;
const HILLSIDE = 1439;
const TITLE = 'Schöne Immobilie in Aachen';
const DAY_MINUTES = 24 * 60;

for (const engine of TEST_ENGINES) {
  describe(`archiving objects, on ${engine}`, () => {
    const clock = createTestClock();
    const test = useFreshTestApp({ engine, clock });

    async function importEstate(estateId = AACHEN): Promise<{ visitor: Visitor; page: Page; path: string }> {
      const { visitor, page } = await test().openWizard({ estateId });
      const details = await visitor.submit(page, `/import/${estateId}`);
      return { visitor, page: details, path: details.url.pathname };
    }

    async function stored(path: string): Promise<OfferObject> {
      const objectId = path.split('/').at(-1) ?? '';
      const object = await findObject(test().context.database.knex, { tenantId: '20101', objectId });
      if (!object) throw new Error('the object does not exist');
      return object;
    }

    /** The button in the line of an object, as a browser without scripts sends it. */
    const press = (visitor: Visitor, list: Page, action: string) => visitor.post(action, sharedFields(list));

    it('O-4 takes an object out of the overview and keeps it readable, with everything in it', async () => {
      const { visitor, path } = await importEstate();
      const before = await stored(path);
      const list = await visitor.open('/objects');
      const after = await press(visitor, list, `${path}/archive`);
      expect(after.redirects).to.deep.equal([{ status: 303, location: '/objects' }]);
      expect(after.alert).to.equal(
        `„${TITLE}“ ist archiviert und steht nicht mehr in der Übersicht. Objekt öffnen`,
      );
      expect(after.text).to.contain('Alle Objekte sind archiviert');
      expect((await visitor.open('/objects?q=aachen')).text).to.contain(
        'Kein Objekt passt zu diesem Filter.',
      );
      expect((await visitor.open('/objects?state=draft')).body).not.to.contain('<tbody>');

      const details = await visitor.open(after.link('Objekt öffnen').href);
      expect(details.field('title')).to.equal(TITLE);
      expect(details.text)
        .to.contain('Dieses Objekt ist seit 23.11.2026')
        .and.to.contain('von Joachim Klein');
      expect((await visitor.open(`${path}/prospects`)).text).to.contain('Peter Mustermann');
      expect(await stored(path)).to.deep.equal({ ...before, archivedAt: clock.utc, archivedBy: '21' });
    });

    it('O-4 lists archived objects under their own filter, and brings one back', async () => {
      const { visitor, path } = await importEstate();
      await importEstate(HILLSIDE);
      await press(visitor, await visitor.open('/objects'), `${path}/archive`);
      const archived = await visitor.open('/objects?state=archived&sort=title');
      expect(archived.text).to.contain(TITLE).and.not.to.contain('Grundstück mit Hanglage');
      expect(archived.text).to.contain('Entwurf Archiviert');

      const back = await press(visitor, archived, `${path}/restore`);
      expect(back.redirects[0]?.location).to.equal('/objects?state=archived&sort=title');
      expect(back.alert).to.equal(`„${TITLE}“ steht wieder in der Übersicht.`);
      expect((await visitor.open('/objects')).text)
        .to.contain(TITLE)
        .and.to.contain('Grundstück mit Hanglage');
      expect((await stored(path)).archivedAt).to.equal(null);
    });

    it('O-4 works from the page of the object, and notes who did it', async () => {
      const { visitor, page, path } = await importEstate();
      const archived = await visitor.submit(page, `${path}/archive`);
      expect(archived.url.pathname).to.equal(path);
      expect(archived.text).to.contain('Dieses Objekt ist seit');
      // A second click in another tab changes nothing.
      await visitor.submit(page, `${path}/archive`);
      const back = await visitor.submit(archived, `${path}/restore`);
      expect(back.alert).to.contain('steht wieder in der Übersicht');
      const events = (await rowsOf(test().context.database, 'audit_events')).join('\n');
      expect(events.match(/object\.archived/g)).to.have.length(1);
      expect(events.match(/object\.restored/g)).to.have.length(1);
    });

    it('O-4 an import of its estate brings it back, and says so', async () => {
      const { visitor, page, path } = await importEstate();
      await visitor.submit(page, `${path}/archive`);
      const wizard = (await test().openWizard({ estateId: AACHEN })).page;
      expect(wizard.text).to.contain(
        'Dieses Objekt ist archiviert. Mit „Weiter“ steht es wieder in der Übersicht.',
      );
      const details = await visitor.submit(await visitor.open(`/import/${AACHEN}`), `/import/${AACHEN}`);
      expect(details.alert).to.contain('Es war archiviert und steht wieder in der Übersicht.');
      expect((await stored(path)).archivedAt).to.equal(null);
      expect((await visitor.open(`${path}/imports`)).text).to.contain('Es war archiviert');
      expect((await rowsOf(test().context.database, 'audit_events')).join()).to.contain('object.restored');
    });

    it('may be saved like any other and stays archived', async () => {
      const { visitor, page, path } = await importEstate();
      const archived = await visitor.submit(page, `${path}/archive`);
      expect((await visitor.submit(archived, path, { startPrice: '450.000' })).alert).to.contain(
        'gespeichert',
      );
      expect(await stored(path)).to.include({ startPriceCents: 45_000_000, archivedBy: '21' });
    });

    it('lengthens and shortens no period: prospects go on the day they would have gone', async () => {
      const { visitor, page, path } = await importEstate();
      const saved = await visitor.submit(page, path, {
        startsAtDate: '2026-11-24',
        startsAtTime: '09:00',
        endsAtDate: '2026-12-01',
        endsAtTime: '18:00',
      });
      clock.advanceMinutes(60 * DAY_MINUTES);
      const again = await test().signedIn({ estateId: AACHEN });
      await again.submit(await again.open(saved.url.pathname), `${path}/archive`);
      clock.advanceMinutes(37 * DAY_MINUTES);
      await runRetention(test().context, clock());
      expect(await countRows(test().context.database)).to.include({ prospects: 3 });
      clock.advanceMinutes(2 * DAY_MINUTES);
      await runRetention(test().context, clock());
      expect(await countRows(test().context.database)).not.to.have.any.keys('prospects');
    });

    it('is for the own office, with a form of this sign-in; others change nothing', async () => {
      const { visitor, page, path } = await importEstate();
      await test().activate('20303');
      const stranger = await test().openWizard({ estateId: AACHEN, customer: '20303' });
      const theirs = await stranger.visitor.submit(stranger.page, `/import/${AACHEN}`);
      const before = await businessDataOf(test().context.database);
      for (const action of ['archive', 'restore']) {
        const fields = { _token: tokenOf(theirs, `${theirs.url.pathname}/archive`) };
        expect((await stranger.visitor.post(`${path}/${action}`, fields)).status).to.equal(404);
        expect((await visitor.post(`${path}/${action}`, {})).status).to.equal(403);
        expect((await visitor.post(`${path}/${action}`, { _token: page.field('_token') })).status).to.equal(
          403,
        );
      }
      expect(await businessDataOf(test().context.database)).to.deep.equal(before);
    });

    it('leads back to the overview only, wherever a form says', async () => {
      const { visitor, page, path } = await importEstate();
      const _token = tokenOf(page, `${path}/archive`);
      for (const returnTo of [
        'https://evil.example',
        '//evil.example',
        '/objects/../x',
        '/objects?q=<b>',
        '/sign-out',
      ]) {
        const answer = await visitor.post(`${path}/archive`, { _token, returnTo });
        expect(answer.url.pathname, returnTo).to.equal(path);
      }
    });
  });
}

function tokenOf(page: Page, action: string): string {
  return page.fields(action).find(([name]) => name === '_token')?.[1] ?? '';
}

/** The fields of the form that all lines share. */
function sharedFields(list: Page): [string, string][] {
  const form = /<form[^>]*id="archive-form"[^>]*>[\s\S]*?<\/form>/.exec(list.body)?.[0] ?? '';
  return [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => [
    attribute(tag, 'name') ?? '',
    attribute(tag, 'value') ?? '',
  ]);
}
