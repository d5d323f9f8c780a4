import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '@immo-billie/server';
import { expect } from 'chai';
import type { MigrationReport } from '../database/migrate-database.js';
import { runCli } from '../testing/cli-process.test-support.js';
import { temporaryFolder } from '../testing/test-office.test-support.js';

describe('migrate', () => {
  let folder: string;
  let environment: Record<string, string>;

  beforeEach(async () => {
    folder = await temporaryFolder();
    environment = { DATABASE_URL: `sqlite:${join(folder, 'app.sqlite')}` };
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const migrate = (...flags: string[]) => runCli(['migrate', ...flags], { environment, folder });

  it('lists what is pending and does not even make the file', async () => {
    const { exitCode, json } = await migrate('--dry-run', '--json');
    expect(exitCode).to.equal(0);
    const report = json<MigrationReport>();
    expect(report).to.include({ dryRun: true }).and.have.property('applied').that.is.empty;
    expect(report.pending).to.include('0001-initial');
    expect(await readdir(folder)).to.be.empty;
  });

  it('applies what is pending once', async () => {
    const first = await migrate('--json');
    expect(first.exitCode).to.equal(0);
    expect(first.json<MigrationReport>()).to.deep.include({ dryRun: false, pending: [] });
    expect(first.json<MigrationReport>().applied).to.include('0001-initial');

    const second = await migrate();
    expect(second.exitCode).to.equal(0);
    expect(second.stdout).to.equal('The database is up to date.\n');
  });

  it('writes nothing into a database that exists', async () => {
    await migrate();
    const before = await readFile(join(folder, 'app.sqlite'));
    const { stdout } = await migrate('--dry-run');
    expect(stdout).to.equal('The database is up to date.\n');
    expect((await readFile(join(folder, 'app.sqlite'))).equals(before)).to.equal(true);
  });

  it('exits with 6 when a newer program has migrated the database, as every command does', async () => {
    await migrate();
    const database = openDatabase({ engine: 'sqlite', filename: join(folder, 'app.sqlite') });
    await database.knex('knex_migrations').insert({ name: '9999-of-the-future', batch: 2 });
    await database.close();
    for (const args of [['migrate'], ['migrate', '--dry-run'], ['tenants', 'list']]) {
      const result = await runCli([...args, '--json'], { environment });
      expect(result.exitCode).to.equal(6);
      expect(result.error()).to.include({ code: 'database_newer' });
      expect(result.error().hint).to.include('newer version');
    }
  });

  it('exits with 6 when the folder of the file does not exist', async () => {
    environment = { DATABASE_URL: `sqlite:${join(folder, 'missing', 'app.sqlite')}` };
    const result = await migrate('--json');
    expect(result.exitCode).to.equal(6);
    expect(result.error().code).to.equal('database_unreachable');
  });

  it('exits with 6 when the file is no database', async () => {
    await writeFile(
      join(folder, 'app.sqlite'),
      'this is no database, but long enough to be taken for one'.repeat(20),
    );
    const result = await migrate('--dry-run', '--json');
    expect(result.exitCode).to.equal(6);
    expect(result.error().message).to.include('SQLITE_NOTADB');
  });

  it('exits with 6 when PostgreSQL does not answer, and keeps the password to itself', async () => {
    environment = { DATABASE_URL: 'postgres://billie:very-secret-password@127.0.0.1:1/app' };
    const result = await runCli(['migrate', '--dry-run', '--json'], {
      environment,
      secrets: ['very-secret-password', 'billie'],
    });
    expect(result.exitCode).to.equal(6);
    expect(result.error().message).to.include('127.0.0.1:1/app').and.include('ECONNREFUSED');
    expect(result.stdout).to.equal('');
  });

  it('is what commands on a missing or empty database ask for', async () => {
    const missing = await runCli(['tenants', 'list', '--json'], { environment });
    expect(missing.exitCode).to.equal(6);
    expect(missing.error()).to.include({ code: 'database_missing' });
    expect(missing.error().hint).to.include('immo-billie migrate');
    expect(existsSync(join(folder, 'app.sqlite'))).to.equal(false);

    await writeFile(join(folder, 'app.sqlite'), '');
    const outdated = await runCli(['tenants', 'list', '--json'], { environment });
    expect(outdated.exitCode).to.equal(6);
    expect(outdated.error()).to.include({ code: 'database_outdated' });
  });
});
