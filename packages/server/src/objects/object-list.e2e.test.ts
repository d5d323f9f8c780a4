import { expect } from 'chai';
import type { Queryable } from '../database/database.js';
import { sampleValues } from '../import/sample-source.test-support.js';
import { startTestApp, useFreshTestApp, type TestApp } from '../testing/test-app.test-support.js';
import { plainText, type Page } from '../testing/visitor.test-support.js';
import { parseListQuery } from './object-list-query.js';
import { lockOrCreateObject, saveDetails } from './object-store.js';
import { saveOnOfficeValues } from './object-value-store.js';

const AACHEN = 1437;
const MANY = 120;

/** The cells of each line. */
function linesOf(page: Page): string[][] {
  const [, body = ''] = /<tbody>([\s\S]*?)<\/tbody>/.exec(page.body) ?? [];
  return [...body.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, line = '']) =>
    [...line.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => plainText(cell)),
  );
}

/** Without when and by whom it was imported, which stands below the title. */
const titlesOf = (page: Page) =>
  linesOf(page).map(([cell = '']) => cell.replace(/ Zuletzt importiert am .*/, ''));

describe('Administration › Objekte', () => {
  const test = useFreshTestApp();

  it('L-4 is reached over „Administration“ without „Weiter“', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    const administration = await visitor.open(page.link('Administration').href);
    expect(administration.heading).to.equal('Administration');
    expect((await visitor.open(administration.link('Objekte').href)).heading).to.equal('Objekte');
  });

  it('O-3 explains how to import as long as there is nothing', async () => {
    const visitor = await test().signedIn({ estateId: AACHEN });
    const page = await visitor.open('/objects');
    expect(page.text)
      .to.contain('Noch kein Objekt importiert')
      .and.to.contain('„immo-billie“ → „Angebotsverfahren“');
    expect(page.body).not.to.contain('<table');
  });

  it('O-1 O-2 lists an object with its values, and with „–“ for what is missing', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    const details = await visitor.submit(page, `/import/${AACHEN}`);
    const draft = await visitor.open('/objects');
    expect(titlesOf(draft)).to.deep.equal(['Schöne Immobilie in Aachen']);
    expect(linesOf(draft)[0]?.slice(1, 9)).to.deep.equal([
      'AF437',
      'Aachen',
      'Klein Joachim',
      'Entwurf',
      '–',
      '–',
      '–',
      '3',
    ]);
    expect(draft.link('Schöne Immobilie in Aachen').href).to.equal(details.url.pathname);
    const inOnOffice = draft.links.find(({ text }) => text.startsWith('In onOffice öffnen'));
    expect(inOnOffice?.href).to.equal(`${details.url.pathname}/onoffice`);
    expect(linesOf(draft)[0]?.[0]).to.contain('Uhr von Joachim Klein');
    const latest = draft.links.find(({ href }) => href.endsWith('/imports#latest'));
    expect((await visitor.open(latest?.href ?? '')).body).to.contain('id="latest"');

    await visitor.submit(details, details.url.pathname, {
      startsAtDate: '2026-12-01',
      startsAtTime: '09:00',
      endsAtDate: '2026-12-20',
      endsAtTime: '18:00',
      startPrice: '450.000',
    });
    const [line] = linesOf(await visitor.open('/objects'));
    expect(line?.slice(4, 9).map((cell) => cell.replaceAll('\u00a0', ' '))).to.deep.equal([
      'Vollständig',
      '01.12.2026, 09:00 Uhr',
      '20.12.2026, 18:00 Uhr',
      '450.000 €',
      '3',
    ]);
  });

  it('O-2 names each column for readers on narrow screens too', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    await visitor.submit(page, `/import/${AACHEN}`);
    const list = await visitor.open('/objects');
    for (const column of [
      'Bezeichnung',
      'Objektnummer',
      'Ort',
      'Makler',
      'Status',
      'Start',
      'Ende',
      'Startpreis',
      'Interessenten',
    ]) {
      expect(list.body).to.contain(`<th scope="col"`).and.to.contain(`data-label="${column}"`);
    }
    expect(list.body).to.match(/<caption[^>]*>Importierte Objekte<\/caption>/);
  });

  it('O-5 shows the objects of the own office, those of colleagues included, and no others', async () => {
    await test().activate('20303');
    const joachim = await test().openWizard({ estateId: AACHEN });
    await joachim.visitor.submit(joachim.page, `/import/${AACHEN}`);
    const theirs = await test().openWizard({ estateId: AACHEN, customer: '20303' });
    await theirs.visitor.submit(theirs.page, `/import/${AACHEN}`);

    const sabine = await test().signedIn({ estateId: 1439, userId: 23 });
    expect(titlesOf(await sabine.open('/objects'))).to.deep.equal(['Schöne Immobilie in Aachen']);
    expect(titlesOf(await theirs.visitor.open('/objects'))).to.deep.equal(['Friesenhaus mit Deichblick']);
  });

  it('is shown to nobody who is not signed in', async () => {
    expect(await test().visitor().open('/objects')).to.include({ status: 401 });
  });
});

