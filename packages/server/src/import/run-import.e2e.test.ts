import { expect } from 'chai';
import { findObjectByEstate, type OfferObject } from '../objects/object-store.js';
import { listObjectValues } from '../objects/object-value-store.js';
import { listProspects, type StoredProspect } from '../objects/prospect-store.js';
import {
  businessDataOf,
  countRows,
  rowsOf,
  sessionsWrittenBy,
} from '../testing/database-content.test-support.js';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import { createTestClock } from '../testing/test-clock.test-support.js';
import type { Page } from '../testing/visitor.test-support.js';
import { listImports, readImportInput } from './import-ledger.js';
import { listedPerson, listedPersons, untickedFields } from './wizard-page.test-support.js';

const TENANT = '20101';
const AACHEN = 1437;
const ALL_KINDS = 1463;
const PATH = `/import/${AACHEN}`;

const PETER = 2101;
const JOHANNES = 2103;
const SANDRA = 2105;
const WITHDRAWN = 2207;
const OWNER_OF_COLOGNE = 2013;

describe('„Weiter“', () => {
  const clock = createTestClock();
  const test = useFreshTestApp({ clock });

  const { knex, control } = {
    knex: () => test().context.database.knex,
    control: () => test().simulator.control,
  };

  async function objectOf(estateId: number): Promise<OfferObject> {
    const object = await findObjectByEstate(knex(), TENANT, String(estateId));
    if (!object) throw new Error('the object does not exist');
    return object;
  }

  const prospectsOf = async (estateId = AACHEN) => listProspects(knex(), await objectOf(estateId));
  const idsOf = async (estateId = AACHEN) =>
    [...(await prospectsOf(estateId)).keys()].map(Number).toSorted((a, b) => a - b);
  const prospectOf = async (addressId: number, estateId = AACHEN): Promise<StoredProspect> => {
    const found = (await prospectsOf(estateId)).get(String(addressId));
    if (!found) throw new Error(`${addressId} was not imported`);
    return found;
  };
  const ledger = () => listImports(knex(), { limit: 100 });

  it('B-10 takes the object and everybody left ticked, and shows what it did', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    const details = await visitor.submit(page, PATH);
    expect(details.redirects.map(({ status }) => status)).to.deep.equal([303]);
    expect(details.url.pathname).to.match(/^\/objects\/[0-9a-f-]{36}$/);
    expect(details.alert).to.contain('Das Objekt wurde importiert.').and.to.contain('3 neu, 0 aktualisiert');
    expect(await idsOf()).to.deep.equal([PETER, JOHANNES, SANDRA]);
    expect(await prospectOf(PETER)).to.include({
      firstName: 'Peter',
      lastName: 'Mustermann',
      email: 'p.muster@123.ok',
      phone: '+498151234567',
      origin: 'manual',
      consent: 'speicherungzugestimmt',
      importedAt: clock.utc,
    });
    expect(await objectOf(AACHEN)).to.include({
      title: 'Schöne Immobilie in Aachen',
      objectNumber: 'AF437',
      areaCenti: 14_250,
      brokerUserId: '21',
      city: 'Aachen',
      state: 'draft',
      importedBy: '21',
      importedAt: clock.utc,
    });
  });

  it('R-6 says what it did once: not again when the page is loaded again', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    const details = await visitor.submit(page, PATH);
    expect((await visitor.open(details.url.pathname)).alert).to.equal('');
  });

  it('keeps in the ledger who imported what, with the input sealed', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    await visitor.post(PATH, untickedFields(page, PATH, [SANDRA]));
    const [entry] = await ledger();
    expect(entry).to.include({
      tenantId: TENANT,
      userId: '21',
      estateId: '1437',
      state: 'done',
      replayOf: null,
      readAt: clock.utc,
    });
    const input = await readImportInput(knex(), test().context.secretBox, TENANT, entry?.importId ?? 0);
    expect(
      input?.prospects.map(({ addressId }) => Number(addressId)).toSorted((a, b) => a - b),
    ).to.deep.equal([PETER, JOHANNES]);
    expect(input?.notChosen).to.deep.equal([
      {
        addressId: String(SANDRA),
        origin: 'automatic',
        consent: 'speicherungzugestimmt',
        reason: 'unticked',
      },
    ]);
    const rows = (await rowsOf(test().context.database, 'imports')).join('\n');
    for (const personal of ['Mustermann', 'Halder', 'p.muster@123.ok', '498151234567'])
      expect(rows).not.to.contain(personal);
  });

  it('B-10 takes of the estate’s record what the procedure needs, and nothing else', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    await visitor.submit(page, PATH);
    const values = [...(await listObjectValues(knex(), await objectOf(AACHEN))).values()];
    expect(
      Object.fromEntries(values.map(({ field, onofficeValue }) => [field, onofficeValue])),
    ).to.deep.equal({
      title: 'Schöne Immobilie in Aachen',
      objectNumber: 'AF437',
      areaCenti: '14250',
      areaKind: 'wohnflaeche',
      brokerUserId: '21',
      street: 'Lousbergstraße',
      houseNumber: '14a',
      postalCode: '52072',
      city: 'Aachen',
      country: 'DEU',
      federalState: 'Nordrhein-Westfalen',
      estateKind: 'haus',
      estateType: 'einfamilienhaus',
      usage: 'wohnen',
      marketingKind: 'kauf',
      purchasePriceCents: '48500000',
      buyerCommission: '3,57 % inkl. MwSt.',
    });
  });

  it('B-11 never imports anything the estate keeps internal', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    await visitor.submit(page, PATH);
    expect(JSON.stringify(await businessDataOf(test().context.database))).not.to.contain('Sommerferien');
    const [entry] = await ledger();
    const input = await readImportInput(knex(), test().context.secretBox, TENANT, entry?.importId ?? 0);
    expect(JSON.stringify(input)).not.to.contain('Sommerferien');
  });

  describe('imports exactly whom the broker chose', () => {
    it('P-4 not who was unticked', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const details = await visitor.post(PATH, untickedFields(page, PATH, [PETER, SANDRA]));
      expect(await idsOf()).to.deep.equal([JOHANNES]);
      expect(details.alert).to.contain('2 übersprungen').and.to.contain('2 von Ihnen nicht ausgewählt');
    });

    it('P-4 nobody when nobody is ticked', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      await visitor.post(PATH, untickedFields(page, PATH, [PETER, JOHANNES, SANDRA]));
      expect(await idsOf()).to.deep.equal([]);
    });

    it('P-5 nobody when the master box is off', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const details = await visitor.submit(page, PATH, { importProspects: null });
      expect(await idsOf()).to.deep.equal([]);
      expect(details.alert)
        .to.contain('3 übersprungen')
        .and.to.contain('„Interessenten importieren“ ausgeschaltet');
    });

    it('nobody who was only matched when that group is off', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const details = await visitor.submit(page, PATH, { importAutomatic: null });
      expect(await idsOf()).to.deep.equal([PETER, JOHANNES]);
      expect(details.alert).to.contain('1 automatisch zugeordnet, Gruppe ausgeschaltet');
    });

    it('P-15 nobody who withdrew his consent, even when his box was forged', async () => {
      const path = `/import/${ALL_KINDS}`;
      const { visitor, page } = await test().openWizard({ estateId: ALL_KINDS });
      const details = await visitor.post(path, [...page.fields(path), ['person', String(WITHDRAWN)]]);
      expect(await idsOf(ALL_KINDS)).not.to.include(WITHDRAWN);
      expect(details.alert).to.contain('1 mit widerrufener Speicherung');
    });

    it('P-15 whom the broker ticked in spite of a warning, and records who decided so', async () => {
      const path = `/import/${ALL_KINDS}`;
      const { visitor, page } = await test().openWizard({ estateId: ALL_KINDS });
      await visitor.post(path, [...page.fields(path), ['person', String(OWNER_OF_COLOGNE)]]);
      expect(await prospectOf(OWNER_OF_COLOGNE, ALL_KINDS)).to.deep.include({
        warnings: ['owner'],
        overriddenBy: '21',
        overriddenAt: clock.utc,
      });
    });

    it('P-2 nobody who is not assigned, whatever was posted', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const forged = [
        ['person', '2201'],
        ['note_2201', 'x'],
        ['person', '9999'],
        ['note_9999', ''],
      ] as const;
      const details = await visitor.post(PATH, [...page.fields(PATH), ...forged]);
      expect(await idsOf()).to.deep.equal([PETER, JOHANNES, SANDRA]);
      expect(details.alert).to.contain('2 in onOffice nicht mehr zugeordnet');
    });

    it('P-8 with notes, cut to their length, markup and emoji kept', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      await visitor.submit(page, PATH, {
        [`note_${PETER}`]: '<b>ruft zurück</b> 🏡',
        [`note_${JOHANNES}`]: 'x'.repeat(300),
      });
      expect((await prospectOf(PETER)).note).to.equal('<b>ruft zurück</b> 🏡');
      expect((await prospectOf(JOHANNES)).note).to.equal('x'.repeat(200));
    });
  });

  it('takes names and prices from onOffice, never from the form', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    await visitor.submit(page, PATH, {
      title: 'Gefälscht',
      objekttitel: 'Gefälscht',
      kaufpreis: '1',
      [`name_${PETER}`]: 'Gefälscht',
      [`email_${PETER}`]: 'mallory@example.org',
      estateId: '1439',
      tenantId: '20303',
      userId: '23',
    });
    expect(JSON.stringify(await businessDataOf(test().context.database))).not.to.match(/Gefälscht|mallory/);
    expect(await objectOf(AACHEN)).to.include({ title: 'Schöne Immobilie in Aachen', importedBy: '21' });
    expect(
      (await listObjectValues(knex(), await objectOf(AACHEN))).get('purchasePriceCents')?.onofficeValue,
    ).to.equal('48500000');
  });

  describe('reads onOffice afresh', () => {
    it('with what changed since the page was shown', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      control().records({
        module: 'estate',
        id: AACHEN,
        elements: { objekttitel: 'Neuer Titel', kaufpreis: '499000.00' },
      });
      control().records({
        module: 'address',
        id: PETER,
        elements: { Name: 'Musterfrau', Email: 'neu@example.org' },
      });
      await visitor.submit(page, PATH);
      expect((await objectOf(AACHEN)).title).to.equal('Neuer Titel');
      expect(await prospectOf(PETER)).to.include({ lastName: 'Musterfrau', email: 'neu@example.org' });
    });

    it('without who vanished in between, and says so', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      control().records({ module: 'address', id: PETER, deleted: true });
      control().relations({
        relationtype: 'estate:address:matching',
        parentid: AACHEN,
        childids: [SANDRA],
        mode: 'remove',
      });
      const details = await visitor.submit(page, PATH);
      expect(await idsOf()).to.deep.equal([JOHANNES]);
      expect(details.alert).to.contain('2 in onOffice nicht mehr zugeordnet oder nicht mehr lesbar');
    });

    it('without who withdrew his consent in between', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      control().records({ module: 'address', id: PETER, elements: { DSGVOStatus: 'speicherungwiderrufen' } });
      const details = await visitor.submit(page, PATH);
      expect(await idsOf()).to.deep.equal([JOHANNES, SANDRA]);
      expect(details.alert).to.contain('1 mit widerrufener Speicherung');
    });

    it('without who is new since the page was shown, and asks to import again', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      control().relations({
        relationtype: 'estate:address:interested',
        parentid: AACHEN,
        childids: [2201],
        mode: 'add',
      });
      const details = await visitor.submit(page, PATH);
      expect(await idsOf()).to.deep.equal([PETER, JOHANNES, SANDRA]);
      expect(details.alert).to.contain('1 neu hinzugekommen, seit die Seite geöffnet wurde');
    });

    it('and stops when the estate is no longer active', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      control().records({
        module: 'estate',
        id: AACHEN,
        elements: { status: '2', status2: 'status2obj_inaktiv' },
      });
      const stopped = await visitor.submit(page, PATH);
      expect(stopped).to.include({ status: 409, heading: 'Immobilie ist nicht aktiv' });
      await expectNothingImported('estate_inactive', 'read');
    });

    it('and stops when the estate is gone, not readable, or to let', async () => {
      for (const [change, heading, code] of [
        [
          () => control().records({ module: 'estate', id: AACHEN, elements: { vermarktungsart: 'miete' } }),
          'Immobilie steht nicht zum Verkauf',
          'estate_not_for_sale',
        ],
        [
          () => control().rights({ userId: 21, estateIds: [AACHEN], allow: false }),
          'Keine Leserechte für diese Immobilie',
          'estate_not_readable',
        ],
        [
          () => control().records({ module: 'estate', id: AACHEN, deleted: true }),
          'Immobilie nicht gefunden',
          'estate_not_found',
        ],
      ] as const) {
        const { visitor, page } = await test().openWizard({ estateId: AACHEN });
        change();
        expect((await visitor.submit(page, PATH)).heading).to.equal(heading);
        expect((await ledger())[0]).to.include({ state: 'failed', failureCode: code });
        control().reset();
        control().customers({ state: 'active' });
      }
      expect(await countRows(test().context.database)).not.to.have.any.keys(
        'objects',
        'prospects',
        'object_values',
      );
    });
  });

  async function expectNothingImported(failureCode: string, failureStep: string): Promise<void> {
    expect(await countRows(test().context.database)).not.to.have.any.keys(
      'objects',
      'prospects',
      'object_values',
      'object_agreements',
    );
    const entries = await ledger();
    expect(entries).to.have.length(1);
    expect(entries[0]).to.include({
      state: 'failed',
      failureCode,
      failureStep,
      objectId: null,
      result: null,
      readAt: null,
    });
    expect(entries[0]?.requestId).to.match(/^[0-9a-f-]{36}$/);
    const row = (await rowsOf(test().context.database, 'imports')).join();
    expect(row).not.to.match(/Mustermann|Testmann|Halder|@|Aachen/);
  }

  describe('C-11 the same form twice', () => {
    it('answers with the result of the first one', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const first = await visitor.submit(page, PATH);
      const before = await businessDataOf(test().context.database);
      const requests = control().requests().length;
      const second = await visitor.submit(page, PATH, { [`note_${PETER}`]: 'zweiter Klick' });
      expect(second.url.pathname).to.equal(first.url.pathname);
      expect(second.alert).to.equal(first.alert);
      expect(await businessDataOf(test().context.database)).to.deep.equal(before);
      expect(await ledger()).to.have.length(1);
      expect(control().requests()).to.have.length(requests);
    });

    it('after a step back in the browser is a new import only when the page was loaded anew', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      await visitor.submit(page, PATH);
      const anew = await visitor.submit(await visitor.open(PATH), PATH);
      expect(anew.alert).to.contain('0 neu, 0 aktualisiert, 3 unverändert');
      expect(await ledger()).to.have.length(2);
      expect(await countRows(test().context.database)).to.include({ objects: 1, prospects: 3 });
    });
  });

  describe('a second import', () => {
    async function importOnce(notes: Readonly<Record<string, string>> = {}): Promise<void> {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      await visitor.submit(page, PATH, notes);
      clock.advanceMinutes(1);
    }

    it('P-16 R-1 marks who is there, offers „Objekt aktualisieren“, and says when it was', async () => {
      await importOnce();
      const { page } = await test().openWizard({ estateId: AACHEN });
      expect(
        listedPersons(page).every(({ ticked, detail }) => ticked && detail.includes('bereits importiert')),
      ).to.equal(true);
      expect(page.label('updateObject')).to.equal('Objekt aktualisieren');
      expect(page.isTicked('updateObject')).to.equal(true);
      expect(page.text).to.contain('Dieses Objekt wurde bereits importiert, zuletzt am 23.11.2026');
    });

    it('P-1 P-16 updates what changed in onOffice and doubles nothing', async () => {
      await importOnce();
      control().records({ module: 'address', id: PETER, elements: { Telefon1: '+49 30 1' } });
      control().records({ module: 'estate', id: AACHEN, elements: { wohnflaeche: '150.25' } });
      control().relations({
        relationtype: 'estate:address:interested',
        parentid: AACHEN,
        childids: [2201],
        mode: 'add',
      });
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const details = await visitor.submit(page, PATH);
      expect(details.alert)
        .to.contain('Das Objekt wurde aktualisiert.')
        .and.to.contain('1 neu, 1 aktualisiert, 2 unverändert');
      expect(await countRows(test().context.database)).to.include({ objects: 1, prospects: 4 });
      expect((await prospectOf(PETER)).phone).to.equal('+49 30 1');
      expect((await objectOf(AACHEN)).areaCenti).to.equal(15_025);
    });

    it('P-16 leaves who is unticked now, and who vanished', async () => {
      await importOnce();
      control().relations({
        relationtype: 'estate:address:matching',
        parentid: AACHEN,
        childids: [SANDRA],
        mode: 'remove',
      });
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      expect(page.text)
        .to.contain('1 bereits importierte Person ist in diesem Import nicht sichtbar')
        .and.to.contain('Sandra Halder');
      await visitor.post(PATH, untickedFields(page, PATH, [PETER]));
      expect(await idsOf()).to.deep.equal([PETER, JOHANNES, SANDRA]);
    });

    it('P-8 shows the notes and keeps or changes them as the broker wants', async () => {
      await importOnce({ [`note_${PETER}`]: 'ruft zurück', [`note_${SANDRA}`]: 'nur abends' });
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      expect(listedPerson(page, PETER).note).to.equal('ruft zurück');
      await visitor.submit(page, PATH, { [`note_${SANDRA}`]: '' });
      expect((await prospectOf(PETER)).note).to.equal('ruft zurück');
      expect((await prospectOf(SANDRA)).note).to.equal('');
    });

    it('P-5 P-16 leaves everybody who was imported when the master box is off', async () => {
      await importOnce({ [`note_${PETER}`]: 'ruft zurück' });
      control().records({ module: 'address', id: PETER, elements: { Telefon1: '+49 30 1' } });
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const details = await visitor.submit(page, PATH, { importProspects: null });
      expect(details.alert).to.contain('0 neu, 0 aktualisiert').and.to.contain('3 übersprungen');
      expect(await idsOf()).to.deep.equal([PETER, JOHANNES, SANDRA]);
      expect(await prospectOf(PETER)).to.include({ note: 'ruft zurück', phone: '+498151234567' });
    });

    it('P-16 asks about everybody who was unticked whether he shall leave the object', async () => {
      await importOnce();
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const details = await visitor.post(PATH, untickedFields(page, PATH, [PETER, SANDRA]));
      expect(details.text).to.contain(
        'Abgewählt, aber weiterhin im Objekt. Aus dem Verfahren entfernen? Sandra Halder Peter Mustermann',
      );
      const question = await visitor.open(details.link('Peter Mustermann').href);
      expect(question.heading).to.equal('Aus dem Verfahren entfernen?');
      await visitor.submit(question, question.url.pathname);
      expect(await idsOf()).to.deep.equal([JOHANNES, SANDRA]);
      expect((await visitor.open(details.url.pathname)).text).not.to.contain('Abgewählt');
    });

    it('O-6 writes nobody who was left out into the session, and still says why', async () => {
      await importOnce();
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      let details: Page | undefined;
      const written = await sessionsWrittenBy(test().context.database, async () => {
        details = await visitor.post(PATH, untickedFields(page, PATH, [PETER, SANDRA]));
      });
      expect(written.join())
        .to.contain('imported')
        .and.not.to.match(new RegExp(`\\b(?:${PETER}|${SANDRA})\\b`));
      expect(details?.alert).to.contain('2 übersprungen').and.to.contain('2 von Ihnen nicht ausgewählt');
    });

    it('P-15 notes who withdrew his consent since, and proposes to remove him', async () => {
      await importOnce();
      control().records({ module: 'address', id: PETER, elements: { DSGVOStatus: 'speicherungwiderrufen' } });
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      expect(listedPerson(page, PETER)).to.include({ ticked: false, disabled: true });
      const details = await visitor.submit(page, PATH);
      expect(await prospectOf(PETER)).to.include({ consent: 'speicherungwiderrufen' });

      for (const shown of [details, await visitor.open(details.url.pathname)]) {
        expect(shown.text).to.contain('1 importierte Person hat die Speicherung ihrer Daten widerrufen');
      }
      const list = await visitor.open(details.link('Anzeigen und entfernen').href);
      expect(list.text).to.contain('Peter Mustermann').and.to.contain('Speicherung widerrufen');
      expect(list.text).not.to.contain('Sandra Halder');
      const path = list.links.find(({ text }) => text.startsWith('Entfernen'))?.href ?? '';
      await visitor.submit(await visitor.open(path), path);
      expect((await visitor.open(details.url.pathname)).text).not.to.contain('widerrufen');
    });

    it('P-15 notes a withdrawn consent also when nobody is imported', async () => {
      await importOnce();
      control().records({ module: 'address', id: PETER, elements: { DSGVOStatus: 'speicherungwiderrufen' } });
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      await visitor.submit(page, PATH, { importProspects: null });
      expect(await prospectOf(PETER)).to.include({ consent: 'speicherungwiderrufen' });
    });

    it('P-15 keeps who overrode a warning and when, whoever imports the person again', async () => {
      const path = `/import/${ALL_KINDS}`;
      const first = await test().openWizard({ estateId: ALL_KINDS });
      await first.visitor.post(path, [...first.page.fields(path), ['person', String(OWNER_OF_COLOGNE)]]);
      const overriddenAt = clock.utc;
      clock.advanceMinutes(1);
      const { visitor, page } = await test().openWizard({ estateId: ALL_KINDS, userId: 23 });
      expect(listedPerson(page, OWNER_OF_COLOGNE)).to.include({ ticked: true });
      expect(listedPerson(page, OWNER_OF_COLOGNE).detail)
        .to.contain('Eigentümer dieser Immobilie')
        .and.not.to.contain('nicht vorausgewählt');
      await visitor.submit(page, path, { [`note_${OWNER_OF_COLOGNE}`]: 'geändert' });
      expect(await prospectOf(OWNER_OF_COLOGNE, ALL_KINDS)).to.include({
        note: 'geändert',
        overriddenBy: '21',
        overriddenAt,
      });
    });

    it('R-2 takes over only persons when „Objekt aktualisieren“ is off', async () => {
      await importOnce();
      control().records({ module: 'estate', id: AACHEN, elements: { objekttitel: 'Neuer Titel' } });
      control().relations({
        relationtype: 'estate:address:interested',
        parentid: AACHEN,
        childids: [2201],
        mode: 'add',
      });
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const details = await visitor.submit(page, PATH, { updateObject: null });
      expect(details.alert)
        .to.contain('Die Basisdaten des Objekts sind unverändert.')
        .and.to.contain('1 neu');
      expect((await objectOf(AACHEN)).title).to.equal('Schöne Immobilie in Aachen');
    });

    it('R-3 R-4 never overwrites what was changed by hand, unless the broker says so', async () => {
      await importOnce();
      const { visitor } = await test().openWizard({ estateId: AACHEN });
      const detailsPath = `/objects/${(await objectOf(AACHEN)).objectId}`;
      await visitor.submit(await visitor.open(detailsPath), detailsPath, {
        title: 'Mein Titel',
        startPrice: '450.000',
        detailsUrl: 'https://makler.example/',
        agreementText0: 'Einbauküche',
      });
      control().records({
        module: 'estate',
        id: AACHEN,
        elements: { objekttitel: 'Titel aus onOffice', ort: 'Würselen' },
      });

      const wizard = await visitor.open(PATH);
      expect(wizard.text).to.contain('Mein Titel').and.to.contain('Titel aus onOffice');
      await visitor.submit(wizard, PATH);
      expect(await objectOf(AACHEN)).to.include({
        title: 'Mein Titel',
        city: 'Würselen',
        startPriceCents: 45_000_000,
        detailsUrl: 'https://makler.example/',
      });
      expect((await visitor.open(detailsPath)).field('agreementText0')).to.equal('Einbauküche');

      const fields = (await visitor.open(PATH)).fields(PATH);
      const details = await visitor.post(PATH, [...fields, ['takeBack', 'title']]);
      expect(await objectOf(AACHEN)).to.include({ title: 'Titel aus onOffice', startPriceCents: 45_000_000 });
      // onOffice says the same as before; that it counts again is a change all the same.
      expect(details.alert).to.contain('Das Objekt wurde aktualisiert.');
    });

    it('keeps what is known when a field is switched off in the account', async () => {
      await importOnce();
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      for (const field of ['ort', 'objekttitel'])
        control().fields({ module: 'estate', field, active: false });
      expect((await visitor.submit(page, PATH)).status).to.equal(200);
      expect(await objectOf(AACHEN)).to.include({ city: 'Aachen', title: 'Schöne Immobilie in Aachen' });
    });

    it('by a colleague who sees less removes nobody', async () => {
      await importOnce();
      control().rights({ userId: 27, addressIds: [PETER], allow: false });
      const { visitor, page } = await test().openWizard({ estateId: AACHEN, userId: 27 });
      await visitor.submit(page, PATH);
      expect(await idsOf()).to.deep.equal([PETER, JOHANNES, SANDRA]);
      expect(await objectOf(AACHEN)).to.include({ importedBy: '27' });
    });
  });

  describe('a form of another sign-in', () => {
    async function expectRefused(answer: Page): Promise<void> {
      expect(answer).to.include({ status: 403, heading: 'Es wurde nichts gespeichert' });
      expect(answer.text).to.contain('Dieses Formular gehört zu einer anderen Anmeldung.');
      expect(await countRows(test().context.database)).not.to.have.any.keys(
        'objects',
        'prospects',
        'imports',
      );
    }

    it('of a colleague writes nothing and says so', async () => {
      const { page } = await test().openWizard({ estateId: AACHEN, userId: 21 });
      const sabine = await test().signedIn({ estateId: AACHEN, userId: 23 });
      await expectRefused(await sabine.post(PATH, page.fields(PATH)));
    });

    it('of another office writes nothing', async () => {
      await test().activate('20303');
      const { page } = await test().openWizard({ estateId: AACHEN, customer: '20303' });
      await expectRefused(await (await test().signedIn({ estateId: AACHEN })).post(PATH, page.fields(PATH)));
    });

    it('of another estate writes nothing', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      await visitor.open(control().serviceUrl({ estateId: 1439, userId: 21 }).url);
      const aachen = await visitor.open(PATH);
      await expectRefused(await visitor.post('/import/1439', aachen.fields(PATH)));
      expect(page.status).to.equal(200);
    });

    it('without a token, or with a wrong one, writes nothing', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      for (const token of [null, '', 'x.y', `${page.field('_token')}x`]) {
        await expectRefused(await visitor.submit(page, PATH, { _token: token }));
      }
    });
  });

  it('shows the form filled when the broker signed in again meanwhile, and takes it then', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    await visitor.open(control().serviceUrl({ estateId: AACHEN, userId: 21 }).url);
    const typed = untickedFields(page, PATH, [PETER]).map(([name, value]): [string, string] =>
      name === `note_${SANDRA}` ? [name, 'getippt'] : [name, value],
    );
    const again = await visitor.post(PATH, typed);
    expect(again.status).to.equal(409);
    expect(again.alert).to.contain('Ihre Anmeldung hat sich inzwischen geändert.');
    expect(listedPerson(again, PETER).ticked).to.equal(false);
    expect(listedPerson(again, SANDRA)).to.include({ ticked: true, note: 'getippt' });
    expect(await countRows(test().context.database)).not.to.have.any.keys('objects', 'imports');

    await visitor.submit(again, PATH);
    expect(await idsOf()).to.deep.equal([JOHANNES, SANDRA]);
    expect((await prospectOf(SANDRA)).note).to.equal('getippt');
  });

  it('writes all or nothing: a failure while writing leaves no business data and can be repeated', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    await knex().schema.renameTable('prospects', 'prospects_away');
    const failed = await visitor.submit(page, PATH, { [`note_${PETER}`]: 'bleibt' });
    await knex().schema.renameTable('prospects_away', 'prospects');
    expect(failed).to.include({ status: 500, heading: 'Das hat nicht geklappt' });
    expect(failed.body).not.to.match(/SQLITE|no such table|at .*\.js/);
    const [entry] = await ledger();
    expect(entry).to.include({ state: 'failed', failureStep: 'write' });
    await expectNothingImported(entry?.failureCode ?? '', 'write');
    expect(test().log.join('\n')).not.to.match(/Mustermann|p\.muster/);

    await visitor.submit(page, PATH, { [`note_${PETER}`]: 'bleibt' });
    expect((await prospectOf(PETER)).note).to.equal('bleibt');
  });

  it('imports the same estate number of two offices side by side', async () => {
    await test().activate('20303');
    for (const customer of [undefined, '20303']) {
      const { visitor, page } = await test().openWizard({
        estateId: AACHEN,
        ...(customer ? { customer } : {}),
      });
      expect((await visitor.submit(page, PATH)).status).to.equal(200);
    }
    const rows = (await knex()('objects').select()) as { tenant_id: string; title: string }[];
    const titles = rows.map(({ tenant_id, title }) => `${tenant_id} ${title}`).toSorted();
    expect(titles).to.deep.equal(['20101 Schöne Immobilie in Aachen', '20303 Friesenhaus mit Deichblick']);
    expect((await prospectOf(PETER)).lastName).to.equal('Mustermann');
  });
});

