import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DemoAddresses } from '../demo/run-demo.js';
import type { TenantList } from '../tenants/list-all-tenants.js';
import { killRunningClis, runCli, startCli, type CliProcess } from '../testing/cli-process.test-support.js';
import { freePort } from '../../../server/dist/testing/free-port.test-support.js';
import { closeServer, occupyPort } from '../testing/occupied-port.test-support.js';
import { temporaryFolder } from '../testing/test-office.test-support.js';

describe('demo', () => {
  let folder: string;
  let environment: Record<string, string>;

  beforeEach(async () => {
    folder = await temporaryFolder();
    environment = { PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
  });

  afterEach(async () => {
    killRunningClis();
    await rm(folder, { recursive: true, force: true });
  });

  const demo = (...flags: string[]) => startCli(['demo', ...flags], { environment, folder });
  const refused = (extra: Record<string, string>, ...flags: string[]) =>
    runCli(['demo', ...flags, '--json'], { environment: { ...environment, ...extra }, folder });
  const demoFile = (name: string) => join(folder, '.demo', name);

  it('runs app and simulator, and tells programs where in one line', async () => {
    const cli = demo('--json');
    const addresses = await addressesOf(cli);
    expect(addresses).to.deep.equal({
      app: `http://localhost:${environment['PORT']}`,
      simulator: `http://127.0.0.1:${environment['SIMULATOR_PORT']}`,
      folder: join(folder, '.demo'),
    });
    expect((await fetch(`${addresses.app}/readyz`)).status).to.equal(200);
    expect(await simulatedCustomers(addresses)).to.deep.include.members([
      ['Testkanzlei onOffice', 'not_activated'],
      ['Nordlicht Immobilien GmbH', 'active'],
    ]);
    cli.signal('SIGTERM');
    const { exitCode, stdout, stderr } = await cli.ended;
    expect(stderr).to.equal('');
    expect(stdout.trimEnd().split('\n')).to.have.length(1);
    expect(exitCode).to.equal(0);
  });

  it('lets its pages be framed by its simulator', async () => {
    const cli = demo('--json');
    const { app, simulator } = await addressesOf(cli);
    const { headers } = await fetch(`${app}/help`);
    expect(headers.get('content-security-policy')).to.include(simulator);
  });

  it('tells people in German what to click, and closes everything at Ctrl-C with 130', async () => {
    const cli = demo();
    await cli.line(/Beenden: Strg\+C/);
    cli.signal('SIGINT');
    const { exitCode, stdout } = await cli.ended;
    expect(exitCode).to.equal(130);
    expect(stdout)
      .to.include(`http://localhost:${environment['PORT']}`)
      .and.include('„Schöne Immobilie in Aachen“');
    for (const port of Object.values(environment)) {
      expect(await fetch(`http://127.0.0.1:${port}`).catch(() => 'closed')).to.equal('closed');
    }
    expect(await readdir(join(folder, '.demo')), 'SQLite was closed').to.not.include('app.sqlite-wal');
  });

  it('keeps secrets, database and simulator in one folder that only its owner reads', async () => {
    await startAndStop();
    expect(await modeOf(join(folder, '.demo'))).to.equal(0o700);
    const files = await readdir(join(folder, '.demo'));
    expect(files).to.have.members(['.gitignore', 'app.sqlite', 'secrets.env', 'simulator.json']);
    for (const file of files) expect(await modeOf(demoFile(file)), file).to.equal(0o600);
    expect(await readFile(demoFile('.gitignore'), 'utf8')).to.equal('*\n');
    const output = await startAndStop();
    for (const secret of await secretsIn(demoFile('secrets.env'))) expect(output).to.not.include(secret);
  });

  it('remembers everything between starts and forgets it with --reset', async () => {
    await startAndStop();
    const secrets = await readFile(demoFile('secrets.env'), 'utf8');
    const [before] = await tenants();
    expect(before).to.include({ tenantId: '20303', isDemo: true });

    await startAndStop();
    expect(await readFile(demoFile('secrets.env'), 'utf8')).to.equal(secrets);
    expect(await tenants()).to.deep.equal([before]);

    await startAndStop('--reset');
    expect(await readFile(demoFile('secrets.env'), 'utf8')).to.not.equal(secrets);
    const [after] = await tenants();
    expect(after?.createdAt).to.not.equal(before?.createdAt);
  });

  it('takes nothing back that was done in it, also not a block of the second customer', async () => {
    const cli = demo('--json');
    const addresses = await addressesOf(cli);
    await fetch(`${addresses.simulator}/control/customers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ customer: '20303', state: 'blocked' }),
    });
    cli.signal('SIGTERM');
    await cli.ended;

    const again = demo('--json');
    expect(await simulatedCustomers(await addressesOf(again))).to.deep.include([
      'Nordlicht Immobilien GmbH',
      'blocked',
    ]);
  });

  it('refuses production, and any address that others could reach', async () => {
    const result = await refused({
      NODE_ENV: 'production',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://demo.example.com',
    });
    expect(result.exitCode).to.equal(6);
    expect(result.error().message).to.include('NODE_ENV').and.include('HOST').and.include('PUBLIC_URL');
    expect(existsSync(join(folder, '.demo'))).to.equal(false);
  });

  it('exits with 6 for a taken port, before it deletes anything', async () => {
    await startAndStop();
    const { port, server } = await occupyPort();
    const variables = ['PORT', 'SIMULATOR_PORT'];
    const results = await Promise.all(
      variables.map((variable) => refused({ [variable]: String(port) }, '--reset')),
    );
    for (const [index, result] of results.entries()) {
      expect(result.exitCode).to.equal(6);
      expect(result.error().message).to.include(`${variables[index]}: is ${port}`);
    }
    await closeServer(server);
    expect(existsSync(demoFile('secrets.env'))).to.equal(true);
  });

  it('neither uses nor deletes a folder that is not its own', async () => {
    await mkdir(join(folder, '.demo'));
    await writeFile(demoFile('thesis.txt'), 'years of work');
    for (const result of await Promise.all([
      refused({ PORT: '0', SIMULATOR_PORT: '0' }),
      refused({}, '--reset'),
    ])) {
      expect(result.exitCode).to.equal(6);
      expect(result.error().code).to.equal('demo_folder_foreign');
    }
    expect(await readdir(join(folder, '.demo'))).to.deep.equal(['thesis.txt']);
  });

  it('says that --reset mends a folder whose secrets are gone', async () => {
    await startAndStop();
    await rm(demoFile('secrets.env'));
    const result = await refused({});
    expect(result.exitCode).to.equal(6);
    expect(result.error()).to.include({ code: 'demo_folder_damaged' });
    expect(result.error().hint).to.include('--reset');
    await startAndStop('--reset');
  });

  it('makes a database that serve refuses, wherever it is moved to', async () => {
    await startAndStop();
    const secrets = Object.fromEntries(
      (await readFile(demoFile('secrets.env'), 'utf8'))
        .split('\n')
        .filter((line) => line.includes('=') && !line.startsWith('#'))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    ) as Record<string, string>;
    const moved = join(folder, 'production.sqlite');
    await writeFile(moved, await readFile(demoFile('app.sqlite')));
    const result = await runCli(['serve', '--json'], {
      environment: {
        ...secrets,
        DATABASE_URL: `sqlite:${moved}`,
        PUBLIC_URL: 'http://localhost:3000',
        PORT: '0',
      },
    });
    expect(result.exitCode).to.equal(6);
    expect(result.error().code).to.equal('demo_database');
  });

  async function startAndStop(...flags: string[]): Promise<string> {
    const cli = demo(...flags);
    await cli.line(/Beenden/);
    cli.signal('SIGTERM');
    const { exitCode, stdout, stderr } = await cli.ended;
    expect(exitCode, stderr).to.equal(0);
    return `${stdout}${stderr}`;
  }

  async function tenants(): Promise<TenantList['tenants']> {
    const { json } = await runCli(['tenants', 'list', '--json'], {
      environment: { DATABASE_URL: `sqlite:${demoFile('app.sqlite')}` },
    });
    return json<TenantList>().tenants;
  }
});

async function addressesOf(cli: CliProcess): Promise<DemoAddresses> {
  return JSON.parse(await cli.line(/^\{/)) as DemoAddresses;
}

async function simulatedCustomers({ simulator }: DemoAddresses): Promise<[string, string][]> {
  const overview = (await (await fetch(`${simulator}/control/overview`)).json()) as {
    customers: { name: string; state: string }[];
  };
  return overview.customers.map(({ name, state }) => [name, state]);
}

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

async function secretsIn(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#') && line.includes('='))
    .map((line) => line.slice(line.indexOf('=') + 1).replace(/^demo:/, ''));
}
