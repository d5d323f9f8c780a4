import { expect } from 'chai';
import { findTenant } from '../tenants/tenant-store.js';
import { businessDataOf, countRows, rowsOf } from '../testing/database-content.test-support.js';
import { startTestApp, type TestApp } from '../testing/test-app.test-support.js';
import type { Page } from '../testing/visitor.test-support.js';
import { listProspects } from '../objects/prospect-store.js';
import { findObjectByEstate } from '../objects/object-store.js';
import { listImports } from './import-ledger.js';
import { listedPersons, untickedFields } from './wizard-page.test-support.js';

const TENANT = '20101';
const AACHEN = 1437;
const PATH = `/import/${AACHEN}`;
const [PETER, JOHANNES, SANDRA] = ['2101', '2103', '2105'];
const IMPATIENT = { timeouts: { connectMs: 300, responseMs: 900, totalMs: 1000 }, retry: { attempts: 1 } };
const MANY_TIMES = 20;

interface Failure {
  readonly fault: string;
  readonly resourcetype?: string;
  readonly status: number;
  readonly heading: string;
  /** The word in log and ledger. */
  readonly code: string;
}

const UNREACHABLE = { status: 502, heading: 'onOffice ist gerade nicht erreichbar' } as const;
const GARBAGE = {
  status: 502,
  heading: 'onOffice hat unerwartet geantwortet',
  code: 'onoffice_invalid_answer',
} as const;
const REFUSED = { status: 502, heading: 'onOffice hat die Anfrage abgelehnt' } as const;
const KEY = { status: 502, heading: 'onOffice lehnt den Zugang ab' } as const;
const CLAIM = { status: 409, heading: 'Ihre Freigabe aus onOffice ist abgelaufen' } as const;

const FAILURES: readonly Failure[] = [
  { fault: 'refuse', ...UNREACHABLE, code: 'onoffice_unreachable' },
  { fault: 'reset', ...UNREACHABLE, code: 'onoffice_unreachable' },
  { fault: 'timeout-before-body', ...UNREACHABLE, code: 'onoffice_unreachable' },
  { fault: 'timeout-mid-body', ...UNREACHABLE, code: 'onoffice_unreachable' },
  { fault: 'slow-drip', ...UNREACHABLE, code: 'onoffice_unreachable' },
  { fault: 'http-429', ...UNREACHABLE, code: 'onoffice_http_error' },
  { fault: 'http-500-html', ...UNREACHABLE, code: 'onoffice_http_error' },
  { fault: 'truncated-json', ...GARBAGE },
  { fault: 'malformed-json', ...GARBAGE },
  { fault: 'missing-tail', ...GARBAGE },
  { fault: 'wrong-order', ...GARBAGE },
  { fault: 'error:1', ...REFUSED, code: 'onoffice_1' },
  { fault: 'error:141', ...REFUSED, code: 'onoffice_141' },
  { fault: 'error:9999', ...REFUSED, code: 'onoffice_9999' },
  { fault: 'error:22', ...KEY, code: 'onoffice_22' },
  { fault: 'error:137', ...KEY, code: 'onoffice_137' },
  { fault: 'error:42', ...KEY, code: 'onoffice_42' },
  { fault: 'error:193', ...CLAIM, code: 'onoffice_193' },
  { fault: 'error:201', ...CLAIM, code: 'onoffice_201' },
  { fault: 'error:248', ...CLAIM, code: 'onoffice_248' },
  { fault: 'one-action:201', resourcetype: 'estate', ...CLAIM, code: 'onoffice_201' },
  { fault: 'one-action:170', resourcetype: 'idsfromrelation', ...REFUSED, code: 'onoffice_170' },
  { fault: 'one-action:170', resourcetype: 'address', ...REFUSED, code: 'onoffice_170' },
];

/** The simulator's faults that no page comes of. */
const HARMLESS = [
  { fault: 'wrong-clock' },
  { fault: 'one-action:149', resourcetype: 'user' },
  { fault: 'one-action:170', resourcetype: 'user' },
];

