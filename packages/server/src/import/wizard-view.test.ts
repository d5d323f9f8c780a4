import { expect } from 'chai';
import type { OfferObject } from '../objects/object-store.js';
import type { StoredProspect } from '../objects/prospect-store.js';
import {
  sampleChoices,
  sampleImported,
  sampleProspect,
  sampleSource,
  sampleValues,
} from './sample-source.test-support.js';
import { wizardView, type KnownObject, type WizardPerson } from './wizard-view.js';

const AT = '2026-11-22T09:00:00.000Z';

/** An object of the estate that was imported a day ago. */
function sampleKnown(parts: Partial<KnownObject> = {}): KnownObject {
  return { object: { importedAt: AT } as OfferObject, values: new Map(), prospects: new Map(), ...parts };
}

function stored(parts: Parameters<typeof sampleImported>[0] = {}): [string, StoredProspect] {
  const imported = sampleImported(parts);
  return [
    imported.addressId,
    { ...imported, importedAt: AT, updatedAt: AT, overriddenBy: null, overriddenAt: null },
  ];
}

function onlyPerson(...view: Parameters<typeof wizardView>): WizardPerson {
  const { manual, automatic } = wizardView(...view);
  const [person] = [...manual, ...automatic];
  if (!person) throw new Error('nobody is listed');
  return person;
}

const listed = (
  parts: Parameters<typeof sampleProspect>[0],
  ...rest: [KnownObject?, Parameters<typeof wizardView>[2]?]
) => onlyPerson(sampleSource({ prospects: [sampleProspect(parts)] }), rest[0], rest[1]);

