import { expect } from 'chai';
import { pauseBeforeRetry, retryAfterMs } from './retry.js';

const limits = { attempts: 4, totalMs: 10_000, firstPauseMs: 400, longestPauseMs: 1_000 };
const state = { attempt: 1, spentMs: 0, retryAfterMs: undefined, connectMs: 100, random: () => 1 };

describe('the pause before a retry', () => {
  it('doubles up to its limit and is spread by chance', () => {
    const pauses = [1, 2, 3].map((attempt) => pauseBeforeRetry(limits, { ...state, attempt }));
    expect(pauses).to.deep.equal([400, 800, 1_000]);
    expect(pauseBeforeRetry(limits, { ...state, random: () => 0.25 })).to.equal(100);
  });

  it('is never shorter than what the server asks for', () => {
    expect(pauseBeforeRetry(limits, { ...state, retryAfterMs: 3_000 })).to.equal(3_000);
    expect(pauseBeforeRetry(limits, { ...state, retryAfterMs: 1 })).to.equal(400);
  });

  it('does not come when the attempts or the time are used up', () => {
    expect(pauseBeforeRetry(limits, { ...state, attempt: 4 })).to.equal(undefined);
    expect(pauseBeforeRetry(limits, { ...state, spentMs: 9_501 })).to.equal(undefined);
    expect(pauseBeforeRetry(limits, { ...state, spentMs: 9_500 })).to.equal(400);
  });

  it('leaves time to connect, or a tenth of the whole', () => {
    const after = (askedMs: number, connectMs: number) =>
      pauseBeforeRetry(limits, { ...state, retryAfterMs: askedMs, connectMs });
    expect([after(9_800, 200), after(9_801, 200)]).to.deep.equal([9_800, undefined]);
    expect([after(9_000, 5_000), after(9_001, 5_000)]).to.deep.equal([9_000, undefined]);
  });

  it('reads Retry-After as seconds or as a date', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(retryAfterMs('5', now)).to.equal(5_000);
    expect(retryAfterMs(' 0 ', now)).to.equal(0);
    expect(retryAfterMs('99999999999', now)).to.equal(99_999_999_999_000);
    expect(retryAfterMs('Thu, 01 Jan 2026 00:00:30 GMT', now)).to.equal(30_000);
    expect(retryAfterMs('Wed, 31 Dec 2025 00:00:00 GMT', now)).to.equal(0);
    expect([retryAfterMs('soon', now), retryAfterMs(undefined, now)]).to.deep.equal([undefined, undefined]);
  });
});
