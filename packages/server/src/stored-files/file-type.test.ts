import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectMediaType, isPreviewable, mediaTypeLabel } from './file-type.js';
import { samples } from './sample-files.test-support.js';

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

describe('D-16 the type of a document', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'immo-billie-types-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Found in memory and in a file, which has to be the same. */
  const typeOf = async (bytes: Buffer): Promise<string | undefined> => {
    const path = join(folder, 'scratch');
    await writeFile(path, bytes);
    const fromFile = await detectMediaType({ path });
    expect(await detectMediaType(bytes)).to.equal(fromFile);
    return fromFile;
  };

  const taken: Readonly<Record<string, [Buffer, string]>> = {
    PDF: [samples.pdf(), 'application/pdf'],
    PNG: [samples.png(), 'image/png'],
    JPEG: [samples.jpeg(), 'image/jpeg'],
    WebP: [samples.webp(), 'image/webp'],
    Word: [samples.docx(), `${OFFICE}wordprocessingml.document`],
    Excel: [samples.xlsx(), `${OFFICE}spreadsheetml.sheet`],
    PowerPoint: [samples.pptx(), `${OFFICE}presentationml.presentation`],
  };
  for (const [label, [bytes, mediaType]] of Object.entries(taken)) {
    it(`is ${label} by its content`, async () => {
      expect(await typeOf(bytes)).to.equal(mediaType);
      expect(mediaTypeLabel(mediaType)).to.equal(label);
      expect(isPreviewable(mediaType)).to.equal(!mediaType.startsWith(OFFICE));
    });
  }

  const refused: Readonly<Record<string, Buffer>> = {
    HTML: samples.html(),
    'HTML with a PDF inside': samples.htmlWithPdfInside(),
    SVG: samples.svg(),
    text: samples.text(),
    GIF: samples.gif(),
    'a zip archive': samples.zip(),
    'a Word file with macros': samples.docm(),
    'a zip that breaks off': samples.docx().subarray(0, 60),
    'the first bytes of a PNG': samples.png().subarray(0, 4),
    nothing: Buffer.alloc(0),
    zeros: Buffer.alloc(5000),
  };
  for (const [what, bytes] of Object.entries(refused)) {
    it(`is none for ${what}`, async () => {
      expect(await typeOf(bytes)).to.equal(undefined);
    });
  }

  it('is a failure of ours, not of the file, when the scratch file is gone', async () => {
    const error: unknown = await detectMediaType({ path: join(folder, 'gone') }).catch(
      (caught: unknown) => caught,
    );
    expect(error).to.have.property('code', 'ENOENT');
  });
});
