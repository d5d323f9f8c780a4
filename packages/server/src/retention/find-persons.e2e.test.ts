import { expect } from 'chai';
import { createSecretBox } from '../encryption/secret-box.js';
import { saveAgreements } from '../objects/agreement-store.js';
import { createTenant, onBothEngines, testBox } from '../testing/both-engines.test-support.js';
import { findMentions } from './find-mentions.js';
import { findPersons, type SearchLimits } from './find-persons.js';
import { collectPersonData } from './person-data.js';
import { personOf, storeImport } from './sample-inputs.test-support.js';

const ERIKA = personOf('11', {
  title: 'Dr.',
  firstName: 'Erika',
  lastName: 'Müller-Lüdenscheidt',
  company: '',
  email: 'Erika@Example.org',
  phone: '',
});
const PETER = personOf('2101', {
  title: '',
  firstName: 'Peter',
  lastName: 'Mustermann',
  company: '',
  email: 'p.muster@123.ok',
});
const COMPANY = personOf('31', {
  title: '',
  firstName: '',
  lastName: '',
  company: 'Großbau 100% & Co',
  email: '',
});

onBothEngines('O-6 the search for a person', (under) => {
  const office = async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    await storeImport(knex, testBox, tenantId, { estateId: '1', persons: [ERIKA, PETER, COMPANY] });
    await storeImport(knex, testBox, tenantId, { estateId: '2', persons: [PETER] });
    return {
      tenantId,
      find: (text: string, limits?: SearchLimits, afterImport?: number) =>
        findPersons(knex, testBox, { tenantId, text, afterImport }, limits),
      names: async (text: string) =>
        (await findPersons(knex, testBox, { tenantId, text })).persons.map(({ name }) => name),
    };
  };

  it('finds by name in any order, e-mail, company and number', async () => {
    const { names } = await office();
    for (const text of ['Mustermann', 'peter muster', 'Mustermann, Peter', 'P.MUSTER@123.ok', '2101']) {
      expect(await names(text), text).to.deep.equal(['Peter Mustermann']);
    }
    expect(await names('großbau')).to.deep.equal(['Großbau 100% & Co']);
    expect(await names('Nobody')).to.deep.equal([]);
    expect(await names('Peter Müller')).to.deep.equal([]);
  });

  it('writes umlauts as people do', async () => {
    const { names } = await office();
    for (const text of ['müller', 'MUELLER', 'Mueller-Luedenscheidt', 'mu\u0308ller']) {
      expect(await names(text), text).to.deep.equal(['Dr. Erika Müller-Lüdenscheidt']);
    }
  });

  it('takes signs of a pattern for what they are', async () => {
    const { names } = await office();
    expect(await names('100%')).to.deep.equal(['Großbau 100% & Co']);
    for (const text of ['%', '_', "'; drop table prospects; --", '<script>', '🏡']) {
      expect(await names(text === '%' ? '50%' : text), text).to.deep.equal([]);
    }
  });

  it('counts in how many objects somebody is', async () => {
    const { find } = await office();
    expect((await find('Peter')).persons).to.deep.equal([
      {
        addressId: '2101',
        name: 'Peter Mustermann',
        email: 'p.muster@123.ok',
        phone: PETER.phone,
        objectCount: 2,
      },
    ]);
  });

  it('finds whom a broker has removed, as long as he is in a stored input', async () => {
    const { tenantId, find } = await office();
    const ghost = personOf('77', { lastName: 'Geist' });
    await storeImport(under().database.knex, testBox, tenantId, {
      estateId: '3',
      persons: [ghost],
      isOnlyInput: true,
    });
    expect((await find('geist')).persons).to.deep.include({
      addressId: '77',
      name: 'Dr. Vor77 Geist',
      email: ghost.email,
      phone: ghost.phone,
      objectCount: 0,
    });
  });

  it('finds nobody of another office', async () => {
    const { find } = await office();
    const other = await createTenant(under().database);
    expect(
      (await findPersons(under().database.knex, testBox, { tenantId: other, text: 'Peter' })).persons,
    ).to.deep.equal([]);
    expect((await find('Peter')).persons).to.have.length(1);
  });

  it('says when there are more than it shows', async () => {
    const { find } = await office();
    const result = await find('e', { persons: 1, inputPersons: 1000 });
    expect(result.persons).to.have.length(1);
    expect(result.hasTooMany).to.equal(true);
  });

  it('says when stored inputs are left, and goes on with them', async () => {
    const { tenantId, find } = await office();
    const ghost = personOf('77', { lastName: 'Geist' });
    await storeImport(under().database.knex, testBox, tenantId, {
      estateId: '3',
      persons: [ghost],
      isOnlyInput: true,
    });
    const limits = { persons: 10, inputPersons: 2 };
    const first = await find('geist', limits);
    expect(first.persons).to.deep.equal([]);
    expect(first.continueAfter).to.be.a('number');
    const second = await find('geist', limits, first.continueAfter);
    const third = await find('geist', limits, second.continueAfter);
    expect([...second.persons, ...third.persons].map(({ addressId }) => addressId)).to.include('77');
  });

  it('counts inputs that it cannot open', async () => {
    const { tenantId } = await office();
    const box = createSecretBox([{ id: 'other', key: Buffer.alloc(32, 9) }]);
    const result = await findPersons(under().database.knex, box, { tenantId, text: 'Peter' });
    expect(result).to.include({ unreadableInputs: 2 });
    expect(result.persons).to.have.length(1);
  });

  it('finds nobody for nothing', async () => {
    const { find } = await office();
    for (const text of ['', '  ', ',;']) expect((await find(text)).persons).to.deep.equal([]);
  });
});

