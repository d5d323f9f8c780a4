import { expect } from 'chai';
import { findTenant, noteKeyState } from '../tenants/tenant-store.js';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import { contentOf } from '../testing/database-content.test-support.js';
import type { Page } from '../testing/visitor.test-support.js';
import { AACHEN, JOACHIM, openAndSend, SABINE, strangerOf, TENANT } from './admin-visitor.test-support.js';

const PATH = '/administration/setup';
const EVERY_ID = [0, 100_000].flatMap((first) => Array.from({ length: 6000 }, (_, id) => first + id));

/** The ticks as a person reads them, and the sentence below a failed one. */
function ticksOf(page: Page): Record<string, string> {
  const titles = {
    key: 'API-Key freigeschaltet',
    claim: 'Ihre Berechtigung gilt',
    rights: 'Immobilien und Adressen sind lesbar',
    office: 'Impressum und Datenschutz-Link hinterlegt',
    object: 'Erstes Objekt importiert und vollständig',
  };
  return Object.fromEntries(
    Object.entries(titles).map(([id, title]) => [
      id,
      new RegExp(`${title} (erledigt|fehlt noch|noch nicht geprüft)`).exec(page.text)?.[1] ?? 'missing',
    ]),
  );
}

function sentenceOf(page: Page, id: string): string {
  return new RegExp(`<textarea[^>]* id="sentence-${id}"[^>]* readonly>([^<]*)<`).exec(page.body)?.[1] ?? '';
}

