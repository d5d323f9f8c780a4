import { expect } from 'chai';
import {
  ApiClient,
  NORDLICHT,
  RELATION,
  TESTKANZLEI,
  startTestSimulator,
  type WireRecord,
} from '../api-client.test-support.js';
import type { Simulator } from '../index.js';

describe('the demo data', () => {
  let simulator: Simulator;
  let client: ApiClient;

  before(async () => {
    simulator = await startTestSimulator();
    client = ApiClient.ordinary(simulator);
  });
  after(() => simulator.close());

  const estates = (filter: object, data: string[] = ['objekttitel']): Promise<WireRecord[]> =>
    client.records({ verb: 'read', type: 'estate', parameters: { data, filter, listlimit: 500 } });

  async function prospectsOf(id: number): Promise<{ manual: string[]; automatic: string[] }> {
    const related = async (type: string): Promise<string[]> => {
      const parameters = { relationtype: `${RELATION}estate:address:${type}`, parentids: [id] };
      const [record] = await client.records({ verb: 'get', type: 'idsfromrelation', parameters });
      return record?.elements[String(id)] as string[];
    };
    return { manual: await related('interested'), automatic: await related('matching') };
  }

  const people = (recordids: readonly string[], data: string[]): Promise<WireRecord[]> =>
    client.records({ verb: 'read', type: 'address', parameters: { data, recordids, listlimit: 500 } });

  it('has „Testkanzlei onOffice“ with Joachim Klein first, not activated, and „Nordlicht“ activated', () => {
    const [first, second, third] = simulator.control.overview().customers;
    expect(first).to.deep.include({
      customerWebId: TESTKANZLEI,
      name: 'Testkanzlei onOffice',
      state: 'not_activated',
    });
    expect(first?.users[0]).to.deep.equal({ userId: 21, name: 'Joachim Klein', admin: true });
    expect(second).to.deep.include({ customerWebId: NORDLICHT, state: 'active' });
    expect(third?.name).to.match(/ü.*&.*\+/);
  });

  it('has the guide’s estate with exactly the guide’s three prospects, in order', async () => {
    const [aachen] = await estates({ objektnr_extern: [{ op: '=', val: 'AF437' }] }, [
      'objekttitel',
      'status',
      'vermarktungsart',
      'benutzer',
    ]);
    expect(aachen).to.deep.equal({
      id: 1437,
      type: 'estate',
      elements: {
        objekttitel: 'Schöne Immobilie in Aachen',
        status: '1',
        vermarktungsart: 'kauf',
        benutzer: '21',
      },
    });
    const { manual, automatic } = await prospectsOf(1437);
    const union = [...new Set([...manual, ...automatic])];
    const names = await people(union, ['Vorname', 'Name', 'Email', 'Telefon1']);
    expect(union).to.deep.equal(['2101', '2103', '2105']);
    expect(
      names.map(({ elements }) => `${String(elements['Vorname'])} ${String(elements['Name'])}`),
    ).to.deep.equal(['Peter Mustermann', 'Johannes Testmann', 'Sandra Halder']);
    expect(names[0]?.elements).to.deep.include({ Email: 'p.muster@123.ok', Telefon1: '+498151234567' });
    expect(manual).to.deep.equal(['2101', '2103']);
    expect(automatic).to.deep.equal(['2103', '2105']);
  });

  it('has one estate for every situation', async () => {
    const one = async (filter: object): Promise<void> => {
      expect((await estates(filter)).length, JSON.stringify(filter)).to.be.greaterThan(0);
    };
    await one({ objekttitel: [{ op: '=', val: 'Grundstück mit Hanglage' }] });
    await one({ objekttitel: [{ op: '=', val: '' }] });
    await one({ objekttitel: [{ op: 'like', val: '<script>%' }] });
    await one({ status: [{ op: '=', val: 2 }] });
    await one({ status: [{ op: '=', val: 0 }] });
    for (const marketing of ['miete', 'pacht', 'erbpacht', ''])
      await one({ vermarktungsart: [{ op: '=', val: marketing }] });
    await one({ plz: [{ op: '=', val: '21039' }], bundesland: [{ op: '=', val: '' }] });
    await one({ verkauft: [{ op: '=', val: 1 }] });
    await one({ reserviert: [{ op: '=', val: 1 }] });
    await one({ land: [{ op: '=', val: 'ESP' }] });
    const states = new Set(
      (await estates({}, ['bundesland'])).map((record) => record.elements['bundesland']),
    );
    expect(states.size).to.be.greaterThan(8);
    expect((await estates({ Id: [{ op: '<', val: 1000 }] })).length).to.equal(1);
  });

  it('has every kind of prospect on one estate', async () => {
    const { manual, automatic } = await prospectsOf(1463);
    const ids = [...new Set([...manual, ...automatic])];
    const records = await people(ids, [
      'Vorname',
      'Name',
      'Zusatz1',
      'Email',
      'Telefon1',
      'DSGVOStatus',
      'DSGVOSaveUntil',
      'Status',
      'Name2',
      'ArtDaten',
      'Anrede',
    ]);
    const has = (test: (elements: Record<string, unknown>) => boolean): boolean =>
      records.some(({ elements }) => test(elements));
    expect(ids.length).to.equal(records.length + 1);
    for (const consent of ['speicherungzugestimmt', 'speicherungwiderrufen', 'ignorieren', '']) {
      expect(
        has((person) => person['DSGVOStatus'] === consent),
        consent,
      ).to.be.true;
    }
    expect(has((person) => person['DSGVOSaveUntil'] === '2020-12-31')).to.be.true;
    expect(has((person) => person['DSGVOSaveUntil'] === '2099-12-31')).to.be.true;
    expect(has((person) => person['Email'] === '' && person['Telefon1'] !== '')).to.be.true;
    expect(has((person) => person['Email'] === '' && person['Telefon1'] === '')).to.be.true;
    expect(has((person) => person['Status'] === '0')).to.be.true;
    expect(has((person) => person['Name2'] === 'Winter')).to.be.true;
    expect(has((person) => String(person['Zusatz1']).includes('GmbH') && person['Name'] === '')).to.be.true;
    expect(has((person) => String(person['Vorname']).includes('🏡'))).to.be.true;
    expect(has((person) => String(person['Vorname']).includes('<script>'))).to.be.true;
    expect(has((person) => String(person['ArtDaten']).includes('|Eigentümer|'))).to.be.true;
    expect(
      has((person) => person['Name'] === 'Klein' && String(person['ArtDaten']).includes('|Systembenutzer|')),
    ).to.be.true;
    expect(has((person) => String(person['Name']).length > 60)).to.be.true;
    const emails = records.map((record) => String(record.elements['Email']).toLowerCase());
    expect(emails.filter((email) => email === 'familie.sommer@example.org')).to.have.length(2);
  });

  it('gives customers equal record and user numbers with other content', async () => {
    const nordlicht = ApiClient.ordinary(simulator, NORDLICHT);
    const read = { verb: 'read', type: 'estate', id: 1437, parameters: { data: ['objekttitel'] } };
    expect((await nordlicht.records(read))[0]?.elements['objekttitel']).to.equal(
      'Friesenhaus mit Deichblick',
    );
    const address = { verb: 'read', type: 'address', id: 2101, parameters: { data: ['Name'] } };
    expect((await nordlicht.records(address))[0]?.elements['Name']).to.equal('Thomsen');
    const user = { verb: 'read', type: 'user', id: 21, parameters: { data: ['Nachname'] } };
    expect((await nordlicht.records(user))[0]?.elements['Nachname']).to.equal('Petersen');
  });

  it('confuses customer numbers with record numbers on purpose', async () => {
    const [byNumber] = await client.records({
      verb: 'read',
      type: 'address',
      parameters: { data: ['Name'], filter: { KdNr: [{ op: '=', val: 2101 }] } },
    });
    expect(byNumber?.elements['Name']).to.equal('Halder');
  });
});
