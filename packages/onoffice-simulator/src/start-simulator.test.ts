import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ApiClient, startTestSimulator } from './api-client.test-support.js';
import { StateFileError, startSimulator, type Simulator } from './index.js';

const estateList = { verb: 'read', type: 'estate', parameters: { data: ['Id'], listlimit: 1 } };

describe('starting a simulator', () => {
  it('takes a free port on 127.0.0.1 and several fit into one process', async () => {
    const [first, second] = await Promise.all([startTestSimulator(), startTestSimulator()]);
    expect(first.url).to.equal(`http://127.0.0.1:${first.port}`);
    expect(first.port).not.to.equal(second.port);
    first.control.customers({ state: 'blocked' });
    expect(second.control.overview().customers[0]?.state).to.equal('not_activated');
    await Promise.all([first.close(), second.close()]);
  });

  it('refuses wrong options with what is wrong', async () => {
    for (const options of [
      { providerUrl: 'localhost:3000' },
      { providerUrl: 'http://localhost:3000/app' },
      { providerUrl: 'ftp://localhost' },
      { providerSecret: '' },
      { port: 70000 },
      { prospects: -1 },
      { wire: { partialFailure: 'maybe' } as never },
    ]) {
      const error = await startTestSimulator(options).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error, JSON.stringify(options)).to.be.instanceOf(TypeError);
    }
  });

  it('tells that a port is taken', async () => {
    const first = await startTestSimulator();
    const error = await startTestSimulator({ port: first.port }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.have.property('code', 'EADDRINUSE');
    await first.close();
  });

  it('closes at once, though a fault keeps a client hanging, and twice without complaint', async () => {
    const simulator = await startTestSimulator();
    simulator.control.faults({ fault: 'timeout-before-body' });
    const client = ApiClient.ordinary(simulator);
    const response = await client.post(client.body([estateList]));
    await simulator.close();
    const error = await response.text().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(Error);
    await simulator.close();
    const socket = createConnection(simulator.port, '127.0.0.1');
    const [refused] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(refused.code).to.equal('ECONNREFUSED');
  });

  it('runs on the clock it is given', async () => {
    const simulator = await startTestSimulator({ clock: () => 1_800_000_000_000 });
    const url = new URL(simulator.control.serviceUrl({ estateId: 1437 }).url);
    expect(url.searchParams.get('timestamp')).to.equal('1800000000');
    await simulator.close();
  });

  it('makes the same data, tokens and keys from the same seed, others from another', async () => {
    const start = (seed: number): Promise<Simulator> => startTestSimulator({ seed });
    const [first, same, other] = await Promise.all([start(7), start(7), start(8)]);
    const credentials = [first, same, other].map((simulator) => simulator.control.credentials().secret);
    expect(credentials[0]).to.equal(credentials[1]);
    expect(credentials[0]).not.to.equal(credentials[2]);
    const read = {
      verb: 'read',
      type: 'address',
      parameters: { data: ['Vorname', 'Name', 'Email', 'phone'], listlimit: 500 },
    };
    const people = await Promise.all(
      [first, same, other].map(async (simulator) =>
        JSON.stringify(await ApiClient.ordinary(simulator).records(read)),
      ),
    );
    expect(people[0]).to.equal(people[1]);
    expect(people[0]).not.to.equal(people[2]);
    await Promise.all([first.close(), same.close(), other.close()]);
  });

  it('starts quickly with 100,000 addresses and pages through them', async () => {
    const started = performance.now();
    const simulator = await startTestSimulator({ prospects: 10_001, addresses: 90_000 });
    expect(performance.now() - started).to.be.lessThan(3000);
    const client = ApiClient.ordinary(simulator);
    const read = {
      verb: 'read',
      type: 'address',
      parameters: { data: ['Name'], listlimit: 500, listoffset: 100_000 },
    };
    const result = await client.call(read);
    expect(result.data.meta.cntabsolute).to.be.greaterThan(100_000);
    expect(result.data.records.length).to.equal((result.data.meta.cntabsolute ?? 0) - 100_000);
    await simulator.close();
  });
});

