import type { LaidBlock, LaidItem, LaidList, LaidRow, LaidTable, LaidText } from './lay-out-blocks.js';
import { ACCENT, LIST_INDENT, PAGE, SPACE, TEXT_WIDTH, type TextStyle } from './page-design.js';
import { LINES_TOGETHER, type PageWriter, type StructureElement } from './page-writer.js';
import type { Typesetter } from './typesetter.js';

/** What blocks are drawn with. */
export interface DrawingTools {
  readonly pdf: PDFKit.PDFDocument;
  readonly writer: PageWriter;
  readonly setter: Typesetter;
}

const BOX_SIZE = 8.5;
const ACCENT_RULE_WIDTH = 48;
// A list up to this height is not parted.
const SHORT_LIST_HEIGHT = 130;
const PAGE_HEIGHT = PAGE.height - PAGE.top - PAGE.bottom;

/** Draws all blocks. A heading stays with what follows it, a table on one page if a page can hold it. */
export function drawBlocks(blocks: readonly LaidBlock[], tools: DrawingTools): void {
  const drawOutline = outlineOf(tools);
  for (const [index, block] of blocks.entries()) {
    const previous = blocks[index - 1];
    const gap = Math.max(previous?.after ?? 0, block.before);
    tools.writer.makeRoom(gap + heightTogether(blocks, index));
    tools.writer.skip(gap);
    if (block.kind === 'text' && block.outlineText !== '') drawOutline(block);
    drawBlock(block, tools);
  }
}

function drawBlock(block: LaidBlock, tools: DrawingTools): void {
  switch (block.kind) {
    case 'text':
      return drawText(block, tools);
    case 'list':
      return drawList(block, tools);
    default:
      return drawTable(block, tools);
  }
}

function drawText({ tag, lines, style }: LaidText, { writer }: DrawingTools): void {
  const element = writer.element(tag);
  writer.lines(element, tag, lines, style, PAGE.left);
  element.end();
  if (tag === 'H1') {
    writer.skip(SPACE.afterTopic);
    writer.rule(PAGE.left, ACCENT_RULE_WIDTH, 'accent');
  }
}

function drawList({ items, style }: LaidList, tools: DrawingTools): void {
  const { writer } = tools;
  const list = writer.element('L');
  for (const [index, item] of items.entries()) {
    if (index > 0) writer.skip(SPACE.betweenItems);
    writer.makeRoom(linesTogether(item.lines.length) * style.lineHeight);
    const element = writer.element('LI', list);
    drawLabel(item, element, style, tools);
    const body = writer.element('LBody', element);
    writer.lines(body, 'LBody', item.lines, style, PAGE.left + LIST_INDENT);
    body.end();
    element.end();
  }
  list.end();
}

function drawLabel(
  { label }: LaidItem,
  item: StructureElement,
  style: TextStyle,
  { pdf, writer, setter }: DrawingTools,
): void {
  // A box is read as what it shows.
  const element = writer.element('Lbl', item, label === undefined ? { actual: '\u2610' } : {});
  writer.content(element, 'Lbl', (y) => {
    if (label === undefined) {
      const top = y + (style.lineHeight - BOX_SIZE) / 2;
      pdf
        .lineWidth(0.9)
        .rect(PAGE.left + 1, top, BOX_SIZE, BOX_SIZE)
        .stroke(style.color);
    } else {
      setter.draw([{ text: label, strong: false }], { ...style, color: ACCENT }, PAGE.left + 2, y);
    }
  });
  element.end();
}

function drawTable(table: LaidTable, tools: DrawingTools): void {
  const { writer } = tools;
  const element = writer.element('Table');
  drawRow(table.header, table, { element, scopeOf: () => 'Column' }, tools);
  for (const row of table.rows) {
    writer.rule(PAGE.left, TEXT_WIDTH, 'hairline');
    writer.makeRoom(row.height);
    drawRow(row, table, { element, scopeOf: (column) => (column === 0 ? 'Row' : undefined) }, tools);
  }
  writer.rule(PAGE.left, TEXT_WIDTH, 'hairline');
  element.end();
}

function drawRow(
  { cells, height }: LaidRow,
  { columnWidths }: LaidTable,
  {
    element,
    scopeOf,
  }: { element: StructureElement; scopeOf: (column: number) => 'Column' | 'Row' | undefined },
  { writer, setter }: DrawingTools,
): void {
  const row = writer.element('TR', element);
  let x: number = PAGE.left;
  for (const [column, { lines, style }] of cells.entries()) {
    const scope = scopeOf(column);
    const tag = scope === undefined ? 'TD' : 'TH';
    const cell = writer.element(tag, row, scope === undefined ? {} : { scope });
    writer.content(cell, tag, (y) => {
      for (const [index, line] of lines.entries()) {
        setter.draw(line, style, x, y + SPACE.cell + index * style.lineHeight);
      }
    });
    cell.end();
    x += columnWidths[column] ?? 0;
  }
  row.end();
  writer.advance(height);
}

/** Adds headings to the outline, topics below their section. */
function outlineOf({ pdf, writer }: DrawingTools): (heading: LaidText) => void {
  let section = pdf.outline;
  return ({ tag, outlineText }) => {
    if (tag === 'H3') writer.outline(outlineText, section);
    else section = writer.outline(outlineText, pdf.outline);
  };
}

/**
 * The height of a block, and of those it stays with, that has to be free on one page. Where no page could hold
 * them together, the block counts alone.
 */
function heightTogether(blocks: readonly LaidBlock[], index: number): number {
  let height = 0;
  let last = index;
  for (let block = blocks[last]; staysWithNext(block) && height <= PAGE_HEIGHT; block = blocks[last]) {
    const next = blocks[last + 1];
    height += block.lines.length * block.style.lineHeight + Math.max(block.after, next?.before ?? 0);
    last += 1;
  }
  height += leastHeight(blocks[last]);
  return height <= PAGE_HEIGHT ? height : leastHeight(blocks[index]);
}

function staysWithNext(block: LaidBlock | undefined): block is LaidText {
  return block?.kind === 'text' && block.staysWithNext;
}

function leastHeight(block: LaidBlock | undefined): number {
  if (block === undefined) return 0;
  switch (block.kind) {
    case 'text':
      return linesTogether(block.lines.length) * block.style.lineHeight;
    case 'list': {
      const height = heightOfItems(block.items, block.style);
      return height <= SHORT_LIST_HEIGHT ? height : heightOfItems(block.items.slice(0, 2), block.style);
    }
    default: {
      const height = [block.header, ...block.rows].reduce((sum, row) => sum + row.height, 0);
      return height <= PAGE_HEIGHT ? height : block.header.height + (block.rows[0]?.height ?? 0);
    }
  }
}

function heightOfItems(items: readonly LaidItem[], style: TextStyle): number {
  const lines = items.reduce((sum, item) => sum + item.lines.length, 0);
  return lines * style.lineHeight + (items.length - 1) * SPACE.betweenItems;
}

/** A text of three lines cannot be parted: two and one. */
function linesTogether(count: number): number {
  return count < 2 * LINES_TOGETHER ? count : LINES_TOGETHER;
}
