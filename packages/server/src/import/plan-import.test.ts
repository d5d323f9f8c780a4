import { expect } from 'chai';
import fc from 'fast-check';
import { importInputSchema } from './import-input.js';
import { planImport } from './plan-import.js';
import { sampleChoices, sampleProspect, sampleSource } from './sample-source.test-support.js';

const GRANTED = 'speicherungzugestimmt';
const WITHDRAWN = 'speicherungwiderrufen';

const person = (addressId: string, consent = GRANTED) => sampleProspect({ addressId, consent });
const sourceOf = (...prospects: ReturnType<typeof person>[]) => sampleSource({ prospects });

/** Why somebody is not imported. */
const reasonsOf = (plan: ReturnType<typeof planImport>) =>
  Object.fromEntries(plan.notChosen.map(({ addressId, reason }) => [addressId, reason]));

describe('what „Weiter“ imports', () => {
  it('P-3 everybody who was shown, left ticked and is still there', () => {
    const plan = planImport(sourceOf(person('1'), person('2')), sampleChoices(['1', '2']));
    expect(plan.prospects.map(({ addressId }) => addressId)).to.deep.equal(['1', '2']);
    expect(plan.notChosen).to.deep.equal([]);
    expect(plan.vanishedAddressIds).to.deep.equal([]);
  });

  it('P-4 not who was unticked', () => {
    const choices = sampleChoices(['1', '2'], { ticked: new Set(['2']) });
    const plan = planImport(sourceOf(person('1'), person('2')), choices);
    expect(reasonsOf(plan)).to.deep.equal({ '1': 'unticked' });
  });

  it('P-5 nobody at all when the master box is off', () => {
    const choices = sampleChoices(['1', '2'], { importsProspects: false });
    const plan = planImport(sourceOf(person('1'), person('2', WITHDRAWN)), choices);
    expect(plan.prospects).to.deep.equal([]);
    expect(reasonsOf(plan)).to.deep.equal({ '1': 'prospects_off', '2': 'prospects_off' });
    expect(plan.vanishedAddressIds).to.deep.equal([]);
  });

  it('not who was only matched when the group of automatic matches is off', () => {
    const prospects = (['manual', 'both', 'automatic'] as const).map((origin, index) =>
      sampleProspect({ addressId: String(index), origin }),
    );
    const choices = sampleChoices(['0', '1', '2'], { importsAutomatic: false });
    const plan = planImport(sourceOf(...prospects), choices);
    expect(plan.prospects.map(({ origin }) => origin)).to.deep.equal(['manual', 'both']);
    expect(reasonsOf(plan)).to.deep.equal({ '2': 'automatic_off' });
  });

  it('P-15 who was ticked in spite of a warning, with the warning', () => {
    const owner = sampleProspect({ addressId: '1', warnings: ['owner', 'archived'] });
    expect(planImport(sourceOf(owner), sampleChoices(['1'])).prospects[0]?.warnings).to.deep.equal([
      'owner',
      'archived',
    ]);
  });

  it('R-4 the values that the broker gives up, unless the object is not updated', () => {
    const choices = sampleChoices(['1'], { takesBack: ['title'] });
    expect(planImport(sourceOf(person('1')), choices).takesBack).to.deep.equal(['title']);
    expect(planImport(sourceOf(person('1')), { ...choices, updatesObject: false }).takesBack).to.deep.equal(
      [],
    );
  });

  it('P-15 never who withdrew the consent to storage, even when ticked', () => {
    const plan = planImport(sourceOf(person('1', WITHDRAWN)), sampleChoices(['1']));
    expect(plan.prospects).to.deep.equal([]);
    expect(reasonsOf(plan)).to.deep.equal({ '1': 'withdrawn' });
  });

  it('not who is new since the page was shown', () => {
    const choices = sampleChoices(['1'], { ticked: new Set(['1', '2']) });
    expect(reasonsOf(planImport(sourceOf(person('1'), person('2')), choices))).to.deep.equal({
      '2': 'new_since_shown',
    });
  });

  it('and it counts who vanished, but only if he had been ticked', () => {
    const choices = sampleChoices(['1', '2', '3'], { ticked: new Set(['1', '2']) });
    expect(planImport(sourceOf(person('1')), choices).vanishedAddressIds).to.deep.equal(['2']);
  });

  it('P-8 with the note, and of persons left out only what onOffice calls them', () => {
    const choices = sampleChoices(['1', '2'], {
      ticked: new Set(['1']),
      shownNotes: new Map(),
      notes: new Map([
        ['1', 'ruft zurück'],
        ['2', 'lieber nicht'],
      ]),
    });
    const plan = planImport(sourceOf(person('1'), person('2')), choices);
    expect(plan.prospects[0]).to.deep.equal({ ...person('1'), note: 'ruft zurück' });
    expect(plan.notChosen).to.deep.equal([
      { addressId: '2', origin: 'manual', consent: GRANTED, reason: 'unticked' },
    ]);
    expect(JSON.stringify(plan)).not.to.contain('lieber nicht');
  });

  const ids = fc.uniqueArray(fc.nat(30).map(String), { maxLength: 20 });
  const consent = fc.constantFrom('', GRANTED, WITHDRAWN, 'ignorieren', 'unknown');

  it('gives every person of onOffice exactly one fate, whatever was posted', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(30).map(String), consent), { selector: ([id]) => id }),
        ids,
        ids,
        fc.boolean(),
        (present, shown, ticked, importsProspects) => {
          const source = sourceOf(...present.map(([id, state]) => person(id, state)));
          const choices = sampleChoices(shown, { ticked: new Set(ticked), importsProspects });
          const plan = planImport(source, choices);
          const imported = plan.prospects.map(({ addressId }) => addressId);
          const others = plan.notChosen.map(({ addressId }) => addressId);
          const all = [...imported, ...others].toSorted();
          expect(all).to.deep.equal(present.map(([id]) => id).toSorted());
          for (const id of imported) {
            expect(importsProspects && shown.includes(id) && ticked.includes(id)).to.equal(true);
          }
          for (const { consent: state } of plan.prospects) expect(state).not.to.equal(WITHDRAWN);
          for (const id of plan.vanishedAddressIds) expect(all).not.to.include(id);
        },
      ),
    );
  });

  it('can be stored and read again for a replay', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(30).map(String), consent), { selector: ([id]) => id }),
        ids,
        (present, shown) => {
          const plan = planImport(
            sourceOf(...present.map(([id, state]) => person(id, state))),
            sampleChoices(shown),
          );
          expect(importInputSchema.parse(JSON.parse(JSON.stringify(plan)))).to.deep.equal(plan);
        },
      ),
    );
  });
});
