import MarkdownIt from 'markdown-it';
import { createAnchors } from './create-anchors.js';
import { DocumentSyntaxError } from './document-syntax-error.js';
import { parseRuns, plainTextOf, TENANT_PLACEHOLDER, type TextRun } from './parse-runs.js';
import { TokenReader } from './token-reader.js';

/** A heading below the title. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: 2 | 3;
  /** Names the heading in the address of the page; unique in its document. */
  readonly anchor: string;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly TextRun[];
}

/** A list without inner lists; a checklist has boxes to tick on paper. */
export interface List {
  readonly kind: 'list';
  readonly style: 'bullets' | 'numbers' | 'boxes';
  readonly items: readonly (readonly TextRun[])[];
}

/** A table with a header row; the first cell of each row names the row. */
export interface Table {
  readonly kind: 'table';
  readonly header: readonly (readonly TextRun[])[];
  readonly rows: readonly (readonly (readonly TextRun[])[])[];
}

export type Block = Heading | Paragraph | List | Table;

/** A document as its file tells it, before the name of the office is filled in. */
export interface ParsedDocument {
  readonly title: string;
  /** What follows the title; the first block is a paragraph, the lead. */
  readonly blocks: readonly Block[];
}

const BOX = /^\[ \] /;
// What would break the PDF's metadata, which pdfkit writes without encoding.
const NOT_IN_TITLE = /[<>&{}]/;

/**
 * Reads the Markdown of a content file: one title (`#`), then a lead paragraph, then sections (`##`, `###`),
 * paragraphs, lists (`-`, `1.`, `- [ ]`) and tables, with bold text. HTML is parsed only to be refused.
 *
 * @throws DocumentSyntaxError for everything else, with file and line: nothing is dropped silently.
 */
export function parseDocument(source: string, file: string): ParsedDocument {
  const markdown = new MarkdownIt('commonmark', { html: true }).enable('table');
  const reader = new TokenReader(markdown.parse(source, {}), source, file);
  const title = takeTitle(reader);
  const anchorOf = createAnchors();
  const blocks: Block[] = [];
  while (!reader.isAtEnd) blocks.push(takeBlock(reader, anchorOf));
  if (blocks[0]?.kind !== 'paragraph') {
    throw new DocumentSyntaxError(file, 'has no lead paragraph after its title');
  }
  requireOrderedHeadings(blocks, file);
  return { title, blocks };
}

function takeTitle(reader: TokenReader): string {
  const open = reader.take('heading_open');
  if (open.tag !== 'h1') throw reader.fail(open, 'a document begins with its title (#)');
  const title = plainTextOf(parseRuns(reader.take('inline'), reader));
  reader.take('heading_close');
  if (NOT_IN_TITLE.test(title)) throw reader.fail(open, 'a title has none of < > & { }');
  return title;
}

function takeBlock(reader: TokenReader, anchorOf: (text: string) => string): Block {
  if (reader.isAt('heading_open')) return takeHeading(reader, anchorOf);
  if (reader.isAt('paragraph_open')) return { kind: 'paragraph', runs: takeParagraph(reader) };
  if (reader.isAt('bullet_list_open')) return takeBulletList(reader);
  if (reader.isAt('ordered_list_open')) return takeNumberedList(reader);
  if (reader.isAt('table_open')) return takeTable(reader);
  const token = reader.next();
  throw reader.fail(token, `${token.type} is not part of the Markdown that documents may use`);
}

function takeHeading(reader: TokenReader, anchorOf: (text: string) => string): Heading {
  const open = reader.take('heading_open');
  if (open.tag !== 'h2' && open.tag !== 'h3') {
    throw reader.fail(open, `${open.tag}: below the title there are only ## and ###`);
  }
  const text = plainTextOf(parseRuns(reader.take('inline'), reader));
  reader.take('heading_close');
  if (text.includes(TENANT_PLACEHOLDER)) throw reader.fail(open, 'a heading is the same for every office');
  return { kind: 'heading', level: open.tag === 'h2' ? 2 : 3, anchor: anchorOf(text), text };
}

function takeParagraph(reader: TokenReader): TextRun[] {
  reader.take('paragraph_open');
  const runs = parseRuns(reader.take('inline'), reader);
  reader.take('paragraph_close');
  return runs;
}

function takeBulletList(reader: TokenReader): List {
  const open = reader.take('bullet_list_open');
  const items = takeItems(reader, 'bullet_list_close');
  const boxes = items.filter(([first]) => BOX.test(first?.text ?? ''));
  if (boxes.length === 0) return { kind: 'list', style: 'bullets', items };
  if (boxes.length < items.length) throw reader.fail(open, 'either all items have a box [ ], or none');
  const withoutBox = items.map((runs) =>
    runs.map((run, index) => (index === 0 ? { ...run, text: run.text.replace(BOX, '') } : run)),
  );
  return { kind: 'list', style: 'boxes', items: withoutBox };
}

function takeNumberedList(reader: TokenReader): List {
  const open = reader.take('ordered_list_open');
  if (open.attrGet('start') !== null) throw reader.fail(open, 'numbers begin with 1');
  return { kind: 'list', style: 'numbers', items: takeItems(reader, 'ordered_list_close') };
}

function takeItems(reader: TokenReader, end: string): TextRun[][] {
  const items: TextRun[][] = [];
  while (!reader.isAt(end)) {
    reader.take('list_item_open');
    items.push(takeParagraph(reader));
    reader.take('list_item_close');
  }
  reader.take(end);
  return items;
}

function takeTable(reader: TokenReader): Table {
  reader.take('table_open');
  reader.take('thead_open');
  const header = takeRow(reader, 'th');
  reader.take('thead_close');
  reader.take('tbody_open');
  const rows: TextRun[][][] = [];
  while (!reader.isAt('tbody_close')) rows.push(takeRow(reader, 'td'));
  reader.take('tbody_close');
  reader.take('table_close');
  return { kind: 'table', header, rows };
}

function takeRow(reader: TokenReader, cell: 'th' | 'td'): TextRun[][] {
  const cells: TextRun[][] = [];
  const row = reader.take('tr_open');
  while (!reader.isAt('tr_close')) {
    const open = reader.take(`${cell}_open`);
    if (open.attrs !== null) throw reader.fail(open, 'columns are not aligned by colons');
    cells.push(parseRuns(reader.take('inline'), reader));
    reader.take(`${cell}_close`);
  }
  reader.take('tr_close');
  // markdown-it leaves out what stands to the right of the last column.
  const written = reader
    .sourceLineOf(row)
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length;
  if (written !== cells.length) throw reader.fail(row, `has ${written} cells instead of ${cells.length}`);
  return cells;
}

function requireOrderedHeadings(blocks: readonly Block[], file: string): void {
  const first = blocks.find((block) => block.kind === 'heading');
  if (first && first.level !== 2) {
    throw new DocumentSyntaxError(file, `„${first.text}“ is a ### without a ## above it`);
  }
}
