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

const LOGO_BOX = { width: 170, height: 44 };
const GAP = 16;

/** The name of the office on the left, its logo on the right, a line below: only on the first page. */
export function drawLetterhead(
  { name, logo, logoText }: Sender,
  { pdf, writer, setter }: DrawingTools,
): void {
  const style = STYLES.sender;
  const top = writer.y;
  const logoWidth = logo ? LOGO_BOX.width + GAP : 0;
  const lines = setter.linesOf([{ text: name, strong: true }], style, TEXT_WIDTH - logoWidth);
  const paragraph = writer.element('P');
  writer.lines(paragraph, 'P', lines, style, PAGE.left);
  paragraph.end();
  if (logo) {
    const left = PAGE.width - PAGE.right - LOGO_BOX.width;
    const bbox = [left, top, left + LOGO_BOX.width, top + LOGO_BOX.height];
    const figure = writer.element('Figure', undefined, { alt: logoText, bbox });
    writer.content(figure, 'Figure', () => {
      pdf.image(logo.bytes, left, top, { fit: [LOGO_BOX.width, LOGO_BOX.height], align: 'right' });
    });
    figure.end();
    writer.advance(Math.max(0, top + LOGO_BOX.height - writer.y));
  }
  writer.advance(GAP / 2);
  writer.rule(PAGE.left, TEXT_WIDTH, 'hairline');
  writer.advance(GAP * 2);
}