describe('the state file', () => {
  let folder: string;
  let stateFile: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onoffice-simulator-'));
    stateFile = join(folder, 'state', 'simulator.json');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('remembers activation, claims and caches across a restart, for nobody else to read', async () => {
    const first = await startTestSimulator({ stateFile });
    first.control.customers({ state: 'blocked' });
    const { url } = first.control.activationUrl();
    const credentials = first.control.credentials();
    await first.close();
    expect(statSync(stateFile).mode & 0o777).to.equal(0o600);
    expect(readFileSync(stateFile, 'utf8')).not.to.include(credentials.secret);

    const second = await startTestSimulator({ stateFile });
    expect(second.control.credentials().token).to.equal(credentials.token);
    const parameters = new URL(url).searchParams;
    const unlock = new ApiClient(second, { ...credentials, extendedclaim: parameters.get('apiClaim') ?? '' });
    const parameterCacheId = parameters.get('parameterCacheId');
    expect(
      await unlock.code({ verb: 'do', type: 'unlockProvider', parameters: { parameterCacheId } }),
    ).to.equal(0);
    expect(await new ApiClient(second, credentials).code(estateList)).to.equal(0);
    await second.close();
  });

  it('remembers that claims were expired', async () => {
    const first = await startTestSimulator({ stateFile });
    first.control.customers({ state: 'active' });
    const credentials = first.control.credentials();
    first.control.claims({ expire: true });
    await first.close();
    const second = await startTestSimulator({ stateFile });
    expect(await new ApiClient(second, credentials).code(estateList)).to.equal(201);
    await second.close();
  });

  it('starts fresh when it was deleted or belongs to another seed', async () => {
    const first = await startTestSimulator({ stateFile });
    first.control.customers({ state: 'active' });
    await first.close();
    const other = await startTestSimulator({ stateFile, seed: 99 });
    expect(other.control.overview().customers[0]?.state).to.equal('not_activated');
    await other.close();
    rmSync(stateFile);
    const fresh = await startTestSimulator({ stateFile });
    expect(fresh.control.overview().customers[0]?.state).to.equal('not_activated');
    await fresh.close();
  });

  it('that is broken stops the start and says what to do', async () => {
    stateFile = join(folder, 'broken.json');
    writeFileSync(stateFile, '{"version":1');
    const error = await startTestSimulator({ stateFile }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(StateFileError);
    expect((error as Error).message).to.include('Delete it to start fresh');
  });
});

describe('the command', () => {
  const command = fileURLToPath(new URL('../bin/onoffice-simulator.js', import.meta.url));

  async function run(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<{ code: number | null; output: string }> {
    const child = spawn(process.execPath, [command, ...args], {
      env: { PATH: process.env['PATH'], ...environment },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        output += data.toString();
        if (output.includes('onOffice simulator: http')) child.kill('SIGTERM');
      });
    }
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output };
  }

  it('prints its address and stops cleanly on a signal; the secret may come from the environment', async () => {
    const { code, output } = await run(
      ['--port', '0', '--provider-url', 'http://localhost:3000', '--prospects', '5'],
      {
        ONOFFICE_PROVIDER_SECRET: 'secret',
      },
    );
    expect(output).to.match(/^onOffice simulator: http:\/\/127\.0\.0\.1:\d+\n$/);
    expect(code).to.equal(0);
  });

  it('explains itself, and ends with 2 when it is called wrongly', async () => {
    expect((await run(['--help'])).output)
      .to.include('--latency-ms')
      .and.include('Example:');
    expect((await run(['--help'])).code).to.equal(0);
    expect((await run([])).code).to.equal(2);
    expect((await run(['--provider-url', 'http://localhost:3000'])).code).to.equal(2);
    expect(
      (await run(['--provider-url', 'nonsense', '--provider-secret', 'x', '--port', '0'])).code,
    ).to.equal(2);
    expect((await run(['--provider-url', 'http://localhost:3000', '--port', 'many'])).code).to.equal(2);
  });
});

it('startSimulator is what the README says', async () => {
  const simulator = await startSimulator({ providerUrl: 'http://localhost:3000', providerSecret: 'secret' });
  expect(simulator.control.serviceUrl({ estateId: 1437, userId: 21 }).url).to.include('estateId=1437');
  await simulator.close();
});
