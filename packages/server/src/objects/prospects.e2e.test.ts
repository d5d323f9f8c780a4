import { expect } from 'chai';
import { businessDataOf, rowsOf, sessionsWrittenBy } from '../testing/database-content.test-support.js';
import { createTestClock } from '../testing/test-clock.test-support.js';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import type { Page, Visitor } from '../testing/visitor.test-support.js';

const AACHEN = 1437;
const ALL_KINDS = 1463;
const PETER = 2101;
const OWNER_OF_COLOGNE = 2013;

describe('the persons of an object', () => {
  const clock = createTestClock();
  const test = useFreshTestApp({ clock });

  async function importEstate(
    estateId: number,
    ticked: readonly number[] = [],
  ): Promise<{ visitor: Visitor; path: string; list: Page }> {
    const { visitor, page } = await test().openWizard({ estateId });
    const fields = page.fields(`/import/${estateId}`);
    const details = await visitor.post(`/import/${estateId}`, [
      ...fields,
      ...ticked.map((id): [string, string] => ['person', String(id)]),
    ]);
    const path = details.url.pathname;
    return { visitor, path, list: await visitor.open(`${path}/prospects`) };
  }

  it('are listed by name, with contact, origin and note', async () => {
    const { list } = await importEstate(AACHEN);
    expect(list.text).to.contain('3 Personen');
    expect(list.text).to.match(/Sandra Halder .*Peter Mustermann .*Johannes Testmann/);
    expect(list.text).to.contain('p.muster@123.ok, +498151234567').and.to.contain('manuell');
  });

  it('P-12 P-15 show a missing e-mail, the consent, and who was imported in spite of a warning', async () => {
    const { list } = await importEstate(ALL_KINDS, [OWNER_OF_COLOGNE]);
    expect(list.text).to.contain('Keine E-Mail-Adresse in onOffice hinterlegt');
    expect(list.text).to.contain('keine Angabe zur Einwilligung');
    expect(list.text).to.contain(
      'Trotz Warnung ausgewählt (Eigentümer dieser Immobilie) am 23.11.2026, 10:00 Uhr von Joachim Klein',
    );
  });

  it('are found by a part of name, company or e-mail', async () => {
    const { visitor, path } = await importEstate(AACHEN);
    const found = await visitor.open(`${path}/prospects?q=HALDER`);
    expect(found.text).to.contain('Sandra Halder').and.not.to.contain('Peter Mustermann');
    expect((await visitor.open(`${path}/prospects?q=<b>`)).text).to.contain('Niemand gefunden zu „<b>“.');
  });

  it('are shown two hundred at a time; an address with another number shows the nearest page', async () => {
    const { visitor, path } = await importEstate(AACHEN);
    const { knex } = test().context.database;
    const person = (await knex('prospects').where('address_id', String(PETER)).first()) as object;
    const others = Array.from({ length: 200 }, (_, index) => ({ ...person, address_id: `9${index}` }));
    await knex('prospects').insert(others);
    const first = await visitor.open(`${path}/prospects`);
    for (const [asked, shown] of [
      ['2', 2],
      ['1.5', 1],
      ['2.9', 2],
      ['0.5', 1],
      ['-1', 1],
      ['99', 2],
      ['x', 1],
    ] as const) {
      const page = await visitor.open(`${path}/prospects?page=${asked}`);
      expect(page.text, asked).to.contain(`Seite ${shown} von 2`);
      if (shown === 1) expect(page.text, asked).to.equal(first.text);
    }
  });

  it('P-16 are removed by the broker only, after a question that says what stays', async () => {
    const { visitor, path } = await importEstate(AACHEN);
    const removal = `${path}/prospects/${PETER}/remove`;
    const question = await visitor.open(removal);
    expect(question.heading).to.equal('Aus dem Verfahren entfernen?');
    expect(question.text).to.contain('In onOffice ändert sich nichts.');
    const list = await visitor.submit(question, removal);
    expect(list.alert).to.equal('Die Person wurde entfernt.');
    expect(list.text).to.contain('2 Personen');
    expect((await rowsOf(test().context.database, 'audit_events')).join()).to.contain('prospect.removed');
    expect((await visitor.submit(question, removal)).status).to.equal(404);
  });

  it('are known by nothing but their number, and only in their object', async () => {
    const { visitor, path } = await importEstate(AACHEN);
    const other = await importEstate(ALL_KINDS);
    for (const id of ['x', '-1', '1'.repeat(16), '%00', '2101%20or%201', '999999']) {
      expect((await visitor.open(`${path}/prospects/${id}/remove`)).status, id).to.equal(404);
    }
    expect((await visitor.open(`${other.path}/prospects/${PETER}/remove`)).status).to.equal(404);
  });

  it('stay when the question was shown in an earlier session; it is asked again', async () => {
    const { visitor, path } = await importEstate(AACHEN);
    const removal = `${path}/prospects/${PETER}/remove`;
    const question = await visitor.open(removal);
    await visitor.open(test().simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url);
    const before = await businessDataOf(test().context.database);
    const again = await visitor.submit(question, removal);
    expect(again).to.include({ status: 409, heading: 'Aus dem Verfahren entfernen?' });
    expect(again.alert).to.contain('Bitte prüfen');
    expect(await businessDataOf(test().context.database)).to.deep.equal(before);
    expect((await visitor.submit(again, removal)).alert).to.contain('Die Person wurde entfernt.');
  });

  it('O-6 leave no name in the session of the broker who removed them', async () => {
    const { visitor, path } = await importEstate(AACHEN);
    const removal = `${path}/prospects/${PETER}/remove`;
    const question = await visitor.open(removal);
    const written = await sessionsWrittenBy(test().context.database, () => visitor.submit(question, removal));
    expect(written.join()).to.contain('removed').and.not.to.contain('Mustermann');
  });
});
