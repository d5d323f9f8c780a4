import { expect } from 'chai';
import fc from 'fast-check';
import { splitAnswer } from './split-answer.js';

/** Puts the parts together again, as the reader of an answer does. */
function putTogether(body: Buffer): unknown {
  const split = splitAnswer(body);
  if (!split) return undefined;
  const outline = JSON.parse(split.outline) as { response: { results: Record<string, unknown>[] } };
  for (const result of outline.response.results) {
    result['data'] = JSON.parse(split.data[Number(result['data'])]?.toString('utf8') ?? 'null');
  }
  return outline;
}

const answerOf = (results: readonly unknown[]): object => ({
  status: { code: 200, errorcode: 0, message: '"data": {' },
  response: { results },
});

describe('an answer that is split', () => {
  it('is the same when it is put together again, whatever the data are', () => {
    const result = fc.record({
      actionid: fc.string({ unit: 'grapheme' }),
      data: fc.jsonValue(),
      status: fc.record({ errorcode: fc.nat(), message: fc.constantFrom('"data":', '}],{', '\\"', 'ä😀') }),
    });
    fc.assert(
      fc.property(fc.array(result, { maxLength: 5 }), fc.constantFrom(undefined, 2), (results, indent) => {
        const text = JSON.stringify(answerOf(results), undefined, indent);
        expect(putTogether(Buffer.from(text))).to.deep.equal(JSON.parse(text));
      }),
    );
  });

  it('finds the data wherever they stand in a result', () => {
    const text =
      '{"status":{},"response":{"results":[{"data":{"records":[]}},{"a":{"data":1},"data" : [] ,"b":2}]}}';
    const split = splitAnswer(Buffer.from(text));
    expect(split?.data.map(String)).to.deep.equal(['{"records":[]}', ' [] ']);
    expect(putTogether(Buffer.from(text))).to.deep.equal(JSON.parse(text));
  });

  it('is left whole when it is cut off or a result has no data, or two', () => {
    const text = JSON.stringify(
      answerOf([
        { id: 1, data: { records: [{ id: 1 }] } },
        { x: '', data: [] },
      ]),
    );
    for (let length = 1; length < text.length; length += 1) {
      expect(splitAnswer(Buffer.from(text.slice(0, length))), text.slice(0, length)).to.equal(undefined);
    }
    const pieces = fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '"id"', '"data"', '1'));
    fc.assert(
      fc.property(pieces, (cut) => {
        splitAnswer(Buffer.from(`{"response":{"results":[{${cut.join('')}`));
      }),
    );
    expect(splitAnswer(Buffer.from('{"response":{"results":[{"status":{}}]}}'))).to.equal(undefined);
    expect(splitAnswer(Buffer.from('{"response":{"results":[{"data":1,"data":2}]}}'))).to.equal(undefined);
  });
});
