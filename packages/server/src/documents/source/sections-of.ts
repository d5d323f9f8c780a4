import type { Block, Heading, ParsedDocument } from './parse-document.js';

/** A part of a document under its `##`. */
export interface Section {
  readonly heading: Heading;
  /** The questions or topics (`###`) in it, for the table of contents. */
  readonly topics: readonly Heading[];
  readonly blocks: readonly Block[];
}

/** A document as the page shows it. */
export interface SectionedDocument {
  readonly title: string;
  /** What stands before the first section. */
  readonly intro: readonly Block[];
  readonly sections: readonly Section[];
}

export function sectionsOf({ title, blocks }: ParsedDocument): SectionedDocument {
  const starts = blocks.flatMap((block, index) => (isSectionHeading(block) ? [index] : []));
  const sections = starts.map((start, number): Section => {
    const [heading, ...content] = blocks.slice(start, starts[number + 1]);
    return { heading: heading as Heading, topics: content.filter(isHeading), blocks: content };
  });
  return { title, intro: blocks.slice(0, starts[0]), sections };
}

function isHeading(block: Block): block is Heading {
  return block.kind === 'heading';
}

function isSectionHeading(block: Block): boolean {
  return isHeading(block) && block.level === 2;
}
