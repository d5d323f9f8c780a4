import { expect } from 'chai';
import type { ImportList } from '../../imports/list-some-imports.js';
import { openTestOffice, SEEDED_TENANT, type TestOffice } from '../../testing/test-office.test-support.js';

describe('imports list', () => {
  let office: TestOffice;

  before(async () => {
    office = await openTestOffice();
    await office.seed();
  });

  after(() => office.close());

  it('lists the newest first, for people', async () => {
    const { exitCode, stdout } = await office.cli(['imports', 'list']);
    expect(exitCode).to.equal(0);
    expect(stdout.split('\n').map((line) => line.split(/ +/)[0])).to.deep.equal([
      'IMPORT',
      '3',
      '2',
      '1',
      '',
    ]);
    expect(stdout).to.include('object created').and.not.include('More:');
  });

  it('gives programs the entries without personal data', async () => {
    const { stdout, json } = await office.cli(['imports', 'list', '--json', '--tenant', SEEDED_TENANT]);
    const { imports, nextBefore } = json<ImportList>();
    expect(nextBefore).to.equal(null);
    expect(imports[2]).to.deep.include({
      importId: 1,
      tenantId: SEEDED_TENANT,
      userId: '21',
      estateId: '1437',
      state: 'done',
      object: 'created',
      replayOf: null,
      counts: { added: 3, updated: 0, unchanged: 0, skipped: 0 },
    });
    expect(stdout).to.not.include('Thomsen').and.not.include('Friesenhaus');
  });

  it('continues a list where the part before ended', async () => {
    const first = (await office.cli(['imports', 'list', '--json', '--limit', '2'])).json<ImportList>();
    expect(first.imports.map(({ importId }) => importId)).to.deep.equal([3, 2]);
    expect(first.nextBefore).to.equal(2);
    const rest = (
      await office.cli(['imports', 'list', '--json', '--before', String(first.nextBefore)])
    ).json<ImportList>();
    expect(rest.imports.map(({ importId }) => importId)).to.deep.equal([1]);
    expect(rest.nextBefore).to.equal(null);
  });

  it('exits with 3 for an unknown tenant', async () => {
    const result = await office.cli(['imports', 'list', '--tenant', '99', '--json']);
    expect(result.exitCode).to.equal(3);
    expect(result.error().code).to.equal('tenant_not_found');
  });

  it('exits with 2 for a limit that is none', async () => {
    const results = await Promise.all([
      office.cli(['imports', 'list', '--limit', '0']),
      office.cli(['imports', 'list', '--before', '-3']),
    ]);
    expect(results.map(({ exitCode }) => exitCode)).to.deep.equal([2, 2]);
  });
});
