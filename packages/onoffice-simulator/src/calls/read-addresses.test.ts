import { expect } from 'chai';
import { ApiClient, control, providerClient, startTestSimulator } from '../api-client.test-support.js';
import type { Simulator } from '../index.js';

function read(parameters: object, id = ''): { verb: string; type: string; id: string; parameters: object } {
  return { verb: 'read', type: 'address', id, parameters };
}

describe('reading addresses', () => {
  let simulator: Simulator;
  let client: ApiClient;

  before(async () => {
    simulator = await startTestSimulator({ prospects: 1000 });
    client = ApiClient.ordinary(simulator);
  });
  after(() => simulator.close());
  afterEach(() => {
    simulator.control.reset();
  });

  it('always carries its id as a number, pipes for multi-selects, and the main entries', async () => {
    const [record] = await client.records(
      read(
        { data: ['Vorname', 'Name', 'Email', 'Telefon1', 'ArtDaten', 'KdNr', 'Land', 'NewsletterTag'] },
        '2101',
      ),
    );
    expect(record).to.deep.equal({
      id: 2101,
      type: 'address',
      elements: {
        id: 2101,
        Vorname: 'Peter',
        Name: 'Mustermann',
        Email: 'p.muster@123.ok',
        Telefon1: '+498151234567',
        ArtDaten: '|Interessent Kauf|',
        KdNr: '2103',
        Land: 'Deutschland',
        NewsletterTag: '',
      },
    });
  });

  it('expands contact entries into numbered keys without underscore, with remarks beside them', async () => {
    const [mona] = await client.records(
      read({
        data: ['phone', 'mobile', 'fax', 'email', 'defaultemail'],
        filter: { Name: [{ op: '=', val: 'Mehrfach' }] },
      }),
    );
    const keys = Object.keys(mona?.elements ?? {});
    for (const key of keys.filter((name) => name !== 'id' && name !== 'defaultemail')) {
      expect(key).to.match(/^(phone|mobile|fax|email)(private|business)?__\d+(__Comment)?$/);
    }
    const values = Object.fromEntries(
      Object.entries(mona?.elements ?? {}).map(([key, value]) => [key.replace(/\d+/, 'N'), value]),
    );
    expect(values).to.deep.include({
      phone__N: '+49 221 1',
      phonebusiness__N: '+49 221 2',
      phonebusiness__N__Comment: 'Büro, vormittags',
      phoneprivate__N: '+49 221 3',
      faxbusiness__N: '+49 221 9',
      emailprivate__N: 'mona.privat@example.org',
      defaultemail: 'mona.privat@example.org',
    });
    simulator.control.wire({ defaultEntryKeys: 'numbered' });
    const [numbered] = await client.records(
      read({ data: ['defaultemail'], filter: { Name: [{ op: '=', val: 'Mehrfach' }] } }),
    );
    expect(Object.keys(numbered?.elements ?? {})[1]).to.match(/^defaultemail__\d+$/);
  });

  it('has no entry keys at all for somebody without entries', async () => {
    const [record] = await client.records(
      read({ data: ['phone', 'email', 'mobile', 'Email'], filter: { Name: [{ op: '=', val: 'Stumm' }] } }),
    );
    expect(record?.elements).to.deep.equal({ id: record?.id, Email: '' });
  });

  it('reads several by recordids, leaves out unknown ones, and pages them like any list', async () => {
    const recordids = [2105, 2101, '2103', 999999];
    const records = await client.records(read({ data: ['Name'], recordids }));
    expect(records.map((record) => record.id)).to.deep.equal([2101, 2103, 2105]);
    const many = Array.from({ length: 500 }, (_, index) => 100001 + 2 * index);
    expect(await client.records(read({ data: ['Name'], recordids: many }))).to.have.length(20);
    expect(await client.records(read({ data: ['Name'], recordids: many, listlimit: 500 }))).to.have.length(
      500,
    );
    expect(await client.code(read({ data: ['Name'], recordids: ['x'] }))).to.equal(185);
  });

  it('can mind the limit of 500 ids', async () => {
    const recordids = Array.from({ length: 501 }, (_, index) => 100001 + 2 * index);
    expect(await client.code(read({ data: ['Name'], recordids }))).to.equal(0);
    simulator.control.wire({ idListLimit: '500' });
    expect(await client.code(read({ data: ['Name'], recordids }))).to.equal(302);
  });

  it('refuses Id and id with 141; ID is switchable', async () => {
    for (const name of ['Id', 'id']) {
      expect(await client.code(read({ data: [name] }))).to.equal(141);
      expect(await client.code(read({ data: ['Name'], filter: { [name]: [{ op: '=', val: 1 }] } }))).to.equal(
        141,
      );
    }
    expect((await client.records(read({ data: ['ID'] }, '2101')))[0]?.elements['ID']).to.equal('2101');
    simulator.control.wire({ addressIdField: 'refuse' });
    expect(await client.code(read({ data: ['ID'] }))).to.equal(141);
  });

  it('filters by pseudo fields over all entries, by main fields over the main one', async () => {
    const names = async (filter: object): Promise<unknown[]> =>
      (await client.records(read({ data: ['Name'], filter }))).map((record) => record.elements['Name']);
    expect(await names({ email: [{ op: '=', val: 'mona@buero.example' }] })).to.deep.equal(['Mehrfach']);
    expect(await names({ Email: [{ op: '=', val: 'mona@buero.example' }] })).to.deep.equal([]);
    expect(await names({ phone: [{ op: '=', val: '+49 221 3' }] })).to.deep.equal(['Mehrfach']);
    expect(await names({ Email: [{ op: '=', val: 'P.MUSTER@123.ok' }] })).to.deep.equal(['Mustermann']);
    expect(await names({ KdNr: [{ op: 'in', val: [2101, 2103] }] })).to.have.members([
      'Halder',
      'Mustermann',
    ]);
  });

  it('writes the country as name or code', async () => {
    const land = async (countryIsoCodeType: string): Promise<unknown> =>
      (await client.records(read({ data: ['Land'], countryIsoCodeType }, '2101')))[0]?.elements['Land'];
    expect(await land('ISO-3166-2')).to.equal('DE');
    expect(await land('ISO-3166-3')).to.equal('DEU');
    expect(await land('nonsense')).to.equal('Deutschland');
  });

  it('puts compound fields together', async () => {
    const [record] = await client.records(read({ data: ['Plz-Ort', 'Anrede-Titel'] }, '2101'));
    expect(record?.elements).to.deep.include({ 'Plz-Ort': '82319 Starnberg', 'Anrede-Titel': 'Herr' });
  });

  it('sorts by one field given as text', async () => {
    const records = await client.records(
      read({ data: ['KdNr'], sortby: 'KdNr', sortorder: 'DESC', listlimit: 5 }),
    );
    const numbers = records.map((record) => Number(record.elements['KdNr']));
    expect(numbers).to.deep.equal([...numbers].sort((a, b) => b - a));
  });

  it('hides what the claim’s user may not read, silently', async () => {
    simulator.control.customers({ state: 'active' });
    const tim = providerClient(simulator, { userId: 27 });
    const hidden = read({ data: ['Name'], filter: { Name: [{ op: 'in', val: ['Vertraulich', 'Geheim'] }] } });
    expect(await client.records(hidden)).to.have.length(2);
    expect(await tim.records(hidden)).to.have.length(0);
    await control(simulator, 'rights', { userId: 27, addressIds: [2101], allow: false });
    expect((await tim.call(read({ data: ['Name'] }, '2101'))).data.meta.cntabsolute).to.equal(0);
    const records = await tim.records(read({ data: ['Name'], recordids: [2101, 2103] }));
    expect(records.map((record) => record.id)).to.deep.equal([2103]);
  });

  it('shows what control changes in contact entries', async () => {
    await control(simulator, 'records', {
      module: 'address',
      id: 2101,
      elements: { Email: 'neu@example.org', Telefon1: '' },
    });
    expect(
      (await client.records(read({ data: ['Email', 'Telefon1', 'Name'] }, '2101')))[0]?.elements,
    ).to.deep.equal({
      id: 2101,
      Email: 'neu@example.org',
      Telefon1: '',
      Name: 'Mustermann',
    });
  });
});
