import { expect } from 'chai';
import { ApiClient, control, providerClient, startTestSimulator } from '../api-client.test-support.js';
import type { Simulator } from '../index.js';

describe('reading users', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startTestSimulator();
    simulator.control.customers({ state: 'active' });
  });
  after(() => simulator.close());

  const data = ['Nr', 'Vorname', 'Nachname', 'Name', 'email', 'Sprache'];
  const user = (
    id: number | string,
  ): { verb: string; type: string; id: number | string; parameters: object } => ({
    verb: 'read',
    type: 'user',
    id,
    parameters: { data },
  });

  it('gives everybody his own record', async () => {
    const [own] = await providerClient(simulator, { userId: 25 }).records(user(25));
    expect(own).to.deep.equal({
      id: 25,
      type: 'user',
      elements: {
        Nr: '25',
        Vorname: 'Emily',
        Nachname: 'Clarke',
        Name: 'emily',
        email: 'emily.clarke@testkanzlei.example',
        Sprache: 'ENG',
      },
    });
  });

  it('refuses others and lists with 170 without the right, which control can give', async () => {
    const emily = providerClient(simulator, { userId: 25 });
    expect(await emily.code(user(21))).to.equal(170);
    expect(await emily.code(user(''))).to.equal(170);
    await control(simulator, 'rights', { userId: 25, userData: true });
    expect(await emily.code(user(21))).to.equal(0);
    expect(await emily.records(user(''))).to.have.length(6);
  });

  it('lets administrators and the ordinary API user read all, with filter and sorting', async () => {
    for (const client of [ApiClient.ordinary(simulator), providerClient(simulator, { userId: 21 })]) {
      const records = await client.records({
        verb: 'read',
        type: 'user',
        parameters: {
          data: ['Nachname'],
          filter: { Nr: [{ op: '<', val: 26 }] },
          sortby: { Nachname: 'ASC' },
        },
      });
      expect(records.map((record) => record.elements['Nachname'])).to.deep.equal([
        'Bergmann',
        'Clarke',
        'Klein',
      ]);
    }
  });

  it('lists names and e-mail addresses of all users without any right', async () => {
    const records = await providerClient(simulator, { userId: 23 }).records({ verb: 'get', type: 'users' });
    expect(records[0]?.elements).to.deep.include({ id: 21, firstname: 'Joachim', lastname: 'Klein' });
    expect(records).to.have.length(6);
  });

  it('knows no other field', async () => {
    expect(
      await ApiClient.ordinary(simulator).code({
        verb: 'read',
        type: 'user',
        parameters: { data: ['Passwort'] },
      }),
    ).to.equal(141);
  });
});

describe('the fields call', () => {
  let simulator: Simulator;
  let client: ApiClient;

  before(async () => {
    simulator = await startTestSimulator();
    client = ApiClient.ordinary(simulator);
  });
  after(() => simulator.close());

  async function fields(parameters: object): Promise<Record<string, Record<string, unknown>>> {
    const records = await client.records({ verb: 'get', type: 'fields', parameters });
    return Object.fromEntries(records.map((record) => [record.id, record.elements]));
  }

  it('describes the active fields, with keys alone or with labels', async () => {
    const plain = (await fields({ modules: ['estate'] }))['estate'];
    expect(plain?.['vermarktungsart']).to.deep.include({
      type: 'singleselect',
      permittedvalues: ['kauf', 'miete', 'pacht', 'erbpacht'],
    });
    expect(plain).not.to.have.property('label');
    const labelled = (await fields({ modules: ['estate', 'address'], labels: true, language: 'ENG' }))[
      'estate'
    ];
    expect(labelled?.['label']).to.equal('Properties');
    expect(labelled?.['vermarktungsart']).to.deep.include({ label: 'Type of transaction' });
    expect(labelled).to.have.nested.property('vermarktungsart.permittedvalues.kauf', 'Purchase');
  });

  it('tells what every readable field is: all of them can be read at once', async () => {
    for (const module of ['estate', 'address'] as const) {
      const names = Object.keys((await fields({ modules: [module] }))[module] ?? {});
      expect(names.length).to.be.greaterThan(80);
      expect(
        await client.code({ verb: 'read', type: module, parameters: { data: names, listlimit: 5 } }),
      ).to.equal(0);
      expect(
        await client.code({
          verb: 'read',
          type: module,
          parameters: { data: names, listlimit: 5, formatoutput: true },
        }),
      ).to.equal(0);
    }
  });

  it('lists inactive fields apart, and fields of the list only', async () => {
    await control(simulator, 'fields', { module: 'address', field: 'DSGVOStatus', active: false });
    expect((await fields({ modules: ['address'] }))['address']).not.to.have.property('DSGVOStatus');
    expect((await fields({ modules: ['address'], showOnlyInactive: true }))['address']).to.have.property(
      'DSGVOStatus',
    );
    expect(
      Object.keys((await fields({ modules: ['address'], fieldList: ['Name'] }))['address'] ?? {}),
    ).to.deep.equal(['Name']);
  });

  it('has an empty PHP array for modules it does not know', async () => {
    const [record] = await client.records({
      verb: 'get',
      type: 'fields',
      parameters: { modules: ['calendar'] },
    });
    expect(record).to.deep.equal({ id: 'calendar', type: '', elements: [] });
  });

  it('differs from account to account', async () => {
    const old = ApiClient.ordinary(simulator, '20517');
    expect(await old.code({ verb: 'read', type: 'address', parameters: { data: ['DSGVOStatus'] } })).to.equal(
      141,
    );
    expect(await old.code({ verb: 'read', type: 'estate', parameters: { data: ['status2'] } })).to.equal(141);
    expect(await old.code({ verb: 'read', type: 'estate', parameters: { data: ['status'] } })).to.equal(0);
  });
});
