import { expect } from 'chai';
import fc from 'fast-check';
import { IMPORT_FIELDS, MAX_NOTE_LENGTH, parseImportForm } from './import-form.js';

/** A posted wizard that showed 2101 and 2103 and left both ticked. */
const POSTED = {
  _token: 'a.b',
  importProspects: '1',
  importAutomatic: '1',
  updateObject: '1',
  person: ['2101', '2103'],
  note_2101: '',
  note_2103: 'ruft zurück',
  toldRemovals: '[["2103",7]]',
};

describe('the posted wizard', () => {
  it('tells who was shown, who was ticked, and the notes', () => {
    expect(parseImportForm(POSTED)).to.deep.equal({
      importsProspects: true,
      importsAutomatic: true,
      updatesObject: true,
      takesBack: [],
      shown: new Set(['2101', '2103']),
      ticked: new Set(['2101', '2103']),
      shownNotes: new Map(),
      toldRemovals: new Map([['2103', 7]]),
      notes: new Map([
        ['2101', ''],
        ['2103', 'ruft zurück'],
      ]),
    });
  });

  it('P-4 leaves out who is not ticked', () => {
    expect(parseImportForm({ ...POSTED, person: '2103' }).ticked).to.deep.equal(new Set(['2103']));
    const { person: _person, ...nobody } = POSTED;
    expect(parseImportForm(nobody).ticked).to.deep.equal(new Set());
  });

  it('P-5 takes a missing master box for „nobody“, and a missing update box for „not“', () => {
    const { importProspects: _importProspects, updateObject: _updateObject, ...off } = POSTED;
    expect(parseImportForm(off)).to.include({ importsProspects: false, updatesObject: false });
  });

  it('takes the toggle of the automatic matches as one of its own', () => {
    const { importAutomatic: _importAutomatic, ...off } = POSTED;
    const shown = { ...off, automaticShown: '1' };
    expect(parseImportForm(shown)).to.include({ importsProspects: true, importsAutomatic: false });
  });

  it('takes no toggle for „on“ where the page showed no automatic matches', () => {
    const { importAutomatic: _importAutomatic, ...withoutGroup } = POSTED;
    expect(parseImportForm(withoutGroup).importsAutomatic).to.equal(true);
  });

  it('R-4 takes values back that may be changed by hand, and no others', () => {
    const takesBackOf = (takeBack: string | string[]) => parseImportForm({ ...POSTED, takeBack }).takesBack;
    expect(takesBackOf('title')).to.deep.equal(['title']);
    expect(takesBackOf(['areaCenti', 'title', 'title', 'purchasePriceCents', ''])).to.deep.equal([
      'title',
      'areaCenti',
    ]);
  });

  it('does not take somebody who was not shown', () => {
    expect(parseImportForm({ ...POSTED, person: ['2101', '9999'] }).ticked).to.deep.equal(new Set(['2101']));
  });

  it('takes nothing but ids, ticks, notes and switches', () => {
    const forged = parseImportForm({
      ...POSTED,
      name_2101: 'Mallory',
      kaufpreis: '1',
      email_2101: 'm@example.org',
    });
    expect(forged).to.deep.equal(parseImportForm(POSTED));
  });

  it('ignores ids that are none', () => {
    const ids = ['', '-1', '1.5', '0x10', 'abc', '1234567890123456', '1 OR 1=1', '__proto__', '2101 '];
    const body = { person: ids, ...Object.fromEntries(ids.map((id) => [IMPORT_FIELDS.note(id), 'x'])) };
    expect(parseImportForm(body).shown).to.deep.equal(new Set());
    expect(parseImportForm(body).ticked).to.deep.equal(new Set());
  });

  it('P-8 cuts a note to what the field takes, by characters that people see', () => {
    const notesOf = (note: string) => parseImportForm({ note_1: note }).notes.get('1');
    expect(notesOf('x'.repeat(MAX_NOTE_LENGTH + 1))).to.equal('x'.repeat(MAX_NOTE_LENGTH));
    expect(notesOf('🏡'.repeat(MAX_NOTE_LENGTH + 1))).to.equal('🏡'.repeat(MAX_NOTE_LENGTH));
    expect(notesOf(' a\r\n\tb\u0000c ')).to.equal('a b c');
    expect(notesOf(`<script>alert("1")</script>`)).to.equal(`<script>alert("1")</script>`);
  });

  it('takes the first of a note that was sent twice', () => {
    expect(parseImportForm({ note_1: ['first', 'second'] }).notes.get('1')).to.equal('first');
  });

  it('reads nothing out of no form', () => {
    for (const body of [undefined, null, {}]) {
      expect(parseImportForm(body)).to.deep.equal({
        importsProspects: false,
        importsAutomatic: true,
        updatesObject: false,
        takesBack: [],
        shown: new Set(),
        ticked: new Set(),
        shownNotes: new Map(),
        toldRemovals: new Map(),
        notes: new Map(),
      });
    }
  });

  it('takes made-up lists of removals for none', () => {
    for (const toldRemovals of [
      '',
      'x',
      '1',
      '{}',
      '[["2103","7"]]',
      '[[2103,7]]',
      ['[]', POSTED.toldRemovals],
    ]) {
      expect(parseImportForm({ ...POSTED, toldRemovals }).toldRemovals).to.deep.equal(new Map());
    }
  });

  it('takes what nobody sees out of a note', () => {
    expect(parseImportForm({ ...POSTED, note_2101: 'a\u202eb\u200b' }).notes.get('2101')).to.equal('ab');
  });

  it('never ticks more persons than were shown, whatever was posted', () => {
    const names = fc.oneof(
      fc.constantFrom('person', 'importProspects'),
      fc.nat(50).map((id) => `note_${id}`),
    );
    const values = fc.oneof(fc.string(), fc.array(fc.nat(50).map(String)));
    fc.assert(
      fc.property(fc.dictionary(names, values), (body) => {
        const { shown, ticked, notes } = parseImportForm(body);
        for (const id of ticked) expect(shown.has(id)).to.equal(true);
        expect([...notes.keys()]).to.deep.equal([...shown]);
        for (const note of notes.values()) expect(Array.from(note).length).to.be.at.most(MAX_NOTE_LENGTH);
      }),
    );
  });
});
