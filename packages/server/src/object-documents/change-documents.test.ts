import { expect } from 'chai';
import { mergeChoice } from './change-documents.js';
import { parseDocumentList } from './document-list-form.js';
import type { DocumentKind, Visibility } from './document.js';

const ID = '3f0b5f5e-8f0a-4b7e-9d2c-1a2b3c4d5e6f';
const OTHER = '4f0b5f5e-8f0a-4b7e-9d2c-1a2b3c4d5e6f';

const choice = (kind: DocumentKind, visibility: Visibility) => ({ kind, visibility });

describe('D-16 a choice in the list of documents', () => {
  const stored = choice('sonstiges', 'broker');

  it('is stored when it differs from what the page had shown', () => {
    const wish = { shown: stored, chosen: choice('grundriss', 'all') };
    expect(mergeChoice(stored, wish)).to.deep.equal({ changes: wish.chosen, isConflict: false });
  });

  it('that was not touched leaves what somebody else stored meanwhile', () => {
    const wish = { shown: choice('expose', 'all'), chosen: choice('expose', 'all') };
    expect(mergeChoice(stored, wish)).to.deep.equal({ changes: {}, isConflict: false });
  });

  it('of one field does not take the other one along', () => {
    const wish = { shown: choice('sonstiges', 'all'), chosen: choice('grundriss', 'all') };
    expect(mergeChoice(stored, wish)).to.deep.equal({ changes: { kind: 'grundriss' }, isConflict: false });
  });

  it('is a conflict when somebody else chose something else meanwhile', () => {
    const wish = { shown: choice('expose', 'all'), chosen: choice('grundriss', 'confirmed') };
    expect(mergeChoice(stored, wish)).to.deep.equal({ changes: {}, isConflict: true });
    expect(mergeChoice(stored, { ...wish, shown: choice('sonstiges', 'all') })).to.deep.equal({
      changes: { kind: 'grundriss' },
      isConflict: true,
    });
  });

  it('is none when somebody else chose the same meanwhile', () => {
    const wish = { shown: choice('expose', 'all'), chosen: stored };
    expect(mergeChoice(stored, wish)).to.deep.equal({ changes: {}, isConflict: false });
  });
});

describe('D-16 the posted list of documents', () => {
  const fields = {
    [`kind:${ID}`]: 'expose',
    [`kindShown:${ID}`]: 'sonstiges',
    [`visibility:${ID}`]: 'all',
    [`visibilityShown:${ID}`]: 'broker',
  };

  it('says what was chosen and what was shown', () => {
    const form = parseDocumentList({ _token: 'x', ...fields, move: `down:${OTHER}` });
    expect(form?.choices.get(ID)).to.deep.equal({
      chosen: choice('expose', 'all'),
      shown: choice('sonstiges', 'broker'),
    });
    expect(form?.move).to.deep.equal({ documentId: OTHER, direction: 'down' });
    expect(parseDocumentList({})).to.deep.equal({ choices: new Map(), move: undefined });
  });

  const broken: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'a kind that does not exist': { ...fields, [`kind:${ID}`]: 'script' },
    'a visibility that does not exist': { ...fields, [`visibility:${ID}`]: 'bidders' },
    'no word about what was shown': { [`kind:${ID}`]: 'expose', [`visibility:${ID}`]: 'all' },
    'an id that is none': { ...fields, 'kind:1': 'expose' },
    'a list instead of a value': { ...fields, [`kind:${ID}`]: ['expose', 'expose'] },
    'a move to nowhere': { ...fields, move: `left:${ID}` },
    'a move of nothing': { ...fields, move: 'up:x' },
    'two moves': { ...fields, move: [`up:${ID}`, `up:${OTHER}`] },
  };
  for (const [what, body] of Object.entries(broken)) {
    it(`is not ours with ${what}`, () => {
      expect(parseDocumentList(body)).to.equal(undefined);
    });
  }
});
