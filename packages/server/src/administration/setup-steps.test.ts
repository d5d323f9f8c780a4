import { expect } from 'chai';
import type { SetupReport } from './setup-check-store.js';
import { setupSteps, type SetupFacts } from './setup-steps.js';

const EARLY = '2026-11-20T09:00:00.000Z';
const LATE = '2026-11-23T09:00:00.000Z';
const GOOD: SetupReport = { key: 'good', claim: 'good', estates: 'readable', addresses: 'readable' };

const READY: SetupFacts = {
  key: { state: 'unlocked', since: EARLY },
  check: { checkedAt: LATE, report: GOOD },
  lastReadAt: EARLY,
  office: { displayName: '', imprint: 'Müller', privacyUrl: 'https://x.example', senderName: '' },
  objects: { draft: 2, complete: 1 },
};

const stepOf = (facts: Partial<SetupFacts>, id: string) => {
  const step = setupSteps({ ...READY, ...facts }).find((candidate) => candidate.id === id);
  return step && [step.state, step.reason, step.since];
};
const checked = (report: Partial<SetupReport>, checkedAt = LATE) => ({
  check: { checkedAt, report: { ...GOOD, ...report } },
});

describe('O-6 the five ticks of Einrichtung', () => {
  it('are all done in an office that is ready', () => {
    expect(setupSteps(READY).map(({ id, state }) => [id, state])).to.deep.equal([
      ['key', 'done'],
      ['claim', 'done'],
      ['rights', 'done'],
      ['office', 'done'],
      ['object', 'done'],
    ]);
  });

  it('tell whether onOffice accepts the key, and since when', () => {
    expect(stepOf({}, 'key')).to.deep.equal(['done', 'done', EARLY]);
    expect(stepOf({ key: { state: 'refused', since: LATE } }, 'key')).to.deep.equal([
      'missing',
      'refused',
      LATE,
    ]);
    expect(stepOf({ key: undefined }, 'key')).to.deep.equal(['missing', 'none', '']);
  });

  it('tell when this user was last read for', () => {
    expect(stepOf({}, 'claim')).to.deep.equal(['done', 'done', LATE]);
    expect(stepOf({ check: undefined }, 'claim')).to.deep.equal(['done', 'done', EARLY]);
    expect(stepOf({ check: undefined, lastReadAt: undefined }, 'claim')).to.deep.equal([
      'unknown',
      'unknown',
      '',
    ]);
    expect(stepOf({ ...checked({ claim: 'stale' }) }, 'claim')).to.deep.equal(['missing', 'stale', LATE]);
    expect(stepOf({ ...checked({ claim: 'missing' }) }, 'claim')).to.deep.equal(['missing', 'stale', LATE]);
  });

  it('believe an import that came after a failed check', () => {
    const facts = { ...checked({ claim: 'stale' }, EARLY), lastReadAt: LATE };
    expect(stepOf(facts, 'claim')).to.deep.equal(['done', 'done', LATE]);
  });

  it('say nothing about the claim when the key was refused first', () => {
    const facts = { ...checked({ key: 'refused', claim: 'unknown' }), lastReadAt: undefined };
    expect(stepOf(facts, 'claim')).to.deep.equal(['unknown', 'unknown', '']);
  });

  it('tell which rights are missing', () => {
    const cases: readonly (readonly [Partial<SetupReport>, string, string])[] = [
      [{ estates: 'none' }, 'missing', 'estates'],
      [{ estates: 'refused' }, 'missing', 'estates'],
      [{ addresses: 'none' }, 'missing', 'addresses'],
      [{ addresses: 'refused' }, 'missing', 'addresses'],
      [{ estates: 'none', addresses: 'refused' }, 'missing', 'both'],
      [{ estates: 'unknown', addresses: 'unknown' }, 'unknown', 'unknown'],
    ];
    for (const [report, state, reason] of cases) {
      expect(stepOf(checked(report), 'rights')?.slice(0, 2)).to.deep.equal([state, reason]);
    }
    expect(stepOf({ check: undefined }, 'rights')?.slice(0, 2)).to.deep.equal(['unknown', 'unknown']);
  });

  it('tell which texts of the office are missing', () => {
    const reasonOf = (imprint: string, privacyUrl: string) =>
      stepOf({ office: { ...READY.office, imprint, privacyUrl } }, 'office')?.slice(0, 2);
    expect(reasonOf('', '')).to.deep.equal(['missing', 'both']);
    expect(reasonOf('x', '')).to.deep.equal(['missing', 'privacyUrl']);
    expect(reasonOf('', 'x')).to.deep.equal(['missing', 'imprint']);
  });

  it('tell whether an object is imported, and whether one is complete', () => {
    expect(stepOf({ objects: { draft: 0, complete: 0 } }, 'object')?.slice(0, 2)).to.deep.equal([
      'missing',
      'none',
    ]);
    expect(stepOf({ objects: { draft: 3, complete: 0 } }, 'object')?.slice(0, 2)).to.deep.equal([
      'missing',
      'incomplete',
    ]);
  });
});
