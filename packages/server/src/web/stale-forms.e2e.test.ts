import { expect } from 'chai';
import { createApp } from '../app.js';
import { formOf, JOACHIM } from '../administration/admin-visitor.test-support.js';
import { sendParts } from '../stored-files/upload-visitor.test-support.js';
import { ALL_FORMS, setUpForms, type FormCase, type FormStage } from '../testing/all-forms.test-support.js';
import { changingRoutes } from '../testing/app-routes.test-support.js';
import { businessDataOf } from '../testing/database-content.test-support.js';
import { useTestApp } from '../testing/test-app.test-support.js';
import type { Page, Visitor } from '../testing/visitor.test-support.js';

const AACHEN = 1437;
const FOREIGN = 'https://evil.example';

/** Forms without a token of a session: they carry a ticket or a code, or change nothing but the session's end. */
const WITHOUT_TOKEN = ['/onoffice/activation', '/onoffice/handover', '/session/prolong'];

describe('forms that were shown before', () => {
  const test = useTestApp();
  let stage: FormStage;
  before(async () => {
    stage = await setUpForms(test());
  });

  it('are all known here', () => {
    const routes = changingRoutes(createApp(test().context)).map(({ path }) => path);
    expect(ALL_FORMS.map(({ route }) => route)).to.have.members(routes);
  });

  const forms = ALL_FORMS.filter(({ route }) => !WITHOUT_TOKEN.includes(route));

  for (const form of forms) {
    it(`of an earlier session come back with a fresh token and change nothing: ${form.route}`, async () => {
      const { visitor, action, fields } = await form.open(stage);
      const typed = fields.map(([name, value]): [string, string] =>
        form.texts.includes(name) ? [name, '7'] : [name, value],
      );
      await signInAgain(visitor);
      const before = await businessDataOf(test().context.database);
      const page = await send(form, visitor, action, typed);
      expect(page.status).to.equal(409);
      expect(page.text).to.match(
        /[Bb]itte prüfen (?:und erneut (?:speichern|bestätigen|senden)|Sie)|wählen Sie die Datei(?:en)? erneut aus/,
      );
      expect(await businessDataOf(test().context.database)).to.deep.equal(before);

      const shown = new Map(formOf(page, action));
      expect(shown.get('_token')).not.to.equal(new Map(fields).get('_token'));
      for (const name of form.texts) expect(shown.get(name)?.trim(), name).to.equal('7');
      const again = await send(form, visitor, action, [...shown]);
      expect(again.status, `sent again: ${again.text.slice(0, 200)}`).not.to.be.oneOf([403, 409, 500]);
    });

    it(`without a session are kept in the page: ${form.route}`, async () => {
      const { action, fields } = await form.open(stage);
      const typed = fields.map(([name, value]): [string, string] =>
        form.texts.includes(name) ? [name, 'getippt <b>'] : [name, value],
      );
      const before = await businessDataOf(test().context.database);
      const page = await send(form, test().visitor(), action, typed);
      expect(page).to.include({ status: 401, heading: 'Bitte starten Sie immo-billie erneut aus onOffice' });
      expect(page.text).to.contain('Öffnen Sie immo-billie erneut aus onOffice und setzen Sie hier fort');
      if (form.files) expect(page.text).to.contain('Dateien müssen Sie danach erneut auswählen.');
      expect(formOf(page, action)).to.deep.include.members(typed);
      expect(await businessDataOf(test().context.database)).to.deep.equal(before);
    });

    it(`from another site are refused: ${form.route}`, async () => {
      const { visitor, action, fields } = await form.open(stage);
      const before = await businessDataOf(test().context.database);
      const page = await send(form, visitor, action, fields, FOREIGN);
      expect(page).to.include({ status: 403, heading: 'Anfrage abgelehnt' });
      expect(page.body).not.to.contain(
        '<input type="hidden" name="_token" value="' + new Map(fields).get('_token'),
      );
      expect(await businessDataOf(test().context.database)).to.deep.equal(before);
    });
  }

  it('as large as nobody gives them out are kept only for whom the app gave the form', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN, userId: JOACHIM });
    const action = `/import/${AACHEN}`;
    const notes = 'x'.repeat(100_000);
    const kept = await test()
      .visitor()
      .post(action, [...page.fields(action), ['padding', notes]]);
    expect(kept.status).to.equal(401);
    expect(kept.body).to.contain(notes);
    const stranger = await test().visitor().post(action, { _token: 'made-up', padding: notes });
    expect(stranger).to.include({
      status: 401,
      heading: 'Bitte starten Sie immo-billie erneut aus onOffice',
    });
    expect(stranger.body).not.to.contain(notes);
    expect((await visitor.open('/objects')).status).to.equal(200);
  });

  async function signInAgain(visitor: Visitor): Promise<void> {
    await visitor.open(test().simulator.control.serviceUrl({ estateId: AACHEN, userId: JOACHIM }).url);
  }

  async function send(
    form: FormCase,
    visitor: Visitor,
    action: string,
    fields: readonly (readonly [string, string])[],
    origin = test().context.config.publicUrl,
  ): Promise<Page> {
    if (form.files === undefined) return visitor.post(action, fields, { origin });
    const target = { url: test().app.url, origin, visitor, path: action };
    const parts = [
      ...fields.map(([name, value]) => ({ name, value })),
      { name: form.files, fileName: 'Datei.pdf', bytes: Buffer.from('%PDF-1.7 kurz') },
    ];
    return (await sendParts(target, parts)).page;
  }
});
