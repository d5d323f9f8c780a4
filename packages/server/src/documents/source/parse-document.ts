import MarkdownIt, { type Env } from 'markdown-it';
import { createAnchors } from './create-anchors.js';
import { DocumentSyntaxError, type DocumentProblem } from './document-syntax-error.js';
import { parseRuns, plainTextOf, TENANT_PLACEHOLDER, type TextRun } from './parse-runs.js';
import { BlockError, TokenReader, type HrefOf } from './token-reader.js';

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
export interface ParsedDocument<Extra = never> {
  readonly title: string;
  /** What follows the title; the first block is a paragraph, the lead. */
  readonly blocks: readonly (Block | Extra)[];
}

/** What a kind of document may use beyond the Markdown that all have. */
export interface Extras<Extra> {
  /** Reads a block of its own kind; takes nothing and gives `undefined` when another one comes. */
  readonly takeExtra: (reader: TokenReader) => Extra | undefined;
  readonly hrefOf: HrefOf;
}

/** Tells headings from all other blocks, also from those of one kind of document only. */
export function isHeading(block: { readonly kind: string }): block is Heading {
  return block.kind === 'heading';
}

/** What a page of A4 can hold: a row of a table is never parted. */
const MAX_COLUMNS = 6;
const MAX_CHARACTERS = { title: 150, heading: 200, cell: 300 } as const;

const BOX = /^\[ \] /;
/** A definition of a link for elsewhere in the text, which markdown-it takes out without a token. */
const LINK_DEFINITION = /^ {0,3}\[[^\]]+\]:/;

/**
 * Reads the Markdown of a document: one title (`#`), then a lead paragraph, then sections (`##`, `###`),
 * paragraphs, lists (`-`, `1.`, `- [ ]`) and tables, with bold text. HTML is parsed only to be refused.
 *
 * @param file names the document in the error
 * @throws DocumentSyntaxError for everything else, one problem for each block: nothing is dropped silently.
 */
export function parseDocument<Extra = never>(
  source: string,
  file: string,
  extras?: Extras<Extra>,
): ParsedDocument<Extra> {
  const markdown = new MarkdownIt('commonmark', { html: true }).enable('table');
  const environment: Env = {};
  const reader = new TokenReader(markdown.parse(source, environment), source, extras?.hrefOf);
  const problems: DocumentProblem[] = [];
  const note = (problem: DocumentProblem) => void problems.push(problem);
  const title = reader.readBlock(() => takeTitle(reader), note) ?? '';
  if (problems.length === 0 && !reader.isAt('paragraph_open')) {
    note({ code: 'no_lead', line: reader.nextLine });
  }
  const takeBlock = createBlockTaker(reader);
  const blocks: (Block | Extra)[] = [];
  while (!reader.isAtEnd) {
    const block = reader.readBlock(() => extras?.takeExtra(reader) ?? takeBlock(), note);
    if (block) blocks.push(block);
  }
  if (environment.references) problems.push(...linkDefinitions(source));
  if (problems.length > 0) throw new DocumentSyntaxError(file, problems.toSorted(byLine));
  return { title, blocks };
}

function linkDefinitions(source: string): DocumentProblem[] {
  return source
    .split('\n')
    .flatMap((line, index) => (LINK_DEFINITION.test(line) ? [{ code: 'link', line: index + 1 }] : []));
}

function byLine(one: DocumentProblem, other: DocumentProblem): number {
  return (one.line ?? 0) - (other.line ?? 0);
}

function takeTitle(reader: TokenReader): string {
  if (reader.isAtEnd) throw new BlockError({ code: 'empty', line: undefined });
  if (!reader.isAt('heading_open')) throw new BlockError({ code: 'no_title', line: reader.nextLine });
  const open = reader.next();
  if (open.tag !== 'h1') throw reader.error('no_title');
  return takeHeadingText(reader, 'title');
}

