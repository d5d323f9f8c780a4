import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, useTestApp, type TestApp } from '../../testing/test-app.test-support.js';

const ESTATE = { estateId: 1437 };
const NOT_PROVIDED = 'Video wird vom Betreiber bereitgestellt';

describe('videos that nobody provided', () => {
  const test = useTestApp();

  it('K-4 K-5 leave the transcript for prospects, as page and as PDF', async () => {
    const visitor = await test().signedIn(ESTATE);
    const page = await visitor.open('/documents/video');
    expect(page.status).to.equal(200);
    expect(page.text).to.contain(NOT_PROVIDED).and.to.contain('Abschrift');
    expect(page.text).to.contain('Ihr Angebot ist unverbindlich');
    expect(page.body).not.to.match(/<video|<source/);
    expect((await visitor.open(page.link('Als PDF öffnen').href)).body.startsWith('%PDF')).to.be.true;
  });

  it('D-3 leave the transcript for brokers behind „Zum Erklärvideo“', async () => {
    const page = await (await test().signedIn(ESTATE)).open('/help/video');
    expect(page.heading).to.equal('Erklärvideo');
    expect(page.text).to.contain(NOT_PROVIDED).and.to.contain('Klicken Sie ganz unten auf „Speichern“');
  });

  it('K-4 K-5 D-3 are where both links lead: under „Dokumente“ and above the form of an object', async () => {
    const { visitor, page } = await test().openWizard(ESTATE);
    const details = await visitor.submit(page, `/import/${ESTATE.estateId}`);
    for (const { href } of [
      details.link('Zum Erklärvideo'),
      (await visitor.open('/documents')).link('Zum Video'),
    ]) {
      const shown = await visitor.open(href);
      expect([shown.status, shown.text.includes(NOT_PROVIDED)], href).to.deep.equal([200, true]);
      expect(shown.text, href).to.contain('Abschrift');
    }
  });

  it('K-4 have no file to load', async () => {
    const visitor = await test().signedIn(ESTATE);
    for (const path of ['file', 'download', 'captions/de']) {
      expect((await visitor.open(`/documents/video/${path}`)).status).to.equal(404);
    }
  });

  it('K-4 D-3 are for signed-in brokers only', async () => {
    for (const path of ['/documents/video', '/documents/video.pdf', '/documents/video/file', '/help/video']) {
      expect((await test().visitor().open(path)).status, path).to.equal(401);
    }
  });
});

describe('videos on another server', () => {
  const test = useTestApp({
    config: {
      prospectVideo: 'https://videos.example.com/prospects?a=1&b="2"',
      explainerVideoUrl: 'https://videos.example.com/explainer',
    },
  });

  it('K-4 D-3 are linked, and nothing of them is loaded into the page', async () => {
    const visitor = await test().signedIn(ESTATE);
    for (const [path, href] of [
      ['/documents/video', 'https://videos.example.com/prospects?a=1&b="2"'],
      ['/help/video', 'https://videos.example.com/explainer'],
    ] as const) {
      const page = await visitor.open(path);
      const link = page.link('Video ansehen (öffnet in neuem Tab)');
      expect(link.href).to.equal(href);
      expect(link.tag).to.contain('rel="noopener noreferrer"').and.to.contain('target="_blank"');
      expect(page.body).not.to.contain('<video');
      expect(page.headers.get('content-security-policy')).to.contain("media-src 'self';");
      expect(page.text).not.to.contain(NOT_PROVIDED);
      expect(page.text).to.contain('Abschrift');
    }
  });
});

describe('a video file on another server', () => {
  const URL = 'https://videos.example.com/prospects.mp4?a=1&b="2"';
  const test = useTestApp({ config: { prospectVideo: URL } });

  it('K-4 is played and can be downloaded, and nothing is loaded from there before somebody wants it', async () => {
    const page = await (await test().signedIn(ESTATE)).open('/documents/video');
    expect(page.body).to.contain(
      '<source src="https://videos.example.com/prospects.mp4?a=1&amp;b=&#34;2&#34;" type="video/mp4">',
    );
    expect(page.body).to.contain('preload="none"');
    expect(page.link('Video öffnen oder herunterladen (neuer Tab)').href).to.equal(URL);
    expect(page.text).to.contain('Abschrift').and.not.to.contain(NOT_PROVIDED);
    expect(page.headers.get('content-security-policy')).to.contain(
      "media-src 'self' https://videos.example.com;",
    );
  });
});

