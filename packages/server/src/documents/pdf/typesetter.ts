import type { TextRun } from '../source/parse-runs.js';
import { breakLines, type Line } from './break-lines.js';
import type { TextStyle } from './page-design.js';
import type { PdfFont, PdfFonts } from './pdf-fonts.js';
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

export function createTypesetter(pdf: PDFKit.PDFDocument, fonts: PdfFonts): Typesetter {
  pdf.registerFont('regular', sourceOf(fonts.regular));
  pdf.registerFont('bold', sourceOf(fonts.bold));
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

/** pdfkit takes parsed fonts, which makes a PDF in a third of the time; its types do not know that yet. */
function sourceOf(font: PdfFont): Buffer {
  return font.parsed as unknown as Buffer;
}
