import { expect } from 'chai';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import { AACHEN, JOACHIM, openAndSend, SABINE, send, strangerOf } from './admin-visitor.test-support.js';

const PATH = '/administration/users';
const roleOf = (userId: number) => `${PATH}/${userId}/role`;
const signOutOf = (userId: number) => `${PATH}/${userId}/sign-out`;

for (const engine of TEST_ENGINES) {
  describe(`O-6 users and roles, on ${engine}`, () => {
    const test = useFreshTestApp({ engine });
    const joachim = () => test().signedIn({ estateId: AACHEN, userId: JOACHIM });
    const sabine = () => test().signedIn({ estateId: AACHEN, userId: SABINE });

    it('O-6 lists everybody who was here, with role and sessions', async () => {
      await sabine();
      const page = await (await joachim()).open(PATH);
      expect(page.text).to.match(/Sabine Bergmann .*?Nr\. 23 Makler .*? 1 Sitzung/);
      expect(page.text).to.match(/Joachim Klein Sie .*?Nr\. 21 Administrator .*? 1 Sitzung/);
      expect(page.text).not.to.contain('Emily');
    });

    it('O-6 makes a broker administrator, who may act at once', async () => {
      const broker = await sabine();
      expect((await broker.open(PATH)).status).to.equal(403);
      const page = await openAndSend(await joachim(), PATH, roleOf(SABINE), { role: 'admin' });
      expect(page.alert).to.equal('Sabine Bergmann ist Administrator.');
      expect((await broker.open(PATH)).status).to.equal(200);
    });

    it('takes the rights away at once, also from an open page', async () => {
      const [admin, other] = [await joachim(), await sabine()];
      await openAndSend(admin, PATH, roleOf(SABINE), { role: 'admin' });
      const shown = await other.open('/administration/defaults');
      await openAndSend(admin, PATH, roleOf(SABINE), { role: 'broker' });
      const refused = await send(other, shown, '/administration/defaults', { notary: '9' });
      expect(refused.status).to.equal(403);
      expect(refused.heading).to.equal('Nur für Administratoren');
    });

    it('keeps the last administrator', async () => {
      await sabine();
      const admin = await joachim();
      const page = await admin.open(PATH);
      expect(page.text).to.contain('Letzter Administrator');
      // Sent as from a page that was shown while there was another one.
      await openAndSend(admin, PATH, roleOf(SABINE), { role: 'admin' });
      const two = await admin.open(PATH);
      await send(admin, two, roleOf(SABINE), { role: 'broker' });
      const kept = await send(admin, two, roleOf(JOACHIM), { role: 'broker' });
      expect(kept.alert).to.contain('Joachim Klein ist der letzte Administrator und bleibt es.');
      expect((await admin.open(PATH)).status).to.equal(200);
    });

    it('lets an administrator step back, and shows him the page of brokers', async () => {
      await sabine();
      const admin = await joachim();
      await openAndSend(admin, PATH, roleOf(SABINE), { role: 'admin' });
      const page = await openAndSend(admin, PATH, roleOf(JOACHIM), { role: 'broker' });
      expect(page.url.pathname).to.equal('/administration');
      expect(page.alert).to.equal('Joachim Klein ist Makler ohne Administratorrechte.');
      expect((await admin.open(PATH)).status).to.equal(403);
    });

    it('refuses a role that does not exist, and a user who does not', async () => {
      await sabine();
      const admin = await joachim();
      const page = await admin.open(PATH);
      expect((await send(admin, page, roleOf(SABINE), { role: 'owner' })).status).to.equal(400);
      expect((await send(admin, page, roleOf(SABINE), { role: '' })).status).to.equal(400);
      expect((await admin.post(roleOf(99), { role: 'admin' })).status).to.equal(404);
      expect((await admin.post(`${PATH}/%00/role`, { role: 'admin' })).status).to.equal(404);
      expect((await admin.post(`${PATH}/${'9'.repeat(5000)}/role`, { role: 'admin' })).status).to.equal(404);
    });

    it('takes a token for one user only', async () => {
      await sabine();
      await test().signedIn({ estateId: AACHEN, userId: 25 });
      const admin = await joachim();
      const page = await admin.open(PATH);
      const [, token] = page.fields(roleOf(SABINE)).find(([name]) => name === '_token') ?? [];
      const refused = await admin.post(roleOf(25), { role: 'admin', _token: token ?? '' });
      expect(refused.status).to.equal(403);
      expect(refused.heading).to.equal('Es wurde nichts gespeichert');
    });

    it('changes nothing with a form of an earlier session, and says so', async () => {
      await sabine();
      const admin = await joachim();
      const page = await admin.open(PATH);
      const later = await joachim();
      const told = await send(later, page, roleOf(SABINE), { role: 'admin' });
      expect(told).to.include({ status: 409, heading: 'Bitte prüfen und erneut speichern' });
      expect((await later.open(PATH)).text).to.match(/Sabine Bergmann .*? Makler/);
      expect((await send(later, told, roleOf(SABINE))).alert).to.equal('Sabine Bergmann ist Administrator.');
    });

    it('ends all sessions of a user, and hand-overs that would begin one', async () => {
      const admin = await joachim();
      const browsers = [await sabine(), await sabine()];
      const page = await openAndSend(admin, PATH, signOutOf(SABINE));
      expect(page.alert).to.equal('Sabine Bergmann wurde überall abgemeldet (2 Sitzungen).');
      for (const browser of browsers) expect((await browser.open('/objects')).status).to.equal(401);
      expect(page.text).to.match(/Sabine Bergmann .*? nicht angemeldet/);
      expect((await admin.open(PATH)).status).to.equal(200);
      const codes = await test().context.database.knex('handover_codes').where('user_id', String(SABINE));
      expect(codes).to.deep.equal([]);
      expect((await (await sabine()).open('/objects')).status).to.equal(200);
    });

    it('ends the own sessions too, this one included', async () => {
      const [here, elsewhere] = [await joachim(), await joachim()];
      const page = await openAndSend(here, PATH, signOutOf(JOACHIM));
      expect(page.heading).to.equal('Sie sind abgemeldet');
      for (const browser of [here, elsewhere]) expect((await browser.open('/objects')).status).to.equal(401);
      const sessions = await test().context.database.knex('sessions').where('user_id', String(JOACHIM));
      expect(sessions).to.deep.equal([]);
    });

    it('never shows or changes users of another office', async () => {
      const stranger = await strangerOf(test());
      await sabine();
      const page = await stranger.open(PATH);
      expect(page.status).to.equal(200);
      expect(page.text).not.to.contain('Bergmann');
      expect((await stranger.post(roleOf(SABINE), { role: 'admin' })).status).to.equal(404);
      expect((await stranger.post(signOutOf(SABINE), {})).status).to.equal(404);
    });

    it('O-5 lets administrators decide which objects brokers see', async () => {
      const admin = await joachim();
      const page = await admin.open(PATH);
      expect(page.isTicked('visibility-all')).to.equal(true);
      const version = page.field('version');
      const token = page.fields('/administration/visibility').find(([name]) => name === '_token')?.[1] ?? '';
      const saved = await admin.post('/administration/visibility', {
        _token: token,
        version,
        visibility: 'own',
      });
      expect(saved.alert).to.equal('Gespeichert.');
      expect(saved.isTicked('visibility-own')).to.equal(true);
      const second = await admin.post('/administration/visibility', {
        _token: token,
        version,
        visibility: 'all',
      });
      expect(second.alert).to.contain('Diese Einstellung hat inzwischen jemand anderes geändert');
      expect(second.isTicked('visibility-own')).to.equal(true);
      const wrong = await admin.post('/administration/visibility', {
        _token: token,
        version,
        visibility: 'none',
      });
      expect(wrong.status).to.equal(400);
    });
  });
}