/** Reads the next block; what is a heading's place depends on the ones before. */
function createBlockTaker(reader: TokenReader): () => Block {
  const anchorOf = createAnchors();
  let hasSection = false;
  return () => {
    if (reader.isAt('heading_open')) {
      const { tag } = reader.next();
      if (tag === 'h1') throw reader.error('second_title');
      if (tag !== 'h2' && tag !== 'h3') throw reader.error('deep_heading');
      if (tag === 'h3' && !hasSection) throw reader.error('topic_without_section');
      hasSection = true;
      const text = takeHeadingText(reader, 'heading');
      return { kind: 'heading', level: tag === 'h2' ? 2 : 3, anchor: anchorOf(text), text };
    }
    if (reader.isAt('paragraph_open')) return { kind: 'paragraph', runs: takeParagraph(reader) };
    if (reader.isAt('bullet_list_open')) return takeBulletList(reader);
    if (reader.isAt('ordered_list_open')) return takeNumberedList(reader);
    if (reader.isAt('table_open')) return takeTable(reader);
    throw reader.refusal(reader.next());
  };
}

function takeHeadingText(reader: TokenReader, kind: 'title' | 'heading'): string {
  const runs = takeRuns(reader, MAX_CHARACTERS[kind]);
  const text = plainTextOf(runs);
  reader.take('heading_close');
  if (runs.some(({ href }) => href !== undefined)) throw reader.error('link');
  // Contents, outline and file names are the same for every office.
  if (text.includes(TENANT_PLACEHOLDER)) throw reader.error('placeholder_in_heading');
  return text;
}

function takeRuns(reader: TokenReader, max: number): TextRun[] {
  const runs = parseRuns(reader.take('inline'), reader);
  const { length } = Array.from(plainTextOf(runs));
  if (length > max) throw reader.error('too_long', { max, length });
  return runs;
}

function takeParagraph(reader: TokenReader): TextRun[] {
  reader.take('paragraph_open');
  const runs = parseRuns(reader.take('inline'), reader);
  reader.take('paragraph_close');
  return runs;
}

function takeBulletList(reader: TokenReader): List {
  const line = reader.nextLine;
  reader.take('bullet_list_open');
  const items = takeItems(reader, 'bullet_list_close');
  const boxes = items.filter(([first]) => BOX.test(first?.text ?? ''));
  if (boxes.length === 0) return { kind: 'list', style: 'bullets', items };
  if (boxes.length < items.length) throw new BlockError({ code: 'some_boxes', line });
  const withoutBox = items.map((runs) =>
    runs.map((run, index) => (index === 0 ? { ...run, text: run.text.replace(BOX, '') } : run)),
  );
  return { kind: 'list', style: 'boxes', items: withoutBox };
}

function takeNumberedList(reader: TokenReader): List {
  const open = reader.take('ordered_list_open');
  if (open.attrGet('start') !== null) throw reader.error('numbers_start');
  return { kind: 'list', style: 'numbers', items: takeItems(reader, 'ordered_list_close') };
}

function takeItems(reader: TokenReader, end: string): TextRun[][] {
  const items: TextRun[][] = [];
  while (!reader.isAt(end)) {
    reader.take('list_item_open');
    if (reader.isAt('list_item_close')) throw reader.error('empty_item');
    if (!reader.isAt('paragraph_open')) throw refusalInItem(reader);
    items.push(takeParagraph(reader));
    if (!reader.isAt('list_item_close')) throw refusalInItem(reader);
    reader.next();
  }
  reader.take(end);
  return items;
}

function refusalInItem(reader: TokenReader): BlockError {
  const token = reader.next();
  if (token.type === 'paragraph_open') return reader.error('paragraphs_in_item');
  if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open')
    return reader.error('nested_list');
  const refusal = reader.refusal(token);
  return refusal.problem.code === 'unknown' ? reader.error('not_in_item') : refusal;
}

function takeTable(reader: TokenReader): Table {
  reader.take('table_open');
  reader.take('thead_open');
  const header = takeRow(reader, 'th');
  reader.take('thead_close');
  const rows: TextRun[][][] = [];
  if (reader.isAt('table_close')) throw reader.error('no_text');
  reader.take('tbody_open');
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
    if (open.attrs !== null) throw reader.error('aligned_columns');
    cells.push(takeRuns(reader, MAX_CHARACTERS.cell));
    reader.take(`${cell}_close`);
  }
  reader.take('tr_close');
  if (cells.length > MAX_COLUMNS) throw reader.error('too_many_columns', { max: MAX_COLUMNS });
  // markdown-it leaves out what stands to the right of the last column.
  const written = reader
    .sourceLineOf(row)
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/).length;
  if (written !== cells.length) throw reader.error('cell_count', { written, expected: cells.length });
  return cells;
}
