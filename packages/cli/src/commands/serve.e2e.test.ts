import { expect } from 'chai';
import { markDemoDatabase } from '../demo/demo-marker.js';
import type { ServerAddress } from '../serve/run-server.js';
import { killRunningClis, startCli } from '../testing/cli-process.test-support.js';
import { closeServer, occupyPort } from '../testing/occupied-port.test-support.js';
import { openTestOffice, type TestOffice } from '../testing/test-office.test-support.js';

/** What happens when sqlite3 is installed without its compiled part. */
const NO_BINDING = `data:text/javascript,${encodeURIComponent(`
  import Module from 'node:module';
  const load = Module._load;
  Module._load = (name, ...rest) => {
    if (name === 'sqlite3') throw new Error('Could not locate the bindings file.');
    return load(name, ...rest);
  };
`)}`;

describe('serve', () => {
  let office: TestOffice;

  beforeEach(async () => {
    office = await openTestOffice();
  });

  afterEach(async () => {
    killRunningClis();
    await office.close();
  });

  const serve = (...flags: string[]) =>
    startCli(['serve', ...flags], { environment: office.environment, folder: office.folder });
  const fails = (environment: Record<string, string>) => office.cli(['serve', '--json'], { environment });

  it('brings a new database up to date, answers, and ends with 0 at SIGTERM', async () => {
    const cli = serve('--json');
    const { url, publicUrl } = JSON.parse(await cli.line(/^\{"url"/)) as ServerAddress;
    expect(publicUrl).to.equal('http://localhost:3000');
    expect((await fetch(`${url}/readyz`)).status).to.equal(200);
    cli.signal('SIGTERM');
    const { exitCode, stderr } = await cli.ended;
    expect(stderr).to.equal('');
    expect(exitCode).to.equal(0);
    expect(await fetch(url).catch(() => 'closed')).to.equal('closed');
  });

  it('tells people its address, and ends with 130 at Ctrl-C', async () => {
    const cli = serve();
    expect(await cli.line(/listens on/)).to.include('browsers use http://localhost:3000');
    cli.signal('SIGINT');
    expect((await cli.ended).exitCode).to.equal(130);
  });

  it('starts again on what it left behind', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const cli = serve();
      await cli.line(/listens on/);
      cli.signal(signal);
      await cli.ended;
    }
    expect((await office.cli(['migrate'])).stdout).to.include('up to date');
  });

  it('refuses a database made by demo', async () => {
    await office.cli(['migrate']);
    await office.inside(({ database }) => markDemoDatabase(database));
    const result = await fails({});
    expect(result.exitCode).to.equal(6);
    expect(result.error()).to.include({ code: 'demo_database' });
    expect(result.error().hint).to.include('immo-billie demo');
  });

  it('exits with 6 and names every wrong variable', async () => {
    const result = await fails({ PUBLIC_URL: '', SESSION_SECRETS: 'short' });
    expect(result.exitCode).to.equal(6);
    expect(result.error().message).to.include('PUBLIC_URL').and.include('SESSION_SECRETS');
    expect(result.error().message).to.not.include('short\n');
  });

  it('exits with 6 when the port is taken', async () => {
    const { port, server } = await occupyPort();
    const result = await fails({ PORT: String(port) });
    await closeServer(server);
    expect(result.exitCode).to.equal(6);
    expect(result.error()).to.include({ code: 'configuration' });
    expect(result.error().hint).to.include('PORT: ');
  });

  it('exits with 6 when the host is not of this machine, and does not blame the database', async () => {
    const result = await fails({ HOST: '192.0.2.1' });
    expect(result.exitCode).to.equal(6);
    expect(result.error()).to.include({ code: 'configuration' });
    expect(result.error().hint).to.include('HOST: ');
  });

  it('exits with 6 when the SQLite driver has no binding, and shows no stack', async () => {
    const result = await office.cli(['serve'], { environment: { NODE_OPTIONS: `--import ${NO_BINDING}` } });
    expect(result.exitCode).to.equal(6);
    expect(result.stderr)
      .to.include('npm rebuild sqlite3')
      .and.not.match(/^\s+at /m);
    expect(result.stdout).to.equal('');
  });

  it('exits with 6 when the database does not answer', async () => {
    const result = await fails({ DATABASE_URL: 'postgres://127.0.0.1:1/app' });
    expect(result.exitCode).to.equal(6);
    expect(result.error().code).to.equal('database_unreachable');
  });
});