for (const engine of TEST_ENGINES) {
  describe(`„Weiter“ many times at once, on ${engine}`, () => {
    const test = useFreshTestApp({ engine });

    it('stores what onOffice says in one line, whatever signs it has', async () => {
      test().simulator.control.records({
        module: 'estate',
        id: AACHEN,
        elements: { objekttitel: 'Haus\0am\r\nSee\u0007', ort: ' Aa\tchen ' },
      });
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      expect(page.text).to.contain('Haus am See');
      const details = await visitor.submit(page, PATH);
      expect(details.field('title')).to.equal('Haus am See');
    });

    it('imports somebody whose language is a key that the account has made up', async () => {
      test().simulator.control.records({
        module: 'address',
        id: 2101,
        elements: { SpracheKontakt: 'Plattdeutsch (Ostfriesland)' },
      });
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      expect((await visitor.submit(page, PATH)).heading).to.equal('Objekt-Details');
      const stored = await rowsOf(test().context.database, 'prospects');
      expect(stored.join('\n')).to.contain('Plattdeutsch (Ostfriesland)');
    });

    it('P-8 a page that was opened before leaves a colleague’s note alone, and takes back what it changed itself', async () => {
      const first = await test().openWizard({ estateId: AACHEN });
      const colleague = await test().openWizard({ estateId: AACHEN, userId: 23 });
      const note = `note_${PETER}`;
      await colleague.visitor.submit(colleague.page, PATH, { [note]: 'ruft nach 18 Uhr an' });
      await first.visitor.submit(first.page, PATH);
      const again = await first.visitor.open(PATH);
      expect(again.field(note)).to.equal('ruft nach 18 Uhr an');
      await first.visitor.submit(again, PATH, { [note]: '' });
      expect((await first.visitor.open(PATH)).field(note)).to.equal('');
    });

    it('C-11 the same form makes one import; every answer shows its result', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const pages = await Promise.all(Array.from({ length: 6 }, () => visitor.copy().submit(page, PATH)));
      expect(new Set(pages.map(({ status, url }) => `${status} ${url.pathname}`)).size).to.equal(1);
      expect(pages[0]?.heading).to.equal('Objekt-Details');
      expect(await countRows(test().context.database)).to.include({ objects: 1, prospects: 3, imports: 1 });
    });

    it('C-11 forms of several tabs make several imports of one object', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const tabs = [page, await visitor.open(PATH), await visitor.open(PATH)];
      const pages = await Promise.all(tabs.map((tab) => visitor.copy().submit(tab, PATH)));
      expect(new Set(pages.map(({ status, url }) => `${status} ${url.pathname}`)).size).to.equal(1);
      expect(await countRows(test().context.database)).to.include({ objects: 1, prospects: 3, imports: 3 });
    });
  });
}