onBothEngines('O-6 everything that is stored of a person', (under) => {
  it('is in the export with all fields, of all objects and imports', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    const first = await storeImport(knex, testBox, tenantId, {
      estateId: '1',
      persons: [PETER, ERIKA],
      title: 'Haus 🏡',
    });
    const second = await storeImport(knex, testBox, tenantId, {
      estateId: '2',
      persons: [ERIKA],
      notChosen: [{ addressId: '2101', origin: 'automatic', consent: '', reason: 'unticked' }],
    });
    const data = await collectPersonData(knex, testBox, { tenantId, addressId: '2101' });
    expect(data.objects).to.have.length(1);
    expect(data.objects[0]).to.deep.include({
      ...Object.fromEntries(Object.entries(PETER).filter(([name]) => name !== 'addressId')),
      objectId: first.objectId,
      objectTitle: 'Haus 🏡',
    });
    expect(
      data.imports.map(({ importId, leftOut, imported }) => ({ importId, leftOut, imported })),
    ).to.deep.equal([
      { importId: first.importId, leftOut: undefined, imported: PETER },
      { importId: second.importId, leftOut: 'unticked', imported: undefined },
    ]);
    expect(JSON.stringify(data)).not.to.contain('Erika');
    expect(data).to.include({ isComplete: true, unreadableInputs: 0 });
  });

  it('includes why he was left out of an import whose input nobody can open any more', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    const { importId } = await storeImport(knex, testBox, tenantId, {
      estateId: '2',
      persons: [ERIKA],
      notChosen: [{ addressId: '2101', origin: 'automatic', consent: '', reason: 'withdrawn' }],
    });
    const box = createSecretBox([{ id: 'other', key: Buffer.alloc(32, 9) }]);
    const data = await collectPersonData(knex, box, { tenantId, addressId: '2101' });
    expect(data.unreadableInputs).to.equal(1);
    expect(
      data.imports.map(({ importId: id, estateId, leftOut }) => ({ id, estateId, leftOut })),
    ).to.deep.equal([{ id: importId, estateId: '2', leftOut: 'withdrawn' }]);
    const other = await collectPersonData(knex, box, { tenantId, addressId: '210' });
    expect(other.imports).to.deep.equal([]);
  });

  it('says when only a part was searched', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    await storeImport(knex, testBox, tenantId, { estateId: '1', persons: [PETER] });
    await storeImport(knex, testBox, tenantId, { estateId: '2', persons: [PETER] });
    const data = await collectPersonData(knex, testBox, { tenantId, addressId: '2101' }, 1);
    expect(data.imports).to.have.length(1);
    expect(data.isComplete).to.equal(false);
  });

  it('names texts that somebody typed by hand', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    const { objectId } = await storeImport(knex, testBox, tenantId, {
      estateId: '1',
      title: 'Haus',
      persons: [PETER, { ...ERIKA, note: 'Schwester von Herrn Mustermann' }],
    });
    await saveAgreements(knex, { tenantId, objectId }, [
      { text: 'Schlüssel bei p.muster@123.ok', amountCents: null, bidderConfirms: false },
      { text: 'Küche bleibt', amountCents: null, bidderConfirms: false },
    ]);
    const person = { tenantId, addressId: '2101', lastName: 'Mustermann', email: 'p.muster@123.ok' };
    expect(await findMentions(knex, person)).to.deep.equal({
      mentions: [
        { objectId, objectTitle: 'Haus', place: 'agreement' },
        { objectId, objectTitle: 'Haus', place: 'note' },
      ],
      hasMore: false,
    });
    const nobody = { tenantId, addressId: '9', lastName: 'x', email: '' };
    expect((await findMentions(knex, nobody)).mentions).to.deep.equal([]);
    const pattern = { tenantId, addressId: '9', lastName: '%%%', email: '' };
    expect((await findMentions(knex, pattern)).mentions).to.deep.equal([]);
    const other = { ...person, tenantId: await createTenant(under().database) };
    expect((await findMentions(knex, other)).mentions).to.deep.equal([]);
  });

  it('names texts that hold a name in other letters, as people write it', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    const { objectId } = await storeImport(knex, testBox, tenantId, {
      estateId: '1',
      title: 'Haus',
      persons: [{ ...PETER, note: 'Schwager von Frau MUELLER-LÜDENSCHEIDT' }],
    });
    await saveAgreements(knex, { tenantId, objectId }, [
      { text: 'schlüssel bei MÜLLER-lüdenscheidt', amountCents: null, bidderConfirms: false },
    ]);
    const person = { tenantId, addressId: '9', lastName: 'Müller-Lüdenscheidt', email: '' };
    expect(await findMentions(knex, person)).to.deep.equal({
      mentions: [
        { objectId, objectTitle: 'Haus', place: 'agreement' },
        { objectId, objectTitle: 'Haus', place: 'note' },
      ],
      hasMore: false,
    });
    const nothingLeft = { ...person, lastName: '\u0308\u0308\u0308' };
    expect((await findMentions(knex, nothingLeft)).mentions).to.deep.equal([]);
  });

  it('names each object once, also among more texts than are read at once, and says when there are more', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    const person = { tenantId, addressId: '9', lastName: 'Mustermann', email: '' };
    for (let estate = 1; estate <= 21; estate += 1) {
      const notes = estate === 1 ? ['', 'Mustermann', 'mustermann'] : ['von MUSTERMANN'];
      await storeImport(knex, testBox, tenantId, {
        estateId: String(estate),
        persons: notes.map((note, index) => personOf(String(100 + index), { note })),
      });
      if (estate === 20) {
        const { mentions, hasMore } = await findMentions(knex, person, 2);
        expect(mentions).to.have.length(20);
        expect(new Set(mentions.map(({ objectId }) => objectId))).to.have.property('size', 20);
        expect(hasMore).to.equal(false);
      }
    }
    const { mentions, hasMore } = await findMentions(knex, person, 2);
    expect(mentions).to.have.length(20);
    expect(hasMore).to.equal(true);
  });
});
