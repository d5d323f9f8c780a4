import type { DrawingTools } from './draw-blocks.js';
import { PAGE, STYLES, TEXT_WIDTH } from './page-design.js';
import type { Logo } from './read-logo.js';

/** Who hands the document out. */
export interface Sender {
  readonly name: string;
  readonly logo?: Logo;
  /** What the logo says to those who do not see it. */
  readonly logoText: string;
}

const LOGO_BOX = { width: 180, height: 54 };
const GAP = 16;

/** The name of the office on the left, its logo on the right, a line below: only on the first page. */
export function drawLetterhead(sender: Sender, { pdf, writer, setter }: DrawingTools): void {
  const { name, logoText } = sender;
  const logo = sender.logo && { ...sender.logo, size: sizeOf(sender.logo) };
  const style = STYLES.sender;
  const top = writer.y;
  const logoWidth = logo ? logo.size.width + GAP : 0;
  const lines = setter.linesOf([{ text: name, strong: true }], style, TEXT_WIDTH - logoWidth);
  const paragraph = writer.element('P');
  writer.lines(paragraph, 'P', lines, style, PAGE.left);
  paragraph.end();
  if (logo) {
    const { width, height } = logo.size;
    const left = PAGE.width - PAGE.right - width;
    const figure = writer.element('Figure', undefined, {
      alt: logoText,
      bbox: [left, top, left + width, top + height],
    });
    writer.content(figure, 'Figure', () => {
      // Not by width and height: a JPEG that says it lies on its side would be distorted.
      pdf.image(logo.bytes, left, top, { fit: [width, height], align: 'right' });
    });
    figure.end();
    writer.advance(Math.max(0, top + height - writer.y));
  }
  writer.advance(GAP / 2);
  writer.rule(PAGE.left, TEXT_WIDTH, 'hairline');
  writer.advance(GAP * 2);
}

/** As large as the box allows; a small picture is not blown up beyond its pixels. */
function sizeOf({ widthPx, heightPx }: Logo): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, LOGO_BOX.width / widthPx, LOGO_BOX.height / heightPx);
  return { width: widthPx * scale, height: heightPx * scale };
}
