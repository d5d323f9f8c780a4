import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { runCli } from './testing/cli-process.test-support.js';

describe('immo-billie', () => {
  it('prints the version of the package', async () => {
    const { exitCode, stdout } = await runCli(['--version']);
    const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
    expect(exitCode).to.equal(0);
    expect(stdout.trim()).to.equal((JSON.parse(manifest) as { version: string }).version);
  });

  it('shows help with the exit codes', async () => {
    const { exitCode, stdout, stderr } = await runCli(['--help']);
    expect(exitCode).to.equal(0);
    expect(stdout).to.include('Exit codes:').and.include('130');
    expect(stderr).to.equal('');
  });

  it('shows help and exits with 2 when the command is missing', async () => {
    const { exitCode, stdout, stderr } = await runCli(['imports']);
    expect(exitCode).to.equal(2);
    expect(stdout).to.equal('');
    expect(stderr).to.include('replay').and.include('next: see: immo-billie imports --help');
  });

  it('proposes the command that was meant', async () => {
    const { exitCode, stderr } = await runCli(['imports', 'lst']);
    expect(exitCode).to.equal(2);
    expect(stderr).to.include('Did you mean list?');
  });

  it('reports wrong usage as one line of JSON when asked to', async () => {
    const result = await runCli(['imports', 'list', '--limit', 'many', '--json']);
    expect(result.exitCode).to.equal(2);
    expect(result.stdout).to.equal('');
    expect(result.error()).to.include({ code: 'usage', hint: 'see: immo-billie imports list --help' });
  });

  it('exits with 6 and says how to mend a missing variable', async () => {
    const [human, machine] = await Promise.all([
      runCli(['tenants', 'list']),
      runCli(['tenants', 'list', '--json']),
    ]);
    expect(human.exitCode).to.equal(6);
    expect(human.stderr).to.include('DATABASE_URL: is missing').and.include('→ sqlite:');
    expect(machine.exitCode).to.equal(6);
    expect(machine.error()).to.include({ code: 'configuration' });
  });
});
