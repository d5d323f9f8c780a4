import { expect } from 'chai';
import { runImport } from '@immo-billie/server';
import type { ShownImport } from '../../imports/show-import.js';
import { openTestOffice, SEEDED_TENANT, type TestOffice } from '../../testing/test-office.test-support.js';

describe('imports show', () => {
  let office: TestOffice;

  before(async () => {
    office = await openTestOffice();
    await office.seed();
  });

  after(() => office.close());

  it('shows who, when and the result, and of persons only numbers', async () => {
    const { exitCode, stdout } = await office.cli(['imports', 'show', '1']);
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/Outcome +object created/);
    expect(stdout).to.match(/Persons +\+3 ~0 =0 -0/);
    expect(stdout).to.include('2101').and.not.include('Thomsen').and.not.include('Friesenhaus');
  });

  it('gives programs the same', async () => {
    const { json, stdout } = await office.cli(['imports', 'show', '1', '--json']);
    const shown = json<ShownImport>();
    expect(shown).to.have.all.keys('import', 'skipped', 'input');
    expect(shown.import).to.deep.include({ importId: 1, tenantId: SEEDED_TENANT, state: 'done' });
    expect(shown.input).to.include({ updatesObject: true, notChosen: 0, vanished: 0 });
    expect(shown.input?.importedAddressIds).to.have.members(['2101', '2103', '2105']);
    expect(shown.input).to.not.have.property('persons');
    expect(stdout).to.not.include('Antje').and.not.include('antje');
  });

  it('shows names, and nothing else of the persons, when asked to', async () => {
    const [human, machine] = await Promise.all([
      office.cli(['imports', 'show', '1', '--persons']),
      office.cli(['imports', 'show', '1', '--persons', '--json']),
    ]);
    expect(human.stdout).to.match(/2101 +Antje Thomsen/);
    expect(human.stdout).to.not.include('@');
    expect(machine.json<ShownImport>().input?.persons).to.deep.include({
      addressId: '2101',
      name: 'Antje Thomsen',
    });
  });

  it('tells why persons were left out', async () => {
    await office.inside((context) =>
      runImport(
        context,
        {
          tenantId: SEEDED_TENANT,
          userId: '21',
          estateId: '1439',
          requestId: 'test',
          formTokenId: 'only-one-of-two',
          choices: {
            importsProspects: true,
            importsAutomatic: true,
            updatesObject: true,
            takesBack: [],
            shown: new Set(['2105', '2107', '2999']),
            ticked: new Set(['2105', '2999']),
            shownNotes: new Map(),
            notes: new Map(),
          },
        },
        new AbortController().signal,
      ),
    );
    const [human, machine] = await Promise.all([
      office.cli(['imports', 'show', '4']),
      office.cli(['imports', 'show', '4', '--json']),
    ]);
    expect(machine.json<ShownImport>().skipped).to.have.deep.members([
      { reason: 'unticked', count: 1, addressIds: ['2107'] },
      { reason: 'vanished', count: 1, addressIds: ['2999'] },
    ]);
    expect(human.stdout).to.include('unticked (1): 2107');
  });

  it('still counts whom it left out once their numbers are forgotten', async () => {
    await office.inside(async ({ database: { knex } }) => {
      const [row] = (await knex('imports').where('import_id', 3).select('result')) as { result: string }[];
      const skipped = [
        { reason: 'withdrawn' },
        { reason: 'unticked' },
        { addressId: '2107', reason: 'unticked' },
      ];
      const result = JSON.stringify({ ...(JSON.parse(row?.result ?? '{}') as object), skipped });
      await knex('imports').where('import_id', 3).update({ result });
    });
    const [human, machine] = await Promise.all([
      office.cli(['imports', 'show', '3']),
      office.cli(['imports', 'show', '3', '--json']),
    ]);
    expect(machine.json<ShownImport>().skipped).to.deep.equal([
      { reason: 'withdrawn', count: 1, addressIds: [] },
      { reason: 'unticked', count: 2, addressIds: ['2107'] },
    ]);
    expect(human.stdout)
      .to.include('withdrawn (1): numbers forgotten')
      .and.include('unticked (2): 2107')
      .and.match(/Persons .*-3 /);
  });

  it('exits with 3 for an unknown import and with 2 for a number that is none', async () => {
    const [unknown, misspelt] = await Promise.all([
      office.cli(['imports', 'show', '77', '--json']),
      office.cli(['imports', 'show', 'first', '--json']),
    ]);
    expect(unknown.exitCode).to.equal(3);
    expect(unknown.error().code).to.equal('import_not_found');
    expect(misspelt.exitCode).to.equal(2);
    expect(misspelt.error().code).to.equal('usage');
  });

  it('exits with 6 when the input was sealed with another key', async () => {
    const result = await office.cli(['imports', 'show', '1', '--json'], {
      environment: { ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}` },
    });
    expect(result.exitCode).to.equal(6);
    expect(result.error()).to.include({ code: 'sealed_not_authentic' });
    expect(result.error().hint).to.include('ENCRYPTION_KEYS');
  });
});
