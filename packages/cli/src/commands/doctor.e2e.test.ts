import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { markDemoDatabase } from '../demo/demo-marker.js';
import type { Finding, Subject } from '../doctor/finding.js';
import type { Diagnosis } from '../doctor/run-doctor.js';
import { killRunningClis, startCli } from '../testing/cli-process.test-support.js';
import { startSilentServer } from '../testing/silent-server.test-support.js';
import { openTestOffice, type TestOffice } from '../testing/test-office.test-support.js';

const NEW_KEY = `newer:${Buffer.alloc(32, 9).toString('base64')}`;

describe('doctor', () => {
  let office: TestOffice;

  beforeEach(async () => {
    office = await openTestOffice();
  });

  afterEach(async () => {
    killRunningClis();
    await office.close();
  });

  const doctor = async (environment: Readonly<Record<string, string>> = {}) => {
    const result = await office.cli(['doctor', '--json'], { environment });
    return { ...result, diagnosis: result.json<Diagnosis>() };
  };
  const about = ({ findings }: Diagnosis, subject: Subject): Finding => {
    const found = findings.find((finding) => finding.subject === subject);
    if (!found) throw new Error(`nothing was said about ${subject}`);
    return found;
  };

  it('finds everything in order and exits with 0', async () => {
    await office.seed();
    const { exitCode, stderr, diagnosis } = await doctor();
    expect(stderr).to.equal('');
    expect(exitCode).to.equal(0);
    // The disk of whoever runs the tests may be nearly full.
    const others = diagnosis.findings.filter(({ subject }) => subject !== 'disk');
    expect(others.map(({ subject, state, hint }) => [subject, state, hint])).to.deep.equal(
      ['configuration', 'database', 'encryption', 'onoffice', 'clock', 'uploads'].map((subject) => [
        subject,
        'ok',
        null,
      ]),
    );
    expect(about(diagnosis, 'disk').message).to.match(/^\d+ MB free for /);
  });

  it('tells people line by line what to do', async () => {
    const { exitCode, stdout, stderr } = await office.cli(['doctor']);
    expect(exitCode).to.equal(6);
    expect(stdout).to.match(/^ok +configuration +complete and valid$/m);
    expect(stdout).to.match(/^fail +database +there is no database /m);
    expect(stdout).to.match(/^ +→ .*immo-billie migrate$/m);
    expect(stdout).to.match(/^skipped +encryption +/m);
    expect(stderr).to.include('error: not everything is in order: database');
  });

  it('names every wrong variable, and checks what the others allow', async () => {
    await office.seed();
    const { exitCode, diagnosis, error } = await doctor({
      PUBLIC_URL: '',
      PORT: 'x',
      UPLOAD_DIR: '/missing',
    });
    expect(exitCode).to.equal(6);
    expect(error().code).to.equal('check_failed');
    expect(diagnosis.state).to.equal('fail');
    const failed = diagnosis.findings.filter(({ state }) => state === 'fail');
    expect(failed.map(({ message }) => message.split(' ')[0])).to.have.members([
      'PORT',
      'PUBLIC_URL',
      'UPLOAD_DIR',
    ]);
    for (const { hint } of failed) expect(hint).to.be.a('string').that.is.not.empty;
    expect(about(diagnosis, 'database').state).to.equal('ok');
    expect(about(diagnosis, 'encryption').state).to.equal('ok');
    expect(about(diagnosis, 'onoffice').state).to.equal('ok');
    expect(about(diagnosis, 'uploads').state).to.equal('skipped');
  });

  it('warns of a public address in the clear', async () => {
    await office.seed();
    const { exitCode, diagnosis } = await doctor({ PUBLIC_URL: 'http://app.example.com' });
    expect(exitCode).to.equal(0);
    expect(diagnosis.state).to.equal('warn');
    expect(diagnosis.findings.find(({ state }) => state === 'warn')?.message).to.include('plain http');
  });

  it('finds a database that is not up to date, unreachable, or made by demo', async () => {
    const outdated = await doctor({ DATABASE_URL: 'postgres://127.0.0.1:1/app' });
    expect(about(outdated.diagnosis, 'database').message).to.include('does not answer');

    await office.cli(['migrate']);
    await office.inside(({ database }) => markDemoDatabase(database));
    const demo = await doctor();
    expect(demo.exitCode).to.equal(6);
    expect(about(demo.diagnosis, 'database').message).to.include('demo');

    await office.inside(({ database }) =>
      database.knex('knex_migrations').where('name', '0001-initial').delete(),
    );
    const pending = await doctor();
    expect(about(pending.diagnosis, 'database')).to.include({ state: 'fail' });
    expect(about(pending.diagnosis, 'database').hint).to.include('immo-billie migrate');
    expect(about(pending.diagnosis, 'encryption').state).to.equal('skipped');
  });

  it('finds a database that a newer program has migrated, and leaves it alone', async () => {
    await office.seed();
    await office.inside(({ database }) =>
      database.knex('knex_migrations').insert({ name: '9999-of-the-future', batch: 2 }),
    );
    const { exitCode, diagnosis, error } = await doctor();
    expect(exitCode).to.equal(6);
    expect(error().code).to.equal('check_failed');
    expect(about(diagnosis, 'database')).to.include({ state: 'fail' });
    expect(about(diagnosis, 'database').message).to.include('9999-of-the-future');
    expect(about(diagnosis, 'database').hint).to.include('newer version');
    expect(about(diagnosis, 'encryption').state).to.equal('skipped');
    // What does not need the database is still told.
    expect(about(diagnosis, 'onoffice').state).to.equal('ok');
  });

  it('finds rows that no key opens, and rows that wait for a rotation', async () => {
    await office.seed();
    const lost = await doctor({ ENCRYPTION_KEYS: NEW_KEY });
    expect(lost.exitCode).to.equal(6);
    const failures = lost.diagnosis.findings.filter(({ subject }) => subject === 'encryption');
    expect(failures.map(({ message }) => message.split(':')[0])).to.deep.equal([
      'tenant_credentials',
      'claims',
      'imports',
    ]);
    expect(failures[0]).to.include({ state: 'fail' });
    expect(failures[0]?.hint).to.include('"test"');

    const both = await doctor({ ENCRYPTION_KEYS: `${NEW_KEY},${office.environment['ENCRYPTION_KEYS']}` });
    expect(both.exitCode).to.equal(0);
    expect(about(both.diagnosis, 'encryption')).to.include({ state: 'warn' });
    expect(about(both.diagnosis, 'encryption').hint).to.include('keys rotate');
  });

  it('exits with 5 when onOffice alone does not answer', async () => {
    await office.seed();
    const { exitCode, diagnosis, error } = await doctor({ ONOFFICE_API_URL: 'http://127.0.0.1:1/api.php' });
    expect(exitCode).to.equal(5);
    expect(error().code).to.equal('onoffice_check_failed');
    expect(about(diagnosis, 'onoffice')).to.include({ state: 'fail' });
    expect(about(diagnosis, 'clock').state).to.equal('skipped');
  });

  it('measures how far the clocks are apart', async () => {
    await office.seed();
    office.simulator.control.clock({ offsetSeconds: 30 });
    const near = await doctor();
    expect(near.exitCode).to.equal(0);
    expect(about(near.diagnosis, 'clock')).to.include({ state: 'warn' });
    office.simulator.control.clock({ offsetSeconds: 3600 });
    const far = await doctor();
    expect(far.exitCode).to.equal(6);
    expect(about(far.diagnosis, 'clock')).to.include({ state: 'fail' });
  });

  it('leaves nothing behind: neither a file nor a row', async () => {
    await office.seed();
    const uploads = join(office.folder, 'uploads');
    await mkdir(uploads);
    const { diagnosis } = await doctor({ UPLOAD_DIR: uploads });
    expect(about(diagnosis, 'uploads').message).to.include(uploads);
    expect(await readdir(uploads)).to.deep.equal([]);
    expect(
      office.simulator.control
        .requests()
        .at(-1)
        ?.actions.map(({ errorcode }) => errorcode),
    ).to.deep.equal([22]);
    await rm(join(office.folder, 'app.sqlite'));
    await doctor();
    expect(await readdir(office.folder)).to.not.include('app.sqlite');
  });

  it('stops at Ctrl-C with 130 while onOffice keeps it waiting', async () => {
    await office.seed();
    const silent = await startSilentServer();
    const cli = startCli(['doctor', '--json'], {
      environment: { ...office.environment, ONOFFICE_API_URL: silent.url },
    });
    await silent.asked;
    cli.signal('SIGINT');
    const result = await cli.ended;
    silent.close();
    expect(result.exitCode).to.equal(130);
    expect(result.stdout).to.equal('');
  });
});
