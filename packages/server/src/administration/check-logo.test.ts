import { expect } from 'chai';
import { jpegOf, pngClaiming, pngOf } from './admin-visitor.test-support.js';
import { checkLogo, LOGO_LIMITS } from './check-logo.js';

const refusalOf = async (bytes: Buffer) => {
  const check = await checkLogo(bytes);
  return check.ok ? check.mediaType : check.error;
};

describe('O-6 a file that shall be a logo', () => {
  it('is taken when it is a PNG or a JPEG', async () => {
    expect(await refusalOf(pngOf(300, 80))).to.equal('image/png');
    expect(await refusalOf(jpegOf(300, 80))).to.equal('image/jpeg');
  });

  it('may be as large as the limits, and no larger', async () => {
    expect(await refusalOf(pngOf(LOGO_LIMITS.sidePx, 1))).to.equal('image/png');
    expect(await refusalOf(pngOf(1, LOGO_LIMITS.sidePx))).to.equal('image/png');
    expect(await refusalOf(pngOf(LOGO_LIMITS.sidePx + 1, 1))).to.equal('logo_side');
    expect(await refusalOf(jpegOf(1, LOGO_LIMITS.sidePx + 1))).to.equal('logo_side');
    expect(await refusalOf(Buffer.concat([pngOf(10, 10), Buffer.alloc(LOGO_LIMITS.bytes)]))).to.equal(
      'logo_too_large',
    );
  });

  const fakes: readonly (readonly [string, Buffer, string])[] = [
    ['nothing', Buffer.alloc(0), 'logo_type'],
    ['text', Buffer.from('PNG'), 'logo_type'],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'logo_type',
    ],
    [
      'an SVG with an XML head',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'logo_type',
    ],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'logo_type'],
    ['a GIF', Buffer.from('R0lGODlhAQABAAAAACw=', 'base64'), 'logo_type'],
    [
      'a WebP',
      Buffer.from('524946461a000000574542505650384c0d0000002f0000001007101111888808', 'hex'),
      'logo_type',
    ],
    ['a PDF', Buffer.from('%PDF-1.4\n%%EOF'), 'logo_type'],
    ['only the mark of a PNG', pngOf(1, 1).subarray(0, 8), 'logo_type'],
    ['a PNG cut off in the middle', pngOf(300, 80).subarray(0, 60), 'logo_broken'],
    [
      'HTML behind the mark of a PNG',
      Buffer.concat([pngOf(1, 1).subarray(0, 33), Buffer.from('<script>alert(1)</script>')]),
      'logo_broken',
    ],
    ['a PNG that claims to be huge', pngClaiming(60_000, 60_000), 'logo_side'],
    ['a PNG that claims more than it has', pngClaiming(1500, 1500), 'logo_broken'],
    ['a PNG without height', pngClaiming(10, 0), 'logo_side'],
    ['an interlaced PNG', pngOf(10, 10, { interlaced: true }), 'logo_unusual'],
    ['only the mark of a JPEG', Buffer.from('ffd8ff', 'hex'), 'logo_broken'],
    [
      'HTML behind the mark of a JPEG',
      Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('<script>alert(1)</script>')]),
      'logo_broken',
    ],
    ['a huge JPEG', jpegOf(65_535, 65_535), 'logo_side'],
  ];
  for (const [what, bytes, refusal] of fakes) {
    it(`is refused when it is ${what}`, async () => {
      expect(await refusalOf(bytes)).to.equal(refusal);
    });
  }
});
