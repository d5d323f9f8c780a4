import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);
const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** Installing compiles sqlite3 where no binding fits that is there already. */
const TIMEOUT_MS = 15 * 60 * 1000;

/** Characters of the end of a failed command's output. */
const SHOWN_OUTPUT = 4000;

describe('a fresh clone', function freshClone() {
  this.timeout(TIMEOUT_MS);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'immo-billie-clone-'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('has the command after npm ci and npm run build', async () => {
    await requireCommit();
    const clone = join(folder, 'clone');
    await inFolder(folder, {}, 'git', 'clone', '--quiet', REPOSITORY, clone);
    const prebuilds = await packSqliteBinding(join(folder, 'prebuilds'));
    await inFolder(clone, { npm_config_sqlite3_local_prebuilds: prebuilds }, 'npm', 'ci', '--prefer-offline');
    await inFolder(clone, {}, 'npm', 'run', 'build');
    const { stdout } = await inFolder(clone, {}, join(clone, 'node_modules/.bin/immo-billie'), '--version');
    expect(stdout).to.match(/^\d+\.\d+\.\d+/);
  });
});

/** What is not committed cannot be cloned; a silent skip would look like a passed test. */
async function requireCommit(): Promise<void> {
  try {
    const { stdout } = await inFolder(REPOSITORY, {}, 'git', 'rev-parse', '--show-toplevel', 'HEAD^{commit}');
    expect(join(stdout.split('\n')[0] ?? '', '/')).to.equal(REPOSITORY);
  } catch (error) {
    throw new Error(
      `${REPOSITORY} is not the root of a git checkout with a commit, so a fresh clone cannot be tested. ` +
        'Run the tests in a clone of the repository, or leave this file out.',
      { cause: error },
    );
  }
}

/**
 * The clone finds the sqlite3 binding of this checkout, as a machine does that can download one. To compile it
 * once more would take minutes, and prove nothing that the installation of this checkout has not.
 */
async function packSqliteBinding(prebuilds: string): Promise<string> {
  const sqlite3 = join(REPOSITORY, 'node_modules/sqlite3');
  const { version, binary } = JSON.parse(await readFile(join(sqlite3, 'package.json'), 'utf8')) as {
    version: string;
    binary: { napi_versions: number[] };
  };
  const napi = Math.max(...binary.napi_versions);
  const name = `sqlite3-v${version}-napi-v${napi}-${process.platform}-${process.arch}.tar.gz`;
  await mkdir(prebuilds);
  await inFolder(sqlite3, {}, 'tar', '-czf', join(prebuilds, name), 'build/Release/node_sqlite3.node');
  return prebuilds;
}

async function inFolder(
  cwd: string,
  environment: Readonly<Record<string, string>>,
  command: string,
  ...args: string[]
) {
  try {
    const env = { ...ownEnvironment(), ...environment };
    return await run(command, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const end = `${stdout}${stderr}`.slice(-SHOWN_OUTPUT);
    throw new Error(`${[command, ...args].join(' ')} failed:\n${end}`, { cause: error });
  }
}

/** A git hook names its own repository, and production would leave out the compiler. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _production, ...others } = process.env;
  return Object.fromEntries(Object.entries(others).filter(([name]) => !name.startsWith('GIT_')));
}
