import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { sampleImported, sampleValues } from '../import/sample-source.test-support.js';
import { createTenant, onBothEngines, type EngineUnderTest } from '../testing/both-engines.test-support.js';
import { listAgreements, saveAgreements } from './agreement-store.js';
import type { EstateValueField, EstateValues } from './estate-values.js';
import { listObjects } from './object-list.js';
import {
  findObject,
  findObjectByEstate,
  lockObject,
  lockOrCreateObject,
  noteImport,
  saveDetails,
  type ObjectKey,
  type OfferObject,
} from './object-store.js';
import {
  giveUpHandValues,
  listObjectValues,
  saveHandValues,
  saveOnOfficeValues,
} from './object-value-store.js';
import { findProspect, listProspects, removeProspect, saveProspects } from './prospect-store.js';

const AT = '2026-11-23T09:00:00.000Z';
const LATER = '2026-11-24T09:00:00.000Z';
const BY = { userId: '21', at: AT };

/** A tenant with one object. */
async function createObject({ database }: EngineUnderTest, estateId = '1437'): Promise<OfferObject> {
  const tenantId = await createTenant(database);
  const entry = { tenantId, estateId, userId: '21', at: AT };
  return database.transaction(async (db) => (await lockOrCreateObject(db, entry)).object);
}

async function reload({ database }: EngineUnderTest, key: ObjectKey): Promise<OfferObject> {
  const object = await findObject(database.knex, key);
  if (!object) throw new Error('the object is gone');
  return object;
}

onBothEngines('the store of objects', (under) => {
  it('makes the object of an estate once, as an empty draft', async () => {
    const object = await createObject(under());
    expect(object).to.deep.equal({
      objectId: object.objectId,
      tenantId: object.tenantId,
      estateId: '1437',
      state: 'draft',
      version: 1,
      title: '',
      objectNumber: '',
      areaCenti: null,
      brokerUserId: null,
      city: '',
      businessRelation: 'b2c',
      startsAt: null,
      endsAt: null,
      startPriceCents: null,
      targetPriceCents: null,
      detailsUrl: '',
      importedAt: AT,
      importedBy: '21',
      archivedAt: null,
      archivedBy: null,
      createdAt: AT,
      updatedAt: AT,
    });
    const again = await under().database.transaction((db) =>
      lockOrCreateObject(db, { ...object, userId: '23', at: LATER }),
    );
    expect(again.created).to.equal(false);
    expect(again.object).to.deep.equal(object);
  });

  it('C-11 makes one object when many imports begin at the same time on two servers', async () => {
    const { database, second } = under();
    const entry = { tenantId: await createTenant(database), estateId: '1437', userId: '21', at: AT };
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? database : second).transaction((db) => lockOrCreateObject(db, entry)),
      ),
    );
    expect(results.filter(({ created }) => created)).to.have.length(1);
    expect(new Set(results.map(({ object }) => object.objectId)).size).to.equal(1);
  });

  it('keeps equal estates of two tenants apart', async () => {
    const { knex } = under().database;
    const [ours, theirs] = [await createObject(under()), await createObject(under())];
    expect(ours.objectId).not.to.equal(theirs.objectId);
    expect((await findObjectByEstate(knex, ours.tenantId, '1437'))?.objectId).to.equal(ours.objectId);
    expect(await findObject(knex, { tenantId: theirs.tenantId, objectId: ours.objectId })).to.equal(
      undefined,
    );
    expect(await findObject(knex, { tenantId: ours.tenantId, objectId: randomUUID() })).to.equal(undefined);
    expect(await findObjectByEstate(knex, ours.tenantId, '9999')).to.equal(undefined);
  });

  it('notes the latest import', async () => {
    const object = await createObject(under());
    await noteImport(under().database.knex, object, { userId: '23', at: LATER });
    expect(await reload(under(), object)).to.include({ importedAt: LATER, importedBy: '23', createdAt: AT });
  });

  it('saves details and counts the version up', async () => {
    const object = await createObject(under());
    const details = {
      state: 'complete',
      businessRelation: 'b2b',
      startsAt: '2026-12-01T08:00:00.000Z',
      endsAt: '2026-12-20T17:00:00.000Z',
      startPriceCents: 1_000_000_000_000,
      targetPriceCents: 0,
      detailsUrl: 'https://makler.example/437',
    } as const;
    await saveDetails(under().database.knex, object, details, LATER);
    expect(await reload(under(), object)).to.include({ ...details, version: 2, updatedAt: LATER });
  });

  it('lets the second of two savers wait for the first', async () => {
    const { database, second } = under();
    const object = await createObject(under());
    const order: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = database.transaction(async (db) => {
      await lockObject(db, object);
      order.push('first has it');
      await held;
      await noteImport(db, object, { userId: 'first', at: LATER });
      order.push('first is done');
    });
    while (order.length === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    const other = second.transaction(async (db) => {
      const locked = await lockObject(db, object);
      order.push(`second sees ${locked?.importedBy}`);
    });
    release();
    await Promise.all([first, other]);
    expect(order).to.deep.equal(['first has it', 'first is done', 'second sees first']);
  });
});

