import { expect } from 'chai';
import fc from 'fast-check';
import { listAddresses, readAddresses, type AddressRecord } from './addresses.js';
import { createOnOfficeClient } from './client.js';
import { OnOfficeAnswerError } from './errors.js';
import { address, records, type ReplyRecord } from './testing/answer-builder.js';
import { createFakeTransport } from './testing/fake-transport.js';

async function readBack(list: readonly ReplyRecord[], fields: readonly string[]): Promise<AddressRecord[]> {
  const onOffice = createFakeTransport();
  onOffice.on('read', 'address', records(list));
  const client = createOnOfficeClient({ token: 't', secret: 's', transport: onOffice.transport });
  return client.call(
    readAddresses(
      list.map(({ id }) => String(id)),
      { fields },
    ),
  );
}

describe('addresses', () => {
  it('are asked for by number, up to 500 at once and never by an empty list', () => {
    const { action } = readAddresses(['7', '1.234', '7'], { fields: ['Name'] });
    expect(action).to.deep.equal({
      verb: 'read',
      resourceType: 'address',
      resourceId: '',
      parameters: { data: ['Name'], recordids: [7, 1234], listlimit: 500 },
    });
    const many = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));
    expect(() => readAddresses(many(500), { fields: [] })).not.to.throw();
    expect(() => readAddresses(many(501), { fields: [] })).to.throw(RangeError);
    expect(() => readAddresses([], { fields: [] })).to.throw(RangeError);
    for (const id of ['', '0', '-1', '1.5', 'x', '01'])
      expect(() => readAddresses([id], { fields: [] })).to.throw(RangeError);
  });

  it('come with typed values, contact entries and everything as it came', async () => {
    const elements = {
      Name: 'Mustermann',
      KdNr: '191',
      Vip: '1',
      Geburtsdatum: '0000-00-00',
      ArtDaten: '|Eigentümer||Interessent Kauf|',
      DSGVOStatus: '',
      ind_7_Feld_adr1: 'eigenes Feld',
      phone__13021: '+49 241 1',
      phone__13021__Comment: 'Zentrale',
      phonebusiness__13022: '+49 241 2',
      mobile__13023: '+49 170 3',
      email__13027: 'max@example.test',
      emailprivate__13028: '',
    };
    const fields = [
      'Name',
      'KdNr',
      'Vip',
      'Geburtsdatum',
      'ArtDaten',
      'DSGVOStatus',
      'ind_7_Feld_adr1',
      'phone',
      'email',
    ];
    const [max] = await readBack([address(10_891, elements)], fields);
    expect(max?.id).to.equal('10891');
    expect(max?.values).to.deep.equal({
      Name: 'Mustermann',
      KdNr: 191,
      Vip: true,
      Geburtsdatum: null,
      ArtDaten: ['Eigentümer', 'Interessent Kauf'],
      DSGVOStatus: null,
    });
    expect(max?.contacts).to.deep.equal([
      {
        kind: 'phone',
        use: 'general',
        value: '+49 241 1',
        entryId: '13021',
        isDefault: false,
        comment: 'Zentrale',
      },
      { kind: 'phone', use: 'business', value: '+49 241 2', entryId: '13022', isDefault: false },
      { kind: 'mobile', use: 'general', value: '+49 170 3', entryId: '13023', isDefault: false },
      { kind: 'email', use: 'general', value: 'max@example.test', entryId: '13027', isDefault: false },
    ]);
    expect(max?.raw).to.deep.equal({ id: 10_891, ...elements });
  });

  it('have every contact entry, whatever else stands around it', async () => {
    const entry = fc.record({
      kind: fc.constantFrom('phone', 'mobile', 'fax', 'email'),
      use: fc.constantFrom('', 'private', 'business'),
      value: fc.string({ minLength: 1, maxLength: 8 }),
      comment: fc.option(fc.string({ minLength: 1, maxLength: 8 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 6 }), fc.boolean(), async (entries, commentsFirst) => {
        const values = entries.map(({ kind, use, value }, index) => [`${kind}${use}__${index + 1}`, value]);
        const comments = entries.flatMap(({ kind, use, comment }, index) =>
          comment === null ? [] : [[`${kind}${use}__${index + 1}__Comment`, comment]],
        );
        const ordered = commentsFirst ? [...comments, ...values] : [...values, ...comments];
        const elements = { Name: 'N', ...Object.fromEntries(ordered), ind_phone__1: 'own field' };
        const [one] = await readBack([address(1, elements)], ['Name', 'phone', 'email']);
        expect(one?.contacts).to.deep.equal(
          entries.map(({ kind, use, value, comment }, index) => ({
            kind,
            use: use === '' ? 'general' : use,
            value,
            entryId: String(index + 1),
            isDefault: false,
            ...(comment === null ? {} : { comment }),
          })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('keep a number that did not come as text', async () => {
    const [one] = await readBack([address(1, { phone__7: 2_411_234 })], ['phone']);
    expect(one?.contacts.map(({ value }) => value)).to.deep.equal(['2411234']);
  });

  it('know their main entries in both documented forms', async () => {
    const entries = { email__1: 'a@b.test', email__2: 'c@d.test' };
    const [plain] = await readBack(
      [address(1, { ...entries, defaultemail: 'c@d.test' })],
      ['email', 'defaultemail'],
    );
    const [numbered] = await readBack(
      [address(1, { ...entries, defaultemail__2: 'c@d.test' })],
      ['email', 'defaultemail'],
    );
    for (const one of [plain, numbered]) {
      expect(one?.contacts.map(({ isDefault }) => isDefault)).to.deep.equal([false, true]);
    }
  });

  it('may deliver their fields in different orders and numbers', async () => {
    const addresses = await readBack(
      [
        address(1, { Name: 'A', Ort: 'Aachen', Vip: '1' }),
        address(2, { Name: 'B', Ort: 'Bonn', Vip: '0' }),
        address(3, { Vip: '1', Name: 'C' }),
        address(4, {}),
        address(5, { Name: 'E', Ort: 'Essen', Vip: '' }),
        address(6, { phone__1: '1', Ort: 'Fulda', phone__2: '2', Name: 'F' }),
      ],
      ['Name', 'Ort', 'Vip', 'Ort'],
    );
    expect(addresses.map(({ values }) => values)).to.deep.equal([
      { Name: 'A', Ort: 'Aachen', Vip: true },
      { Name: 'B', Ort: 'Bonn', Vip: false },
      { Name: 'C', Vip: true },
      {},
      { Name: 'E', Ort: 'Essen', Vip: null },
      { Name: 'F', Ort: 'Fulda' },
    ]);
    expect(addresses[5]?.contacts).to.have.length(2);
  });

  it('are refused with the place when a value does not fit its field', async () => {
    const fault = await readBack(
      [address(1, { KdNr: '1' }), address(2, { KdNr: '2.000,00 €' })],
      ['KdNr'],
    ).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(fault).to.be.instanceOf(OnOfficeAnswerError);
    expect(fault).to.include({
      where: 'response.results[0].data.records[1].elements.KdNr',
      expected: 'a record number',
      found: 'a text of 10 characters',
    });
  });

  it('are read in blocks of 500 as actions of one request', async () => {
    const onOffice = createFakeTransport();
    onOffice.on('read', 'address', ({ parameters }) =>
      records((parameters['recordids'] as number[]).map((id) => address(id, { Name: `N${id}` }))),
    );
    const client = createOnOfficeClient({ token: 't', secret: 's', transport: onOffice.transport });
    const ids = Array.from({ length: 1_100 }, (_, index) => String(index + 1));
    const read = await client.addresses.getMany([...ids, '1'], { fields: ['Name'] });
    expect(read.map(({ id }) => id)).to.deep.equal(ids);
    expect(onOffice.requests().map((actions) => actions.length)).to.deep.equal([3]);

    const many = Array.from({ length: 2_600 }, (_, index) => String(index + 1));
    expect((await client.addresses.getMany(many, { fields: ['Name'] })).map(({ id }) => id)).to.deep.equal(
      many,
    );
    expect(onOffice.requests().map((actions) => actions.length)).to.deep.equal([3, 4, 2]);
    const spelledTwice = await client.addresses.getMany([...many, '1.234'], { fields: ['Name'] });
    expect(spelledTwice.map(({ id }) => id)).to.deep.equal(many);
    expect(await client.addresses.getMany([], { fields: ['Name'] })).to.deep.equal([]);
    expect((await client.addresses.get('5', { fields: ['Name'] }))?.values.Name).to.equal('N5');
  });

  it('are listed in a stable order, by one field', () => {
    const parameters = (query: Parameters<typeof listAddresses>[0]) =>
      listAddresses(query).page(0, 500).action.parameters;
    expect(parameters({ fields: ['Name'] })).to.deep.equal({
      data: ['Name'],
      sortby: 'KdNr',
      sortorder: 'ASC',
      listlimit: 500,
    });
    const query = { fields: [], filterId: 3, sort: { by: 'Name', direction: 'DESC' } } as const;
    expect(
      parameters({ ...query, filter: { email: { op: 'like', value: '%@example.test' } } }),
    ).to.deep.include({
      filter: { email: [{ op: 'like', val: '%@example.test' }] },
      filterid: 3,
      sortby: 'Name',
      sortorder: 'DESC',
    });
  });
});
