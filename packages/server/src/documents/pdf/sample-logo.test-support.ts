import { deflateSync } from 'node:zlib';

export interface SamplePng {
  readonly width?: number;
  readonly height?: number;
  readonly depth?: number;
  /** 2 is colour, 6 colour with transparency. */
  readonly colorType?: number;
  readonly interlace?: number;
  /** The rows as they are compressed; by default red. */
  readonly rows?: Buffer;
  readonly data?: Buffer;
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A small red PNG, or a wrong one. Its checksums are zero, which nobody who reads it here looks at. */
export function samplePng(sample: SamplePng = {}): Buffer {
  const { width = 8, height = 4, depth = 8, colorType = 6, interlace = 0 } = sample;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colorType, 0, 0, interlace], 8);
  return Buffer.concat([
    SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IDAT', sample.data ?? deflateSync(sample.rows ?? redRows(width, height, colorType))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function redRows(width: number, height: number, colorType: number): Buffer {
  const pixel = Buffer.of(200, 0, 0, 255).subarray(0, colorType === 6 ? 4 : 3);
  const row = Buffer.concat([Buffer.of(0), ...Array.from({ length: width }, () => pixel)]);
  return Buffer.concat(Array.from({ length: height }, () => row));
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

/** The frame of a JPEG without a picture in it: enough for its size to be read. */
export function sampleJpeg(parts: { width?: number; height?: number; channels?: number } = {}): Buffer {
  const { width = 8, height = 4, channels = 3 } = parts;
  const frame = Buffer.alloc(8);
  frame.writeUInt16BE(8 + 3 * channels, 0);
  frame.writeUInt8(8, 2);
  frame.writeUInt16BE(height, 3);
  frame.writeUInt16BE(width, 5);
  frame.writeUInt8(channels, 7);
  return Buffer.concat([
    Buffer.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0),
    frame,
    Buffer.alloc(3 * channels),
    Buffer.of(0xff, 0xd9),
  ]);
}
