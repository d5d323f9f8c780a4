import { expect } from 'chai';
import { DocumentSyntaxError } from './document-syntax-error.js';
import { parseDocument } from './parse-document.js';

const START = '# Titel\n\nAnfang.\n\n';

function problemOf(source: string): string {
  try {
    parseDocument(source, 'de/test.md');
  } catch (error) {
    if (error instanceof DocumentSyntaxError) return error.message;
    throw error;
  }
  return '';
}

describe('the Markdown of a document', () => {
  it('becomes title, headings with anchors, paragraphs, lists and tables', () => {
    const source = `${START}## Größe & Preis\n\n### Größe & Preis\n\nEin **fetter**\nText.\n\n- a\n- b\n\n1. c\n\n- [ ] d\n\n| A | B |\n| --- | --- |\n| x | **y** |\n`;
    expect(parseDocument(source, 'test.md')).to.deep.equal({
      title: 'Titel',
      blocks: [
        { kind: 'paragraph', runs: [{ text: 'Anfang.', strong: false }] },
        { kind: 'heading', level: 2, anchor: 's-groesse-preis', text: 'Größe & Preis' },
        { kind: 'heading', level: 3, anchor: 's-groesse-preis-2', text: 'Größe & Preis' },
        {
          kind: 'paragraph',
          runs: [
            { text: 'Ein ', strong: false },
            { text: 'fetter', strong: true },
            { text: ' Text.', strong: false },
          ],
        },
        {
          kind: 'list',
          style: 'bullets',
          items: [[{ text: 'a', strong: false }], [{ text: 'b', strong: false }]],
        },
        { kind: 'list', style: 'numbers', items: [[{ text: 'c', strong: false }]] },
        { kind: 'list', style: 'boxes', items: [[{ text: 'd', strong: false }]] },
        {
          kind: 'table',
          header: [[{ text: 'A', strong: false }], [{ text: 'B', strong: false }]],
          rows: [[[{ text: 'x', strong: false }], [{ text: 'y', strong: true }]]],
        },
      ],
    });
  });

  it('keeps escaped signs and no-break spaces', () => {
    const [, paragraph] = parseDocument(`${START}10\u00a0% \\*frei\\* &amp;`, 'test.md').blocks;
    expect(paragraph).to.deep.include({ runs: [{ text: '10\u00a0% *frei* &', strong: false }] });
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['nothing at all', '', /ends too early/],
    ['no title', 'Text.', /expected heading_open/],
    ['no lead after the title', '# Titel\n\n## Teil', /no lead/],
    ['signs in the title that break metadata', '# A & B\n\nText.', /line 1: a title/],
    ['a second title', `${START}# Noch einer`, /line 5: h1/],
    ['deep headings', `${START}## A\n\n#### B`, /line 7: h4/],
    ['a topic without a section', `${START}### B`, /without a ##/],
    ['links', `${START}[Text](https://example.com)`, /line 5: link_open/],
    ['images', `${START}![Bild](x.png)`, /line 5: image/],
    ['italics', `${START}*kursiv*`, /line 5: em_open/],
    ['code', `${START}\`x\``, /line 5: code_inline/],
    ['blocks of code', `${START}    x`, /line 5: code_block/],
    ['quotations', `${START}> Zitat`, /line 5: blockquote_open/],
    ['rules', `${START}---`, /line 5: hr/],
    ['HTML', `${START}<div>x</div>`, /line 5: html_block/],
    ['HTML in a line', `${START}a <b>x</b>`, /line 5: html_inline/],
    ['hard line breaks', `${START}a  \nb`, /line 5: hardbreak/],
    ['lists in lists', `${START}- a\n  - b`, /expected list_item_close/],
    ['two paragraphs in an item', `${START}- a\n\n  b`, /expected list_item_close/],
    ['an empty item', `${START}-\n- b`, /expected paragraph_open/],
    ['lists that begin in the middle', `${START}3. c`, /line 5: numbers/],
    ['boxes on some items only', `${START}- [ ] a\n- b`, /line 5: either all/],
    ['aligned columns', `${START}| A |\n| :-: |\n| x |`, /columns/],
    ['cells outside of a table', `${START}| A |\n| --- |\n| x | y |`, /line 7: has 2 cells instead of 1/],
    ['empty cells', `${START}| A | B |\n| --- | --- |\n| x |  |`, /no text/],
    ['unknown placeholders', `${START}Guten Tag {{name}}`, /line 5: has a placeholder/],
    ['placeholders in headings', `${START}## Von {{tenant}}`, /line 5: a heading/],
  ];
  for (const [what, source, message] of refused) {
    it(`refuses ${what}, with file and line`, () => {
      expect(problemOf(source))
        .to.match(/^de\/test\.md/)
        .and.to.match(message);
    });
  }
});