describe('when onOffice fails', () => {
  let test: TestApp;

  before(async () => {
    test = await startTestApp({ parts: { patience: IMPATIENT } });
    await test.activate();
  });
  after(() => test.close());

  function strike({ fault, resourcetype }: { readonly fault: string; readonly resourcetype?: string }): void {
    test.simulator.control.faults({ fault, times: MANY_TIMES, ...(resourcetype ? { resourcetype } : {}) });
  }
  function calm(): void {
    for (const { fault } of test.simulator.control.overview().faults)
      test.simulator.control.faults({ fault, times: 0 });
  }
  afterEach(calm);

  function expectPage(page: Page, { status, heading, code }: Failure, from: number): void {
    expect(page.status).to.equal(status);
    expect(page.heading).to.equal(heading);
    expect(page.body).not.to.match(/ at .*\.js|node_modules|127\.0\.0\.1/);
    const requestId = page.headers.get('x-request-id') ?? '-';
    const logged = test.log.slice(from).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(logged.some((line) => line['reason'] === code && line['requestId'] === requestId)).to.equal(true);
  }

  for (const failure of FAILURES) {
    const what = failure.resourcetype ? `${failure.fault} on ${failure.resourcetype}` : failure.fault;

    it(`B-9 the wizard shows „${failure.heading}“ for ${what}, and works again afterwards`, async () => {
      const { visitor } = await test.openWizard({ estateId: AACHEN });
      const [before, line] = [await businessDataOf(test.context.database), test.log.length];
      strike(failure);
      const page = await visitor.open(PATH);
      expectPage(page, failure, line);
      expect(await businessDataOf(test.context.database)).to.deep.equal(before);
      calm();
      expect((await visitor.open(page.link('Erneut prüfen').href)).heading).to.equal('Objekt importieren');
    });
  }

  for (const failure of HARMLESS) {
    it(`the wizard works in spite of ${failure.fault}${failure.resourcetype ? ` on ${failure.resourcetype}` : ''}`, async () => {
      const { visitor } = await test.openWizard({ estateId: AACHEN });
      test.simulator.control.faults({ ...failure, times: 1 });
      const page = await visitor.open(PATH);
      expect(page).to.include({ status: 200, heading: 'Objekt importieren' });
      expect(listedPersons(page)).to.have.length(3);
      expect(page.headerText).to.contain('Joachim Klein');
    });
  }

  it('a refused key is shown to admins until onOffice takes it again', async () => {
    const { visitor } = await test.openWizard({ estateId: AACHEN });
    strike({ fault: 'error:22' });
    await visitor.open(PATH);
    expect((await findTenant(test.context.database.knex, TENANT))?.keyState).to.equal('refused');
    calm();
    await visitor.open(PATH);
    expect((await findTenant(test.context.database.knex, TENANT))?.keyState).to.equal('unlocked');
  });

  it('a stale claim or an unreachable onOffice says nothing about the key', async () => {
    const { visitor } = await test.openWizard({ estateId: AACHEN });
    for (const fault of ['error:201', 'refuse', 'error:170']) {
      strike({ fault });
      await visitor.open(PATH);
      calm();
    }
    expect((await findTenant(test.context.database.knex, TENANT))?.keyState).to.equal('unlocked');
  });

  it('a claim that has expired is mended by opening the service again', async () => {
    const { visitor } = await test.openWizard({ estateId: AACHEN });
    test.simulator.control.claims({ expire: true });
    expect((await visitor.open(PATH)).heading).to.equal(CLAIM.heading);
    const page = await visitor.open(test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url);
    expect(page.heading).to.equal('Objekt importieren');
  });

  it('pages that need no onOffice go on working', async () => {
    const { visitor } = await test.openWizard({ estateId: AACHEN });
    strike({ fault: 'refuse' });
    for (const path of ['/objects', '/administration', '/documents', '/help']) {
      expect((await visitor.open(path)).status, path).to.equal(200);
    }
  });

  it('the log names no person', async () => {
    const { visitor, page } = await test.openWizard({ estateId: AACHEN });
    strike({ fault: 'malformed-json' });
    await visitor.open(PATH);
    await visitor.submit(page, PATH, { note_2101: 'canary-note' });
    expect(test.log.join('\n')).not.to.match(/Mustermann|Testmann|Halder|p\.muster|canary-note/);
  });
});

