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
  const intro: Block[] = [];
  const sections: { heading: Heading; blocks: Block[] }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) sections.push({ heading: block, blocks: [] });
    else (sections.at(-1)?.blocks ?? intro).push(block);
  }
  return {
    title,
    intro,
    sections: sections.map((section) => ({
      ...section,
      topics: section.blocks.filter((block) => block.kind === 'heading'),
    })),
  };
}