describe('a video in a file', () => {
  const BYTES = '0123456789';
  let folder: string;
  let file: string;
  let test: TestApp;

  before(async () => {
    // A folder whose name begins with a dot must not hide the file.
    folder = await mkdtemp(join(tmpdir(), '.immo-billie-video-'));
    file = join(folder, 'prospects.mp4');
    await writeFile(file, BYTES);
    await writeFile(join(folder, 'prospects.de.vtt'), 'WEBVTT\n');
    test = await startTestApp({ config: { prospectVideo: file } });
    await test.activate();
  });
  after(async () => {
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('K-4 is played and can be downloaded, and its place on the server stays unknown', async () => {
    const page = await (await test.signedIn(ESTATE)).open('/documents/video');
    expect(page.body).to.contain('<source src="/documents/video/file" type="video/mp4">');
    expect(page.link('Video herunterladen').href).to.equal('/documents/video/download');
    expect(page.text).to.contain('Abschrift').and.not.to.contain(NOT_PROVIDED);
    expect(page.body).not.to.contain(folder).and.not.to.contain('prospects.mp4');
    expect(page.headers.get('content-security-policy')).to.contain("media-src 'self'");
  });

  it('K-5 has captions in the languages that the operator provides', async () => {
    const visitor = await test.signedIn(ESTATE);
    const german = await visitor.open('/documents/video');
    expect(german.body).to.contain('src="/documents/video/captions/de" srclang="de"');
    const captions = await visitor.open('/documents/video/captions/de');
    expect(captions.headers.get('content-type')).to.match(/^text\/vtt/);
    expect(captions.body).to.equal('WEBVTT\n');
    expect((await visitor.open('/documents/video/captions/en')).status).to.equal(404);
    expect((await visitor.open('/documents/video/captions/%2e%2e%2fx')).status).to.equal(404);
    await visitor.submit(german, '/language', { language: 'en' });
    expect((await visitor.open('/documents/video')).body).not.to.contain('<track');
    await visitor.submit(german, '/language', { language: 'de' });
  });

  it('K-4 is sent whole, or the part that the player asks for', async () => {
    const visitor = await test.signedIn(ESTATE);
    const whole = await visitor.open('/documents/video/file');
    expect([whole.status, whole.body]).to.deep.equal([200, BYTES]);
    expect(whole.headers.get('content-type')).to.equal('video/mp4');
    expect(whole.headers.get('accept-ranges')).to.equal('bytes');
    const part = await visitor.open('/documents/video/file', { range: 'bytes=2-4' });
    expect([part.status, part.body]).to.deep.equal([206, '234']);
    expect(part.headers.get('content-range')).to.equal('bytes 2-4/10');
    const parts: readonly (readonly [string, string, string])[] = [
      ['bytes=0-', BYTES, 'bytes 0-9/10'],
      ['bytes=-3', '789', 'bytes 7-9/10'],
      ['bytes=8-500', '89', 'bytes 8-9/10'],
    ];
    for (const [range, body, place] of parts) {
      const answer = await visitor.open('/documents/video/file', { range });
      expect([answer.status, answer.body, answer.headers.get('content-range')], range).to.deep.equal([
        206,
        body,
        place,
      ]);
    }
    const changed = { range: 'bytes=2-4', 'if-range': 'Thu, 01 Jan 1970 00:00:00 GMT' };
    const anew = await visitor.open('/documents/video/file', changed);
    expect([anew.status, anew.body], 'a file that was replaced meanwhile').to.deep.equal([200, BYTES]);
    const head = await visitor.request('HEAD', '/documents/video/file');
    expect([head.status, head.body, head.headers.get('content-length')]).to.deep.equal([200, '', '10']);
    const outside = await visitor.open('/documents/video/file', { range: 'bytes=50-' });
    expect([outside.status, outside.body]).to.deep.equal([416, '']);
    expect(outside.headers.get('content-range')).to.equal('bytes */10');
  });

  it('K-4 is downloaded under its title, and goes on where a download broke off', async () => {
    const visitor = await test.signedIn(ESTATE);
    const rest = await visitor.open('/documents/video/download', { range: 'bytes=6-' });
    expect([rest.status, rest.body]).to.deep.equal([206, '6789']);
    const page = await visitor.open('/documents/video/download');
    expect([page.status, page.body]).to.deep.equal([200, BYTES]);
    expect(page.headers.get('content-disposition')).to.match(
      /^attachment; filename="[ -~]+\.mp4"; filename\*=UTF-8''Video%20f%C3%BCr%20Interessenten\.mp4$/,
    );
  });

  it('K-4 is for signed-in brokers only', async () => {
    for (const path of ['file', 'download', 'captions/de']) {
      expect((await test.visitor().open(`/documents/video/${path}`)).status, path).to.equal(401);
    }
  });
});

describe('a video file that is gone', () => {
  const test = useTestApp({ config: { prospectVideo: '/nowhere/prospects.mp4' } });

  it('K-5 leaves the transcript, tells the operator, and shows nobody where it was expected', async () => {
    const visitor = await test().signedIn(ESTATE);
    const page = await visitor.open('/documents/video');
    expect(page.text).to.contain(NOT_PROVIDED);
    expect(page.body).not.to.contain('nowhere');
    expect(test().log.some((line) => line.includes('the video file of the operator cannot be read'))).to.be
      .true;
    const file = await visitor.open('/documents/video/file');
    expect(file.status).to.equal(404);
    expect(file.body).not.to.contain('nowhere');
    expect(file.headers.get('content-disposition')).to.equal(null);
  });
});
