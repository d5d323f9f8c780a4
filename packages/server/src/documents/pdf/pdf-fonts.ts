import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

/** A TrueType font that is embedded into PDFs. */
export interface PdfFont {
  readonly bytes: Buffer;
  readonly hasGlyphFor: (codePoint: number) => boolean;
}

/** The two weights of Noto Sans. Latin, Greek and Cyrillic; no emoji, no Asian scripts. */
export interface PdfFonts {
  readonly regular: PdfFont;
  readonly bold: PdfFont;
}

/** Reads both fonts from the package that ships them. */
export function loadPdfFonts(): PdfFonts {
  return { regular: loadFont('400Regular/NotoSans_400Regular'), bold: loadFont('700Bold/NotoSans_700Bold') };
}

function loadFont(name: string): PdfFont {
  const { resolve } = createRequire(import.meta.url);
  const bytes = readFileSync(resolve(`@expo-google-fonts/noto-sans/${name}.ttf`));
  const font = create(bytes);
  return { bytes, hasGlyphFor: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
}
