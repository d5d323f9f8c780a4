import { expect } from 'chai';
import { createOnOfficeClient } from './client.js';
import { OnOfficeAnswerError } from './errors.js';
import { readFields } from './fields.js';
import { records, type ReplyRecord } from './testing/answer-builder.js';
import { createFakeTransport } from './testing/fake-transport.js';

async function readBack(list: readonly ReplyRecord[], labels = true) {
  const onOffice = createFakeTransport();
  onOffice.on('get', 'fields', records(list, null));
  const client = createOnOfficeClient({ token: 't', secret: 's', transport: onOffice.transport });
  return client.fields.read({ modules: ['estate', 'address'], labels });
}

const vermarktungsart = {
  type: 'singleselect',
  length: null,
  permittedvalues: { kauf: 'Kauf', miete: 'Miete' },
  default: 'kauf',
  filters: [],
  dependencies: [],
  compoundFields: [],
  label: 'Vermarktungsart',
};

describe('the field configuration', () => {
  it('comes by module and field, without the label of the module', async () => {
    const fields = await readBack([
      { id: 'estate', type: '', elements: { label: 'Immobilien', vermarktungsart } },
      { id: 'address', type: '', elements: [] },
    ]);
    expect([...fields.keys()]).to.deep.equal(['estate', 'address']);
    expect([...(fields.get('estate')?.keys() ?? [])]).to.deep.equal(['vermarktungsart']);
    expect(fields.get('estate')?.get('vermarktungsart')).to.deep.equal({
      name: 'vermarktungsart',
      type: 'singleselect',
      length: undefined,
      label: 'Vermarktungsart',
      permittedValues: new Map([
        ['kauf', 'Kauf'],
        ['miete', 'Miete'],
      ]),
      default: 'kauf',
    });
    expect(fields.get('address')?.size).to.equal(0);
  });

  it('has permitted values as a list: keys without labels, the keys 0, 1, 2 with labels', async () => {
    const newsletter = { type: 'singleselect', length: '1', permittedvalues: ['nein', 'ja'], default: 0 };
    const list = [{ id: 'address', type: '', elements: { newsletter } }];
    const withLabels = (await readBack(list)).get('address')?.get('newsletter');
    expect([...(withLabels?.permittedValues ?? [])]).to.deep.equal([
      ['0', 'nein'],
      ['1', 'ja'],
    ]);
    expect(withLabels).to.include({ length: 1, default: '0' });
    const withoutLabels = (await readBack(list, false)).get('address')?.get('newsletter');
    expect([...(withoutLabels?.permittedValues.keys() ?? [])]).to.deep.equal(['nein', 'ja']);
  });

  it('is refused when a field is not described', async () => {
    for (const elements of [
      { ort: 'text' },
      { ort: { length: 3 } },
      { ort: { type: 'text', permittedvalues: 3 } },
    ]) {
      const fault: unknown = await readBack([{ id: 'estate', type: '', elements }]).catch(
        (error: unknown) => error,
      );
      expect(fault).to.be.instanceOf(OnOfficeAnswerError);
    }
    const numbered: unknown = await readBack([{ id: 3, type: '', elements: {} }]).catch(
      (error: unknown) => error,
    );
    expect(numbered).to.be.instanceOf(OnOfficeAnswerError);
  });

  it('is asked for by module', () => {
    expect(readFields({ modules: ['estate'], language: 'DEU' }).action.parameters).to.deep.equal({
      labels: true,
      modules: ['estate'],
      language: 'DEU',
    });
    expect(() => readFields({ modules: [] })).to.throw(RangeError);
  });
});
