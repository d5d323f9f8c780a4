import { expect } from 'chai';
import { get } from 'node:http';
import { findObjectByEstate } from '../objects/object-store.js';
import { listProspects } from '../objects/prospect-store.js';
import { countRows } from '../testing/database-content.test-support.js';
import { useFreshTestApp, type TestApp } from '../testing/test-app.test-support.js';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import type { Page } from '../testing/visitor.test-support.js';
import { listedPersons } from './wizard-page.test-support.js';

const LONG_LIST = 1449;
const PATH = `/import/${LONG_LIST}`;

/** The requests that onOffice got while something was done. */
async function requestsDuring(test: TestApp, work: () => Promise<unknown>) {
  const before = test.simulator.control.requests().length;
  await work();
  return test.simulator.control.requests().slice(before);
}

for (const engine of TEST_ENGINES) {
  describe(`an estate with 2,000 prospects, on ${engine}`, () => {
    const test = useFreshTestApp({ engine, simulator: { prospects: 2000 } });

    it('is shown completely and imported completely with all notes, in two requests each', async () => {
      const { visitor, page } = await test().openWizard({ estateId: LONG_LIST });
      const people = listedPersons(page);
      expect(people).to.have.length(2000);
      const ticked = people.filter((person) => person.ticked);
      expect(ticked.length).to.be.greaterThan(1500);

      const read = await requestsDuring(test(), () => visitor.open(PATH));
      expect(read).to.have.length(2);
      expect(read[1]?.actions.filter(({ resourcetype }) => resourcetype === 'address')).to.have.length(4);

      const fields = page
        .fields(PATH)
        .map(([name, value]): [string, string] =>
          name.startsWith('note_') ? [name, `Notiz ${name} 🏡`] : [name, value],
        );
      let details: Page | undefined;
      const written = await requestsDuring(test(), async () => {
        details = await visitor.post(PATH, fields);
      });
      expect(details?.alert).to.contain(`${ticked.length} neu`);
      expect(written).to.have.length(2);
      expect(await countRows(test().context.database)).to.include({
        objects: 1,
        prospects: ticked.length,
        imports: 1,
      });
      const object = await findObjectByEstate(test().context.database.knex, '20101', String(LONG_LIST));
      const stored = object && (await listProspects(test().context.database.knex, object));
      expect(
        [...(stored?.values() ?? [])].every(({ addressId, note }) => note === `Notiz note_${addressId} 🏡`),
      ).to.equal(true);
    });
  });
}

describe('an estate with 2,000 prospects that was imported before', () => {
  const test = useFreshTestApp({ simulator: { prospects: 2000 } });

  it('is updated by a second import without doubling anybody', async () => {
    const { visitor, page } = await test().openWizard({ estateId: LONG_LIST });
    await visitor.submit(page, PATH);
    const { prospects = 0 } = await countRows(test().context.database);
    const again = await visitor.submit(await visitor.open(PATH), PATH);
    expect(again.alert).to.contain(`0 neu, 0 aktualisiert, ${prospects} unverändert`);
    expect(await countRows(test().context.database)).to.include({ prospects, imports: 2 });
  });
});

describe('an estate with 5,000 prospects', () => {
  const test = useFreshTestApp({ simulator: { prospects: 5000 } });

  it('P-18 fits into 400 KB on the way and 2.5 MB in the browser', async () => {
    const { visitor, page } = await test().openWizard({ estateId: LONG_LIST });
    expect(listedPersons(page)).to.have.length(5000);
    expect(Buffer.byteLength(page.body)).to.be.at.most(2.5 * 1024 * 1024);
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    expect(await transferredBytes(new URL(PATH, test().app.url), cookie)).to.be.at.most(400 * 1024);
  });
});

/** What the network carries: the body as it was compressed. */
function transferredBytes(url: URL, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { cookie, 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () =>
        response.headers['content-encoding'] === 'gzip'
          ? resolve(bytes)
          : reject(new Error('not compressed')),
      );
    }).on('error', reject);
  });
}

