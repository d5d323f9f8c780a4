import { isHeading, type Block, type Heading, type ParsedDocument } from './parse-document.js';

/** A part of a document under its `##`. */
export interface Section<Extra = never> {
  readonly heading: Heading;
  /** The questions or topics (`###`) in it, for the table of contents. */
  readonly topics: readonly Heading[];
  readonly blocks: readonly (Block | Extra)[];
}

/** A document as the page shows it. */
export interface SectionedDocument<Extra = never> {
  readonly title: string;
  /** What stands before the first section. */
  readonly intro: readonly (Block | Extra)[];
  readonly sections: readonly Section<Extra>[];
}

export function sectionsOf<Extra extends { readonly kind: string } = never>({
  title,
  blocks,
}: ParsedDocument<Extra>): SectionedDocument<Extra> {
  const intro: (Block | Extra)[] = [];
  const sections: { heading: Heading; blocks: (Block | Extra)[] }[] = [];
  for (const block of blocks) {
    if (isHeading(block) && block.level === 2) sections.push({ heading: block, blocks: [] });
    else (sections.at(-1)?.blocks ?? intro).push(block);
  }
  return {
    title,
    intro,
    sections: sections.map((section) => ({ ...section, topics: section.blocks.filter(isHeading) })),
  };
}
