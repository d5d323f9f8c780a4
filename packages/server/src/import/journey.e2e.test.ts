import { expect } from 'chai';
import { startTestApp, type TestApp } from '../testing/test-app.test-support.js';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import { businessDataOf, countRows } from '../testing/database-content.test-support.js';
import type { Visitor } from '../testing/visitor.test-support.js';
import { listedPersons } from './wizard-page.test-support.js';

const AACHEN = 1437;
const SANDRA = '2105';

for (const engine of TEST_ENGINES) {
  describe(`the guide from step 1 to the end, on ${engine}`, () => {
    let test: TestApp;
    let broker: Visitor;
    let detailsPath: string;

    before(async () => {
      test = await startTestApp({ engine });
    });
    after(() => test.close());

    const callService = () => test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url;

    it('A-3 A-4 A-5 an admin unlocks immo-billie with the key that onOffice shows', async () => {
      await test.activate();
    });

    it('B-2 C-2 P-3 the action in the estate opens the wizard with all prospects ticked', async () => {
      broker = test.visitor();
      const wizard = await broker.open(callService());
      expect(wizard.heading).to.equal('Objekt importieren');
      expect(wizard.text).to.contain(
        'Sie sind dabei das Objekt mit dem Titel Schöne Immobilie in Aachen zu importieren.',
      );
      const people = listedPersons(wizard);
      expect(people.map(({ name }) => name)).to.have.members([
        'Peter Mustermann',
        'Johannes Testmann',
        'Sandra Halder',
      ]);
      expect(people.every(({ ticked }) => ticked)).to.equal(true);
    });

    it('P-4 „Weiter“ imports the object with the persons left ticked', async () => {
      const wizard = await broker.open(`/import/${AACHEN}`);
      const fields = wizard
        .fields(`/import/${AACHEN}`)
        .filter(([name, value]) => name !== 'person' || value !== SANDRA);
      const details = await broker.post(`/import/${AACHEN}`, fields);
      expect(details.heading).to.equal('Objekt-Details');
      expect(details.alert).to.contain('Das Objekt wurde importiert.').and.to.contain('2 neu');
      detailsPath = details.url.pathname;
      expect(await countRows(test.context.database)).to.include({ objects: 1, prospects: 2, imports: 1 });
    });

    it('D-18 „Speichern“ completes the object', async () => {
      const saved = await broker.submit(await broker.open(detailsPath), detailsPath, {
        startsAtDate: '2026-12-01',
        startsAtTime: '09:00',
        endsAtDate: '2026-12-20',
        endsAtTime: '18:00',
        startPrice: '450.000',
        targetPrice: '520.000',
        agreementText0: 'Einbauküche wird mitverkauft',
        detailsUrl: 'https://makler.example/437',
      });
      expect(saved.alert).to.equal('Gespeichert. Das Objekt ist vollständig.');
    });

    it('L-4 O-1 Administration › Objekte lists it', async () => {
      const administration = await broker.open('/administration');
      const list = await broker.open(administration.link('Objekte').href);
      for (const text of [
        'Schöne Immobilie in Aachen',
        'AF437',
        'Aachen',
        'Klein Joachim',
        '01.12.2026, 09:00 Uhr',
        '450.000 €',
      ]) {
        expect(list.text.replaceAll('\u00a0', ' ')).to.contain(text);
      }
    });

    it('L-1 L-3 L-7 later, login only: the list is reached without „Weiter“, and no business data changes', async () => {
      const before = await businessDataOf(test.context.database);
      const another = test.visitor();
      await another.open(callService());
      const list = await another.open((await another.open('/administration')).link('Objekte').href);
      expect(list.text).to.contain('Schöne Immobilie in Aachen');
      expect(await businessDataOf(test.context.database)).to.deep.equal(before);
    });

    it('P-1 P-16 R-1 a second import brings the missing person and doubles nothing', async () => {
      const again = await broker.open(callService());
      expect(again.text).to.contain('Objekt aktualisieren');
      const details = await broker.submit(again, `/import/${AACHEN}`);
      expect(details.alert).to.contain('1 neu').and.to.contain('2 unverändert');
      expect(await countRows(test.context.database)).to.include({ objects: 1, prospects: 3, imports: 2 });
      expect(details.control('startPrice')).to.contain('value="450.000"');
    });
  });
}
