import { expect } from 'chai';
import type { Database } from '../database/database.js';
import { findTenantSettings, saveTenantSettings } from '../tenants/tenant-settings-store.js';
import { lockTenant } from '../tenants/tenant-store.js';
import { createTestClock, TEST_START } from '../testing/test-clock.test-support.js';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import { runRetention } from '../retention/run-retention.js';
import type { Page } from '../testing/visitor.test-support.js';
import {
  AACHEN,
  formOf,
  HILLSIDE,
  JOACHIM,
  openAndSend,
  send,
  strangerOf,
  TENANT,
} from './admin-visitor.test-support.js';

const PATH = '/administration/retention';

describe('O-6 Aufbewahrung und Löschung', () => {
  const clock = createTestClock();
  const test = useFreshTestApp({ clock });
  const joachim = () => test().signedIn({ estateId: AACHEN, userId: JOACHIM });
  const stored = async () => (await findTenantSettings(test().context.database.knex, TENANT)).retention;
  const objects = () => test().context.database.knex('objects');
  const prospectCount = async () =>
    (await test().context.database.knex('prospects').select('address_id')).length;

  /** An object with prospects whose end and latest import lie in the past. */
  const imported = async (
    estateId: number,
    endsAt: string | null,
    importedAt = '2026-01-01T00:00:00.000Z',
  ) => {
    const { visitor, page } = await test().openWizard({ estateId, userId: JOACHIM });
    await visitor.submit(page, `/import/${estateId}`);
    await objects()
      .where('estate_id', String(estateId))
      .update({ ends_at: endsAt, imported_at: importedAt, updated_at: importedAt });
    const { object_id: objectId } = (await objects()
      .where('estate_id', String(estateId))
      .first('object_id')) as { object_id: string };
    return { visitor, objectId };
  };
  const holdOf = (objectId: string) => `${PATH}/holds/${objectId}`;
  const sendHold = (
    visitor: Awaited<ReturnType<typeof joachim>>,
    page: Page,
    objectId: string,
    hold: string,
  ) => send(visitor, page, holdOf(objectId), { hold });

  it('O-6 shows what is deleted when', async () => {
    await imported(AACHEN, '2026-10-01T16:00:00.000Z');
    const { visitor } = await imported(HILLSIDE, null);
    const page = await visitor.open(PATH);
    expect(page.text).to.match(
      /Schöne Immobilie in Aachen AF437 01\.10\.2026 3 wird gelöscht am 30\.12\.2026/,
    );
    expect(page.text).to.match(/Grundstück mit Hanglage .*?– 2 wird gelöscht am 01\.01\.2027/);
    expect(page.text).to.contain(
      '2 Importe mit gespeicherten Daten. Die ältesten davon werden gelöscht am 21.02.2027.',
    );
  });

  it('O-6 keeps its word: the cleaning job deletes what the page announced', async () => {
    const { visitor } = await imported(AACHEN, '2026-08-01T16:00:00.000Z');
    expect((await visitor.open(PATH)).text).to.contain('wird beim nächsten Lauf gelöscht');
    expect(await prospectCount()).to.equal(3);
    await runRetention(test().context, clock());
    expect(await prospectCount()).to.equal(0);
    expect((await visitor.open(PATH)).text).to.contain('Es gibt keine Objekte mit Ende');
    expect((await visitor.open('/administration/audit')).text).to.contain(
      'immo-billie (automatisch) Frist abgelaufen: Interessenten eines Objekts gelöscht (3), dazu gespeicherte Importdaten (1)',
    );
  });

  it('saves other periods', async () => {
    const page = await openAndSend(await joachim(), PATH, PATH, { prospectDays: '180', inputDays: '30' });
    expect(page.alert).to.equal('Gespeichert.');
    expect(await stored()).to.deep.equal({ prospectDays: 180, inputDays: 30 });
  });

  it('refuses periods outside of the limits and what is no number, and saves nothing', async () => {
    const admin = await joachim();
    const page = await openAndSend(admin, PATH, PATH, { prospectDays: '5', inputDays: 'ewig <script>' });
    expect(page.status).to.equal(422);
    expect(page.text).to.contain('Bitte 30 bis 1095 Tage.');
    expect(page.text).to.contain('Bitte eine ganze Zahl von Tagen eingeben');
    expect([page.field('prospectDays'), page.field('inputDays')]).to.deep.equal(['5', 'ewig <script>']);
    expect(await stored()).to.deep.equal({ prospectDays: 90, inputDays: 90 });
  });

  it('asks before shorter periods delete something at once', async () => {
    const { visitor } = await imported(AACHEN, '2026-10-01T16:00:00.000Z');
    const page = await openAndSend(visitor, PATH, PATH, { prospectDays: '30', inputDays: '90' });
    expect(page.status).to.equal(409);
    expect(page.text).to.contain('Objekte, deren Interessenten entfallen: 1; gespeicherte Importdaten: 0');
    expect(await stored()).to.deep.equal({ prospectDays: 90, inputDays: 90 });
    // The first form of the page is the one that confirms.
    const saved = await visitor.post(PATH, formOf(page, PATH));
    expect(saved.alert).to.equal('Gespeichert.');
    expect(await stored()).to.deep.equal({ prospectDays: 30, inputDays: 90 });
  });

  it('asks again when the confirmation was given for other periods', async () => {
    const { visitor } = await imported(AACHEN, '2026-10-01T16:00:00.000Z');
    const page = await openAndSend(visitor, PATH, PATH, { prospectDays: '40', inputDays: '90' });
    const fields = formOf(page, PATH).map(([name, value]): [string, string] => [
      name,
      name === 'prospectDays' ? '30' : value,
    ]);
    expect((await visitor.post(PATH, fields)).status).to.equal(409);
    expect(await stored()).to.deep.equal({ prospectDays: 90, inputDays: 90 });
  });

  it('tells the second window what is stored', async () => {
    const admin = await joachim();
    const [first, second] = [await admin.open(PATH), await admin.open(PATH)];
    await send(admin, first, PATH, { prospectDays: '120' });
    const told = await send(admin, second, PATH, { prospectDays: '365' });
    expect(told.status).to.equal(409);
    expect(told.text).to.contain('Gespeichert ist jetzt: 120');
    expect(told.field('prospectDays')).to.equal('365');
    expect((await stored()).prospectDays).to.equal(120);
  });

  it('keeps an object on request, and lets it go again', async () => {
    const { visitor, objectId } = await imported(AACHEN, '2026-08-01T16:00:00.000Z');
    const held = await sendHold(visitor, await visitor.open(PATH), objectId, 'set');
    expect(held.alert).to.contain('Das Objekt wird aufbewahrt');
    expect(held.text).to.contain('wird aufbewahrt');
    await runRetention(test().context, clock());
    expect(await prospectCount()).to.equal(3);
    const lifted = await sendHold(visitor, held, objectId, 'lift');
    expect(lifted.alert).to.contain('nicht länger aufbewahrt');
    await runRetention(test().context, clock());
    expect(await prospectCount()).to.equal(0);
  });

  it('changes nothing of another office, and does not show it', async () => {
    const { visitor, objectId } = await imported(AACHEN, '2026-08-01T16:00:00.000Z');
    const stranger = await strangerOf(test());
    const page = await stranger.open(PATH);
    expect(page.text).not.to.contain('Aachen');
    const [, token] =
      formOf(await visitor.open(PATH), holdOf(objectId)).find(([name]) => name === '_token') ?? [];
    expect((await stranger.post(holdOf(objectId), { hold: 'set', _token: token ?? '' })).status).to.equal(
      403,
    );
    expect(await test().context.database.knex('retention_holds')).to.deep.equal([]);
  });

  it('shows further objects page by page', async () => {
    const { visitor, objectId } = await imported(AACHEN, '2026-10-01T16:00:00.000Z');
    const { knex } = test().context.database;
    const object = (await objects().where('object_id', objectId).first()) as Record<string, unknown>;
    const prospect = (await knex('prospects').where('object_id', objectId).first()) as Record<
      string,
      unknown
    >;
    for (let index = 0; index < 30; index += 1) {
      const copyId = `00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`;
      await knex('objects').insert({
        ...object,
        object_id: copyId,
        estate_id: `9${index}`,
        title: `Kopie ${index}.`,
        ends_at: `2026-11-${String((index % 20) + 1).padStart(2, '0')}T00:00:00.000Z`,
      });
      await knex('prospects').insert({ ...prospect, object_id: copyId });
    }
    const first = await visitor.open(PATH);
    const second = await visitor.open(first.link('Spätere Löschungen').href);
    const titles = [...`${first.text} ${second.text}`.matchAll(/Kopie \d+\./g)].map(([title]) => title);
    expect(new Set(titles).size).to.equal(30);
    expect(second.link('Zum Anfang').href).to.equal('/administration/retention#ended');
    for (const cursor of ['x', '2026~y', `2026-11-01T00:00:00.000Z~' or 1=1`]) {
      expect((await visitor.open(`${PATH}?ended=${encodeURIComponent(cursor)}`)).status).to.equal(404);
    }
  });

  it('knows no object that does not exist', async () => {
    const admin = await joachim();
    expect(
      (await admin.post(holdOf('00000000-0000-4000-8000-000000000000'), { hold: 'set' })).status,
    ).to.equal(403);
    expect((await admin.post(holdOf('nothing'), { hold: 'set' })).status).to.equal(404);
  });
});

