import { expect } from 'chai';
import { ApiClient, control, providerClient, startTestSimulator } from '../api-client.test-support.js';
import type { Simulator } from '../index.js';

describe('writing', () => {
  let simulator: Simulator;
  let client: ApiClient;

  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.close());
  beforeEach(() => {
    simulator.control.reset();
    client = ApiClient.ordinary(simulator);
  });

  const createEstate = (data: unknown): { verb: string; type: string; parameters: object } => ({
    verb: 'create',
    type: 'estate',
    parameters: { data },
  });

  it('creates an estate and answers with its id and an empty PHP array', async () => {
    const result = await client.call(
      createEstate({ objekttitel: 'Neubau', kaufpreis: 350000, boden: ['stein'], balkon: true }),
    );
    const [record] = result.data.records;
    expect(record).to.deep.equal({ id: record?.id, type: 'estate', elements: [] });
    expect(result.data.meta.cntabsolute).to.equal(null);
    expect(result.cacheable).to.equal(false);
    const [read] = await client.records({
      verb: 'read',
      type: 'estate',
      id: record?.id ?? '',
      parameters: { data: ['objekttitel', 'kaufpreis', 'boden', 'balkon', 'status'] },
    });
    expect(read?.elements).to.deep.equal({
      objekttitel: 'Neubau',
      kaufpreis: '350000.00',
      boden: ['stein'],
      balkon: '1',
      status: '1',
    });
  });

  it('modifies an estate and touches geaendert_am', async () => {
    const modify = {
      verb: 'modify',
      type: 'estate',
      id: 1437,
      parameters: { data: { objekttitel: 'Anders' } },
    };
    expect((await client.records(modify))[0]).to.deep.equal({
      id: 0,
      type: 'estate',
      elements: { success: 'success' },
    });
    const [read] = await client.records({
      verb: 'read',
      type: 'estate',
      id: 1437,
      parameters: { data: ['objekttitel', 'geaendert_am'] },
    });
    expect(read?.elements['objekttitel']).to.equal('Anders');
    expect(String(read?.elements['geaendert_am']).slice(0, 10)).to.equal(
      new Date().toISOString().slice(0, 10),
    );
  });

  it('refuses what does not fit: fields, keys, shapes, missing records', async () => {
    expect(await client.code(createEstate({ garten: 1 }))).to.equal(143);
    expect(await client.code(createEstate({ Id: 1 }))).to.equal(143);
    expect(await client.code(createEstate({ objektart: 'schloss am meer' }))).to.equal(77);
    expect(await client.code(createEstate({ boden: ['lava'] }))).to.equal(76);
    expect(await client.code(createEstate({ boden: 'stein' }))).to.equal(74);
    expect(await client.code(createEstate({ objekttitel: ['a'] }))).to.equal(187);
    expect(await client.code(createEstate({ kaufpreis: 'viel' }))).to.equal(294);
    expect(await client.code(createEstate('nichts'))).to.equal(167);
    const modify = { verb: 'modify', type: 'estate', parameters: { data: {} } };
    expect(await client.code(modify)).to.equal(79);
    expect(await client.code({ ...modify, id: 999999 })).to.equal(80);
  });

  it('asks for mandatory fields with 254', async () => {
    await control(simulator, 'fields', { module: 'estate', field: 'objektart', mandatory: true });
    const result = await client.call(createEstate({ objekttitel: 'x' }));
    expect(result.status).to.deep.equal({ errorcode: 254, message: 'Missing mandatory field "objektart"' });
    expect(await client.code(createEstate({ objekttitel: 'x', objektart: 'haus' }))).to.equal(0);
  });

  it('refuses users without write right', async () => {
    simulator.control.customers({ state: 'active' });
    const tim = providerClient(simulator, { userId: 27 });
    expect(await tim.code({ verb: 'modify', type: 'estate', id: 1437, parameters: { data: {} } })).to.equal(
      262,
    );
    expect(await tim.code({ verb: 'modify', type: 'address', id: 2101, parameters: {} })).to.equal(261);
    expect(await tim.code({ verb: 'create', type: 'address', parameters: { Name: 'x' } })).to.equal(131);
    expect(await tim.code({ verb: 'modify', type: 'estate', id: 1471, parameters: { data: {} } })).to.equal(
      80,
    );
  });

  it('names no hidden estate or address in a new entry, offer or search profile', async () => {
    simulator.control.customers({ state: 'active' });
    simulator.control.rights({ userId: 23, estateIds: [1471], allow: false });
    simulator.control.rights({ userId: 23, addressIds: [2105], allow: false });
    const sabine = providerClient(simulator, { userId: 23 });
    const entry = (parameters: object): { verb: string; type: string; parameters: object } => ({
      verb: 'create',
      type: 'agentslog',
      parameters: { actionkind: 'Notiz', ...parameters },
    });
    expect(await sabine.code(entry({ estateid: 1471 }))).to.equal(293);
    expect(await sabine.code(entry({ addressids: [2101, 2105] }))).to.equal(292);
    expect(await sabine.code(entry({ estateid: 1437, addressids: [2101] }))).to.equal(0);
    const offer = { estateId: 1471, addressId: 2101, priceOffer: 1 };
    expect(await sabine.code({ verb: 'do', type: 'priceOffer', parameters: offer })).to.equal(293);
    const profile = { verb: 'create', type: 'searchcriteria', parameters: { addressid: 2105, data: {} } };
    expect(await sabine.code(profile)).to.equal(292);
    const [sandra] = await client.records({
      verb: 'get',
      type: 'searchcriterias',
      parameters: { mode: 'internal', ids: [2105] },
    });
    const remove = { verb: 'delete', type: 'searchcriteria', id: sandra?.id ?? '' };
    expect(await sabine.code(remove)).to.equal(95);
    expect(await client.code(remove)).to.equal(0);
  });

  const createAddress = (parameters: object): { verb: string; type: string; parameters: object } => ({
    verb: 'create',
    type: 'address',
    parameters,
  });

  it('creates an address with inline fields; mobile numbers become mobile entries', async () => {
    const [created] = await client.records(
      createAddress({
        Name: 'Neu',
        Vorname: 'Nina',
        phone: '0171 2345678',
        phone_business: '0241 99',
        email: 'nina@example.org',
        default_email: 'nina@example.org',
      }),
    );
    const [read] = await client.records({
      verb: 'read',
      type: 'address',
      id: created?.id ?? '',
      parameters: { data: ['Name', 'phone', 'mobile', 'Email'] },
    });
    expect(Object.keys(read?.elements ?? {}).map((key) => key.replace(/\d+/, 'N'))).to.have.members([
      'id',
      'Name',
      'phonebusiness__N',
      'mobile__N',
      'Email',
    ]);
    expect(read?.elements['Email']).to.equal('nina@example.org');
  });

  it('finds duplicates by e-mail when asked', async () => {
    const duplicate = { Name: 'Anders', email: 'P.Muster@123.ok', checkDuplicate: true };
    expect(
      (await client.records(createAddress({ ...duplicate, noOverrideByDuplicate: true })))[0]?.id,
    ).to.equal(2101);
    const read = { verb: 'read', type: 'address', id: 2101, parameters: { data: ['Name'] } };
    expect((await client.records(read))[0]?.elements['Name']).to.equal('Mustermann');
    await client.records(createAddress(duplicate));
    expect((await client.records(read))[0]?.elements['Name']).to.equal('Anders');
  });

  it('changes contact entries by action objects', async () => {
    const modify = (parameters: object): Promise<number> =>
      client.code({ verb: 'modify', type: 'address', id: 2101, parameters });
    expect(
      await modify({
        email: { action: 'modify', oldvalue: 'p.muster@123.ok', newvalue: 'peter@example.org' },
      }),
    ).to.equal(0);
    expect(
      await modify({ email: { action: 'add', newvalue: 'zweite@example.org', default: true } }),
    ).to.equal(0);
    const [read] = await client.records({
      verb: 'read',
      type: 'address',
      id: 2101,
      parameters: { data: ['Email', 'email'] },
    });
    expect(read?.elements['Email']).to.equal('zweite@example.org');
    expect(await modify({ email: { action: 'delete', oldvalue: 'zweite@example.org' } })).to.equal(0);
    expect(await modify({ email: { action: 'delete', oldvalue: 'nie@example.org' } })).to.equal(83);
    expect(await modify({ email: { action: 'explode' } })).to.equal(82);
    expect(await modify({ email: 'neu@example.org' })).to.equal(81);
    expect(await modify({ email: { action: 'add' } })).to.equal(85);
    expect(await modify({ garten: 1 })).to.equal(145);
  });

  it('writes and reads the agents log; „bisher angeboten“ follows from it', async () => {
    const create = (parameters: object): { verb: string; type: string; parameters: object } => ({
      verb: 'create',
      type: 'agentslog',
      parameters,
    });
    const entry = {
      actionkind: 'Objektvorschlag',
      actiontype: 'per E-Mail',
      note: 'Hallo',
      estateid: 1439,
      addressids: [2101, 2103],
    };
    expect(await client.code(create(entry))).to.equal(0);
    const read = {
      verb: 'read',
      type: 'agentslog',
      parameters: { data: ['Objekt_nr', 'Adress_nr', 'Bemerkung'], estateid: 1439 },
    };
    expect((await client.records(read)).map((record) => record.elements['Adress_nr'])).to.deep.equal([
      ['2103'],
      ['2101'],
    ]);
    expect(await client.code({ ...read, parameters: { data: ['Nr'] } })).to.equal(98);
    expect(await client.code(create({ ...entry, actionkind: 'Zauberei' }))).to.equal(100);
    expect(await client.code(create({ ...entry, actiontype: 'per Brieftaube' }))).to.equal(101);
    expect(await client.code(create({ ...entry, cost: -1 }))).to.equal(222);
    expect(await client.code(create({ actionkind: 'Notiz' }))).to.equal(98);
  });

  it('keeps purchase price offers', async () => {
    const key = { estateId: 1437, addressId: 2101 };
    expect(
      await client.code({ verb: 'do', type: 'priceOffer', parameters: { ...key, priceOffer: 350000 } }),
    ).to.equal(0);
    const [offer] = await client.records({ verb: 'get', type: 'priceOffer', parameters: key });
    expect(offer?.elements).to.deep.equal({ priceOffer: '350.000,00 €' });
    expect(
      await client.code({ verb: 'do', type: 'priceOffer', parameters: { ...key, priceOffer: 'viel' } }),
    ).to.equal(214);
  });
});