describe('an estate with 10,000 prospects', () => {
  const test = useFreshTestApp({ simulator: { prospects: 10_000 } });

  it('is still shown and imported as one form', async () => {
    const { visitor, page } = await test().openWizard({ estateId: LONG_LIST });
    const people = listedPersons(page);
    const ticked = people.filter((person) => person.ticked);
    expect(people).to.have.length(10_000);
    const details = await visitor.submit(page, PATH);
    expect(details.alert).to.contain(`${ticked.length} neu`);
    expect(await countRows(test().context.database)).to.include({ prospects: ticked.length });
  });
});

describe('an estate with 10,001 prospects', () => {
  const test = useFreshTestApp({ simulator: { prospects: 10_001 } });

  it('has a page of its own that never cuts the list and offers the object alone', async () => {
    const { visitor, page } = await test().openWizard({ estateId: LONG_LIST });
    expectTooMany(page);
    expect(page.text).to.contain('10001').and.to.contain('10000');
    expect(await countRows(test().context.database)).not.to.have.any.keys('objects', 'imports');

    const details = await visitor.submit(page, PATH);
    expect(details.heading).to.equal('Objekt-Details');
    expect(await countRows(test().context.database)).to.include({ objects: 1, imports: 1 });
    expect(await countRows(test().context.database)).not.to.have.any.keys('prospects');

    test().simulator.control.records({
      module: 'estate',
      id: LONG_LIST,
      elements: { objekttitel: 'Neuer Titel' },
    });
    const updated = await visitor.submit(await visitor.open(PATH), PATH);
    expect(updated.alert).to.contain('Das Objekt wurde aktualisiert.');
    expect(updated.field('title')).to.equal('Neuer Titel');
  });
});

describe('a form with too many persons', () => {
  const test = useFreshTestApp();
  const AACHEN = '/import/1437';

  it('that became too many after the wizard was shown gets a page of its own as well', async () => {
    const { visitor, page } = await test().openWizard({ estateId: 1437 });
    const childids = Array.from({ length: 10_001 }, (_, index) => 500_001 + index);
    test().simulator.control.relations({
      relationtype: 'estate:address:interested',
      parentid: 1437,
      childids,
    });
    expectTooMany(await visitor.submit(page, AACHEN));
    expect(await countRows(test().context.database)).not.to.have.any.keys('objects', 'prospects');
  });

  it('of 10,001 persons gets a page of its own, writes nothing and offers the object alone', async () => {
    const { visitor, page } = await test().openWizard({ estateId: 1437 });
    const ids = Array.from({ length: 10_001 }, (_, index) => String(index + 1));
    const fields = [
      ...page.fields(AACHEN).filter(([name]) => name !== 'person' && !name.startsWith('note_')),
      ...ids.flatMap((id): [string, string][] => [
        ['person', id],
        [`note_${id}`, ''],
      ]),
    ];
    const refused = await visitor.post(AACHEN, fields);
    expectTooMany(refused);
    expect(await countRows(test().context.database)).not.to.have.any.keys('objects', 'prospects', 'imports');
    expect((await visitor.submit(refused, AACHEN)).heading).to.equal('Objekt-Details');
  });

  it('of ever more fields gets a page that says so, and nothing is written', async () => {
    const { visitor, page } = await test().openWizard({ estateId: 1437 });
    const fields = Array.from({ length: 25_000 }, (_, index): [string, string] => [`note_${index + 1}`, '']);
    const refused = await visitor.post(AACHEN, [...page.fields(AACHEN), ...fields]);
    expect(refused).to.include({ status: 413, heading: 'Das Formular ist zu groß' });
    expect(await countRows(test().context.database)).not.to.have.any.keys('objects', 'imports');
  });

  it('of many megabytes gets the same page; other forms take far less', async () => {
    const { visitor, page } = await test().openWizard({ estateId: 1437 });
    const big = { _token: page.field('_token'), note_1: 'x'.repeat(31 * 1024 * 1024) };
    expect(await visitor.post(AACHEN, big)).to.include({ status: 413, heading: 'Das Formular ist zu groß' });
    const small = { _token: page.field('_token'), language: 'de', returnTo: 'x'.repeat(20_000) };
    expect(await visitor.post('/language', small)).to.include({
      status: 413,
      heading: 'Das Formular ist zu groß',
    });
  });
});

function expectTooMany(page: Page): void {
  expect(page).to.include({ status: 413, heading: 'Zu viele Interessenten' });
  expect(page.text).to.contain('nichts abgeschnitten');
  expect(page.buttons).to.include('Nur das Objekt importieren');
}
