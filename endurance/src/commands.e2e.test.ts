import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const TIMEOUT_MS = 120_000;

/** A moment of each, so that they still run when somebody needs them for long. */
describe('soak and torture', function () {
  this.timeout(TIMEOUT_MS);

  const run = (name: string, ...flags: string[]) =>
    spawnSync(process.execPath, [fileURLToPath(new URL(`${name}.js`, import.meta.url)), ...flags], {
      encoding: 'utf8',
      timeout: TIMEOUT_MS,
    });

  it('loads the app and reports its memory', () => {
    const { status, stdout, stderr } = run('soak', '--minutes', '0.1', '--brokers', '2');
    expect(stdout, stderr).to.match(/^soak sqlite visits=[1-9]\d* heap=\d+→\d+ MB resident≤\d+ MB failed=0 /);
    // So short a time is all warming up, so that its heap may grow.
    expect(status).to.be.oneOf([0, 1]);
  });

  it('kills the app and finds nothing in pieces', () => {
    const { status, stdout, stderr } = run('torture', '--minutes', '0.1', '--engine', 'sqlite');
    expect(stdout, stderr).to.match(/^torture sqlite kills=[1-9]\d* .* violations=0 ok\n$/);
    expect(status).to.equal(0);
  });

  it('says which flags there are', () => {
    const { status, stderr } = run('torture', '--kills', '3');
    expect(status).to.equal(2);
    expect(stderr).to.include('npm run torture -- [--minutes N]');
  });
});
