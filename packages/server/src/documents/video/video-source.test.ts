import { expect } from 'chai';
import { captionsPathOf, videoSourceOf } from './video-source.js';

describe('the setting of a video', () => {
  it('may be missing', () => {
    expect(videoSourceOf(undefined)).to.equal(undefined);
  });

  it('may be an address', () => {
    expect(videoSourceOf('https://example.com/watch?v=a.mp4')).to.deep.equal({
      kind: 'link',
      url: 'https://example.com/watch?v=a.mp4',
      playableType: undefined,
    });
    expect(videoSourceOf('https://example.com/a.MP4?b=c')).to.deep.equal({
      kind: 'link',
      url: 'https://example.com/a.MP4?b=c',
      playableType: 'video/mp4',
    });
  });

  it('may be a file, of a type that browsers play or not', () => {
    expect(videoSourceOf('/srv/Film.MP4')).to.deep.equal({
      kind: 'file',
      path: '/srv/Film.MP4',
      extension: '.mp4',
      playableType: 'video/mp4',
    });
    expect(videoSourceOf('/srv/film.avi')).to.deep.include({ extension: '.avi', playableType: undefined });
    expect(videoSourceOf('film.webm')).to.deep.include({ path: `${process.cwd()}/film.webm` });
  });

  it('finds captions beside the file, for each language', () => {
    const source = videoSourceOf('/srv/my.film.MP4');
    if (source?.kind !== 'file') throw new Error('not a file');
    expect(captionsPathOf(source, 'de')).to.equal('/srv/my.film.de.vtt');
  });
});
