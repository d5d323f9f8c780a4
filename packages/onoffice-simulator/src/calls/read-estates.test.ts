import { expect } from 'chai';
import { ApiClient, control, providerClient, startTestSimulator } from '../api-client.test-support.js';
import type { Simulator } from '../index.js';

function list(parameters: object): { verb: string; type: string; parameters: object } {
  return { verb: 'read', type: 'estate', parameters };
}

function single(
  id: number | string,
  parameters: object = { data: ['Id'] },
): ReturnType<typeof list> & { id: number | string } {
  return { ...list(parameters), id };
}

describe('reading estates', () => {
  let simulator: Simulator;
  let client: ApiClient;

  before(async () => {
    simulator = await startTestSimulator({ estates: 1200 });
    client = ApiClient.ordinary(simulator);
  });
  after(() => simulator.close());

  it('delivers one record with texts for numbers and an array for multi-selects', async () => {
    const [record] = await client.records(
      single(1437, {
        data: [
          'Id',
          'objekttitel',
          'kaufpreis',
          'heizungsart',
          'status',
          'balkon',
          'verkauft_am',
          'benutzer',
        ],
      }),
    );
    expect(record).to.deep.equal({
      id: 1437,
      type: 'estate',
      elements: {
        Id: '1437',
        objekttitel: 'Schöne Immobilie in Aachen',
        kaufpreis: '485000.00',
        heizungsart: ['zentral', 'fussboden'],
        status: '1',
        balkon: '1',
        verkauft_am: '0000-00-00',
        benutzer: '21',
      },
    });
  });

  it('delivers unset values as the column types have them', async () => {
    const [record] = await client.records(
      single(1469, {
        data: [
          'objektbeschreibung',
          'baujahr',
          'kaltmiete',
          'breitengrad',
          'boden',
          'zustand',
          'sauna',
          'multiParkingLot',
        ],
      }),
    );
    expect(record?.elements).to.deep.include({
      objektbeschreibung: '',
      baujahr: '0',
      kaltmiete: '0.00',
      breitengrad: '0.00000',
      boden: [],
      zustand: '',
      sauna: '0',
    });
    expect(record?.elements['multiParkingLot']).to.have.property('carport').that.deep.equals({
      Count: '0',
      Price: '0.00',
      MarketingType: null,
    });
  });

  it('formats labels, numbers and dates with formatoutput, also in English', async () => {
    const data = [
      'Id',
      'kaufpreis',
      'wohnflaeche',
      'balkon',
      'objektart',
      'heizungsart',
      'erstellt_am',
      'baujahr',
    ];
    const [german] = await client.records(single(1437, { data, formatoutput: true }));
    expect(german?.elements).to.deep.equal({
      Id: '1.437',
      kaufpreis: '485.000,00 €',
      wohnflaeche: 'ca. 142,5 m²',
      balkon: 'Ja',
      objektart: 'Haus',
      heizungsart: ['Zentralheizung', 'Fußbodenheizung'],
      erstellt_am: '03.02.2026',
      baujahr: '1998',
    });
    const [english] = await client.records(single(1437, { data, formatoutput: true, outputlanguage: 'ENG' }));
    expect(english?.elements).to.deep.include({ balkon: 'Yes', objektart: 'House' });
    expect(await client.code(single(1437, { data, outputlanguage: 'deutsch' }))).to.equal(160);
  });

  it('pages: 20 by default, up to 500, and 501 silently falls back to 20', async () => {
    for (const [listlimit, expected] of [
      [undefined, 20],
      [1, 1],
      [500, 500],
      [501, 20],
      ['50', 50],
      [0, 20],
      [-3, 20],
    ] as const) {
      const result = await client.call(
        list({ data: ['Id'], ...(listlimit === undefined ? {} : { listlimit }) }),
      );
      expect(result.data.records, String(listlimit)).to.have.length(expected);
      expect(result.data.meta.cntabsolute).to.equal(1200);
    }
  });

  it('pages without gaps or repetition, and past the end there is nothing', async () => {
    const ids = new Set<unknown>();
    for (const listoffset of [0, 500, 1000, 1500]) {
      const records = await client.records(
        list({ data: ['Id'], listlimit: 500, listoffset, sortby: { Id: 'ASC' } }),
      );
      for (const record of records) ids.add(record.id);
    }
    expect(ids.size).to.equal(1200);
    const result = await client.call(list({ data: ['Id'], listoffset: 5000 }));
    expect(result.data).to.deep.equal({ meta: { cntabsolute: 1200 }, records: [] });
  });

  it('counts without data: the elements are an empty PHP array', async () => {
    const result = await client.call(list({ data: [], listlimit: 1 }));
    expect(result.data.records[0]?.elements).to.deep.equal([]);
    expect(result.data.meta.cntabsolute).to.equal(1200);
  });

  it('filters by every kind of field', async () => {
    const count = async (filter: object): Promise<number | null> =>
      (await client.call(list({ data: ['Id'], filter }))).data.meta.cntabsolute;
    expect(await count({ objektnr_extern: [{ op: '=', val: 'af437' }] })).to.equal(1);
    expect(await count({ status: [{ op: '=', val: 2 }] })).to.equal(1);
    expect(await count({ status: [{ op: 'in', val: ['0', '2'] }] })).to.equal(2);
    expect(await count({ Id: [{ op: 'between', val: [1437, 1441] }] })).to.equal(3);
    expect(await count({ heizungsart: [{ op: '=', val: 'fussboden' }] })).to.equal(1);
    expect(await count({ geaendert_am: [{ op: '>', val: '2030-01-01 00:00:00' }] })).to.equal(0);
    expect(await count({ objekttitel: [{ op: 'like', val: '%hanglage%' }] })).to.equal(1);
  });

  it('sorts by one field, by several and in both directions', async () => {
    const titles = async (parameters: object): Promise<unknown[]> =>
      (await client.records(list({ data: ['ort', 'kaufpreis'], listlimit: 500, ...parameters }))).map(
        (record) => record.elements,
      );
    const prices = (await titles({ sortby: { kaufpreis: 'DESC' } })).map((row) =>
      Number((row as { kaufpreis: string }).kaufpreis),
    );
    expect(prices).to.deep.equal([...prices].sort((a, b) => b - a));
    const towns = (await titles({ sortby: 'ort', sortorder: 'ASC' })).map(
      (row) => (row as { ort: string }).ort,
    );
    expect(towns[0]).to.equal('Aachen');
    expect(await client.code(list({ data: ['Id'], sortby: { garten: 'ASC' } }))).to.equal(212);
    expect(await client.code(list({ data: ['Id'], sortby: null }))).to.equal(0);
  });

  it('names the unknown or inactive field: 141 for the whole action', async () => {
    const result = await client.call(list({ data: ['Id', 'garten'] }));
    expect(result.status).to.deep.equal({ errorcode: 141, message: 'Unknown field: garten' });
    expect(
      await client.code(list({ data: ['objekttitel'], filter: { garten: [{ op: '=', val: 1 }] } })),
    ).to.equal(141);
    expect(await client.code(list({ data: ['id'] }))).to.equal(141);
    await control(simulator, 'fields', { module: 'estate', field: 'bundesland', active: false });
    expect(await client.code(list({ data: ['bundesland'] }))).to.equal(141);
    await control(simulator, 'fields', { module: 'estate', field: 'bundesland', active: true });
    expect(await client.code(list({ data: ['bundesland'] }))).to.equal(0);
  });

  it('minds the shape of data', async () => {
    expect(await client.code(list({ data: 'Id' }))).to.equal(74);
    expect(await client.code(list({ data: [1] }))).to.equal(291);
  });

  it('uses saved filters and refuses unknown ones with 284', async () => {
    const result = await client.call(list({ data: ['Id', 'status'], filterid: 7, listlimit: 500 }));
    expect(result.data.meta.cntabsolute).to.be.lessThan(1200);
    expect(result.data.records.every((record) => record.elements['status'] === '1')).to.be.true;
    expect((await client.call(list({ data: ['Id'], filterid: 99 }))).status).to.deep.equal({
      errorcode: 284,
      message: 'The requested filterid 99 is unknown',
    });
  });

  it('searches around a point or a postcode, and wants complete parameters (164)', async () => {
    const near = await client.call(
      list({ data: ['ort'], georangesearch: { latitude: '50.78580', longitude: '6.07790', radius: '1' } }),
    );
    expect(near.data.records.every((record) => record.elements['ort'] === 'Aachen')).to.be.true;
    expect(near.data.meta.cntabsolute).to.be.greaterThan(0);
    const code = (georangesearch: object): Promise<number> =>
      client.code(list({ data: ['Id'], georangesearch }));
    expect(await code({ country: 'DEU', zip: '52062', radius: '10' })).to.equal(0);
    expect(await code({ country: 'DEU', radius: '10' })).to.equal(164);
    expect(await code({ country: 'DEU', zip: '52062' })).to.equal(164);
  });

  it('adds language, main id and mobile link when asked', async () => {
    const [record] = await client.records(
      single(1437, { data: ['Id'], addestatelanguage: true, addMainLangId: true, addMobileUrl: true }),
    );
    expect(record?.elements).to.deep.equal({
      Id: '1437',
      language: '',
      mainLangId: null,
      mobileUrl: `${simulator.url}/estates/1437`,
    });
    expect(
      (await client.call(single(1437, { data: ['Id'], estatelanguage: 'ENG' }))).data.meta.cntabsolute,
    ).to.equal(0);
  });

  it('finds nothing under "0", a text or an unknown id, which is no error', async () => {
    for (const id of ['0', 'abc', '999999']) {
      const result = await client.call(single(id));
      expect(result.status.errorcode).to.equal(0);
      expect(result.data).to.deep.equal({ meta: { cntabsolute: 0 }, records: [] });
    }
  });

  describe('under a claim', () => {
    before(() => {
      simulator.control.customers({ state: 'active' });
    });

    it('refuses one unreadable estate with 149, or hides it when switched so', async () => {
      const tim = providerClient(simulator, { userId: 27 });
      expect((await tim.call(single(1471))).status).to.deep.equal({
        errorcode: 149,
        message: 'No read permission for this estate',
      });
      await control(simulator, 'wire', { unreadableEstate: 'empty' });
      expect((await tim.call(single(1471))).data.meta.cntabsolute).to.equal(0);
      await control(simulator, 'wire', { unreadableEstate: '149' });
    });

    it('follows rights that control changes, for the named user only', async () => {
      await control(simulator, 'rights', { userId: 23, estateIds: [1437], allow: false });
      expect(await providerClient(simulator, { userId: 23 }).code(single(1437))).to.equal(149);
      expect(await providerClient(simulator, { userId: 21 }).code(single(1437))).to.equal(0);
      await control(simulator, 'rights', { userId: 23, estateIds: [1437], allow: true });
      expect(await providerClient(simulator, { userId: 23 }).code(single(1437))).to.equal(0);
    });
  });

  it('writes record ids as text when switched so', async () => {
    await control(simulator, 'wire', { recordIds: 'string' });
    expect((await client.records(single(1437)))[0]?.id).to.equal('1437');
    await control(simulator, 'wire', { recordIds: 'number' });
  });

  it('shows changes of control at once: elements, new records, deletion', async () => {
    await control(simulator, 'records', {
      module: 'estate',
      id: 1439,
      elements: { objekttitel: 'Neu', status: 2, boden: ['stein'] },
    });
    expect(
      (await client.records(single(1439, { data: ['objekttitel', 'status', 'boden'] })))[0]?.elements,
    ).to.deep.equal({
      objekttitel: 'Neu',
      status: '2',
      boden: ['stein'],
    });
    await control(simulator, 'records', {
      module: 'estate',
      id: 90001,
      elements: { objekttitel: 'Ganz neu' },
    });
    expect((await client.call(list({ data: ['Id'] }))).data.meta.cntabsolute).to.equal(1201);
    await control(simulator, 'records', { module: 'estate', id: 90001, deleted: true });
    expect((await client.call(single(90001))).data.meta.cntabsolute).to.equal(0);
  });
});
