import { expect } from 'chai';
import { foldText, searchWords } from './fold-text.js';

describe('text as people search it', () => {
  const same: readonly (readonly [string, string])[] = [
    ['Müller', 'mueller'],
    ['MÜLLER', 'müller'],
    ['Mu\u0308ller', 'Müller'],
    ['Großmann', 'GROSSMANN'],
    ['Größe', 'groesse'],
    ['René', 'Rene'],
    ['Łukasz', 'Łukasz'],
    ['Ｍüller', 'Müller'],
  ];
  for (const [a, b] of same) {
    it(`takes „${a}“ for „${b}“`, () => {
      expect(foldText(a)).to.equal(foldText(b));
    });
  }

  it('keeps different names apart', () => {
    expect(foldText('Muller')).not.to.equal(foldText('Müller'));
  });

  it('looks for each word on its own', () => {
    expect(searchWords(' Mustermann,  Peter ')).to.deep.equal(['mustermann', 'peter']);
    expect(searchWords(' , ; ')).to.deep.equal([]);
    expect(searchWords('')).to.deep.equal([]);
  });
});
