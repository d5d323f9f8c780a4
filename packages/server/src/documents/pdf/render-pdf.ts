import { buffer } from 'node:stream/consumers';
import PdfFile from 'pdfkit';
import type { Language } from '../../i18n/translate.js';
import type { ParsedDocument } from '../source/parse-document.js';
import { drawBlocks } from './draw-blocks.js';
import { drawLetterhead, type Sender } from './draw-letterhead.js';
import { layOutBlocks } from './lay-out-blocks.js';
import { PAGE, STYLES, TEXT_WIDTH } from './page-design.js';
import { PageWriter } from './page-writer.js';
import type { PdfFonts } from './pdf-fonts.js';
import { createTypesetter, type Typesetter } from './typesetter.js';

export interface PdfOptions {
  readonly fonts: PdfFonts;
  readonly language: Language;
  readonly createdAt: Date;
  /** „Seite 1 von 2“ in the language of the document. */
  readonly pageText: (page: number, count: number) => string;
  /** For a hand-out. */
  readonly sender?: Sender;
}

const LOCALES: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };
const FOOTER_TEXT_WIDTH = TEXT_WIDTH * 0.75;

/**
 * Writes a document as tagged PDF on A4: headings, lists and tables are marked as such, the fonts are embedded,
 * language and title are set, headings form the outline. It aims at PDF/UA, but does not call itself so,
 * because no validator of that standard has been asked.
 */
export async function renderPdf(document: ParsedDocument, options: PdfOptions): Promise<Buffer> {
  const pdf = new PdfFile({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    pdfVersion: '1.7',
    lang: LOCALES[options.language],
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    info: { Title: document.title, Creator: 'immo-billie', CreationDate: options.createdAt },
  });
  encodeTitle(pdf, document.title);
  const setter = createTypesetter(pdf, options.fonts);
  const writer = new PageWriter(pdf, setter);
  const tools = { pdf, writer, setter };
  if (options.sender) drawLetterhead(options.sender, tools);
  drawBlocks(layOutBlocks(document.title, document.blocks, setter), tools);
  const left = footerText(document.title, options.sender, setter);
  writer.finish(
    (page, count) => ({ left, right: [{ text: options.pageText(page, count), strong: false }] }),
    STYLES.footer,
  );
  pdf.end();
  return buffer(pdf);
}

/** pdfkit writes the title into the metadata, which are XML, without encoding it. */
function encodeTitle(pdf: PDFKit.PDFDocument, title: string): void {
  const append = pdf.appendXML.bind(pdf);
  const encoded = title.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  pdf.appendXML = (xml, newLine) =>
    append(xml.includes('<dc:title>') ? xml.replace(`>${title}<`, () => `>${encoded}<`) : xml, newLine);
}

/** „Das ist immo-billie · Testkanzlei“, cut after one line. */
function footerText(title: string, sender: Sender | undefined, setter: Typesetter) {
  const text = sender === undefined ? title : `${title} · ${sender.name}`;
  const [first = [], ...others] = setter.linesOf([{ text, strong: false }], STYLES.footer, FOOTER_TEXT_WIDTH);
  return others.length === 0 ? first : [...first, { text: '…', strong: false }];
}