describe('Administration › Objekte with 120 objects', () => {
  let test: TestApp;

  before(async () => {
    test = await startTestApp();
    await test.activate();
    await test.context.database.transaction(async (db) => {
      for (let index = 0; index < MANY; index += 1) await createObject(db, index);
    });
  });
  after(() => test.close());

  const open = async (path: string) => (await test.signedIn({ estateId: AACHEN })).open(path);

  it('pages through all of them once, fifty at a time', async () => {
    const visitor = await test.signedIn({ estateId: AACHEN });
    let page = await visitor.open('/objects');
    const titles: string[] = [];
    const sizes: number[] = [];
    for (;;) {
      titles.push(...titlesOf(page));
      sizes.push(titlesOf(page).length);
      const older = page.links.find(({ text }) => text === 'Weitere Objekte');
      if (!older) break;
      page = await visitor.open(older.href);
    }
    expect(sizes).to.deep.equal([50, 50, 20]);
    expect(new Set(titles).size).to.equal(MANY);
    expect(titles[0]).to.equal('Objekt 000');
    expect(titlesOf(await visitor.open(page.link('Zum Anfang').href))[0]).to.equal('Objekt 000');
  });

  it('O-3 filters by text, state and Makler, and keeps the filter while paging', async () => {
    expect(titlesOf(await open('/objects?q=objekt+007'))).to.deep.equal(['Objekt 007']);
    expect(titlesOf(await open('/objects?q=OBJEKT+007'))).to.deep.equal(['Objekt 007']);
    expect(titlesOf(await open('/objects?state=complete'))).to.have.length(12);
    expect(titlesOf(await open('/objects?broker=23'))).to.have.length(40);
    const first = await open('/objects?state=draft');
    const second = await open(first.link('Weitere Objekte').href);
    expect(linesOf(second).every(([, , , , state]) => state === 'Entwurf')).to.equal(true);
  });

  it('O-3 takes signs that mean something to the database for what they are', async () => {
    for (const text of ['%', '_', '\\', "'", '100 %']) {
      expect(titlesOf(await open(`/objects?q=${encodeURIComponent(text)}`)), text).to.deep.equal([]);
    }
    expect((await open('/objects?q=nothing-like-this')).text).not.to.contain('Noch kein Objekt importiert');
  });

  it('O-3 sorts by end, those without one last, and by title', async () => {
    const byEnd = await open('/objects?sort=end');
    const ends = linesOf(byEnd).map((cells) => cells[6] ?? '');
    const known = ends.filter((end) => end !== '–');
    expect(ends.slice(0, known.length)).to.deep.equal(known);
    expect(known).to.deep.equal(known.toSorted((a, b) => dateOf(a) - dateOf(b)));
    const byTitle = titlesOf(await open('/objects?sort=title'));
    expect(byTitle).to.deep.equal(byTitle.toSorted());
  });

  it('answers 404 to filters and places that no link of ours says', async () => {
    for (const query of [
      'sort=prospects',
      'state=sold',
      'after=x',
      `q=${'x'.repeat(101)}`,
      'q=a&q=b',
      `after=${Buffer.from('["2026","x"]').toString('base64url')}`,
    ]) {
      expect((await open(`/objects?${query}`)).status, query).to.equal(404);
    }
  });
});

describe('the query of the list, on postgres', () => {
  const test = useFreshTestApp({ engine: 'postgres' });

  it('with a sign that PostgreSQL stores in no text is no failure of ours', async () => {
    const visitor = await test().signedIn({ estateId: AACHEN });
    const cursor = (value: string) =>
      Buffer.from(JSON.stringify([value, '00000000-0000-4000-8000-000000000000'])).toString('base64url');
    for (const [query, status] of [
      ['q=a%00b', 200],
      ['broker=a%00', 404],
      [`after=${cursor('a\0')}`, 404],
      [`after=${cursor('a\nb')}`, 200],
    ] as const) {
      expect((await visitor.open(`/objects?${query}`)).status, query).to.equal(status);
    }
  });
});

describe('the query of the list', () => {
  it('means everything, the latest import first, when it is empty', () => {
    const everything = { filter: {}, sort: 'imported' };
    expect(parseListQuery({})).to.deep.equal(everything);
    expect(parseListQuery({ q: '  ', state: '', broker: '', sort: 'imported' })).to.deep.equal(everything);
  });
});

function dateOf(text: string): number {
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})/.exec(text) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

/** The later the number, the earlier the import; every tenth is complete and ends some day. */
async function createObject(db: Queryable, index: number): Promise<void> {
  const at = new Date(Date.UTC(2026, 10, 23) - index * 60_000).toISOString();
  const entry = { tenantId: '20101', estateId: String(10_000 + index), userId: '21', at };
  const { object } = await lockOrCreateObject(db, entry);
  const values = sampleValues({
    title: `Objekt ${String(index).padStart(3, '0')}`,
    brokerUserId: index % 3 === 0 ? '23' : '21',
  });
  await saveOnOfficeValues(db, object, values, at);
  if (index % 10 !== 0) return;
  const endsAt = new Date(Date.UTC(2027, 0, ((index * 7) % 28) + 1)).toISOString();
  const details = { state: 'complete', businessRelation: 'b2c', endsAt, detailsUrl: '' } as const;
  await saveDetails(
    db,
    object,
    { ...details, startsAt: null, startPriceCents: null, targetPriceCents: null },
    at,
  );
}
