import { expect } from 'chai';
import type { RotationReport } from '../../keys/run-rotation.js';
import { killRunningClis, startCli } from '../../testing/cli-process.test-support.js';
import { openTestOffice, SEEDED_TENANT, type TestOffice } from '../../testing/test-office.test-support.js';

const NEW_KEY = `newer:${Buffer.alloc(32, 9).toString('base64')}`;
const TABLES = ['tenant_credentials', 'claims', 'imports'];

describe('keys rotate', () => {
  let office: TestOffice;
  let bothKeys: { readonly ENCRYPTION_KEYS: string };

  beforeEach(async () => {
    office = await openTestOffice();
    await office.seed();
    bothKeys = { ENCRYPTION_KEYS: `${NEW_KEY},${office.environment['ENCRYPTION_KEYS']}` };
  });

  afterEach(async () => {
    killRunningClis();
    await office.close();
  });

  const rotate = (environment: Readonly<Record<string, string>>, ...flags: string[]) =>
    office.cli(['keys', 'rotate', ...flags, '--json'], { environment });

  it('seals everything anew, so that the old key can be dropped', async () => {
    const { exitCode, json } = await rotate(bothKeys);
    expect(exitCode).to.equal(0);
    const report = json<RotationReport>();
    expect(report).to.deep.include({ dryRun: false, newestKey: 'newer', droppable: ['test'], missing: [] });
    expect(report.tables.map(({ table }) => table)).to.deep.equal(TABLES);
    for (const { outdated, resealed, unreadable, remaining } of report.tables) {
      expect(outdated).to.be.greaterThan(0);
      expect({ resealed, unreadable, remaining }).to.deep.equal({
        resealed: outdated,
        unreadable: 0,
        remaining: 0,
      });
    }

    const environment = { ENCRYPTION_KEYS: NEW_KEY };
    const works = await Promise.all([
      office.cli(['keys', 'test', '--tenant', SEEDED_TENANT, '--json'], { environment }),
      office.cli(['imports', 'replay', '1', '--dry-run', '--json'], { environment }),
      office.cli(['imports', 'replay', '1', '--refetch', '--dry-run', '--json'], { environment }),
    ]);
    expect(works.map((result) => result.exitCode)).to.deep.equal([0, 0, 0]);
  });

  it('can be run again and then has nothing to do', async () => {
    await rotate(bothKeys);
    const again = await rotate(bothKeys);
    expect(again.exitCode).to.equal(0);
    expect(again.json<RotationReport>().tables.map(({ outdated }) => outdated)).to.deep.equal([0, 0, 0]);
    const { stdout } = await office.cli(['keys', 'rotate'], { environment: bothKeys });
    expect(stdout).to.match(/^imports +0 +0 +0 +0$/m);
    expect(stdout).to.include('No row needs any more: test.');
  });

  it('only counts when it is tried', async () => {
    const { exitCode, json } = await rotate(bothKeys, '--dry-run');
    expect(exitCode).to.equal(0);
    expect(json<RotationReport>()).to.deep.include({ dryRun: true, droppable: [] });
    const lost = await office.cli(['keys', 'test', '--tenant', SEEDED_TENANT, '--json'], {
      environment: { ENCRYPTION_KEYS: NEW_KEY },
    });
    expect(lost.exitCode).to.equal(6);
  });

  it('exits with 6 when the old key is not given, and leaves the rows as they are', async () => {
    for (const flags of [['--dry-run'], []]) {
      const result = await rotate({ ENCRYPTION_KEYS: NEW_KEY }, ...flags);
      expect(result.exitCode).to.equal(6);
      expect(result.error()).to.include({ code: 'key_missing' });
      expect(result.json<RotationReport>().missing).to.deep.equal(['test']);
    }
    expect((await rotate(bothKeys)).exitCode).to.equal(0);
  });

  it('exits with 6 when a key has another value than it had', async () => {
    const wrong = `test:${Buffer.alloc(32, 8).toString('base64')}`;
    const result = await rotate({ ENCRYPTION_KEYS: `${NEW_KEY},${wrong}` });
    expect(result.exitCode).to.equal(6);
    expect(result.error()).to.include({ code: 'rows_unreadable' });
  });

  it('works while the server runs on the same database', async () => {
    const server = startCli(['serve', '--json'], {
      environment: { ...office.environment, ...bothKeys },
      folder: office.folder,
    });
    const { url } = JSON.parse(await server.line(/^\{"url"/)) as { url: string };
    const call = new URL(
      office.simulator.control.serviceUrl({ estateId: 1437, userId: 21, customer: SEEDED_TENANT }).url,
    );
    const [signedIn, rotated] = await Promise.all([
      fetch(`${url}${call.pathname}${call.search}`, { redirect: 'manual' }),
      rotate(bothKeys),
    ]);
    expect(rotated.exitCode).to.equal(0);
    expect(signedIn.status).to.equal(303);
    server.signal('SIGTERM');
    await server.ended;
    const claim = await office.cli(['keys', 'test', '--tenant', SEEDED_TENANT, '--json'], {
      environment: { ENCRYPTION_KEYS: NEW_KEY },
    });
    expect(claim.json<{ claim: string }>().claim).to.equal('good');
  });
});
