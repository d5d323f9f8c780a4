import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);

const packageRoot = fileURLToPath(new URL('../', import.meta.url));
const nodeModules = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

/** Uses all three doors; `load` is how the program gets at a module. */
const program = (load: (door: string) => string): string => `
${load('')}
${load('/marketplace')}
${load('/testing')}
const { createOnOfficeClient, OnOfficeApiError } = sdk;
const onOffice = testing.createFakeTransport();
onOffice.on('read', 'estate', testing.records([testing.estate(11, { kaufpreis: '350000.00' })]));
onOffice.on('get', 'idsfromrelation', testing.apiError(132));
const client = createOnOfficeClient({ token: 't', secret: 's', transport: onOffice.transport });
const url = testing.buildServiceUrl('https://p.example/s', { estateId: '1.234' }, 'secret', 1_767_225_600);
const verifier = marketplace.createSignedCallVerifier({ secrets: ['secret'], clock: () => 1_767_225_600_000 });
(async () => {
  const estate = await client.estates.get('11', { fields: ['kaufpreis'] });
  const error = await client.relations.ofEstate('11').owners().catch((reason) => reason);
  const check = verifier.check(url);
  const parsed = marketplace.parseServiceCall(check.call);
  console.log(JSON.stringify([
    estate.values.kaufpreis,
    error instanceof OnOfficeApiError && error.errorCode,
    parsed.serviceCall.estateId,
  ]));
})();
`;

const compilerOptions = {
  target: 'es2023',
  module: 'nodenext',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
  types: ['node'],
};

describe('the package as others install it', function () {
  // npm packs, and the compiler reads all declarations.
  this.timeout(120_000);

  let project: string;
  let installed: string;

  before(async () => {
    project = await mkdtemp(join(tmpdir(), 'onoffice-sdk-consumer-'));
    installed = join(project, 'node_modules/@immo-billie/onoffice-sdk');
    await run('npm', ['pack', '--silent', '--pack-destination', project], { cwd: packageRoot });
    const tarball = (await readdir(project)).find((name) => name.endsWith('.tgz')) ?? '';
    await mkdir(installed, { recursive: true });
    await run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], { cwd: project });
    // What a registry would deliver beside it is linked, so that nothing needs the network.
    await mkdir(join(project, 'node_modules/@types'));
    for (const name of ['got', '@types/node']) {
      await symlink(join(nodeModules, name), join(project, 'node_modules', name));
    }
  });
  after(() => rm(project, { recursive: true, force: true }));

  async function writeJson(name: string, content: object): Promise<void> {
    await writeFile(join(project, name), JSON.stringify(content));
  }

  async function outputOf(name: string, text: string): Promise<string> {
    await writeFile(join(project, name), text);
    const { stdout } = await run(process.execPath, [name], { cwd: project });
    return stdout.trim();
  }

  /** What the compiler has to say about the files, or nothing. */
  async function complaintsAbout(files: Readonly<Record<string, string>>): Promise<string> {
    for (const [name, text] of Object.entries(files)) await writeFile(join(project, name), text);
    await writeJson('tsconfig.json', { compilerOptions, files: Object.keys(files) });
    const compiler = join(nodeModules, 'typescript/bin/tsc');
    return run(process.execPath, [compiler, '-p', '.'], { cwd: project }).then(
      () => '',
      (error: unknown) =>
        error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error),
    );
  }

  it('works as an ES module and by require', async () => {
    const imported = program(
      (door) => `import * as ${nameOf(door)} from '@immo-billie/onoffice-sdk${door}';`,
    );
    const required = program(
      (door) => `const ${nameOf(door)} = require('@immo-billie/onoffice-sdk${door}');`,
    );
    expect(await outputOf('program.mjs', imported)).to.equal('[350000,132,"1234"]');
    expect(await outputOf('program.cjs', required)).to.equal('[350000,132,"1234"]');
  });

  it('has the types that strict TypeScript needs, from both kinds of modules', async () => {
    const uses = `
import { createOnOfficeClient, type EstateRecord, type EstateId } from '@immo-billie/onoffice-sdk';
import { createSignedCallVerifier, type ServiceCall } from '@immo-billie/onoffice-sdk/marketplace';
import { createFakeTransport } from '@immo-billie/onoffice-sdk/testing';
export const client = createOnOfficeClient({ token: 't', secret: 's', transport: createFakeTransport().transport });
export const verifier = createSignedCallVerifier({ secrets: ['s'] });
export async function priceOf(id: EstateId, call: ServiceCall): Promise<number> {
  const estate: EstateRecord | undefined = await client.withClaim(call.claim).estates.get(id, { fields: ['kaufpreis'] });
  // @ts-expect-error a price may be missing
  const price: number = estate?.values.kaufpreis;
  return price;
}
`;
    expect(await complaintsAbout({ 'uses.mts': uses })).to.equal('');
    const fromCommonJs = `
import sdk = require('@immo-billie/onoffice-sdk');
const client: sdk.OnOfficeClient = sdk.createOnOfficeClient({ token: 't', secret: 's' });
export = client;
`;
    expect(await complaintsAbout({ 'uses.cts': fromCommonJs })).to.equal('');
  });

  it('has a README whose every example compiles', async () => {
    const readme = await readFile(join(installed, 'README.md'), 'utf8');
    const examples = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
    expect(examples.length).to.be.greaterThan(4);
    const files = examples.map((code, index) => [`example-${index}.mts`, `${code}\nexport {};\n`] as const);
    expect(await complaintsAbout(Object.fromEntries(files))).to.equal('');
  });

  it('holds what its doors lead to and nothing of the tests', async () => {
    const names = await readdir(installed, { recursive: true });
    expect(
      names.filter((name) =>
        /test|bench|fixture|tsbuildinfo|\.d\.ts\.map/.test(name.replace(/^dist.testing/, '')),
      ),
    ).to.deep.equal([]);
    expect(names).to.include.members(['LICENSE', 'README.md', 'package.json']);
    const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
      readonly license: string;
      readonly dependencies: object;
      readonly engines: { readonly node: string };
      readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
    };
    expect(manifest.license).to.equal('MIT');
    expect(Object.keys(manifest.dependencies)).to.deep.equal(['got']);
    expect(manifest.engines.node).to.include('20.19');
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    expect(names).to.include.members(targets.map((target) => join(target)));
  });
});

/** `/marketplace` becomes `marketplace`, the main door `sdk`. */
function nameOf(door: string): string {
  return door.slice(1) || 'sdk';
}
