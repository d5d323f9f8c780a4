import type { Block, ParsedDocument } from './parse-document.js';
import { TENANT_PLACEHOLDER, type TextRun } from './parse-runs.js';

/**
 * The document with the name of the office in place of `{{tenant}}`. The name comes in after the Markdown was
 * read, so nothing in it is read as Markdown; page and PDF encode it like any other text.
 */
export function fillTenant(document: ParsedDocument, name: string): ParsedDocument {
  const fill = (runs: readonly TextRun[]): TextRun[] =>
    runs.map((run) => ({ ...run, text: run.text.replaceAll(TENANT_PLACEHOLDER, () => name) }));
  return { ...document, blocks: document.blocks.map((block) => fillBlock(block, fill)) };
}

function fillBlock(block: Block, fill: (runs: readonly TextRun[]) => TextRun[]): Block {
  switch (block.kind) {
    case 'heading':
      return block;
    case 'paragraph':
      return { ...block, runs: fill(block.runs) };
    case 'list':
      return { ...block, items: block.items.map(fill) };
    default:
      return { ...block, header: block.header.map(fill), rows: block.rows.map((row) => row.map(fill)) };
  }
}