describe('O-6 Einrichtung', () => {
  const test = useFreshTestApp();
  const joachim = () => test().signedIn({ estateId: AACHEN, userId: JOACHIM });
  const check = async (visitor: Awaited<ReturnType<typeof joachim>>) => openAndSend(visitor, PATH, PATH);

  it('O-6 tells a new office what is done, what is missing, and what to say for each', async () => {
    const page = await (await joachim()).open(PATH);
    expect(ticksOf(page)).to.deep.equal({
      key: 'erledigt',
      claim: 'noch nicht geprüft',
      rights: 'noch nicht geprüft',
      office: 'fehlt noch',
      object: 'fehlt noch',
    });
    expect(sentenceOf(page, 'office')).to.contain('/administration/office');
    expect(sentenceOf(page, 'object')).to.contain('„immo-billie“ → „Angebotsverfahren“');
    expect(sentenceOf(page, 'key')).to.equal('');
    expect(page.label('sentence-office')).to.equal('Zum Kopieren und Weitergeben');
  });

  it('asks onOffice nothing and writes nothing when it is only opened', async () => {
    const admin = await joachim();
    const before = test().simulator.control.requests().length;
    const content = await contentOf(test().context.database);
    await admin.open(PATH);
    expect(test().simulator.control.requests()).to.have.length(before);
    const { sessions: _sessions, ...others } = await contentOf(test().context.database);
    const { sessions: _before, ...same } = content;
    expect(others).to.deep.equal(same);
  });

  it('asks onOffice with the own rights when the button is pressed', async () => {
    const page = await check(await joachim());
    expect(page.alert).to.contain('onOffice wurde gefragt.');
    expect(ticksOf(page)).to.include({ key: 'erledigt', claim: 'erledigt', rights: 'erledigt' });
    expect(page.text).to.contain('Zuletzt erfolgreich gelesen am');
    const actions = test()
      .simulator.control.requests()
      .flatMap((request) => request.actions.map(({ resourcetype }) => resourcetype));
    expect(actions).not.to.include.members(['unlockProvider', 'unlockprovider']);
  });

  it('is complete after texts are filled in and an object is completed', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN, userId: JOACHIM });
    await visitor.submit(page, `/import/${AACHEN}`);
    expect(ticksOf(await visitor.open(PATH))).to.include({ claim: 'erledigt', object: 'fehlt noch' });
    await test().context.database.knex('objects').update({ state: 'complete' });
    await openAndSend(visitor, '/administration/office', '/administration/office', {
      imprint: 'Wir',
      privacyUrl: 'https://example.org',
    });
    const done = await check(visitor);
    expect(new Set(Object.values(ticksOf(done)))).to.deep.equal(new Set(['erledigt']));
    expect((await visitor.open('/administration')).text).to.contain('5 von 5 erledigt');
  });

  it('notices a stale claim, and says how to renew it', async () => {
    const admin = await joachim();
    test().simulator.control.claims({ expire: true });
    const page = await check(admin);
    expect(ticksOf(page)).to.include({ key: 'erledigt', claim: 'fehlt noch', rights: 'noch nicht geprüft' });
    expect(sentenceOf(page, 'claim')).to.contain('Joachim Klein, onOffice-Benutzer Nr. 21');
    expect(sentenceOf(page, 'claim')).to.contain('Marketplace - externe Dienste (kostenpflichtig)');
  });

  it('says nothing new about the key when there is no claim to ask with', async () => {
    const admin = await joachim();
    const { knex } = test().context.database;
    const since = '2026-01-01T00:00:00.000Z';
    await noteKeyState(knex, TENANT, 'refused', since);
    await knex('claims').delete();
    const before = test().simulator.control.requests().length;
    const page = await check(admin);
    expect(test().simulator.control.requests()).to.have.length(before);
    expect(ticksOf(page)).to.include({ key: 'fehlt noch', claim: 'fehlt noch' });
    expect(await findTenant(knex, TENANT)).to.include({ keyState: 'refused', keyStateSince: since });
  });

  it('notices that no address may be read', async () => {
    const admin = await joachim();
    test().simulator.control.rights({ userId: JOACHIM, addressIds: EVERY_ID, allow: false });
    const page = await check(admin);
    expect(ticksOf(page)).to.include({ claim: 'erledigt', rights: 'fehlt noch' });
    expect(sentenceOf(page, 'rights')).to.contain('Leserecht auf die Adressen');
  });

  it('notices that no estate may be read', async () => {
    const admin = await joachim();
    test().simulator.control.rights({ userId: JOACHIM, estateIds: EVERY_ID, allow: false });
    expect(sentenceOf(await check(admin), 'rights')).to.contain('Leserecht auf die Immobilien unseres Büros');
  });

  for (const [resourcetype, words] of [
    ['estate', 'Leserecht auf die Immobilien unseres'],
    ['address', 'Leserecht auf die Adressen'],
  ] as const) {
    it(`understands a refusal of rights for ${resourcetype}`, async () => {
      const admin = await joachim();
      test().simulator.control.faults({ fault: 'one-action:156', times: 1, resourcetype });
      const page = await check(admin);
      expect(ticksOf(page)).to.include({ claim: 'erledigt', rights: 'fehlt noch' });
      expect(sentenceOf(page, 'rights')).to.contain(words);
    });
  }

  it('notices that the provider was blocked, shows it on top of Administration, and how to activate again', async () => {
    const admin = await joachim();
    test().simulator.control.customers({ customer: TENANT, state: 'blocked' });
    const page = await check(admin);
    expect(ticksOf(page)).to.include({ key: 'fehlt noch' });
    expect(sentenceOf(page, 'key')).to.contain(
      'Bitte schalten Sie immo-billie in onOffice erneut frei (Mandant 20101)',
    );
    const overview = await admin.open('/administration');
    expect(overview.alert).to.contain('onOffice lehnt den API-Key seit dem');
    expect((await admin.open(overview.link('So schalten Sie erneut frei').href)).text).to.contain(
      'abgelehnt',
    );
    const broker = await (
      await test().signedIn({ estateId: AACHEN, userId: SABINE })
    ).open('/administration');
    expect(broker.alert).to.contain('Ihr Administrator ist Joachim Klein.');
    await test().activate(TENANT);
    expect((await admin.open('/administration')).alert).to.equal('');
  });

  it('notices a blocked provider by a failing wizard as well', async () => {
    const admin = await joachim();
    test().simulator.control.customers({ customer: TENANT, state: 'blocked' });
    await admin.open(`/import/${AACHEN}`);
    expect((await admin.open('/administration')).alert).to.contain('onOffice lehnt den API-Key');
  });

  it('keeps the last answer when onOffice does not answer', async () => {
    const admin = await joachim();
    await check(admin);
    test().simulator.control.faults({ fault: 'http-500-html', times: 20 });
    const page = await check(admin);
    expect(page.alert).to.contain('onOffice hat nicht geantwortet');
    expect(ticksOf(page)).to.include({ key: 'erledigt', claim: 'erledigt', rights: 'erledigt' });
  });

  it('tells each user how it stands with his own rights', async () => {
    await check(await joachim());
    const sabine = await test().signedIn({ estateId: AACHEN, userId: SABINE });
    await test().context.database.knex('users').update({ role: 'admin' });
    expect(ticksOf(await sabine.open(PATH))).to.include({ claim: 'noch nicht geprüft' });
    expect(ticksOf(await (await strangerOf(test())).open(PATH))).to.include({ claim: 'noch nicht geprüft' });
  });

  it('asks nothing for a form that belongs to somebody else', async () => {
    const admin = await joachim();
    const before = test().simulator.control.requests().length;
    expect((await admin.post(PATH, {})).status).to.equal(403);
    expect(test().simulator.control.requests()).to.have.length(before);
  });
});
