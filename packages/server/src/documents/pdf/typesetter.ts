import type { TextRun } from '../source/parse-runs.js';
import { breakLines, type Line } from './break-lines.js';
import type { TextStyle } from './page-design.js';
import type { PdfFonts } from './pdf-fonts.js';
import { printableText } from './printable-text.js';

/** Sets text in the fonts of a PDF. */
export interface Typesetter {
  /** The lines that the text fills, without characters that the fonts do not have. */
  readonly linesOf: (runs: readonly TextRun[], style: TextStyle, width: number) => readonly Line[];
  /** How wide the text is on one line. */
  readonly widthOf: (runs: readonly TextRun[], style: TextStyle) => number;
  /** Draws one line; `y` is its upper edge. */
  readonly draw: (line: Line, style: TextStyle, x: number, y: number) => void;
}

/**
 * pdfkit parses the fonts anew for each PDF: a font shared between PDFs would be faster, but remembers glyphs
 * without their characters, and text made of those can be neither searched nor read aloud.
 */
export function createTypesetter(pdf: PDFKit.PDFDocument, fonts: PdfFonts): Typesetter {
  pdf.registerFont('regular', fonts.regular.bytes);
  pdf.registerFont('bold', fonts.bold.bytes);
  const weightOf = (run: TextRun, style: TextStyle) => (run.strong || style.isBold ? 'bold' : 'regular');
  const printable = (runs: readonly TextRun[], style: TextStyle): TextRun[] =>
    runs.map((run) => ({ ...run, text: printableText(run.text, fonts[weightOf(run, style)]) }));
  const select = (run: TextRun, style: TextStyle) => pdf.font(weightOf(run, style)).fontSize(style.size);
  const measure = (run: TextRun, style: TextStyle) => select(run, style).widthOfString(run.text);

  return {
    linesOf: (runs, style, width) => breakLines(printable(runs, style), width, (run) => measure(run, style)),
    widthOf: (runs, style) => printable(runs, style).reduce((sum, run) => sum + measure(run, style), 0),
    draw(line, style, x, y) {
      let left = x;
      for (const run of line) {
        const width = measure(run, style);
        pdf.fillColor(style.color).text(run.text, left, y, { lineBreak: false });
        left += width;
      }
    },
  };
}
