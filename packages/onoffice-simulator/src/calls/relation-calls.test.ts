import { expect } from 'chai';
import {
  ApiClient,
  RELATION,
  control,
  providerClient,
  startTestSimulator,
} from '../api-client.test-support.js';
import type { Simulator } from '../index.js';

describe('relations', () => {
  let simulator: Simulator;
  let client: ApiClient;

  before(async () => {
    simulator = await startTestSimulator({ prospects: 30 });
  });
  after(() => simulator.close());
  beforeEach(() => {
    simulator.control.reset();
    client = ApiClient.ordinary(simulator);
  });

  function ids(type: string, parameters: object): { verb: string; type: string; parameters: object } {
    return {
      verb: 'get',
      type: 'idsfromrelation',
      parameters: { relationtype: `${RELATION}${type}`, ...parameters },
    };
  }

  async function elements(type: string, parameters: object): Promise<unknown> {
    return (await client.records(ids(type, parameters)))[0]?.elements;
  }

  const change = (
    verb: string,
    type: string,
    parentid: unknown,
    childid: unknown,
  ): { verb: string; type: string; parameters: object } => ({
    verb,
    type: 'relation',
    parameters: { relationtype: `${RELATION}${type}`, parentid, childid },
  });

  it('come as one record with lists of text ids under the ids that were asked for', async () => {
    const result = await client.call(ids('estate:address:interested', { parentids: [1437, '1439', 5] }));
    expect(result.data).to.deep.equal({
      meta: { cntabsolute: null },
      records: [
        { id: 'relatedIds', type: '', elements: { '5': [], '1437': ['2101', '2103'], '1439': ['2111'] } },
      ],
    });
  });

  it('know the guide’s prospects: manual, automatic and both', async () => {
    expect(await elements('estate:address:matching', { parentids: [1437] })).to.deep.equal({
      '1437': ['2103', '2105'],
    });
  });

  it('can be read from the child’s side and under a second name', async () => {
    expect(await elements('estate:address:owner', { childids: [2011] })).to.deep.equal({ '2011': ['1437'] });
    expect(await elements('address:estate:matching', { parentids: [2113] })).to.deep.equal({
      '2113': ['1439'],
    });
    expect(await elements('address:estate:matching', { childids: [1439] })).to.deep.equal({
      '1439': ['2113'],
    });
  });

  it('follow from fields and lists where onOffice derives them', async () => {
    expect(await elements('estate:user:officer', { parentids: [1437, 1439] })).to.deep.equal({
      '1437': ['21'],
      '1439': ['23'],
    });
    expect(await elements('address:estate:offerByAgentsLog', { parentids: [2101] })).to.deep.equal({
      '2101': ['1437'],
    });
    expect(await elements('estate:file:titelbild', { parentids: [1437] })).to.deep.equal({ '1437': ['501'] });
  });

  it('that do not exist are 132; known ones without data are empty', async () => {
    for (const relationtype of [
      'estate:address:friend',
      '',
      'urn:onoffice-en-ns:smart:2.5:relationTypes:estate:address:owner',
    ]) {
      const parameters = {
        relationtype: relationtype.startsWith('urn') ? relationtype : `${RELATION}${relationtype}`,
        parentids: [1],
      };
      expect(await client.code({ verb: 'get', type: 'idsfromrelation', parameters })).to.equal(132);
    }
    expect(await elements('calendar:address', { parentids: [1] })).to.deep.equal({ '1': [] });
  });

  it('need ids', async () => {
    expect(await client.code(ids('estate:address:owner', {}))).to.equal(185);
    expect(await client.code(ids('estate:address:owner', { parentids: ['x'] }))).to.equal(185);
  });

  it('without any hit can come in each of the three shapes seen', async () => {
    const nothing = ids('estate:address:owner', { parentids: [5] });
    expect((await client.records(nothing))[0]?.elements).to.deep.equal({ '5': [] });
    await control(simulator, 'wire', { emptyRelation: 'object' });
    expect((await client.records(nothing))[0]?.elements).to.deep.equal({});
    await control(simulator, 'wire', { emptyRelation: 'list' });
    expect((await client.records(nothing))[0]?.elements).to.deep.equal([]);
    await control(simulator, 'wire', { relationIds: 'number' });
    expect(await elements('estate:address:owner', { parentids: [1437] })).to.deep.equal({ '1437': [2011] });
  });

  it('name addresses that the user may not read, but nothing of an estate he may not read', async () => {
    simulator.control.customers({ state: 'active' });
    const tim = providerClient(simulator, { userId: 27 });
    const interested = ids('estate:address:interested', { parentids: [1463, 1471] });
    const [admin] = await client.records(interested);
    const [restricted] = await tim.records(interested);
    expect(restricted?.elements['1463']).to.deep.equal(admin?.elements['1463']);
    expect(admin?.elements['1471']).to.deep.equal(['2101']);
    expect(restricted?.elements['1471']).to.deep.equal([]);
  });

  it('can be made and removed, 1:n but not n:n', async () => {
    const codeOf = (verb: string, parentid: unknown, childid: unknown): Promise<number> =>
      client.code(change(verb, 'estate:address:interested', parentid, childid));
    expect(await codeOf('create', 1437, [2111, 2113])).to.equal(0);
    expect(await elements('estate:address:interested', { parentids: [1437] })).to.deep.equal({
      '1437': ['2101', '2103', '2111', '2113'],
    });
    expect(await codeOf('create', [1437, 1439], [2111, 2113])).to.equal(219);
    expect(await codeOf('delete', 1437, 2111)).to.equal(0);
    expect(await codeOf('delete', 1437, 2111)).to.equal(80);
    expect(await codeOf('create', 1437, undefined)).to.equal(185);
  });

  it('join only records that exist and that the user may read: 293 and 292', async () => {
    simulator.control.customers({ state: 'active' });
    simulator.control.rights({ userId: 23, estateIds: [1471], allow: false });
    simulator.control.rights({ userId: 23, addressIds: [2101], allow: false });
    const sabine = providerClient(simulator, { userId: 23 });
    for (const verb of ['create', 'delete']) {
      for (const [type, parent, child, code] of [
        ['estate:address:interested', 999999, 2101, 293],
        ['estate:address:interested', 1437, 888888, 292],
        ['estate:address:interested', 1437, [2111, 888888], 292],
        ['address:estate:matching', 2103, 999999, 293],
        ['estate:estateUnit', 1437, 999999, 293],
        ['complex:estate:units', 999999, 1437, 293],
        ['address:contact:address', 2101, 888888, 292],
      ] as const) {
        expect(await client.code(change(verb, type, parent, child)), `${verb} ${type}`).to.equal(code);
      }
      const interested = 'estate:address:interested';
      expect(await sabine.code(change(verb, interested, 1471, 2103))).to.equal(293);
      expect(await sabine.code(change(verb, interested, 1437, 2101))).to.equal(292);
    }
    expect(await elements('estate:address:interested', { parentids: [1437, 1471] })).to.deep.equal({
      '1437': ['2101', '2103'],
      '1471': ['2101'],
    });
  });

  it('are not written under the claim of a user without write right: 174', async () => {
    simulator.control.customers({ state: 'active' });
    const tim = providerClient(simulator, { userId: 27 });
    expect(await tim.code(change('create', 'estate:address:interested', 1437, 2111))).to.equal(174);
    expect(await tim.code(change('delete', 'estate:address:interested', 1437, 2101))).to.equal(174);
    expect(await elements('estate:address:interested', { parentids: [1437] })).to.deep.equal({
      '1437': ['2101', '2103'],
    });
  });

  it('are removed all or none', async () => {
    expect(await client.code(change('delete', 'estate:address:interested', 1437, [2101, 2111]))).to.equal(80);
    expect(await elements('estate:address:interested', { parentids: [1437] })).to.deep.equal({
      '1437': ['2101', '2103'],
    });
  });

  it('can be replaced by control', async () => {
    const response = await control(simulator, 'relations', {
      relationtype: 'estate:address:interested',
      parentid: 1437,
      childids: [2105],
    });
    expect(response.status).to.equal(200);
    expect(await elements('estate:address:interested', { parentids: [1437] })).to.deep.equal({
      '1437': ['2105'],
    });
    for (const relationtype of ['nix', 'estate:user:officer', 'address:estate:matching']) {
      const refused = await control(simulator, 'relations', { relationtype, parentid: 1437, childids: [23] });
      expect(refused.status, relationtype).to.equal(400);
    }
  });

  it('of the long list hold everybody once: a third each manual, automatic and both', async () => {
    const all = (await client.records(ids('estate:address:interested', { parentids: [1449] })))[0]?.elements[
      '1449'
    ] as string[];
    const matching = (await client.records(ids('estate:address:matching', { parentids: [1449] })))[0]
      ?.elements['1449'] as string[];
    expect(new Set([...all, ...matching]).size).to.equal(30);
    expect(all.filter((id) => matching.includes(id))).to.have.length(10);
  });
});
