import { expect } from 'chai';
import { createFormats } from './format.js';

const NBSP = '\u00a0';

describe('German formats', () => {
  const formats = createFormats('de');

  it('writes money with dots, cents only where there are some, and a space that does not break', () => {
    expect(formats.money(45_000_000)).to.equal(`450.000${NBSP}€`);
    expect(formats.money(1_020_050)).to.equal(`10.200,50${NBSP}€`);
    expect(formats.money(0)).to.equal(`0${NBSP}€`);
    expect(formats.money(5)).to.equal(`0,05${NBSP}€`);
  });

  it('writes areas', () => {
    expect(formats.area(12_050)).to.equal(`120,5${NBSP}m²`);
    expect(formats.area(9_800_000)).to.equal(`98.000${NBSP}m²`);
  });

  it('writes numbers', () => {
    expect(formats.number(2000)).to.equal('2.000');
  });

  it('writes times in German time, in winter and in summer', () => {
    expect(formats.dateTime('2026-11-23T17:00:00.000Z')).to.equal('23.11.2026, 18:00 Uhr');
    expect(formats.dateTime('2026-07-01T16:00:00.000Z')).to.equal('01.07.2026, 18:00 Uhr');
    expect(formats.date('2026-12-31T23:30:00.000Z')).to.equal('01.01.2027');
  });

  const sizes: readonly (readonly [number, string])[] = [
    [0, '0 KB'],
    [1, '1 KB'],
    [1024, '1 KB'],
    [1025, '2 KB'],
    [1023 * 1024, '1.023 KB'],
    [1024 * 1024 - 1, '1 MB'],
    [1024 * 1024, '1 MB'],
    [1.25 * 1024 * 1024, '1,3 MB'],
    [25 * 1024 * 1024, '25 MB'],
  ];
  for (const [bytes, text] of sizes) {
    it(`D-16 writes a size of ${bytes} bytes as ${text}`, () => {
      expect(formats.fileSize(bytes)).to.equal(text.replace(' ', NBSP));
    });
  }
});

describe('English formats', () => {
  const formats = createFormats('en');

  it('keeps euros and the German time zone', () => {
    expect(formats.money(45_000_000)).to.equal('€450,000');
    expect(formats.dateTime('2026-11-23T17:00:00.000Z')).to.equal('23/11/2026, 18:00');
    expect(formats.date('2026-11-23T17:00:00.000Z')).to.equal('23/11/2026');
    expect(formats.area(12_050)).to.equal(`120.5${NBSP}m²`);
  });
});

describe('formats of an unknown language', () => {
  it('are the German ones', () => {
    expect(createFormats('xx').money(100)).to.equal(createFormats('de').money(100));
  });
});
