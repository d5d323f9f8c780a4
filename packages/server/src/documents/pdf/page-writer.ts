import type { Line } from './break-lines.js';
import { ACCENT, HAIRLINE, PAGE, type TextStyle } from './page-design.js';
import type { Typesetter } from './typesetter.js';

/** An element of the structure that screen readers follow. */
export type StructureElement = PDFKit.PDFStructureElement;

/** Fewer lines of a text than these never stand alone at the end or the beginning of a page. */
export const LINES_TOGETHER = 2;

/**
 * Writes from the top of the first page to the end of the last one. What it draws is either content of a
 * structure element or an artifact, which screen readers skip: a tagged PDF knows nothing between.
 */
export class PageWriter {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #setter: Typesetter;
  readonly #root: StructureElement;
  /** The upper edge of what comes next. */
  #y: number = PAGE.top;

  constructor(pdf: PDFKit.PDFDocument, setter: Typesetter) {
    this.#pdf = pdf;
    this.#setter = setter;
    this.#root = pdf.struct('Document');
    pdf.addStructure(this.#root);
  }

  get y(): number {
    return this.#y;
  }

  get isAtTop(): boolean {
    return this.#y === PAGE.top;
  }

  /** Leaves free space, but none at the top of a page. */
  skip(height: number): void {
    if (!this.isAtTop) this.#y += height;
  }

  /** Moves on below something that was drawn. */
  advance(height: number): void {
    this.#y += height;
  }

  /** Goes on to a new page when less than `height` is left on this one. */
  makeRoom(height: number): void {
    if (this.#y + height > PAGE.height - PAGE.bottom && !this.isAtTop) this.#addPage();
  }

  /** A new element below `parent`, by default below the document itself. It has to be ended. */
  element(tag: string, parent: StructureElement = this.#root, options?: object): StructureElement {
    const element = this.#pdf.struct(tag, options ?? {});
    parent.add(element);
    return element;
  }

  /** Draws at the present place, as content of `element`. Does not move on. */
  content(element: StructureElement, tag: string, draw: (y: number) => void): void {
    element.add(this.#pdf.markStructureContent(tag));
    draw(this.#y);
    this.#pdf.endMarkedContent();
  }

  /** Draws lines as content of `element` and moves on below them, over as many pages as they need. */
  lines(element: StructureElement, tag: string, lines: readonly Line[], style: TextStyle, x: number): void {
    let rest = lines;
    while (rest.length > 0) {
      const fitting = this.#countFitting(rest.length, style.lineHeight);
      if (fitting === 0) {
        this.#addPage();
        continue;
      }
      this.content(element, tag, (y) => {
        for (const [index, line] of rest.slice(0, fitting).entries()) {
          this.#setter.draw(line, style, x, y + index * style.lineHeight);
        }
      });
      this.#y += fitting * style.lineHeight;
      rest = rest.slice(fitting);
    }
  }

  /** A line from `x` on, `width` long, as an artifact. Does not move on. */
  rule(x: number, width: number, look: 'accent' | 'hairline'): void {
    this.#artifact('Layout', () => {
      if (look === 'accent') this.#pdf.rect(x, this.#y, width, 3).fill(ACCENT);
      else this.#pdf.rect(x, this.#y, width, 0.75).fill(HAIRLINE);
    });
  }

  /** An item of the outline for what is written next; returns the item that its topics go below. */
  outline(text: string, parent: PDFKit.PDFOutline): PDFKit.PDFOutline {
    const place = { fit: false, top: this.#y, left: PAGE.width, expanded: true };
    return parent.addItem(text, place);
  }

  /** Ends the structure and writes what stands at the foot of each page. Nothing comes after it. */
  finish(
    footerOf: (page: number, count: number) => { readonly left: Line; readonly right: Line },
    style: TextStyle,
  ): void {
    this.#root.end();
    const { start, count } = this.#pdf.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.#pdf.switchToPage(start + index);
      const { left, right } = footerOf(index + 1, count);
      const y = PAGE.height - PAGE.bottom + 30;
      this.#artifact('Pagination', () => {
        this.#setter.draw(left, style, PAGE.left, y);
        this.#setter.draw(right, style, PAGE.width - PAGE.right - this.#setter.widthOf(right, style), y);
      });
    }
  }

  #artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.#pdf.markContent('Artifact', { type });
    draw();
    this.#pdf.endMarkedContent();
  }

  #addPage(): void {
    this.#pdf.addPage();
    this.#y = PAGE.top;
  }

  /** How many of `count` lines go on this page; 0 when they all have to go to the next one. */
  #countFitting(count: number, lineHeight: number): number {
    const room = Math.floor((PAGE.height - PAGE.bottom - this.#y) / lineHeight);
    if (count <= room) return count;
    const left = count - room;
    const fitting = left < LINES_TOGETHER ? room - (LINES_TOGETHER - left) : room;
    if (fitting >= LINES_TOGETHER) return fitting;
    return this.isAtTop ? Math.max(room, 1) : 0;
  }
}
