import { crc32 } from 'node:zlib';

/** Small files whose content shows what they are. `salt` makes otherwise equal ones differ. */
export const samples = {
  pdf: (salt = '') =>
    Buffer.from(`%PDF-1.4\n% ${salt}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n`),
  png: (salt = '') => Buffer.concat([PNG, Buffer.from(salt)]),
  jpeg: (salt = '') => Buffer.concat([JPEG, Buffer.from(salt)]),
  webp: (salt = '') => Buffer.concat([WEBP, Buffer.from(salt)]),
  docx: () => officeFile('word/document.xml', 'wordprocessingml.document.main+xml'),
  xlsx: () => officeFile('xl/workbook.xml', 'spreadsheetml.sheet.main+xml'),
  pptx: () => officeFile('ppt/presentation.xml', 'presentationml.presentation.main+xml'),
  docm: () => officeFile('word/document.xml', undefined),
  html: () => Buffer.from('<!doctype html><script>alert(1)</script>'),
  svg: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  text: () => Buffer.from('Nur Text\n'),
  gif: () => Buffer.from('R0lGODlhAQABAAAAACw=', 'base64'),
  zip: () => zip([['brief.txt', 'Hallo']]),
  /** A PDF for PDF programs, a page with a script for whoever looks for HTML anywhere. */
  polyglot: () => Buffer.from('%PDF-1.4\n<html><script>alert(document.cookie)</script></html>\n%%EOF\n'),
  /** A page for browsers that PDF programs open as well, because they look for the mark in the first kilobyte. */
  htmlWithPdfInside: () => Buffer.from('<html><script>alert(1)</script>\n%PDF-1.4\n%%EOF\n'),
  /** A PDF of exactly this size that no other one is equal to. */
  pdfOfSize(bytes: number, salt = ''): Buffer {
    const file = Buffer.alloc(bytes, ' ');
    Buffer.from(`%PDF-1.4\n% ${salt}\n`).copy(file);
    // Chunks that are equal would hide that they were mixed up.
    for (let at = 64; at + 8 < bytes; at += 4096) file.write(String(at).padStart(8, '0'), at);
    return file;
  },
} as const;

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const WEBP = Buffer.from('524946461a000000574542505650384c0d0000002f0000001007101111888808', 'hex');

const TYPES = 'application/vnd.openxmlformats-officedocument.';
const MACROS = 'application/vnd.ms-word.document.macroEnabled.main+xml';

function officeFile(main: string, type: string | undefined): Buffer {
  const contentType = type === undefined ? MACROS : `${TYPES}${type}`;
  const types =
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    `<Override PartName="/${main}" ContentType="${contentType}"/></Types>`;
  return zip([
    ['[Content_Types].xml', types],
    ['_rels/.rels', '<Relationships/>'],
    [main, '<document/>'],
  ]);
}

/** A zip file whose entries are stored as they are. */
function zip(entries: readonly (readonly [string, string])[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const [nameBytes, bytes] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, nameBytes, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, tail, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
