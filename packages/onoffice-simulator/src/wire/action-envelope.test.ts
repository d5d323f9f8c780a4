import { expect } from 'chai';
import { parseAction, parseEnvelope } from './action-envelope.js';
import { ApiError } from './api-error.js';

function codeOf(run: () => unknown): number {
  try {
    run();
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
  return 0;
}

describe('the envelope of a request', () => {
  const cases: readonly [string, string | Buffer, number][] = [
    ['nothing at all', '', 9],
    ['blanks', '  \n', 9],
    ['no JSON', '{"token": ', 4],
    ['a list', '[]', 9],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 7],
    ['more than 512 levels', '['.repeat(513) + ']'.repeat(513), 3],
    ['no token', '{"request":{"actions":[{}]}}', 13],
    ['an empty token', '{"token":"","request":{"actions":[{}]}}', 13],
    ['no request', '{"token":"x"}', 14],
    ['no actions', '{"token":"x","request":{}}', 15],
    ['no action in the list', '{"token":"x","request":{"actions":[]}}', 15],
  ];
  for (const [what, body, code] of cases) {
    it(`refuses ${what} with ${code}`, () => {
      expect(codeOf(() => parseEnvelope(Buffer.from(body)))).to.equal(code);
    });
  }

  it('does not count brackets inside texts as levels', () => {
    const body = JSON.stringify({ token: 'x', request: { actions: [{ text: '[{"\\'.repeat(600) }] } });
    expect(parseEnvelope(Buffer.from(body)).actions).to.have.length(1);
  });
});

describe('an action', () => {
  const action = {
    actionid: 'read',
    resourceid: '',
    resourcetype: 'estate',
    timestamp: 1,
    hmac: 'x',
    parameters: {},
  };

  const cases: readonly [string, unknown, number][] = [
    ['that is no object', 'read', 247],
    ['without actionid', { ...action, actionid: undefined }, 16],
    ['with an empty actionid', { ...action, actionid: '' }, 17],
    ['without resourceid', { ...action, resourceid: undefined }, 18],
    ['with a list as resourceid', { ...action, resourceid: [] }, 18],
    ['without resourcetype', { ...action, resourcetype: undefined }, 19],
    ['without parameters', { ...action, parameters: undefined }, 20],
    ['with a list as parameters', { ...action, parameters: ['a'] }, 20],
    ['with an empty parameter name', { ...action, parameters: { '': 1 } }, 21],
  ];
  for (const [what, raw, code] of cases) {
    it(`${what} is refused with ${code}`, () => {
      expect(codeOf(() => parseAction(raw))).to.equal(code);
    });
  }

  it('may have [] as parameters, null or a number as resourceid, and a text as timestamp', () => {
    expect(parseAction({ ...action, parameters: [] }).parameters).to.deep.equal({});
    expect(parseAction({ ...action, resourceid: null }).resourceId).to.equal('');
    expect(parseAction({ ...action, resourceid: 32 }).resourceId).to.equal('32');
    expect(parseAction({ ...action, timestamp: '1767225600' }).timestamp).to.equal('1767225600');
  });
});
