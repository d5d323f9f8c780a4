import { inflateSync } from 'node:zlib';

/** An element of the structure tree with its text, as a screen reader walks it. */
export interface ReadElement {
  readonly type: string;
  /** The text of this element alone, without that of its children. */
  readonly text: string;
  readonly children: readonly ReadElement[];
  /** Pages on which its own content stands, counted from 1. */
  readonly pages: readonly number[];
  /** The element's dictionary as written. */
  readonly source: string;
}

/** What a PDF of pdfkit says, read from its bytes. */
export interface ReadPdf {
  /** The dictionary of the catalog. */
  readonly catalog: string;
  readonly metadata: string;
  readonly pageCount: number;
  readonly mediaBoxes: readonly string[];
  readonly structure: ReadElement;
  /** Text that screen readers skip, page by page. */
  readonly artifacts: readonly string[];
  /** Operators that draw outside of every mark; a tagged PDF has none. */
  readonly unmarked: readonly string[];
  /** Base names of all fonts, and how many of them have their program in the file. */
  readonly fonts: readonly string[];
  readonly embeddedFonts: number;
  /** The outline, indented by two spaces for each level. */
  readonly outline: readonly string[];
  /** „300 × 80“ for each image, without masks for its transparency. */
  readonly imageSizes: readonly string[];
  /** How far above the lower edge of its page the lowest line stands that is no artifact. */
  readonly lowestText: number;
}

interface PdfObject {
  readonly source: string;
  readonly stream: Buffer | undefined;
}

interface PageContent {
  /** Text by marked content id. */
  readonly marked: ReadonlyMap<number, string>;
  readonly artifacts: string;
  readonly unmarked: readonly string[];
  readonly lowestText: number;
}

const DRAWING = new Set(['TJ', 'Tj', 'f', 'S', 'B', 'Do']);

/** Reads what pdfkit wrote; not a reader for other PDFs. */
export function readPdf(bytes: Buffer): ReadPdf {
  const objects = readObjects(bytes);
  const object = (id: number): PdfObject => {
    const found = objects.get(id);
    if (!found) throw new Error(`the PDF has no object ${id}`);
    return found;
  };
  const dereference = (source: string, key: string) => object(reference(source, key)).source;
  const catalog = object(reference(bytes.toString('latin1'), 'Root')).source;
  const pageIds = references(/\/Kids \[([^\]]*)\]/.exec(dereference(catalog, 'Pages'))?.[1] ?? '');
  const contents = pageIds.map((id) => readContent(object(id).source, object));

  const readElement = (id: number): ReadElement => {
    const { source } = object(id);
    const kids = /\/K \[([\s\S]*)\]/.exec(source)?.[1] ?? '';
    const ownPage = /\/Pg (\d+) 0 R/.exec(source.replace(kids, ''))?.[1];
    const parts = [...kids.matchAll(/<<([\s\S]*?)>>|(\d+) 0 R|(\d+)/g)];
    const own = parts.flatMap(([, dictionary, , mcid]) => {
      if (dictionary !== undefined) {
        return [{ page: reference(dictionary, 'Pg'), mcid: Number(/\/MCID (\d+)/.exec(dictionary)?.[1]) }];
      }
      return mcid === undefined ? [] : [{ page: Number(ownPage), mcid: Number(mcid) }];
    });
    return {
      type: /\/S \/(\w+)/.exec(source)?.[1] ?? '',
      text: own.map(({ page, mcid }) => contents[pageIds.indexOf(page)]?.marked.get(mcid) ?? '').join(''),
      children: parts.flatMap(([, , child]) => (child === undefined ? [] : [readElement(Number(child))])),
      pages: own.map(({ page }) => pageIds.indexOf(page) + 1),
      source,
    };
  };

  const fontObjects = [...objects.values()].map(({ source }) => source);
  const roots = references(/\/K \[([^\]]*)\]/.exec(dereference(catalog, 'StructTreeRoot'))?.[1] ?? '');
  const [root, ...otherRoots] = roots;
  if (root === undefined || otherRoots.length > 0) throw new Error('the structure has not one root');
  return {
    catalog,
    metadata: object(reference(catalog, 'Metadata')).stream?.toString('utf8') ?? '',
    pageCount: pageIds.length,
    mediaBoxes: pageIds.map((id) => /\/MediaBox \[([^\]]*)\]/.exec(object(id).source)?.[1] ?? ''),
    structure: readElement(root),
    artifacts: contents.map(({ artifacts }) => artifacts),
    unmarked: contents.flatMap(({ unmarked }) => unmarked),
    fonts: fontObjects.flatMap((source) =>
      source.includes('/Subtype /Type0') ? (/\/BaseFont \/(\S+)/.exec(source)?.[1] ?? []) : [],
    ),
    embeddedFonts: fontObjects.filter((source) => source.includes('/FontFile2')).length,
    outline: catalog.includes('/Outlines') ? readOutline(dereference(catalog, 'Outlines'), object, 0) : [],
    imageSizes: fontObjects.flatMap((source) => imageSize(source) ?? []),
    lowestText: Math.min(...contents.map(({ lowestText }) => lowestText)),
  };
}

