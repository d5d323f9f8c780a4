import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { costsOfObject, findObjectByEstate, listImports, saveObject } from '@immo-billie/server';
import type { ReplayReport } from '../../imports/replay-one.js';
import { openTestOffice, SEEDED_TENANT, type TestOffice } from '../../testing/test-office.test-support.js';

describe('imports replay', () => {
  let office: TestOffice;

  beforeEach(async () => {
    office = await openTestOffice();
    await office.seed();
  });

  afterEach(() => office.close());

  const replay = (...args: string[]) => office.cli(['imports', 'replay', ...args, '--json']);
  const ledger = () =>
    office.inside(({ database }) => listImports(database.knex, { tenantId: SEEDED_TENANT, limit: 50 }));
  const objectOf = (estateId: string) =>
    office.inside(({ database }) => findObjectByEstate(database.knex, SEEDED_TENANT, estateId));

  it('writes a ledger row that names its origin', async () => {
    const { exitCode, json } = await replay('2');
    expect(exitCode).to.equal(0);
    const report = json<ReplayReport>();
    expect(report).to.deep.include({
      dryRun: false,
      replayOf: 2,
      importId: 4,
      tenantId: SEEDED_TENANT,
      userId: '21',
      estateId: '1439',
      object: 'unchanged',
      counts: { added: 0, updated: 0, unchanged: 2, skipped: 0 },
    });
    const [newest] = await ledger();
    expect(newest).to.include({ importId: 4, replayOf: 2, state: 'done' });
  });

  it('shows the plan of a dry run and changes not a byte', async () => {
    const file = join(office.folder, 'app.sqlite');
    const before = await readFile(file);
    const human = await office.cli(['imports', 'replay', '1', '--dry-run']);
    expect(human.exitCode).to.equal(0);
    expect(human.stdout).to.include('nothing was written').and.include('+0 ~0 =3 -0');
    const machine = (await replay('1', '--dry-run')).json<ReplayReport>();
    expect(machine).to.include({ dryRun: true, importId: null, replayOf: 1 });
    expect((await readFile(file)).equals(before)).to.equal(true);
  });

  it('keeps what the broker changed by hand', async () => {
    await office.inside(async (context) => {
      const object = await findObjectByEstate(context.database.knex, SEEDED_TENANT, '1439');
      if (!object) throw new Error('no object');
      await saveObject(context, object, '21', {
        version: object.version,
        base: {
          title: 'Von Hand',
          objectNumber: object.objectNumber,
          areaCenti: object.areaCenti === null ? '' : String(object.areaCenti),
          brokerUserId: '21',
        },
        details: { ...object, state: 'draft' },
        agreements: [],
        costs: (await costsOfObject(context.database.knex, object, context.clock())).costs,
      });
    });
    expect((await replay('2')).exitCode).to.equal(0);
    expect(await objectOf('1439')).to.include({ title: 'Von Hand' });
  });

  it('reads onOffice again with --refetch, as the user who made the import', async () => {
    office.simulator.control.records({
      customer: SEEDED_TENANT,
      module: 'estate',
      id: 1439,
      elements: { objekttitel: 'Neuer Titel' },
    });
    const stored = (await replay('2', '--dry-run')).json<ReplayReport>();
    expect(stored.object).to.equal('unchanged');

    const planned = (await replay('2', '--refetch', '--dry-run')).json<ReplayReport>();
    expect(planned.object).to.equal('updated');
    expect(await objectOf('1439')).to.include({ title: 'Kapitänshaus in Blankenese' });

    expect((await replay('2', '--refetch')).json<ReplayReport>().object).to.equal('updated');
    expect(await objectOf('1439')).to.include({ title: 'Neuer Titel' });
  });

  it('refuses an older import without --force', async () => {
    expect((await replay('2', '--refetch')).exitCode).to.equal(0);
    const refused = await replay('2');
    expect(refused.exitCode).to.equal(2);
    expect(refused.error()).to.include({ code: 'older_than_object' });
    expect(refused.error().hint).to.include('--force');
    expect((await replay('2', '--refetch')).error()).to.include({ code: 'older_than_object' });
    expect(await ledger()).to.have.length(4);

    expect((await replay('2', '--force')).exitCode).to.equal(0);
    expect(await ledger()).to.have.length(5);
  });

  it('exits with 3 for an unknown import', async () => {
    const result = await replay('77');
    expect(result.exitCode).to.equal(3);
    expect(result.error().code).to.equal('not_found');
  });

  it('exits with 3 when the estate is gone, with 2 when it is not active, and writes nothing', async () => {
    office.simulator.control.records({
      customer: SEEDED_TENANT,
      module: 'estate',
      id: 1439,
      elements: { status: '2' },
    });
    expect((await replay('2', '--refetch')).exitCode).to.equal(2);
    office.simulator.control.records({ customer: SEEDED_TENANT, module: 'estate', id: 1439, deleted: true });
    const gone = await replay('2', '--refetch');
    expect(gone.exitCode).to.equal(3);
    expect(gone.error().code).to.equal('estate_not_found');
    expect(await ledger()).to.have.length(3);
  });

  it('exits with 4 when the claim of that user is outdated', async () => {
    office.simulator.control.claims({ expire: true });
    const result = await replay('2', '--refetch');
    expect(result.exitCode).to.equal(4);
    expect(result.error()).to.include({ code: 'onoffice_201' });
    expect(result.error().hint).to.include('open the service again from onOffice');
  });

  it('exits with 5 when onOffice does not answer', async () => {
    const result = await office.cli(['imports', 'replay', '2', '--refetch', '--json'], {
      environment: { ONOFFICE_API_URL: 'http://127.0.0.1:1/api.php' },
    });
    expect(result.exitCode).to.equal(5);
    expect(result.error().code).to.equal('onoffice_unreachable');
  });
});
