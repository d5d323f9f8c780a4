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

  it('keeps an escaped bar inside of a cell', () => {
    const [, table] = parseDocument(`${START}| A |\n| --- |\n| x \\| y |`, 'test.md').blocks;
    expect(table).to.deep.include({ rows: [[[{ text: 'x | y', strong: false }]]] });
  });

  it('may have any sign in its title', () => {
    expect(parseDocument('# A & B < C {D}\n\nText.', 'test.md').title).to.equal('A & B < C {D}');
  });

  it('may have links and blocks of its own, where a kind of document knows them', () => {
    const { blocks } = parseDocument(`${START}Zu **[A](a)**.\n\n---\n`, 'test.md', {
      takeExtra: (reader) => (reader.isAt('hr') ? { kind: 'line', markup: reader.next().markup } : undefined),
      hrefOf: (target) => (target === 'a' ? '/pfad/a' : undefined),
    });
    expect(blocks.slice(1)).to.deep.equal([
      {
        kind: 'paragraph',
        runs: [
          { text: 'Zu ', strong: false },
          { text: 'A', strong: true, href: '/pfad/a' },
          { text: '.', strong: false },
        ],
      },
      { kind: 'line', markup: '---' },
    ]);
  });

  const refused: readonly (readonly [string, string, string])[] = [
    ['nothing at all', '', 'empty'],
    ['no title', 'Text.', 'line 1, no_title'],
    ['a section instead of the title', '## Teil\n\nText.', 'line 1, no_title'],
    ['no lead after the title', '# Titel\n\n## Teil', 'line 3, no_lead'],
    ['a title alone', '# Titel', 'no_lead'],
    ['an empty title', '#\n\nText.', 'line 1, no_text'],
    ['a second title', `${START}# Noch einer`, 'line 5, second_title'],
    ['deep headings', `${START}## A\n\n#### B`, 'line 7, deep_heading'],
    ['a topic without a section', `${START}### B`, 'line 5, topic_without_section'],
    ['links', `${START}[Text](https://example.com)`, 'line 5, link, target https://example.com'],
    ['links behind a line break', `${START}Text\nnoch\n[Text](a)`, 'line 7, link, target a'],
    ['definitions of links', `${START}Text.\n\n[eins]: https://example.com`, 'line 7, link'],
    ['images', `${START}![Bild](x.png)`, 'line 5, image'],
    ['italics', `${START}*kursiv*`, 'line 5, italics'],
    ['code', `${START}\`x\``, 'line 5, code'],
    ['blocks of code', `${START}    x`, 'line 5, indented'],
    ['fenced code', `${START}\`\`\`\nx\n\`\`\``, 'line 5, code'],
    ['quotations', `${START}> Zitat`, 'line 5, quotation'],
    ['rules', `${START}---`, 'line 5, rule'],
    ['HTML', `${START}<div>x</div>`, 'line 5, html'],
    ['HTML in a line', `${START}a <b>x</b>`, 'line 5, html'],
    ['hard line breaks', `${START}a  \nb`, 'line 5, line_break'],
    ['lists in lists', `${START}- a\n  - b`, 'line 6, nested_list'],
    ['two paragraphs in an item', `${START}- a\n\n  b`, 'line 7, paragraphs_in_item'],
    ['a heading in an item', `${START}- a\n- # b`, 'line 6, not_in_item'],
    ['a quotation in an item', `${START}- a\n- > b`, 'line 6, quotation'],
    ['an empty item', `${START}-\n- b`, 'line 5, empty_item'],
    ['lists that begin in the middle', `${START}3. c`, 'line 5, numbers_start'],
    ['boxes on some items only', `${START}- [ ] a\n- b`, 'line 5, some_boxes'],
    ['aligned columns', `${START}| A |\n| :-: |\n| x |`, 'line 5, aligned_columns'],
    ['a table without rows', `${START}| A |\n| --- |`, 'line 5, no_text'],
    [
      'cells outside of a table',
      `${START}| A |\n| --- |\n| x | y |`,
      'line 7, cell_count, written 2, expected 1',
    ],
    ['empty cells', `${START}| A | B |\n| --- | --- |\n| x |  |`, 'line 7, no_text'],
    [
      'unknown placeholders',
      `${START}Guten Tag {{name}}`,
      'line 5, unknown_placeholder, placeholder {{tenant}}',
    ],
    [
      'a title too long for a line of metadata',
      `# ${'x'.repeat(151)}`,
      'line 1, too_long, max 150, length 151',
    ],
    ['endless headings', `${START}## ${'🏡'.repeat(201)}`, 'line 5, too_long, max 200, length 201'],
    [
      'cells that no page could hold',
      `${START}| A |\n| --- |\n| x |\n| ${'y'.repeat(301)} |`,
      'line 8, too_long, max 300, length 301',
    ],
    [
      'more columns than fit side by side',
      `${START}${'| A '.repeat(7)}|\n${'| --- '.repeat(7)}|\n${'| x '.repeat(7)}|`,
      'line 5, too_many_columns, max 6',
    ],
    ['placeholders in headings', `${START}## Von {{tenant}}`, 'line 5, placeholder_in_heading'],
  ];
  for (const [what, source, message] of refused) {
    it(`refuses ${what}, with document and line`, () => {
      expect(problemOf(source)).to.equal(`de/test.md: ${message}`);
    });
  }

  it('tells of every block that is wrong, in the order of the lines', () => {
    const source = `${START}[a]: http://x\n\n*a*\n\n- b\n  - c\n\n## Gut\n\n<b>d</b>\n\n| A |\n| --- |\n| x | y |\n\nGut.`;
    expect(problemOf(source)).to.equal(
      'de/test.md: line 5, link; line 7, italics; line 10, nested_list; line 14, html; line 18, cell_count, written 2, expected 1',
    );
  });
});