/** All elements of the tree in reading order, the root first. */
export function elementsOf(element: ReadElement): ReadElement[] {
  return [element, ...element.children.flatMap(elementsOf)];
}

/** The text of an element with that of its children. */
export function textOf(element: ReadElement): string {
  return element.text + element.children.map(textOf).join('');
}

function readObjects(bytes: Buffer): Map<number, PdfObject> {
  const text = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  const start = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const from = start.lastIndex;
    const end = text.indexOf('\nendobj', from);
    const streamAt = text.indexOf('\nstream\n', from);
    if (streamAt === -1 || streamAt > end) {
      objects.set(Number(match[1]), { source: text.slice(from, end), stream: undefined });
    } else {
      const source = text.slice(from, streamAt);
      const length = Number(/\/Length (\d+)/.exec(source)?.[1]);
      const data = bytes.subarray(streamAt + 8, streamAt + 8 + length);
      const stream = source.includes('/Filter /FlateDecode') ? inflateSync(data) : data;
      objects.set(Number(match[1]), { source, stream });
      start.lastIndex = streamAt + 8 + length;
    }
  }
  return objects;
}

function readContent(page: string, object: (id: number) => PdfObject): PageContent {
  const resources = object(reference(page, 'Resources')).source;
  const fonts = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [
      name,
      readUnicode(object(reference(object(Number(id)).source, 'ToUnicode')).stream?.toString('latin1') ?? ''),
    ]),
  );
  const content = object(reference(page, 'Contents')).stream?.toString('latin1') ?? '';
  const marked = new Map<number, string>();
  const unmarked: string[] = [];
  let artifacts = '';
  let lowestText = Infinity;
  let font = new Map<number, string>();
  let mark: number | 'artifact' | undefined;
  // pdfkit writes the properties of a mark over several lines.
  const lines = content.replace(/<<\n([^<>]*)\n>>/g, (_, inner: string) =>
    `<< ${inner} >>`.replaceAll('\n', ' '),
  );
  for (const line of lines.split('\n')) {
    const operator = line.trim().split(/\s/).at(-1) ?? '';
    if (operator === 'BDC' || operator === 'BMC') {
      if (mark !== undefined) throw new Error(`a mark inside of a mark: ${line}`);
      mark = line.startsWith('/Artifact') ? 'artifact' : Number(/\/MCID (\d+)/.exec(line)?.[1]);
    } else if (operator === 'EMC') {
      mark = undefined;
    } else if (operator === 'Tf') {
      font = fonts.get(/\/(F\d+)/.exec(line)?.[1] ?? '') ?? new Map<number, string>();
    } else if (operator === 'Tm' && typeof mark === 'number') {
      lowestText = Math.min(lowestText, Number(line.trim().split(/\s/).at(-2)));
    } else if (DRAWING.has(operator)) {
      const text = [...line.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => decode(hex, font)).join('');
      if (mark === undefined) unmarked.push(line);
      else if (mark === 'artifact') artifacts += text;
      else marked.set(mark, (marked.get(mark) ?? '') + text);
    }
  }
  return { marked, artifacts, unmarked, lowestText };
}

/** Glyph number → text, from the table that makes text searchable. */
function readUnicode(cmap: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [index, [, codes = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const units = codes.split(' ').map((code) => Number.parseInt(code, 16));
      texts.set(Number.parseInt(first, 16) + index, String.fromCharCode(...units));
    }
  }
  return texts;
}

function decode(hex: string, font: ReadonlyMap<number, string>): string {
  return (hex.match(/.{4}/g) ?? []).map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '').join('');
}

function readOutline(parent: string, object: (id: number) => PdfObject, depth: number): string[] {
  const lines: string[] = [];
  for (let id = optionalReference(parent, 'First'); id !== undefined;) {
    const { source } = object(id);
    const title = /\/Title \(([\s\S]*?)(?<!\\)\)/.exec(source)?.[1] ?? '';
    lines.push(`${'  '.repeat(depth)}${readString(title)}`, ...readOutline(source, object, depth + 1));
    id = optionalReference(source, 'Next');
  }
  return lines;
}

/** Text of a PDF is either Latin or, after a mark, UTF-16 with the higher byte first. */
function readString(written: string): string {
  const bytes = Buffer.from(
    written.replace(/\\([\s\S])/g, (_, next: string) => ({ n: '\n', r: '\r' })[next] ?? next),
    'latin1',
  );
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
}

function imageSize(source: string): string | undefined {
  if (!source.includes('/Subtype /Image') || source.includes('/Decode [0 1]')) return undefined;
  return `${/\/Width (\d+)/.exec(source)?.[1]} × ${/\/Height (\d+)/.exec(source)?.[1]}`;
}

function references(source: string): number[] {
  return [...source.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));
}

function reference(source: string, key: string): number {
  const id = optionalReference(source, key);
  if (id === undefined) throw new Error(`no /${key} in ${source.slice(0, 200)}`);
  return id;
}

function optionalReference(source: string, key: string): number | undefined {
  const id = new RegExp(`/${key} (\\d+) 0 R`).exec(source)?.[1];
  return id === undefined ? undefined : Number(id);
}
