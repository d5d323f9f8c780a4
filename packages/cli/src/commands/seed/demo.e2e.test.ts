import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  activate,
  findObjectByEstate,
  listImports,
  listTenants,
  readCredentials,
  ticketForCall,
  type AppContext,
} from '@immo-billie/server';
import { seedDemo } from '../../demo/seed-demo.js';
import { SeedRefused } from '../../demo/seed-refused.js';
import { connectSimulator } from '../../demo/simulator-connection.js';
import type { SeedRunReport } from '../../demo/run-seed.js';
import { killRunningClis, startCli } from '../../testing/cli-process.test-support.js';
import { startSilentServer } from '../../testing/silent-server.test-support.js';
import { openTestOffice, SEEDED_TENANT, type TestOffice } from '../../testing/test-office.test-support.js';

describe('seed demo', () => {
  let office: TestOffice;

  beforeEach(async () => {
    office = await openTestOffice();
  });

  afterEach(async () => {
    killRunningClis();
    await office.close();
  });

  const seed = (...flags: string[]) =>
    office.cli(['seed', 'demo', '--simulator', office.simulator.url, ...flags, '--json']);

  it('imports three objects of a demo tenant, one of them complete', async () => {
    const { exitCode, json } = await seed();
    expect(exitCode).to.equal(0);
    const report = json<SeedRunReport>();
    expect(report).to.include({ tenantId: SEEDED_TENANT, activated: true, removedTenants: 0 });
    expect(report.objects.map(({ estateId, state, imported }) => [estateId, state, imported])).to.deep.equal([
      ['1437', 'complete', true],
      ['1439', 'draft', true],
      ['1441', 'draft', true],
    ]);
    await office.inside(async ({ database }) => {
      const [tenant, ...others] = await listTenants(database.knex);
      expect(tenant).to.include({ tenantId: SEEDED_TENANT, isDemo: true });
      expect(others).to.be.empty;
    });
  });

  it('doubles nothing when it runs again', async () => {
    const first = (await seed()).json<SeedRunReport>();
    const second = await office.cli(['seed', 'demo', '--simulator', office.simulator.url]);
    expect(second.exitCode).to.equal(0);
    expect(second.stdout).to.match(/1437 +Friesenhaus mit Deichblick +complete +before/);
    await office.inside(async (context) => {
      expect(await countRows(context, 'objects')).to.equal(3);
      expect(await countRows(context, 'imports')).to.equal(3);
      expect(await countRows(context, 'prospects')).to.equal(6);
      const object = await findObjectByEstate(context.database.knex, SEEDED_TENANT, '1437');
      expect(object?.objectId).to.equal(first.objects[0]?.objectId);
    });
  });

  it('goes on where an earlier run was killed', async () => {
    await seed();
    await office.inside(async ({ database }) => {
      await database.knex('objects').where('estate_id', '1441').delete();
      await database.knex('imports').where('estate_id', '1441').delete();
    });
    const { exitCode, json } = await seed();
    expect(exitCode).to.equal(0);
    const report = json<SeedRunReport>();
    expect(report.activated).to.equal(false);
    expect(report.objects.map(({ imported }) => imported)).to.deep.equal([false, false, true]);
  });

  it('removes demo tenants and no others with --reset, and seeds again', async () => {
    const first = (await seed()).json<SeedRunReport>();
    await office.inside(({ database }) =>
      database.knex('tenants').insert({
        tenant_id: '4711',
        name: 'Echte Kundin',
        key_state: 'unlocked',
        key_state_since: '2026-01-01T00:00:00.000Z',
        is_demo: false,
        created_at: '2026-01-01T00:00:00.000Z',
      }),
    );
    const second = (await seed('--reset')).json<SeedRunReport>();
    expect(second).to.include({ removedTenants: 1, activated: true });
    expect(second.objects[0]?.objectId).to.not.equal(first.objects[0]?.objectId);
    await office.inside(async (context) => {
      const tenants = await listTenants(context.database.knex);
      expect(tenants.map(({ tenantId }) => tenantId)).to.have.members(['4711', SEEDED_TENANT]);
      expect(await countRows(context, 'objects')).to.equal(3);
      expect(await listImports(context.database.knex, { limit: 50 })).to.have.length(3);
    });
  });

  it('leaves a customer alone whom somebody activated with the same simulator', async () => {
    await office.cli(['migrate']);
    await office.inside(async (context) => {
      const { url } = office.simulator.control.activationUrl({ customer: SEEDED_TENANT });
      const { ticket } = ticketForCall(context, url.slice(new URL(url).origin.length));
      const { secret } = office.simulator.control.credentials({ customer: SEEDED_TENANT });
      expect(await activate(context, { ticket, apiKey: secret })).to.deep.equal({ status: 'active' });
    });
    for (const flags of [[], ['--reset']]) {
      const result = await seed(...flags);
      expect(result.exitCode).to.equal(6);
      expect(result.error().code).to.equal('tenant_not_demo');
    }
    await office.inside(async (context) => {
      expect((await listTenants(context.database.knex))[0]).to.include({ isDemo: false });
      expect(await countRows(context, 'objects')).to.equal(0);
    });
  });

  it('changes nothing of a customer whom somebody activates while it seeds', async () => {
    await office.cli(['migrate']);
    await office.inside(async (context) => {
      const { url } = office.simulator.control.activationUrl({ customer: SEEDED_TENANT });
      const { ticket } = ticketForCall(context, url.slice(new URL(url).origin.length));
      const { secret: apiKey } = office.simulator.control.credentials({ customer: SEEDED_TENANT });
      // Between the first look of `seed demo` and its own activation.
      const simulator = connectSimulator(office.simulator.url, new AbortController().signal);
      const late: typeof simulator = {
        ...simulator,
        async activationPath(customer) {
          await activate(context, { ticket, apiKey });
          await context.database.knex('tenants').update({ name: 'Echte Kundin' });
          return simulator.activationPath(customer);
        },
      };
      const error: unknown = await seedDemo(context, late, new AbortController().signal).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).to.be.instanceOf(SeedRefused).with.property('code', 'tenant_not_demo');
      expect((await listTenants(context.database.knex))[0]).to.include({
        name: 'Echte Kundin',
        isDemo: false,
      });
      const { database, secretBox } = context;
      expect((await readCredentials(database.knex, secretBox, SEEDED_TENANT))?.secret).to.equal(apiKey);
      expect(await countRows(context, 'audit_events')).to.equal(1);
    });
  });

  it('leaves a real customer with the same number alone', async () => {
    await office.cli(['migrate']);
    await office.inside(({ database }) =>
      database.knex('tenants').insert({
        tenant_id: SEEDED_TENANT,
        name: 'Echte Kundin',
        key_state: 'unlocked',
        key_state_since: '2026-01-01T00:00:00.000Z',
        is_demo: false,
        created_at: '2026-01-01T00:00:00.000Z',
      }),
    );
    for (const flags of [[], ['--reset']]) {
      const result = await seed(...flags);
      expect(result.exitCode).to.equal(6);
      expect(result.error().code).to.equal('tenant_not_demo');
    }
    await office.inside(async ({ database }) => {
      expect((await listTenants(database.knex))[0]).to.include({ name: 'Echte Kundin', isDemo: false });
    });
  });

  it('starts a simulator of its own when none is given', async () => {
    const { exitCode, json } = await office.cli(['seed', 'demo', '--json'], {
      environment: { ONOFFICE_API_URL: 'http://127.0.0.1:1/not-asked' },
    });
    expect(exitCode).to.equal(0);
    expect(json<SeedRunReport>().objects).to.have.length(3);
    expect(office.simulator.control.requests()).to.be.empty;
  });

  it('seeds the folder .demo when no database is configured', async () => {
    const nothing = Object.fromEntries(Object.keys(office.environment).map((name) => [name, '']));
    const result = await office.cli(['seed', 'demo', '--json'], { environment: nothing });
    expect(result.exitCode).to.equal(0);
    const file = join(office.folder, '.demo', 'app.sqlite');
    expect(result.json<SeedRunReport>().database).to.equal(file);
    expect((await stat(file)).mode & 0o777).to.equal(0o600);

    const refused = await office.cli(['serve', '--json'], {
      environment: { DATABASE_URL: `sqlite:${file}` },
    });
    expect(refused.exitCode).to.equal(6);
    expect(refused.error().code).to.equal('demo_database');
  });

  it('exits with 6 when the simulator signs with another secret', async () => {
    const result = await office.cli(['seed', 'demo', '--simulator', office.simulator.url, '--json'], {
      environment: { ONOFFICE_PROVIDER_SECRETS: 'quite-another-secret' },
    });
    expect(result.exitCode).to.equal(6);
    expect(result.error().code).to.equal('signature_refused');
  });

  it('exits with 5 when there is no simulator, with 2 for an address elsewhere', async () => {
    const [gone, elsewhere] = await Promise.all([
      office.cli(['seed', 'demo', '--simulator', 'http://127.0.0.1:1', '--json']),
      office.cli(['seed', 'demo', '--simulator', 'https://api.onoffice.de', '--json']),
    ]);
    expect(gone.exitCode).to.equal(5);
    expect(gone.error().code).to.equal('simulator_unreachable');
    expect(elsewhere.exitCode).to.equal(2);
  });

  it('stops at Ctrl-C with 130', async () => {
    const silent = await startSilentServer();
    const cli = startCli(['seed', 'demo', '--simulator', silent.url, '--json'], {
      environment: office.environment,
    });
    await silent.asked;
    cli.signal('SIGINT');
    const result = await cli.ended;
    silent.close();
    expect(result.exitCode).to.equal(130);
    expect(result.error().code).to.equal('interrupted');
  });
});

async function countRows({ database }: AppContext, table: string): Promise<number> {
  const [row] = (await database.knex(table).count({ rows: '*' })) as { rows: number }[];
  return row?.rows ?? 0;
}