describe('„Weiter“ when onOffice fails', () => {
  let test: TestApp;

  beforeEach(async () => {
    test = await startTestApp({ parts: { patience: IMPATIENT } });
    await test.activate();
  });
  afterEach(() => test.close());

  for (const failure of FAILURES) {
    const what = failure.resourcetype ? `${failure.fault} on ${failure.resourcetype}` : failure.fault;

    it(`writes no business data for ${what}, and „Erneut versuchen“ carries ticks and notes`, async () => {
      const { visitor, page } = await test.openWizard({ estateId: AACHEN });
      const { fault, resourcetype } = failure;
      test.simulator.control.faults({ fault, times: MANY_TIMES, ...(resourcetype ? { resourcetype } : {}) });
      const typed = untickedFields(page, PATH, [SANDRA]).map(([name, value]): [string, string] =>
        name === `note_${PETER}` ? [name, 'ruft "zurück" & <b>'] : [name, value],
      );
      const failed = await visitor.post(PATH, typed);
      expect(failed).to.include({ status: failure.status, heading: failure.heading });
      expect(failed.buttons).to.include('Erneut versuchen');
      expect(await countRows(test.context.database)).not.to.have.any.keys(
        'objects',
        'object_values',
        'prospects',
      );

      const entries = await listImports(test.context.database.knex, { limit: 10 });
      expect(entries).to.have.length(1);
      expect(entries[0]).to.include({
        state: 'failed',
        failureCode: failure.code,
        failureStep: 'read',
        requestId: failed.headers.get('x-request-id'),
      });
      expect((await rowsOf(test.context.database, 'imports')).join()).not.to.match(
        /Mustermann|@|ruft|Aachen/,
      );

      test.simulator.control.faults({ fault, times: 0 });
      const details = await visitor.submit(failed, PATH);
      expect(details.heading).to.equal('Objekt-Details');
      const object = await findObjectByEstate(test.context.database.knex, TENANT, String(AACHEN));
      const prospects = object && (await listProspects(test.context.database.knex, object));
      expect([...(prospects?.keys() ?? [])].toSorted()).to.deep.equal([PETER, JOHANNES]);
      expect(prospects?.get(PETER ?? '')?.note).to.equal('ruft "zurück" & <b>');
    });
  }

  it('imports in spite of a clock that is wrong', async () => {
    const { visitor, page } = await test.openWizard({ estateId: AACHEN });
    test.simulator.control.faults({ fault: 'wrong-clock' });
    expect((await visitor.submit(page, PATH)).heading).to.equal('Objekt-Details');
  });

  it('stops asking onOffice when the browser has gone away, and notes that', async () => {
    const { visitor, page } = await test.openWizard({ estateId: AACHEN });
    test.simulator.control.latency({ ms: 300 });
    const controller = new AbortController();
    const leaving = visitor.copy();
    const sent = test.simulator.control.requests().length;
    const answer = leaving.post(PATH, page.fields(PATH), {}, controller.signal).then(
      () => 'answered',
      () => 'gone',
    );
    while (test.simulator.control.requests().length === sent)
      await new Promise<void>((resolve) => setImmediate(resolve));
    controller.abort();
    expect(await answer).to.equal('gone');
    while ((await listImports(test.context.database.knex, { limit: 1 })).length === 0) {
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    const [entry] = await listImports(test.context.database.knex, { limit: 1 });
    expect(entry).to.include({ state: 'failed', failureCode: 'onoffice_cancelled' });
    expect(await countRows(test.context.database)).not.to.have.any.keys('objects', 'prospects');
    const lines = test.log.map(
      (line) => JSON.parse(line) as { readonly level: number; readonly msg: string },
    );
    expect(
      lines.filter(({ level }) => level > 30),
      'what an operator has to look at',
    ).to.deep.equal([]);
    expect(lines.find((line) => 'aborted' in line)).to.include({ msg: 'request', status: 499 });
  });
});
