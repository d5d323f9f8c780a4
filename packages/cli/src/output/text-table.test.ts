import { expect } from 'chai';
import { textPairs, textTable } from './text-table.js';

describe('textTable', () => {
  it('aligns columns by what is seen, umlauts and wide characters included', () => {
    expect(
      textTable(
        ['NAME', 'CITY'],
        [
          ['Müller', 'Köln'],
          ['王', 'Kiel'],
        ],
        'none',
      ),
    ).to.equal(['NAME    CITY', 'Müller  Köln', '王      Kiel'].join('\n'));
  });

  it('says so when there is nothing', () => {
    expect(textTable(['NAME'], [], 'There is nobody.')).to.equal('There is nobody.');
  });

  it('lets no name repaint the terminal or break the line', () => {
    const text = textTable(['NAME'], [['\u001b[2JEvil\nName\u202e']], '');
    expect(text).to.equal('NAME\n[2JEvil Name');
  });
});

describe('textPairs', () => {
  it('aligns names and values', () => {
    expect(
      textPairs([
        ['Key', 'good'],
        ['Checked', 'now'],
      ]),
    ).to.equal('Key      good\nChecked  now');
  });
});