describe('the wizard', () => {
  it('P-3 ticks everybody and all switches on the first view', () => {
    const source = sampleSource({ prospects: ['1', '2'].map((addressId) => sampleProspect({ addressId })) });
    const view = wizardView(source, undefined, undefined);
    expect(view).to.include({
      importsProspects: true,
      importsAutomatic: true,
      updatesObject: true,
      notice: undefined,
    });
    expect(view.manual.every(({ ticked, importable }) => ticked && importable)).to.equal(true);
    expect(view.importedAt).to.equal(undefined);
  });

  it('P-6 shows „e-mail, phone“, and what there is of them', () => {
    expect(listed({}).contact).to.equal('p.muster@123.ok, +498151234567');
    expect(listed({ phone: '' }).contact).to.equal('p.muster@123.ok');
    expect(listed({ email: '' }).contact).to.equal('+498151234567');
    expect(listed({ email: '', phone: '' }).contact).to.equal('');
  });

  it('P-19 shows a company beside its contact person, not twice', () => {
    expect(listed({ company: 'Holm AG' })).to.include({ name: 'Peter Mustermann', company: 'Holm AG' });
    expect(listed({ firstName: '', lastName: '', company: 'Holm AG' })).to.include({
      name: 'Holm AG',
      company: '',
    });
  });

  it('P-15 lists who withdrew his consent without a tick, and not importable', () => {
    const person = listed({ consent: 'speicherungwiderrufen' }, undefined, sampleChoices(['2101']));
    expect(person).to.include({ importable: false, ticked: false });
    expect(person.badges).to.include('withdrawn');
  });

  it('P-15 does not tick whom a warning speaks against, unless he was imported before', () => {
    const warned = { warnings: ['archived'] } as const;
    expect(listed(warned)).to.include({ ticked: false, importable: true });
    expect(listed(warned).warnings).to.deep.equal([{ badge: 'archived', date: undefined }]);
    expect(listed(warned, sampleKnown({ prospects: new Map([stored()]) }))).to.include({
      ticked: true,
      isStored: true,
    });
  });

  it('does not tick who was removed or erased, names the day, and lets the broker tick him', () => {
    const source = sampleSource({
      prospects: ['1', '2', '3'].map((addressId) => sampleProspect({ addressId })),
    });
    const removals = new Map([
      ['1', { reason: 'removed', at: AT, eventId: 1 }],
      ['2', { reason: 'erased', at: AT, eventId: 2 }],
    ] as const);
    const view = wizardView(source, sampleKnown(), undefined, { removals });
    expect(view.manual.map(({ ticked }) => ticked)).to.deep.equal([false, false, true]);
    expect(view.manual.every(({ importable }) => importable)).to.equal(true);
    expect(view.manual.map(({ warnings }) => warnings)).to.deep.equal([
      [{ badge: 'removed', date: AT }],
      [{ badge: 'erased', date: AT }],
      [],
    ]);
    expect(view.tickedCount).to.equal(1);
    const toldRemovals = new Map(JSON.parse(view.toldRemovals) as [string, number][]);
    const choices = { ...sampleChoices(['1', '2', '3']), toldRemovals };
    const ownTicks = wizardView(source, sampleKnown(), choices, { removals });
    expect(ownTicks.manual.map(({ ticked }) => ticked)).to.deep.equal([true, true, true]);
    expect(ownTicks.tickedCount).to.equal(3);
  });

  it('keeps no tick that is older than the removal, and tells of the removal in the form', () => {
    const source = sampleSource({ prospects: ['1', '2'].map((addressId) => sampleProspect({ addressId })) });
    const removals = new Map([
      ['1', { reason: 'removed', at: AT, eventId: 8 }],
      ['2', { reason: 'erased', at: AT, eventId: 9 }],
      ['99', { reason: 'erased', at: AT, eventId: 10 }],
    ] as const);
    const choices = { ...sampleChoices(['1', '2']), toldRemovals: new Map([['1', 7]]) };
    const view = wizardView(source, sampleKnown(), choices, { removals });
    expect(view.manual.map(({ ticked }) => ticked)).to.deep.equal([false, false]);
    expect(JSON.parse(view.toldRemovals)).to.deep.equal([
      ['1', 8],
      ['2', 9],
    ]);
  });

  it('does not tick who was removed while a stale form had not shown him yet', () => {
    const removals = new Map([['2101', { reason: 'removed', at: AT, eventId: 3 }]] as const);
    expect(onlyPerson(sampleSource(), sampleKnown(), sampleChoices([]), { removals }).ticked).to.equal(false);
  });

  it('ticks who was removed and is stored again, and says nothing of the removal', () => {
    const known = sampleKnown({ prospects: new Map([stored()]) });
    const removals = new Map([['2101', { reason: 'erased', at: AT, eventId: 4 }]] as const);
    const person = onlyPerson(sampleSource(), known, undefined, { removals });
    expect(person).to.include({ isStored: true, ticked: true });
    expect(person.warnings).to.deep.equal([]);
  });

  it('names a warning, and why somebody was removed, beside each other', () => {
    const source = sampleSource({
      prospects: [sampleProspect({ warnings: ['archived', 'keep_until_passed'] })],
      keptUntil: new Map([['2101', '2020-12-31']]),
    });
    const removals = new Map([['2101', { reason: 'removed', at: AT, eventId: 5 }]] as const);
    expect(onlyPerson(source, undefined, undefined, { removals }).warnings).to.deep.equal([
      { badge: 'removed', date: AT },
      { badge: 'archived', date: undefined },
      { badge: 'keep_until_passed', date: '2020-12-31' },
    ]);
  });

  it('P-10 P-12 names where somebody comes from, a missing e-mail, and the state of consent', () => {
    expect(listed({ origin: 'both' }).badges).to.deep.equal(['both']);
    expect(listed({ email: '' }).badges).to.deep.equal(['no_email', 'manual']);
    expect(listed({ consent: '' }).badges).to.deep.equal(['unspecified', 'manual']);
    expect(listed({ consent: 'ignorieren' }).badges).to.deep.equal(['ignored', 'manual']);
  });

  it('P-14 marks persons who share an e-mail address, however it is written', () => {
    const source = sampleSource({
      prospects: [
        sampleProspect({ addressId: '1', email: 'sommer@example.org' }),
        sampleProspect({ addressId: '2', email: 'Sommer@example.org' }),
        sampleProspect({ addressId: '3', email: '' }),
        sampleProspect({ addressId: '4', email: '' }),
      ],
    });
    const marked = wizardView(source, undefined, undefined).manual.filter(({ badges }) =>
      badges.includes('shared_email'),
    );
    expect(marked.map(({ addressId }) => addressId)).to.deep.equal(['1', '2']);
  });

  it('keeps who was only matched in a group of its own', () => {
    const prospects = (['manual', 'automatic', 'both'] as const).map((origin) =>
      sampleProspect({ addressId: origin, origin }),
    );
    const view = wizardView(sampleSource({ prospects }), undefined, undefined);
    expect(view.manual.map(({ addressId }) => addressId)).to.deep.equal(['manual', 'both']);
    expect(view.automatic.map(({ addressId }) => addressId)).to.deep.equal(['automatic']);
  });

  it('P-16 R-1 marks who was imported before and shows the note', () => {
    const known = sampleKnown({ prospects: new Map([stored({ note: 'ruft zurück' })]) });
    expect(listed({}, known)).to.include({ isStored: true, ticked: true, note: 'ruft zurück' });
    expect(wizardView(sampleSource(), known, undefined).importedAt).to.equal(AT);
  });

  it('names who was imported before but is not visible now', () => {
    const known = sampleKnown({
      prospects: new Map([stored(), stored({ addressId: '9', lastName: 'Weg' })]),
    });
    expect(wizardView(sampleSource(), known, undefined).notVisible).to.deep.equal(['Peter Weg']);
  });

  it('gives the broker’s own ticks, notes and switches back after a stale form', () => {
    const choices = sampleChoices(['2101'], {
      importsProspects: false,
      importsAutomatic: false,
      updatesObject: false,
      ticked: new Set<string>(),
      shownNotes: new Map(),
      notes: new Map([['2101', 'getippt']]),
    });
    const known = sampleKnown({ prospects: new Map([stored({ note: 'gespeichert' })]) });
    expect(listed({}, known, choices)).to.include({ ticked: false, note: 'getippt' });
    expect(wizardView(sampleSource(), known, choices, { notice: 'stale' })).to.include({
      importsProspects: false,
      importsAutomatic: false,
      updatesObject: false,
      notice: 'stale',
    });
  });

  it('ticks somebody who is new since a stale form was shown', () => {
    expect(listed({ addressId: '7' }, undefined, sampleChoices(['2101'])).ticked).to.equal(true);
  });

  it('C-10 has number and address for an estate without a title', () => {
    const values = sampleValues({
      title: null,
      street: 'Bahnhofstraße',
      houseNumber: '3',
      postalCode: '52224',
      city: 'Stolberg',
    });
    expect(wizardView(sampleSource({ values }), undefined, undefined)).to.include({
      title: '',
      subtitle: 'AF437, Bahnhofstraße 3, 52224 Stolberg',
    });
  });

  it('says when the marketing kind is unknown', () => {
    const values = sampleValues({ marketingKind: null });
    expect(wizardView(sampleSource({ values }), undefined, undefined).marketingUnknown).to.equal(true);
    expect(wizardView(sampleSource(), undefined, undefined).marketingUnknown).to.equal(false);
  });

  it('R-4 shows values changed by hand that onOffice knows otherwise, and only those', () => {
    const value = (field: 'title' | 'objectNumber' | 'areaCenti', handValue: string | null) =>
      [
        field,
        {
          field,
          handValue,
          onofficeValue: null,
          onofficeReadAt: null,
          handChangedAt: null,
          handChangedBy: null,
        },
      ] as const;
    const values = new Map([
      value('title', 'Mein Titel'),
      value('objectNumber', 'AF437'),
      value('areaCenti', null),
    ]);
    const view = wizardView(
      sampleSource(),
      sampleKnown({ values }),
      sampleChoices([], { takesBack: ['title'] }),
    );
    expect(view.conflicts).to.deep.equal([
      {
        field: 'title',
        handValue: 'Mein Titel',
        onofficeValue: 'Schöne Immobilie in Aachen',
        takesBack: true,
      },
    ]);
  });
});