onBothEngines('the base values of an object', (under) => {
  const take = (key: ObjectKey, parts: Partial<EstateValues> = {}, readAt = AT) =>
    saveOnOfficeValues(under().database.knex, key, sampleValues(parts), readAt);
  const type = (
    key: ObjectKey,
    parts: Partial<Record<'title' | 'objectNumber' | 'areaCenti' | 'brokerUserId', string>>,
  ) =>
    saveHandValues(
      under().database.knex,
      key,
      {
        title: 'Schöne Immobilie in Aachen',
        objectNumber: 'AF437',
        areaCenti: '14250',
        brokerUserId: '21',
        ...parts,
      },
      { userId: '23', at: LATER },
    );
  const valueOf = async (key: ObjectKey, field: EstateValueField) =>
    (await listObjectValues(under().database.knex, key)).get(field);

  it('D-4 come from onOffice, with the time they were read', async () => {
    const object = await createObject(under());
    expect(await take(object)).to.equal(true);
    expect(await reload(under(), object)).to.include({
      title: 'Schöne Immobilie in Aachen',
      objectNumber: 'AF437',
      areaCenti: 14_250,
      brokerUserId: '21',
      city: 'Aachen',
    });
    expect(await valueOf(object, 'title')).to.deep.equal({
      field: 'title',
      onofficeValue: 'Schöne Immobilie in Aachen',
      onofficeReadAt: AT,
      handValue: null,
      handChangedAt: null,
      handChangedBy: null,
    });
  });

  it('tell whether anything has changed', async () => {
    const object = await createObject(under());
    await take(object);
    expect(await take(object)).to.equal(false);
    expect(await take(object, { city: 'Köln' })).to.equal(true);
    expect((await reload(under(), object)).city).to.equal('Köln');
  });

  it('keep what was known when onOffice says nothing now', async () => {
    const object = await createObject(under());
    await take(object);
    expect(await take(object, { title: null, areaCenti: null, city: null })).to.equal(false);
    expect(await reload(under(), object)).to.include({
      title: 'Schöne Immobilie in Aachen',
      areaCenti: 14_250,
      city: 'Aachen',
    });
  });

  it('R-3 R-4 keep what the broker typed, whatever onOffice says later', async () => {
    const object = await createObject(under());
    await take(object);
    await type(object, { title: 'Mein Titel' });
    expect((await reload(under(), object)).title).to.equal('Mein Titel');
    await take(object, { title: 'Neuer Titel aus onOffice' }, LATER);
    expect((await reload(under(), object)).title).to.equal('Mein Titel');
    expect(await valueOf(object, 'title')).to.deep.equal({
      field: 'title',
      onofficeValue: 'Neuer Titel aus onOffice',
      onofficeReadAt: LATER,
      handValue: 'Mein Titel',
      handChangedAt: LATER,
      handChangedBy: '23',
    });
  });

  it('know who changed which value by hand, and leave the others alone', async () => {
    const object = await createObject(under());
    await take(object);
    await type(object, { objectNumber: 'X1' });
    expect(await valueOf(object, 'objectNumber')).to.include({
      handValue: 'X1',
      handChangedBy: '23',
      handChangedAt: LATER,
    });
    expect((await valueOf(object, 'title'))?.handValue).to.equal(null);
  });

  it('take the change back when the broker types what onOffice says', async () => {
    const object = await createObject(under());
    await take(object);
    await type(object, { title: 'Mein Titel' });
    await type(object, { title: 'Schöne Immobilie in Aachen' });
    expect(await valueOf(object, 'title')).to.include({
      handValue: null,
      handChangedAt: null,
      handChangedBy: null,
    });
    await take(object, { title: 'Neu' });
    expect((await reload(under(), object)).title).to.equal('Neu');
  });

  it('stay empty when the broker empties them', async () => {
    const object = await createObject(under());
    await take(object);
    await type(object, { objectNumber: '', areaCenti: '', brokerUserId: '' });
    await take(object);
    expect(await reload(under(), object)).to.include({
      objectNumber: '',
      areaCenti: null,
      brokerUserId: null,
    });
  });

  it('can be typed where onOffice said nothing', async () => {
    const object = await createObject(under());
    await take(object, { areaCenti: null });
    await type(object, { areaCenti: '9900' });
    expect((await reload(under(), object)).areaCenti).to.equal(9_900);
    expect(await valueOf(object, 'areaCenti')).to.include({ onofficeValue: null, handValue: '9900' });
  });

  it('R-4 can be given up one by one for what onOffice says', async () => {
    const object = await createObject(under());
    await take(object);
    await type(object, { title: 'Mein Titel', objectNumber: 'X1' });
    await giveUpHandValues(under().database.knex, object, ['title']);
    await take(object);
    expect(await reload(under(), object)).to.include({
      title: 'Schöne Immobilie in Aachen',
      objectNumber: 'X1',
    });
  });

  it('belong to one tenant: the same object id of another one changes nothing', async () => {
    const object = await createObject(under());
    const other = { tenantId: await createTenant(under().database), objectId: object.objectId };
    await take(object);
    await giveUpHandValues(under().database.knex, other, ['title']);
    expect((await listObjectValues(under().database.knex, other)).size).to.equal(0);
    expect((await reload(under(), object)).title).to.equal('Schöne Immobilie in Aachen');
  });
});

