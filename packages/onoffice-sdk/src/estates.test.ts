import { expect } from 'chai';
import { createOnOfficeClient } from './client.js';
import { OnOfficeAnswerError, OnOfficeApiError } from './errors.js';
import { listEstates, readEstate } from './estates.js';
import { apiError, estate, records, type ReplyRecord } from './testing/answer-builder.js';
import { createFakeTransport } from './testing/fake-transport.js';

async function readBack(...list: ReplyRecord[]) {
  const onOffice = createFakeTransport();
  onOffice.on('read', 'estate', records(list));
  const client = createOnOfficeClient({ token: 't', secret: 's', transport: onOffice.transport });
  return client.estates.get('4499', {
    fields: ['kaufpreis', 'heizungsart', 'verkauft', 'status', 'multiParkingLot'],
  });
}

describe('an estate', () => {
  it('comes with typed values', async () => {
    const found = await readBack(
      estate(4_499, {
        kaufpreis: '350000.00',
        heizungsart: ['zentral', 'fussboden'],
        verkauft: '0',
        status: '1',
        multiParkingLot: { garage: { Count: 1, Price: '0.00', MarketingType: null } },
        own_field: '',
      }),
    );
    expect(found?.values).to.deep.equal({
      kaufpreis: 350_000,
      heizungsart: ['zentral', 'fussboden'],
      verkauft: false,
      status: 1,
      multiParkingLot: { garage: { count: 1, price: 0, marketingType: null } },
    });
    expect(found?.raw['own_field']).to.equal('');
  });

  it('is undefined when it does not exist or may not be seen', async () => {
    expect(await readBack()).to.equal(undefined);
  });

  it('is refused with the error of onOffice when that names the missing right', async () => {
    const onOffice = createFakeTransport();
    onOffice.on('read', 'estate', apiError(149, 'No read permission for this estate'));
    const client = createOnOfficeClient({ token: 't', secret: 's', transport: onOffice.transport });
    const fault: unknown = await client.estates.get('4499', { fields: [] }).catch((error: unknown) => error);
    expect(fault).to.be.instanceOf(OnOfficeApiError).and.to.include({ errorCode: 149, category: 'rights' });
  });

  it('is refused when another one comes, or a second one', async () => {
    for (const list of [[estate(1)], [estate(4_499), estate(1)]]) {
      const fault: unknown = await readBack(...list).catch((error: unknown) => error);
      expect(fault).to.be.instanceOf(OnOfficeAnswerError).and.to.include({ problem: 'unexpected_record' });
    }
  });

  it('is never asked for by an empty number or by 0, which onOffice would take for something else', () => {
    expect(readEstate('1.234', { fields: [] }).action.resourceId).to.equal('1234');
    for (const id of ['', '0', 'abc', '1,5'])
      expect(() => readEstate(id, { fields: [] })).to.throw(RangeError);
  });

  it('is listed in a stable order with the record number last', () => {
    const { action } = listEstates({
      fields: ['ort'],
      sort: { kaufpreis: 'DESC', ort: 'ASC' },
      filter: { status: { op: '=', value: 1 }, verkauft: { op: '=', value: false } },
      estateLanguage: 'ENG',
    }).page(500, 250);
    expect(JSON.stringify(action.parameters['sortby'])).to.equal(
      '{"kaufpreis":"DESC","ort":"ASC","Id":"ASC"}',
    );
    expect(action.parameters).to.deep.include({
      listlimit: 250,
      listoffset: 500,
      estatelanguage: 'ENG',
      filter: { status: [{ op: '=', val: 1 }], verkauft: [{ op: '=', val: 0 }] },
    });
  });
});
