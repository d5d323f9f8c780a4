import type { PdfFont } from './pdf-fonts.js';

/** Stands visibly for a character that the font does not have: �. */
export const REPLACEMENT = '\ufffd';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The text with one {@link REPLACEMENT} for each visible character that the font cannot draw, such as an emoji. */
export function printableText(text: string, font: PdfFont): string {
  if (canDraw(text, font)) return text;
  return Array.from(graphemes.segment(text), ({ segment }) =>
    canDraw(segment, font) ? segment : REPLACEMENT,
  ).join('');
}

/** The first visible character that the font cannot draw. */
export function unprintableIn(text: string, font: PdfFont): string | undefined {
  if (canDraw(text, font)) return undefined;
  for (const { segment } of graphemes.segment(text)) if (!canDraw(segment, font)) return segment;
  return undefined;
}

function canDraw(text: string, font: PdfFont): boolean {
  for (const character of text) {
    if (!font.hasGlyphFor(character.codePointAt(0) ?? 0)) return false;
  }
  return true;
}
