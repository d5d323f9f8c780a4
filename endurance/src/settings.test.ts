import { expect } from 'chai';
import { parseSettings, type Settings } from './settings.js';

const DEFAULTS: Settings = { minutes: 3, engines: ['sqlite', 'postgres'], brokers: 2, seed: 1 };

describe('the flags of soak and torture', () => {
  it('may all be left out', () => {
    expect(parseSettings(DEFAULTS, [])).to.deep.equal(DEFAULTS);
  });

  it('choose length, engine, brokers and seed', () => {
    const flags = ['--minutes', '0.5', '--engine', 'postgres', '--brokers', '8', '--seed', '42'];
    expect(parseSettings(DEFAULTS, flags)).to.deep.equal({
      minutes: 0.5,
      engines: ['postgres'],
      brokers: 8,
      seed: 42,
    });
  });

  for (const flags of [
    ['--minutes', '0'],
    ['--minutes', 'x'],
    ['--engine', 'mysql'],
    ['--brokers', '-1'],
    ['--other'],
  ]) {
    it(`refuse ${flags.join(' ')}`, () => {
      expect(() => parseSettings(DEFAULTS, flags)).to.throw();
    });
  }
});
