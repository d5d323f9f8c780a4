import { expect } from 'chai';
import { LOGO_MAX_SIDE_PX, LogoError, readLogo, type LogoProblem } from './read-logo.js';
import { pngChunk, sampleJpeg, samplePng } from './sample-logo.test-support.js';

function problemOf(bytes: Buffer): LogoProblem | undefined {
  try {
    readLogo(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof LogoError) return error.problem;
    throw error;
  }
}

describe('a logo', () => {
  it('K-6 is a PNG or a JPEG, found out by its content', () => {
    const png = samplePng({ width: 30, height: 20 });
    expect(readLogo(png)).to.deep.equal({ bytes: png, mediaType: 'image/png', widthPx: 30, heightPx: 20 });
    expect(readLogo(samplePng({ colorType: 2 })).mediaType).to.equal('image/png');
    const jpeg = sampleJpeg({ width: 30, height: 20 });
    expect(readLogo(jpeg)).to.deep.equal({ bytes: jpeg, mediaType: 'image/jpeg', widthPx: 30, heightPx: 20 });
  });

  it('is refused when it is of another type, or of a kind that PDFs do not show faithfully', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.from('GIF89a'),
      samplePng({ depth: 16 }),
      samplePng({ interlace: 1 }),
      samplePng({ colorType: 5 }),
      sampleJpeg({ channels: 2 }),
    ]) {
      expect(problemOf(bytes)).to.equal('type');
    }
  });

  it('is refused when it is empty or larger than a logo needs to be', () => {
    for (const bytes of [
      samplePng({ width: 0 }),
      samplePng({ height: LOGO_MAX_SIDE_PX + 1, rows: Buffer.alloc(1) }),
      samplePng({ width: 0xffffffff, rows: Buffer.alloc(1), height: 1 }),
      sampleJpeg({ width: 0 }),
      sampleJpeg({ height: 65_535 }),
    ]) {
      expect(problemOf(bytes)).to.equal('size');
    }
  });

  it('is refused when it is broken, wherever it is cut off', () => {
    const png = samplePng();
    for (let length = 8; length < png.length; length += 1) {
      expect(problemOf(png.subarray(0, length)), `PNG of ${length} bytes`).to.equal('broken');
    }
    const jpeg = sampleJpeg();
    for (let length = 2; length < jpeg.length; length += 1) {
      expect(problemOf(jpeg.subarray(0, length)), `JPEG of ${length} bytes`).to.equal('broken');
    }
  });

  it('is refused when its data do not fit: not compressed, too few, too many, an unknown filter', () => {
    const row = Buffer.alloc(1 + 8 * 4);
    for (const bytes of [
      samplePng({ data: Buffer.from('no zlib data') }),
      samplePng({ rows: Buffer.concat([row, row]) }),
      samplePng({ rows: Buffer.alloc(10_000_000) }),
      samplePng({ rows: Buffer.alloc(row.length * 4, 9) }),
      Buffer.concat([samplePng().subarray(0, 8), pngChunk('IDAT', row), pngChunk('IEND', row)]),
    ]) {
      expect(problemOf(bytes)).to.equal('broken');
    }
  });

  it('does not loop over a chunk whose length points backwards', () => {
    const png = samplePng();
    png.writeUInt32BE(0xfffffff0, 8 + 25);
    expect(problemOf(png)).to.equal('broken');
  });
});