onBothEngines('the store of prospects', (under) => {
  const save = (key: ObjectKey, parts: Parameters<typeof sampleImported>[0] = {}, by = BY) =>
    saveProspects(under().database.knex, key, [sampleImported(parts)], by);
  const list = (key: ObjectKey) => listProspects(under().database.knex, key);
  const find = (key: ObjectKey, addressId: string) => findProspect(under().database.knex, key, addressId);

  it('keeps every value as it is, emoji and markup included', async () => {
    const object = await createObject(under());
    const person = sampleImported({
      firstName: 'Zoë 🏡',
      lastName: `<script>'"; DROP TABLE prospects;--`,
      company: 'محمد & Söhne',
      note: 'a\u2028b 👩‍👩‍👧',
      consent: 'ind_Schl_4711',
    });
    await save(object, person);
    expect((await list(object)).get('2101')).to.deep.equal({
      ...person,
      importedAt: AT,
      updatedAt: AT,
      overriddenBy: null,
      overriddenAt: null,
    });
  });

  it('P-16 updates a person instead of doubling him, and keeps when he first came', async () => {
    const object = await createObject(under());
    await save(object);
    await save(object, { email: 'neu@example.org', note: 'n' }, { userId: '23', at: LATER });
    const all = await list(object);
    expect(all.size).to.equal(1);
    expect(all.get('2101')).to.include({
      email: 'neu@example.org',
      note: 'n',
      importedAt: AT,
      updatedAt: LATER,
    });
  });

  it('P-15 records who overrode a warning, and forgets it when there is none any more', async () => {
    const object = await createObject(under());
    await save(object, { warnings: ['owner'] }, { userId: '23', at: LATER });
    expect((await list(object)).get('2101')).to.deep.include({
      warnings: ['owner'],
      overriddenBy: '23',
      overriddenAt: LATER,
    });
    await save(object, { warnings: [] });
    expect((await list(object)).get('2101')).to.deep.include({
      warnings: [],
      overriddenBy: null,
      overriddenAt: null,
    });
  });

  it('shows an object’s persons to its tenant only', async () => {
    const object = await createObject(under());
    await save(object);
    const other = { tenantId: await createTenant(under().database), objectId: object.objectId };
    expect((await list(other)).size).to.equal(0);
    expect(await find(other, '2101')).to.equal(undefined);
    expect(await removeProspect(under().database.knex, other, '2101')).to.equal(false);
    expect((await list(object)).size).to.equal(1);
  });

  it('finds one person of one object', async () => {
    const object = await createObject(under());
    await save(object);
    await save(object, { addressId: '2103' });
    expect(await find(object, '2103')).to.deep.equal((await list(object)).get('2103'));
    expect(await find(object, '2105')).to.equal(undefined);
    expect(await find({ ...object, objectId: randomUUID() }, '2103')).to.equal(undefined);
  });

  it('removes one person', async () => {
    const object = await createObject(under());
    await save(object);
    await save(object, { addressId: '2103' });
    expect(await removeProspect(under().database.knex, object, '2101')).to.equal(true);
    expect(await removeProspect(under().database.knex, object, '2101')).to.equal(false);
    expect([...(await list(object)).keys()]).to.deep.equal(['2103']);
  });

  it('takes and updates 1,200 persons at once', async () => {
    const object = await createObject(under());
    const people = Array.from({ length: 1200 }, (_, index) =>
      sampleImported({ addressId: String(index + 1) }),
    );
    const { knex } = under().database;
    await saveProspects(knex, object, people, BY);
    await saveProspects(
      knex,
      object,
      people.map((person) => ({ ...person, note: 'zweimal' })),
      BY,
    );
    const all = await list(object);
    expect(all.size).to.equal(1200);
    expect([...all.values()].every(({ note }) => note === 'zweimal')).to.equal(true);
    await saveProspects(knex, object, [], BY);
    expect((await list(object)).size).to.equal(1200);
  });
});

