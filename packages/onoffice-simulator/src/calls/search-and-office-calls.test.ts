import { expect } from 'chai';
import { ApiClient, startTestSimulator } from '../api-client.test-support.js';
import type { Simulator } from '../index.js';

describe('searching and settings', () => {
  let simulator: Simulator;
  let client: ApiClient;

  before(async () => {
    simulator = await startTestSimulator();
    client = ApiClient.ordinary(simulator);
  });
  after(() => simulator.close());

  const get = (
    type: string,
    parameters: object,
    id = '',
  ): { verb: string; type: string; id: string; parameters: object } => ({
    verb: 'get',
    type,
    id,
    parameters,
  });

  it('qualifiedsuitors answers with customer numbers, not record numbers', async () => {
    const records = await client.records(
      get('qualifiedsuitors', {
        estatedata: {
          vermarktungsart: 'kauf',
          objektart: 'haus',
          kaufpreis: '485000.00',
          wohnflaeche: '142.50',
        },
      }),
    );
    const ids = records.map((record) => record.id);
    // Sandra's customer number is Peter's record number.
    expect(ids).to.include(2101);
    expect(records.some((record) => record.elements['percentage'] === 100)).to.be.true;
    const matching = await client.records(
      get('idsfromrelation', {
        relationtype: 'urn:onoffice-de-ns:smart:2.5:relationTypes:estate:address:matching',
        parentids: [1437],
      }),
    );
    expect(matching[0]?.elements['1437']).not.to.include('2101');
    const rent = await client.records(get('qualifiedsuitors', { estatedata: { vermarktungsart: 'miete' } }));
    expect(rent[0]?.elements).to.deep.include({ percentage: 0, deviated: [{ vermarktungsart: 0 }] });
  });

  it('searchcriterias finds profiles by address, customer number and profile', async () => {
    const [byAddress] = await client.records(get('searchcriterias', { mode: 'internal', ids: [2105] }));
    expect(byAddress?.elements['_meta']).to.deep.include({
      internaladdressid: 2105,
      externaladdressid: 2101,
    });
    const [byNumber] = await client.records(get('searchcriterias', { mode: 'external', ids: [2101] }));
    expect(byNumber?.id).to.equal(byAddress?.id);
    expect(await client.code(get('searchcriterias', { mode: 'telepathic', ids: [1] }))).to.equal(204);
  });

  it('searchcriteria can be created and deleted', async () => {
    const [created] = await client.records({
      verb: 'create',
      type: 'searchcriteria',
      parameters: { addressid: 2101, data: { objektart: ['haus'], kaufpreis__bis: '300000' } },
    });
    const [read] = await client.records(
      get('searchcriterias', { mode: 'searchcriteria', ids: [created?.id] }),
    );
    expect(read?.elements).to.deep.include({ objektart: ['haus'], range_kaufpreis: [null, '300000'] });
    expect(await client.code({ verb: 'delete', type: 'searchcriteria', id: created?.id ?? '' })).to.equal(0);
    expect(await client.code({ verb: 'delete', type: 'searchcriteria', id: created?.id ?? '' })).to.equal(95);
  });

  it('search finds addresses, estates and profiles, and knows nothing else', async () => {
    const [address] = await client.records(get('search', { input: 'muster@123' }, 'address'));
    expect(address?.elements).to.deep.include({ firstname: 'Peter', primaryEmail: 'p.muster@123.ok' });
    const [estate] = await client.records(get('search', { input: 'AF437' }, 'estate'));
    expect(estate?.id).to.equal(1437);
    expect(
      await client.records(
        get('search', { searchdata: { vermarktungsart: 'kauf' }, limit: 3 }, 'searchcriteria'),
      ),
    ).to.have.length(3);
    expect(await client.code(get('search', { input: 'x' }, 'task'))).to.equal(24);
    expect(await client.code(get('search', { input: ' ' }, 'estate'))).to.equal(69);
  });

  it('search counts all profiles that match, whatever the page; limit 0 only counts', async () => {
    const searchdata = { vermarktungsart: 'kauf' };
    const page = async (paging: object): Promise<[number, number | null]> => {
      const { data } = await client.call(get('search', { searchdata, ...paging }, 'searchcriteria'));
      return [data.records.length, data.meta.cntabsolute];
    };
    const [all] = await page({ limit: 500 });
    expect(all).to.be.greaterThan(10);
    expect(await page({ limit: 500 })).to.deep.equal([all, all]);
    expect(await page({})).to.deep.equal([10, all]);
    expect(await page({ limit: 3, offset: all - 2 })).to.deep.equal([2, all]);
    expect(await page({ limit: 0 })).to.deep.equal([0, all]);
    expect(await page({ limit: -1, offset: -5 })).to.deep.equal([10, all]);
  });

  it('tasks know no listoffset (144) and count only what they return', async () => {
    const read = (parameters: object): { verb: string; type: string; parameters: object } => ({
      verb: 'read',
      type: 'task',
      parameters,
    });
    const result = await client.call(read({ data: ['Betreff'], relatedEstateId: 1437 }));
    expect(result.data.records[0]?.elements).to.deep.equal({
      Betreff: 'Energieausweis anfordern',
      relatedEstateId: ['1437'],
    });
    expect(result.data.meta.cntabsolute).to.equal(1);
    expect(result.cacheable).to.equal(false);
    expect((await client.call(read({ data: ['Betreff'], listoffset: 0 }))).status).to.deep.equal({
      errorcode: 144,
      message: 'Invalid field in input data: "listoffset"',
    });
  });

  it('basicsettings mirrors the tree that was asked for', async () => {
    const [record] = await client.records({
      verb: 'read',
      type: 'basicsettings',
      parameters: { data: { basicData: { characteristicsCi: ['color', 'claim'] } } },
    });
    expect(record).to.deep.equal({
      id: 0,
      type: null,
      elements: {
        basicData: { characteristicsCi: { color: '0a5a8c', claim: 'Ihr Makler für Aachen und die Eifel' } },
      },
    });
  });

  it('impressum, groups, filters, regions, categories and value lists have their documented shapes', async () => {
    const [impressum] = await client.records({
      verb: 'read',
      type: 'impressum',
      parameters: { data: ['firma', 'city'] },
    });
    expect(impressum).to.deep.equal({
      id: 'impressum',
      type: null,
      elements: { firma: 'Testkanzlei onOffice', city: 'Aachen' },
    });
    const [group] = await client.records(get('groups', { groupfilter: 'officeGroups' }));
    expect(group?.elements).to.deep.include({ name: 'Vertrieb Aachen', groupType: 'GroupOffice' });
    expect((await client.records(get('filters', { module: 'estate' })))[0]?.id).to.equal(7);
    const regions = await client.records(get('regions', {}));
    expect(regions[0]?.elements['children']).to.have.property('3');
    expect(regions[1]?.elements['children']).to.deep.equal([]);
    expect((await client.records(get('estateCategories', {})))[0]?.elements).to.deep.include({
      id: 'haus',
      name: 'Haus',
    });
    const kinds = await client.records(get('actionkindtypes', { lang: 'DEU' }));
    expect(kinds.every((record) => record.id === '0')).to.be.true;
    const values = await client.records(
      get('multiselectconfiguration', { module: 'estate', fields: ['befeuerung'] }),
    );
    expect(values[0]?.elements).to.deep.include({ field: 'befeuerung', active: 1 });
  });
});
