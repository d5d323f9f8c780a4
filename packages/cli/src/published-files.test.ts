import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const PACKAGES = fileURLToPath(new URL('../../', import.meta.url));

/** What of every package's folder is for its developers alone. */
const NOT_PUBLISHED = /^(src|src-browser|tools|fixtures|bench|node_modules|tsconfig.*\.json)$/;

/** The packages, with what else of each nobody needs at run time. */
const PUBLISHED: Readonly<Record<string, readonly string[]>> = {
  'onoffice-sdk': ['data'],
  'onoffice-simulator': [],
  server: [],
  cli: [],
};

describe('what npm publishes', () => {
  for (const [name, notNeeded] of Object.entries(PUBLISHED)) {
    it(`of ${name} is everything that it needs to run, and no test`, () => {
      const folder = `${PACKAGES}${name}`;
      const published = publishedFiles(folder);
      const missing = readdirSync(folder)
        .filter((entry) => !NOT_PUBLISHED.test(entry) && !notNeeded.includes(entry))
        .filter((entry) => !published.some((file) => file === entry || file.startsWith(`${entry}/`)));
      expect(missing).to.deep.equal([]);
      expect(published.filter((file) => /\.test(-support)?\.|tsbuildinfo/.test(file))).to.deep.equal([]);
    });
  }
});

function publishedFiles(folder: string): string[] {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output) as { files: { path: string }[] }[];
  return packed?.files.map(({ path }) => path) ?? [];
}
