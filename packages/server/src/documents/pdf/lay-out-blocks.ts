import type { Block, Heading, List, Paragraph, Table } from '../source/parse-document.js';
import type { TextRun } from '../source/parse-runs.js';
import type { Line } from './break-lines.js';
import { LIST_INDENT, SPACE, STYLES, TEXT_WIDTH, type TextStyle } from './page-design.js';
import type { Typesetter } from './typesetter.js';

/** A heading or a paragraph. */
export interface LaidText {
  readonly kind: 'text';
  /** Its type in the structure of the PDF. */
  readonly tag: 'H1' | 'H2' | 'H3' | 'P';
  /** For the outline; empty for a paragraph. */
  readonly outlineText: string;
  readonly style: TextStyle;
  readonly lines: readonly Line[];
  /** Headings, and paragraphs that announce what follows, never end a page. */
  readonly staysWithNext: boolean;
  readonly before: number;
  readonly after: number;
}

export interface LaidList {
  readonly kind: 'list';
  readonly items: readonly LaidItem[];
  readonly style: TextStyle;
  readonly before: number;
  readonly after: number;
}

export interface LaidItem {
  /** „•“ or „1.“; `undefined` for an empty box, which is drawn. */
  readonly label: string | undefined;
  readonly lines: readonly Line[];
}

export interface LaidTable {
  readonly kind: 'table';
  readonly columnWidths: readonly number[];
  readonly header: LaidRow;
  readonly rows: readonly LaidRow[];
  readonly before: number;
  readonly after: number;
}

export interface LaidRow {
  readonly cells: readonly { readonly lines: readonly Line[]; readonly style: TextStyle }[];
  readonly height: number;
}

export type LaidBlock = LaidText | LaidList | LaidTable;

const BULLET = '\u2022';
// A column with much text may be this many times as wide as one with little.
const WIDEST_COLUMN = 220;

/** Breaks the text of all blocks into lines; draws nothing. The first block is the lead. */
export function layOutBlocks(title: string, blocks: readonly Block[], setter: Typesetter): LaidBlock[] {
  const laidTitle = layOutHeading({ text: title, level: 1 }, setter);
  return [laidTitle, ...blocks.map((block, index) => layOutBlock(block, index === 0, setter))];
}

function layOutBlock(block: Block, isLead: boolean, setter: Typesetter): LaidBlock {
  switch (block.kind) {
    case 'heading':
      return layOutHeading(block, setter);
    case 'paragraph':
      return layOutParagraph(block, isLead ? STYLES.lead : STYLES.body, setter);
    case 'list':
      return layOutList(block, setter);
    default:
      return layOutTable(block, setter);
  }
}

const HEADINGS = {
  1: { tag: 'H1', style: STYLES.title, before: 0, after: SPACE.afterTitle },
  2: { tag: 'H2', style: STYLES.section, before: SPACE.beforeSection, after: SPACE.afterSection },
  3: { tag: 'H3', style: STYLES.topic, before: SPACE.beforeTopic, after: SPACE.afterTopic },
} as const;

function layOutHeading(heading: Pick<Heading, 'text'> & { level: 1 | 2 | 3 }, setter: Typesetter): LaidText {
  const design = HEADINGS[heading.level];
  return {
    kind: 'text',
    ...design,
    outlineText: heading.text,
    lines: setter.linesOf([plain(heading.text)], design.style, TEXT_WIDTH),
    staysWithNext: true,
  };
}

function layOutParagraph({ runs }: Paragraph, style: TextStyle, setter: Typesetter): LaidText {
  return {
    kind: 'text',
    tag: 'P',
    outlineText: '',
    style,
    lines: setter.linesOf(runs, style, TEXT_WIDTH),
    staysWithNext: runs.at(-1)?.text.endsWith(':') ?? false,
    before: 0,
    after: SPACE.afterParagraph,
  };
}

function layOutList(list: List, setter: Typesetter): LaidList {
  const labelOf = (index: number) =>
    ({ bullets: BULLET, numbers: `${index + 1}.`, boxes: undefined })[list.style];
  return {
    kind: 'list',
    style: STYLES.body,
    items: list.items.map((runs, index) => ({
      label: labelOf(index),
      lines: setter.linesOf(runs, STYLES.body, TEXT_WIDTH - LIST_INDENT),
    })),
    before: 0,
    after: SPACE.afterParagraph,
  };
}

function layOutTable({ header, rows }: Table, setter: Typesetter): LaidTable {
  const columnWidths = widthsOf([header, ...rows], setter);
  const layOutRow = (
    cells: readonly (readonly TextRun[])[],
    styleOf: (column: number) => TextStyle,
  ): LaidRow => {
    const laid = cells.map((runs, column) => {
      const width = (columnWidths[column] ?? 0) - 2 * SPACE.cell;
      return { lines: setter.linesOf(runs, styleOf(column), width), style: styleOf(column) };
    });
    const heights = laid.map(({ lines, style }) => lines.length * style.lineHeight);
    return { cells: laid, height: Math.max(...heights) + 2 * SPACE.cell };
  };
  return {
    kind: 'table',
    columnWidths,
    header: layOutRow(header, () => STYLES.cellHeading),
    rows: rows.map((row) => layOutRow(row, (column) => (column === 0 ? STYLES.cellHeading : STYLES.cell))),
    before: SPACE.afterParagraph,
    after: 2 * SPACE.afterParagraph,
  };
}

/** Shares the width of the page between columns by the length of their longest text. */
function widthsOf(rows: readonly (readonly (readonly TextRun[])[])[], setter: Typesetter): number[] {
  const columns = rows[0]?.length ?? 0;
  const wanted = Array.from({ length: columns }, (_, column) => {
    const widths = rows.map((row) => setter.widthOf(row[column] ?? [], STYLES.cellHeading));
    return Math.min(Math.max(...widths), WIDEST_COLUMN) + 2 * SPACE.cell;
  });
  const sum = wanted.reduce((total, width) => total + width, 0);
  return wanted.map((width) => (width * TEXT_WIDTH) / sum);
}

function plain(text: string): TextRun {
  return { text, strong: false };
}