describe('O-6 periods that two save at the same time, on postgres', () => {
  const test = useFreshTestApp({ engine: 'postgres' });

  it('are shown to the slower one as they are stored now, beside what he typed; sending again saves it', async () => {
    const admin = await test().signedIn({ estateId: AACHEN, userId: JOACHIM });
    const page = await admin.open(PATH);
    const { database } = test().context;
    // The form is read and checked while the other one's transaction is open, and waits for it before it is stored.
    const { answer } = await database.transaction(async (db) => {
      await lockTenant(db, TENANT);
      const retention = { prospectDays: 120, inputDays: 90 };
      await saveTenantSettings(db, TENANT, { retention }, { userId: String(JOACHIM), at: TEST_START });
      const waits = statementSent(database, /from "tenants".* for update/);
      const sent = { answer: send(admin, page, PATH, { prospectDays: '365' }) };
      await waits;
      return sent;
    });
    const told = await answer;
    expect(told.status).to.equal(409);
    expect(told.text).to.contain('Gespeichert ist jetzt: 120');
    expect(told.field('prospectDays')).to.equal('365');
    expect((await send(admin, told, PATH)).alert).to.equal('Gespeichert.');
    expect((await findTenantSettings(database.knex, TENANT)).retention.prospectDays).to.equal(365);
  });
});

/** Resolves once a statement like this is on its way. */
function statementSent({ knex }: Database, pattern: RegExp): Promise<void> {
  return new Promise((resolve) => {
    knex.on('query', ({ sql }: { readonly sql: string }) => {
      if (pattern.test(sql)) resolve();
    });
  });
}
