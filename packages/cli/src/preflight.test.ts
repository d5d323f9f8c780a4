import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';

const PREFLIGHT = new URL('../../../tools/preflight.mjs', import.meta.url);

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
    expect(preflight()).to.include({ status: 0, stderr: '' });
  });

  function install(name: string, code: string): void {
    const path = join(folder, 'node_modules', name);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'package.json'), JSON.stringify({ name, main: 'index.js' }));
    writeFileSync(join(path, 'index.js'), code);
  }

  function preflight() {
    const env = { PATH: process.env['PATH'] };
    const command = [join(folder, 'tools', 'preflight.mjs'), 'start'];
    return spawnSync(process.execPath, command, { cwd: folder, env, encoding: 'utf8' });
  }
});
