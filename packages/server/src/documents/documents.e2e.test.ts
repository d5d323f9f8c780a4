import { expect } from 'chai';
import { signedAnew } from '../testing/signed-url.test-support.js';
import { useTestApp } from '../testing/test-app.test-support.js';
import type { Visitor } from '../testing/visitor.test-support.js';

const ESTATE = { estateId: 1437 };
// The language is kept for each user: one of them reads English.
const ENGLISH_USER = 23;
const SLUGS = ['strategie', 'das-ist-immo-billie', 'fragen-und-antworten'];

describe('Dokumente', () => {
  const test = useTestApp();

  /** Signed in as if the office had this name in onOffice. */
  async function signedInFrom(customerName: string): Promise<Visitor> {
    const visitor = test().visitor();
    const { url } = test().simulator.control.serviceUrl({ ...ESTATE, userId: 21 });
    await visitor.open(signedAnew(url, { customerName }));
    return visitor;
  }

  async function inEnglish(): Promise<Visitor> {
    const visitor = await test().signedIn({ ...ESTATE, userId: ENGLISH_USER });
    const page = await visitor.open('/documents');
    await visitor.submit(page, '/language', { language: 'en' });
    return visitor;
  }

  it('K-1 K-2 K-3 K-4 offers strategy, hand-out, questions and answers, and the video', async () => {
    const visitor = await test().signedIn(ESTATE);
    const page = await visitor.open('/documents');
    expect(page.heading).to.equal('Dokumente');
    for (const title of [
      'Strategie in immo-billie',
      'Das ist immo-billie',
      'Fragen und Antworten',
      'Video für Interessenten',
      'Anleitung',
    ]) {
      expect(page.text).to.contain(title);
    }
    const hrefs = page.links.map(({ href }) => href);
    for (const slug of SLUGS)
      expect(hrefs).to.include(`/documents/${slug}`).and.to.include(`/documents/${slug}.pdf`);
    expect(hrefs).to.include('/documents/video');
  });

  it('K-5 names each link by its document for those who hear them one by one', async () => {
    const page = await (await test().signedIn(ESTATE)).open('/documents');
    expect(page.body).to.contain('aria-label="Lesen: Strategie in immo-billie"');
    expect(page.body).to.contain('aria-label="PDF: Strategie in immo-billie"');
  });

  for (const [index, slug] of SLUGS.entries()) {
    it(`K-${index + 1} shows ${slug} as a page with contents and headings in order`, async () => {
      const visitor = await test().signedIn(ESTATE);
      const page = await visitor.open(`/documents/${slug}`);
      expect(page.status).to.equal(200);
      expect(page.text).to.contain('Inhalt');
      const levels = [...page.body.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
      expect(levels[0]).to.equal(1);
      expect(levels.filter((level) => level === 1)).to.have.length(1);
      for (const [place, level] of levels.entries()) {
        expect(level - (levels[place - 1] ?? 0), `heading ${place}`).to.be.at.most(1);
      }
      const targets = [...page.body.matchAll(/href="#(s-[^"]+)"/g)].map(([, anchor]) => anchor);
      expect(targets.length).to.be.greaterThan(5);
      for (const anchor of targets) expect(page.body).to.contain(`id="${anchor}"`);
    });

    it(`K-5 makes ${slug} as PDF, in both languages`, async () => {
      for (const visitor of [await test().signedIn(ESTATE), await inEnglish()]) {
        const page = await visitor.open(`/documents/${slug}.pdf`);
        expect(page.status).to.equal(200);
        expect(page.headers.get('content-type')).to.equal('application/pdf');
        expect(page.headers.get('cache-control')).to.equal('no-store');
        expect(page.headers.get('content-disposition')).to.match(/^inline; filename=".+\.pdf"/);
        expect(page.body.startsWith('%PDF-1.7')).to.be.true;
        expect(page.body).to.contain('/StructTreeRoot').and.to.contain('/MarkInfo');
      }
    });
  }

  it('K-5 names the files as the documents are named, umlauts included', async () => {
    const visitor = await test().signedIn(ESTATE);
    const disposition = async (path: string) => (await visitor.open(path)).headers.get('content-disposition');
    expect(await disposition('/documents/strategie.pdf')).to.equal(
      'inline; filename="Strategie in immo-billie.pdf"',
    );
    expect(await disposition('/documents/video.pdf')).to.match(
      /^inline; filename="[ -~]+"; filename\*=UTF-8''Video%20f%C3%BCr%20Interessenten\.pdf$/,
    );
  });

  it('K-5 follows the language of the user on pages and in PDFs', async () => {
    const visitor = await inEnglish();
    const page = await visitor.open('/documents/fragen-und-antworten');
    expect(page.heading).to.equal('Questions and answers');
    expect(page.body).to.contain('<html lang="en">');
    expect((await visitor.open('/documents/strategie.pdf')).body).to.contain('/Lang (en-GB)');
    const german = await test().signedIn(ESTATE);
    expect((await german.open('/documents/strategie.pdf')).body).to.contain('/Lang (de-DE)');
  });

  it('K-2 names the office in the hand-out', async () => {
    const page = await (await signedInFrom('Maklerhaus Nord')).open('/documents/das-ist-immo-billie');
    expect(page.text).to.contain('Sprechen Sie uns an: Maklerhaus Nord');
  });

  it('K-2 encodes the name of the office, and reads no Markdown in it', async () => {
    const visitor = await signedInFrom('<script>alert(1)</script> **x** [y](z) 🏡');
    const page = await visitor.open('/documents/das-ist-immo-billie');
    expect(page.body).not.to.contain('<script>alert');
    expect(page.body).to.contain('<strong>&lt;script&gt;alert(1)&lt;/script&gt; **x** [y](z) 🏡</strong>');
    const pdf = await visitor.open('/documents/das-ist-immo-billie.pdf');
    expect(pdf.status).to.equal(200);
    expect(pdf.body.startsWith('%PDF-1.7')).to.be.true;
  });

  it('K-2 works for an office without a name', async () => {
    const page = await (await signedInFrom('')).open('/documents/das-ist-immo-billie');
    expect(page.text).to.contain('Sprechen Sie uns an: Ihr Maklerbüro');
  });

  it('K-5 has no page and no PDF for other names', async () => {
    const visitor = await test().signedIn(ESTATE);
    for (const path of [
      '/documents/unbekannt',
      '/documents/unbekannt.pdf',
      '/documents/erklaervideo',
      '/documents/strategie.docx',
      '/documents/%2e%2e%2fapp.css',
      '/documents/__proto__.pdf',
    ]) {
      const page = await visitor.open(path);
      expect(page.status, path).to.equal(404);
      expect(page.heading, path).to.equal('Diese Seite gibt es nicht');
    }
  });

  it('K-5 is for signed-in brokers only', async () => {
    for (const path of [
      '/documents',
      ...SLUGS.flatMap((slug) => [`/documents/${slug}`, `/documents/${slug}.pdf`]),
    ]) {
      const page = await test().visitor().open(path);
      expect(page.status, path).to.equal(401);
      expect(page.heading, path).to.equal('Bitte starten Sie immo-billie erneut aus onOffice');
    }
  });
});