onBothEngines('D-14 the store of agreements', (under) => {
  const agreements = [
    { text: 'Einbauküche wird mitverkauft', amountCents: 500_000, bidderConfirms: true },
    { text: 'Übergabe ab 01.03.', amountCents: null, bidderConfirms: false },
    { text: 'Einbauküche wird mitverkauft', amountCents: 0, bidderConfirms: false },
  ];

  it('replaces the list of an object and keeps its order', async () => {
    const { knex } = under().database;
    const object = await createObject(under());
    await saveAgreements(knex, object, agreements);
    expect(await listAgreements(knex, object)).to.deep.equal(agreements);
    await saveAgreements(knex, object, agreements.toReversed().slice(1));
    expect(await listAgreements(knex, object)).to.deep.equal(agreements.toReversed().slice(1));
    await saveAgreements(knex, object, []);
    expect(await listAgreements(knex, object)).to.deep.equal([]);
  });

  it('leaves other objects and other tenants alone', async () => {
    const { knex } = under().database;
    const [object, other] = [await createObject(under()), await createObject(under())];
    await saveAgreements(knex, object, agreements);
    await saveAgreements(knex, other, []);
    await saveAgreements(knex, { tenantId: other.tenantId, objectId: object.objectId }, []);
    expect(await listAgreements(knex, object)).to.have.length(3);
    expect(await listAgreements(knex, { ...object, tenantId: other.tenantId })).to.deep.equal([]);
  });
});

/** Everything, the latest import first. */
const LATEST = { filter: {}, sort: 'imported' } as const;

onBothEngines('O-1 the list of objects', (under) => {
  /** Objects whose latest imports were so many minutes ago. */
  async function createMany(
    minutesAgo: readonly number[],
  ): Promise<{ tenantId: string; estateIds: string[] }> {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    for (const [index, minutes] of minutesAgo.entries()) {
      const at = new Date(Date.parse(AT) - minutes * 60_000).toISOString();
      const { object } = await lockOrCreateObject(knex, {
        tenantId,
        estateId: String(index),
        userId: '21',
        at,
      });
      await saveOnOfficeValues(knex, object, sampleValues({ title: `Objekt ${index}` }), at);
    }
    return { tenantId, estateIds: minutesAgo.map((_, index) => String(index)) };
  }

  it('is empty for a tenant without objects', async () => {
    const tenantId = await createTenant(under().database);
    expect(await listObjects(under().database.knex, tenantId, { ...LATEST, limit: 50 })).to.deep.equal({
      items: [],
    });
  });

  it('shows the latest import first, with the number of prospects', async () => {
    const { knex } = under().database;
    const { tenantId } = await createMany([30, 10, 20]);
    const newest = await findObjectByEstate(knex, tenantId, '1');
    if (!newest) throw new Error('no object');
    await saveProspects(knex, newest, [sampleImported(), sampleImported({ addressId: '2' })], BY);
    const { items } = await listObjects(knex, tenantId, { ...LATEST, limit: 50 });
    expect(items.map(({ title, prospectCount }) => `${title}: ${prospectCount}`)).to.deep.equal([
      'Objekt 1: 2',
      'Objekt 2: 0',
      'Objekt 0: 0',
    ]);
  });

  it('pages through everything once, also where imports have the same time', async () => {
    const { knex } = under().database;
    const { tenantId } = await createMany([5, 5, 5, 5, 5, 1, 9]);
    const seen: string[] = [];
    let page = await listObjects(knex, tenantId, { ...LATEST, limit: 3 });
    for (;;) {
      seen.push(...page.items.map(({ objectId }) => objectId));
      if (!page.next) break;
      expect(page.items).to.have.length(3);
      page = await listObjects(knex, tenantId, { ...LATEST, limit: 3, after: page.next });
    }
    expect(new Set(seen).size).to.equal(7);
    const all = await listObjects(knex, tenantId, { ...LATEST, limit: 7 });
    expect(all.next).to.equal(undefined);
    expect(all.items.map(({ objectId }) => objectId)).to.deep.equal(seen);
  });

  it('O-5 shows nothing of another tenant', async () => {
    const { knex } = under().database;
    const [ours, theirs] = [await createMany([1]), await createMany([1, 2])];
    expect((await listObjects(knex, ours.tenantId, { ...LATEST, limit: 50 })).items).to.have.length(1);
    expect((await listObjects(knex, theirs.tenantId, { ...LATEST, limit: 50 })).items).to.have.length(2);
  });
});
