import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { KeyTestReport } from '../../keys/run-key-test.js';
import { killRunningClis, startCli } from '../../testing/cli-process.test-support.js';
import { startSilentServer } from '../../testing/silent-server.test-support.js';
import { openTestOffice, SEEDED_TENANT, type TestOffice } from '../../testing/test-office.test-support.js';

describe('keys test', () => {
  let office: TestOffice;

  beforeEach(async () => {
    office = await openTestOffice();
    await office.seed();
  });

  afterEach(async () => {
    killRunningClis();
    await office.close();
  });

  const test = (...flags: string[]) => office.cli(['keys', 'test', ...flags, '--json']);
  const testGiven = (credentials: object) =>
    office.cli(['keys', 'test', '--credentials', '-', '--json'], { input: JSON.stringify(credentials) });

  it('finds a stored key good and tells its rights, with one request that reads', async () => {
    const before = office.simulator.control.requests().length;
    const { exitCode, json } = await test('--tenant', SEEDED_TENANT);
    expect(exitCode).to.equal(0);
    const report = json<KeyTestReport>();
    expect(report).to.have.all.keys(
      'tenant',
      'key',
      'claim',
      'clockOffsetSeconds',
      'rights',
      'errorCode',
      'hint',
      'checkedAt',
    );
    expect(report).to.include({ tenant: SEEDED_TENANT, key: 'good', claim: 'good', hint: null });
    expect(report.rights?.estates).to.equal(4);
    expect(report.rights?.addresses).to.equal(4);
    expect(Math.abs(report.clockOffsetSeconds ?? 99)).to.be.lessThan(5);
    const requests = office.simulator.control.requests().slice(before);
    const kinds = requests.map(({ actions }) => actions.map(({ resourcetype }) => resourcetype));
    expect(kinds).to.deep.equal([['estate', 'address']]);
  });

  it('finds a key good whose user may not read addresses, and says so', async () => {
    office.simulator.control.faults({ fault: 'one-action:156', times: 1, resourcetype: 'address' });
    const { exitCode, stdout } = await office.cli(['keys', 'test', '--tenant', SEEDED_TENANT]);
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/Rights +4 estates, may not read addresses/);
  });

  it('reads credentials from a file and from standard input', async () => {
    const { token, secret } = office.simulator.control.credentials({ kind: 'ordinary' });
    const file = join(office.folder, 'credentials.json');
    await writeFile(file, JSON.stringify({ token, secret }));
    const [fromFile, fromInput] = await Promise.all([
      office.cli(['keys', 'test', '--credentials', file]),
      testGiven({ token, secret }),
    ]);
    expect(fromFile.exitCode).to.equal(0);
    expect(fromFile.stdout).to.match(/Key +good/);
    expect(fromInput.exitCode).to.equal(0);
    expect(fromInput.json<KeyTestReport>()).to.include({ tenant: null, key: 'good', claim: 'good' });
  });

  it('exits with 4 for a refused key, and tells length and white space but not the key', async () => {
    const credentials = office.simulator.control.credentials({ customer: SEEDED_TENANT });
    const result = await testGiven({ ...credentials, secret: ` ${credentials.secret.slice(0, 60)}\n` });
    expect(result.exitCode).to.equal(4);
    expect(result.json<KeyTestReport>()).to.include({ key: 'refused', claim: 'unknown', rights: null });
    expect(result.error().code).to.equal('key_refused');
    expect(result.error().hint)
      .to.include('the key has 62 characters, 64 are expected')
      .and.include('white space at its start and white space at its end');
    expect(`${result.stdout}${result.stderr}`).to.not.include(credentials.secret.slice(0, 12));
  });

  it('exits with 4 for an unknown token', async () => {
    const { secret } = office.simulator.control.credentials({ customer: SEEDED_TENANT });
    const result = await testGiven({ token: 'x'.repeat(32), secret });
    expect(result.exitCode).to.equal(4);
    expect(result.json<KeyTestReport>()).to.include({ key: 'refused' });
  });

  it('exits with 4 when onOffice blocks the customer', async () => {
    office.simulator.control.faults({ fault: 'error:48', times: 1 });
    const result = await test('--tenant', SEEDED_TENANT);
    expect(result.exitCode).to.equal(4);
    expect(result.json<KeyTestReport>()).to.include({ key: 'blocked', errorCode: 48 });
    expect(result.error().code).to.equal('key_blocked');
  });

  it('exits with 0 for an outdated claim and says what to do', async () => {
    office.simulator.control.claims({ expire: true });
    const [human, machine] = await Promise.all([
      office.cli(['keys', 'test', '--tenant', SEEDED_TENANT]),
      test('--tenant', SEEDED_TENANT),
    ]);
    expect(machine.exitCode).to.equal(0);
    expect(machine.json<KeyTestReport>()).to.include({
      key: 'good',
      claim: 'stale',
      errorCode: 201,
      hint: 'open the service again from onOffice',
    });
    expect(human.stdout).to.match(/Next +open the service again from onOffice/);
  });

  it('exits with 0 for a missing claim', async () => {
    const { token, secret } = office.simulator.control.credentials({ customer: SEEDED_TENANT });
    const result = await testGiven({ token, secret });
    expect(result.exitCode).to.equal(0);
    expect(result.json<KeyTestReport>()).to.include({ key: 'good', claim: 'stale' });
  });

  it('measures how far the clocks are apart', async () => {
    office.simulator.control.clock({ offsetSeconds: 60 });
    const { json } = await test('--tenant', SEEDED_TENANT);
    expect(json<KeyTestReport>().clockOffsetSeconds).to.be.within(55, 62);
  });

  it('exits with 3 for an unknown tenant', async () => {
    const result = await test('--tenant', '99');
    expect(result.exitCode).to.equal(3);
    expect(result.error().code).to.equal('tenant_not_found');
  });

  it('exits with 5 when onOffice does not answer', async () => {
    const result = await office.cli(['keys', 'test', '--tenant', SEEDED_TENANT, '--json'], {
      environment: { ONOFFICE_API_URL: 'http://127.0.0.1:1/api.php' },
    });
    expect(result.exitCode).to.equal(5);
  });

  it('exits with 6 for an API address that would carry the key in the clear', async () => {
    const result = await office.cli(['keys', 'test', '--tenant', SEEDED_TENANT, '--json'], {
      environment: { ONOFFICE_API_URL: 'http://api.example.com/api.php' },
    });
    expect(result.exitCode).to.equal(6);
    expect(result.error().message).to.include('ONOFFICE_API_URL');
  });

  it('exits with 2 when nobody says which key, or both ways are named', async () => {
    const results = await Promise.all([test(), test('--tenant', '1', '--credentials', '-')]);
    expect(results.map(({ exitCode }) => exitCode)).to.deep.equal([2, 2]);
  });

  it('exits with 2 for credentials that are none, and does not repeat them', async () => {
    const { token, secret } = office.simulator.control.credentials();
    const result = await office.cli(['keys', 'test', '--credentials', '-'], { input: `${token} ${secret}` });
    expect(result.exitCode).to.equal(2);
    expect(result.stderr).to.include('not a JSON object');
  });

  it('stops at Ctrl-C with 130 while onOffice keeps it waiting', async () => {
    const silent = await startSilentServer();
    const cli = startCli(['keys', 'test', '--tenant', SEEDED_TENANT, '--json'], {
      environment: { ...office.environment, ONOFFICE_API_URL: silent.url },
    });
    await silent.asked;
    cli.signal('SIGINT');
    const result = await cli.ended;
    silent.close();
    expect(result.exitCode).to.equal(130);
    expect(result.stdout).to.equal('');
    expect(result.error().code).to.equal('interrupted');
  });
});
