import { expect } from 'chai';
import fc from 'fast-check';
import type { TextRun } from '../source/parse-runs.js';
import { breakLines } from './break-lines.js';

/** Every character is one wide, a bold one two. */
const measure = ({ text, strong }: TextRun) => text.length * (strong ? 2 : 1);

const plain = (text: string): TextRun => ({ text, strong: false });
const bold = (text: string): TextRun => ({ text, strong: true });

const linesOf = (runs: readonly TextRun[], width: number) =>
  breakLines(runs, width, measure).map((line) => line.map(({ text }) => text).join(''));

describe('the lines of a text', () => {
  it('break at spaces, and keep the space between their words', () => {
    expect(linesOf([plain('eins zwei drei')], 9)).to.deep.equal(['eins zwei ', 'drei']);
  });

  it('keep a mark with the bold word before it', () => {
    expect(linesOf([plain('ein '), bold('Wort'), plain(': und')], 12)).to.deep.equal([
      'ein ',
      'Wort: ',
      'und',
    ]);
  });

  it('do not break at a no-break space', () => {
    expect(linesOf([plain('ab 450.000\u00a0€')], 8)).to.deep.equal(['ab ', '450.000\u00a0', '€']);
    expect(linesOf([plain('ab 450.000\u00a0€')], 9)).to.deep.equal(['ab ', '450.000\u00a0€']);
  });

  it('cut a word that is wider than a line, but never inside of a character', () => {
    expect(linesOf([plain('abcdefgh')], 3)).to.deep.equal(['abc', 'def', 'gh']);
    expect(linesOf([plain('👨‍👩‍👧')], 1)).to.deep.equal(['👨‍👩‍👧']);
  });

  it('lose nothing and fit, whatever the text is', () => {
    const runs = fc.array(fc.record({ text: fc.stringMatching(/^[a-zäß. ]{0,20}$/), strong: fc.boolean() }));
    fc.assert(
      fc.property(runs, fc.integer({ min: 4, max: 60 }), (text, width) => {
        const lines = breakLines(text, width, measure);
        const letters = (parts: readonly TextRun[]) =>
          parts
            .map((run) => run.text)
            .join('')
            .replaceAll(' ', '');
        expect(letters(lines.flat())).to.equal(letters(text));
        for (const line of lines) {
          const visible = line.reduce((sum, run) => sum + measure(run), 0);
          const last = line.at(-1);
          const space = last?.text.endsWith(' ') ? measure({ ...last, text: ' ' }) : 0;
          expect(visible - space).to.be.at.most(width);
        }
      }),
    );
  });
});
