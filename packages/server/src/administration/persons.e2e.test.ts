import { expect } from 'chai';
import { readImportInput } from '../import/import-ledger.js';
import { listedPerson } from '../import/wizard-page.test-support.js';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import { contentOf } from '../testing/database-content.test-support.js';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import {
  AACHEN,
  fetchBytes,
  formOf,
  HILLSIDE,
  JOACHIM,
  openAndSend,
  send,
  strangerOf,
  TENANT,
} from './admin-visitor.test-support.js';

const PATH = '/administration/persons';
const PETER = `${PATH}/2101`;
const NOTE = 'Kanarienvogel-Notiz';
const CANARIES = ['Mustermann', 'p.muster@123.ok', '+498151234567', NOTE];

for (const engine of TEST_ENGINES) {
  describe(`O-6 erasure and access, on ${engine}`, () => {
    const test = useFreshTestApp({ engine });

    /** Joachim after an import of two estates, Peter Mustermann in the first. */
    const imported = async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN, userId: JOACHIM });
      await visitor.submit(page, `/import/${AACHEN}`, { note_2101: NOTE });
      const other = await test().openWizard({ estateId: HILLSIDE, userId: JOACHIM });
      await other.visitor.submit(other.page, `/import/${HILLSIDE}`);
      return visitor;
    };
    const search = (visitor: Awaited<ReturnType<typeof imported>>, text: string) =>
      openAndSend(visitor, PATH, PATH, { text });

    const everything = async () => {
      const { database, secretBox } = test().context;
      const ids = (await database.knex('imports').select('import_id')) as { import_id: number }[];
      const inputs = await Promise.all(
        ids.map(({ import_id: id }) => readImportInput(database.knex, secretBox, TENANT, id)),
      );
      return JSON.stringify(await contentOf(database)) + JSON.stringify(inputs);
    };

    it('O-6 finds a person by name, e-mail and number, without his name in any address', async () => {
      const admin = await imported();
      for (const text of ['mustermann', 'P.Muster@123.ok', '2101']) {
        const page = await search(admin, text);
        expect(page.status).to.equal(200);
        expect(page.text, text).to.match(
          /1 Person gefunden .*Peter Mustermann p\.muster@123\.ok, \+498151234567 1 2101 Anzeigen/,
        );
        expect(page.url.href).not.to.contain('uster');
      }
      expect((await search(admin, 'Niemand')).text).to.contain('Niemand gefunden.');
    });

    it('says what is deleted and what stays before it deletes', async () => {
      const admin = await imported();
      const page = await admin.open(
        (await search(admin, 'Mustermann')).link('Anzeigen : Peter Mustermann').href,
      );
      expect(page.text).to.contain('In 1 Objekt: Schöne Immobilie in Aachen');
      expect(page.text).to.contain('mit Notiz');
      expect(page.text).to.contain('In 1 gespeicherten Import.');
      expect(page.text)
        .to.contain('Das wird gelöscht')
        .and.contain('Das bleibt')
        .and.contain('der Datensatz in onOffice');
      expect(await everything()).to.contain('p.muster@123.ok');
    });

    it('leaves nothing of him in any table, session, sealed input or log', async () => {
      const admin = await imported();
      for (const canary of CANARIES) expect(await everything()).to.contain(canary);
      const page = await openAndSend(admin, PETER, `${PETER}/erase`);
      expect(page.alert).to.contain(
        'Die Person mit der onOffice-Adressnummer 2101 wurde gelöscht. Betroffene Objekte: 1, betroffene gespeicherte Importe: 1.',
      );
      const after = await everything();
      for (const canary of CANARIES) expect(after, canary).not.to.contain(canary);
      expect(after).to.contain('Testmann');
      for (const canary of CANARIES) expect(test().log.join('\n'), canary).not.to.contain(canary);
      const audit = await admin.open('/administration/audit');
      expect(audit.text).to.contain('Löschung der Person 2101 abgeschlossen, betroffene Importdaten: 1');
      expect((await admin.open(PETER)).status).to.equal(404);
    });

    it('offers him in the wizard as long as onOffice knows him, without a tick, and says that he was erased', async () => {
      const admin = await imported();
      await openAndSend(admin, PETER, `${PETER}/erase`);
      const { page } = await test().openWizard({ estateId: AACHEN, userId: JOACHIM });
      const person = listedPerson(page, '2101');
      expect(person).to.include({ name: 'Peter Mustermann', note: '', ticked: false, disabled: false });
      expect(person.detail).to.contain('nicht vorausgewählt: auf Wunsch gelöscht am ');
    });

    it('is said, not swallowed, when two windows erase the same person', async () => {
      const admin = await imported();
      const page = await admin.open(PETER);
      await send(admin, page, `${PETER}/erase`);
      const second = await send(admin, page, `${PETER}/erase`);
      expect(second.alert).to.contain('Betroffene Objekte: 0, betroffene gespeicherte Importe: 0.');
    });

    it('hands out everything that is stored of one person as JSON, and notes that it did', async () => {
      const admin = await imported();
      const page = await admin.open(PETER);
      const fields = new URLSearchParams(formOf(page, `${PETER}/export`));
      const answer = await admin.post(`${PETER}/export`, [...fields]);
      expect(answer.status).to.equal(200);
      expect(answer.headers.get('content-type')).to.match(/^application\/json/);
      expect(answer.headers.get('content-disposition')).to.match(
        /^attachment; filename="?person-2101\.json"?$/,
      );
      expect(answer.headers.get('cache-control')).to.equal('no-store');
      const data = answer.json as { objects: object[]; imports: { imported: object }[] };
      expect(data).to.include({ controller: 'Testkanzlei onOffice', source: 'onOffice', addressId: '2101' });
      const person = {
        firstName: 'Peter',
        lastName: 'Mustermann',
        email: 'p.muster@123.ok',
        phone: '+498151234567',
        note: NOTE,
      };
      expect(data.objects).to.have.length(1);
      expect(data.objects[0]).to.include({ ...person, objectTitle: 'Schöne Immobilie in Aachen' });
      expect(data.imports).to.have.length(1);
      expect(data.imports[0]?.imported).to.include(person);
      expect(answer.body).not.to.contain('Testmann');
      expect((await admin.open('/administration/audit')).text).to.contain(
        'Auskunft über die Person 2101 heruntergeladen',
      );
    });

    it('never shows or erases a person of another office', async () => {
      const admin = await imported();
      const [, token] =
        formOf(await admin.open(PETER), `${PETER}/erase`).find(([name]) => name === '_token') ?? [];
      const stranger = await strangerOf(test());
      expect((await search(stranger, 'Mustermann')).text).to.contain('Niemand gefunden.');
      expect((await stranger.open(PETER)).status).to.equal(404);
      for (const what of ['erase', 'export']) {
        expect((await stranger.post(`${PETER}/${what}`, { _token: token ?? '' })).status).to.equal(403);
      }
      expect(await everything()).to.contain('p.muster@123.ok');
    });

    it('refuses searches that are empty or too long, and shows signs as signs', async () => {
      const admin = await imported();
      const empty = await search(admin, '  ');
      expect(empty.status).to.equal(422);
      expect(empty.alert).to.contain(
        'Bitte einen Namen, eine E-Mail-Adresse oder eine Adressnummer eingeben.',
      );
      const long = await search(admin, '🏡'.repeat(201));
      expect(long.alert).to.contain('Höchstens 200 Zeichen, es sind 201.');
      const script = await search(admin, '<script>alert(1)</script>\u0000');
      expect(script.status).to.equal(200);
      expect(script.body).not.to.contain('<script>alert');
    });

    it('goes on with a search only from a number', async () => {
      const admin = await imported();
      for (const afterImport of ['1', '2147483647', '2147483648', '9999999999', 'x', "' or 1=1"]) {
        const page = await openAndSend(admin, PATH, PATH, { text: 'Mustermann', afterImport });
        expect(page.status, afterImport).to.equal(200);
      }
    });

    it('knows no person by anything but a number', async () => {
      const admin = await imported();
      for (const id of ['x', '-1', '1'.repeat(16), '%2e%2e%2f', '2101%20or%201', '999999']) {
        expect((await admin.open(`${PATH}/${id}`)).status, id).to.equal(404);
      }
    });

    it('erases nothing with a form of an earlier session, without a form, or by opening an address', async () => {
      const admin = await imported();
      const page = await admin.open(PETER);
      const later = await test().signedIn({ estateId: AACHEN, userId: JOACHIM });
      for (const action of [`${PETER}/erase`, `${PETER}/export`]) {
        const told = await send(later, page, action);
        expect(told).to.include({ status: 409, heading: 'Bitte prüfen und erneut speichern' });
      }
      expect((await later.post(`${PETER}/erase`, {})).status).to.equal(403);
      expect((await fetchBytes(test(), later, `${PETER}/erase`)).status).to.equal(404);
      expect((await fetchBytes(test(), later, `${PETER}/export`)).status).to.equal(404);
      expect(await everything()).to.contain('p.muster@123.ok');
    });

    it('says when an erasure is still under way', async () => {
      const admin = await imported();
      const { knex } = test().context.database;
      await knex('erasures').insert({
        tenant_id: TENANT,
        address_id: '2101',
        requested_by: '21',
        requested_at: '2026-11-23T09:00:00.000Z',
        searched_to: 0,
        emptied_inputs: 0,
        unreadable_inputs: 0,
      });
      expect((await admin.open(PATH)).text).to.contain(
        'Adressnummer 2101, begonnen am 23.11.2026, 10:00 Uhr.',
      );
      expect((await admin.open(PETER)).alert).to.contain('Diese Person wird gerade gelöscht.');
    });
  });
}
