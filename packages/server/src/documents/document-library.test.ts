import { expect } from 'chai';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Language } from '../i18n/translate.js';
import { CATALOGUE, VIDEO_ENTRY } from './document-catalogue.js';
import { DOCUMENT_FILES, loadDocumentLibrary, type DocumentFile } from './document-library.js';
import { loadPdfFonts } from './pdf/pdf-fonts.js';
import { printableText } from './pdf/printable-text.js';
import { DocumentSyntaxError } from './source/document-syntax-error.js';
import type { Block } from './source/parse-document.js';
import { TENANT_PLACEHOLDER } from './source/parse-runs.js';
import { sectionsOf } from './source/sections-of.js';

const CONTENT = fileURLToPath(new URL('../../content/', import.meta.url));

/** Words that would make the procedure look like something that needs a licence and binds. */
const FORBIDDEN: Readonly<Record<Language, RegExp>> = {
  de: /auktion|versteiger|zuschlag|h(?:ö|oe)chstbietend|mindestgebot|meistbietend|verbindliches angebot/i,
  en: /auction|\bbid(?:s|der|ders|ding)?\b|hammer|binding offer/i,
};

const sourceOf = (file: DocumentFile, language: Language) =>
  readFileSync(join(CONTENT, language, `${file}.md`), 'utf8');

/** What has to be equal in every language: kinds of blocks, levels, numbers of items, rows and columns. */
function shapeOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `h${block.level}`;
    case 'paragraph':
      return 'p';
    case 'list':
      return `${block.style} ${block.items.length}`;
    default:
      return `table ${block.rows.length}×${block.header.length}`;
  }
}

describe('the documents', () => {
  const library = loadDocumentLibrary();
  const { regular, bold } = loadPdfFonts();

  it('K-5 are complete: every file is known, every known file is there', () => {
    for (const language of LANGUAGES) {
      expect(readdirSync(join(CONTENT, language)).toSorted()).to.deep.equal(
        DOCUMENT_FILES.map((file) => `${file}.md`).toSorted(),
      );
    }
  });

  for (const file of DOCUMENT_FILES) {
    it(`K-5 have ${file} in both languages with the same parts`, () => {
      const [german, english] = LANGUAGES.map((language) => library(file, language).blocks.map(shapeOf));
      expect(english).to.deep.equal(german);
    });

    for (const language of LANGUAGES) {
      it(`K-5 avoid in ${language}/${file} every word of a sale to whoever offers most`, () => {
        expect(sourceOf(file, language)).not.to.match(FORBIDDEN[language]);
      });

      it(`K-5 use in ${language}/${file} only characters that the PDF can draw, and never part an amount`, () => {
        const source = sourceOf(file, language).replaceAll('\n', ' ');
        expect(printableText(source, regular)).to.equal(source);
        expect(printableText(source, bold)).to.equal(source);
        expect(source).not.to.match(/\d [%€]|§ \d/);
      });
    }
  }

  it('K-1 give strategies for preparation, acquisition and handling, with phases and checklists', () => {
    const { sections } = sectionsOf(library('strategie', 'de'));
    const titles = sections.map(({ heading }) => heading.text);
    for (const title of ['Die Phasen im Überblick', 'Vorbereitung', 'Akquise', 'Abwicklung', 'Checklisten']) {
      expect(titles).to.include(title);
    }
    const source = sourceOf('strategie', 'de');
    for (const topic of [
      /10 bis 15\u00a0%/,
      /Sammeltermine/,
      /am Abend/,
      /zwei bis drei Wochen/,
      /Strategiegespräch/,
    ]) {
      expect(source).to.match(topic);
    }
    expect(source.match(/^- \[ \] /gm)).to.have.length.greaterThan(15);
  });

  it('K-2 put the name of the office into the hand-out, and into nothing else', () => {
    for (const language of LANGUAGES) {
      const named = [...CATALOGUE, VIDEO_ENTRY].filter(({ file }) =>
        sourceOf(file, language).includes(TENANT_PLACEHOLDER),
      );
      expect(named).to.deep.equal(CATALOGUE.filter(({ isHandout }) => isHandout));
      expect(sourceOf('erklaervideo', language)).not.to.contain(TENANT_PLACEHOLDER);
    }
  });

  it('K-3 answer at least twelve questions each of brokers, prospects and sellers', () => {
    for (const language of LANGUAGES) {
      const { sections } = sectionsOf(library('fragen-und-antworten', language));
      for (const { heading, topics } of sections.slice(0, 3)) {
        expect(topics.length, heading.text).to.be.at.least(12);
      }
    }
  });

  it('K-3 answer every question: no heading stands without a text', () => {
    for (const file of DOCUMENT_FILES) {
      const { blocks } = library(file, 'de');
      for (const [index, block] of blocks.entries()) {
        if (block.kind !== 'heading') continue;
        const next = blocks[index + 1];
        const isSectionBeforeTopic = next?.kind === 'heading' && block.level < next.level;
        expect(next?.kind !== 'heading' || isSectionBeforeTopic, block.text).to.be.true;
        expect(next, block.text).not.to.equal(undefined);
      }
    }
  });

  it('K-1 K-3 name the law where it matters', () => {
    const laws = [
      /§\u00a07\u00a0UWG/,
      /§\u00a087\u00a0GEG/,
      /§\u00a080\u00a0GEG/,
      /§\u00a011\u00a0GwG/,
      /§\u00a0656c\u00a0BGB/,
      /§\u00a0656d\u00a0BGB/,
      /§\u00a034b\u00a0GewO/,
      /Art\.\u00a0(?:13 und )?14\u00a0DSGVO/,
      /I\u00a0ZR\u00a0113\/22/,
    ];
    for (const file of ['strategie', 'fragen-und-antworten'] as const) {
      for (const law of laws) expect(sourceOf(file, 'de'), file).to.match(law);
    }
  });

  it('K-3 say that offers bind nobody, that the owner decides freely, and that this is no legal advice', () => {
    for (const file of ['strategie', 'das-ist-immo-billie', 'fragen-und-antworten'] as const) {
      const german = sourceOf(file, 'de');
      expect(german)
        .to.match(/unverbindlich/)
        .and.to.match(/§\u00a0311b/)
        .and.to.match(/frei/);
      expect(german).to.match(/keine Rechtsberatung/);
      const english = sourceOf(file, 'en');
      expect(english)
        .to.match(/not binding|bind nobody/)
        .and.to.match(/311b/)
        .and.to.match(/legal advice/);
    }
    expect(sourceOf('video-interessenten', 'de')).to.match(/Ihr Angebot ist unverbindlich/);
  });
});

describe('a broken document', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'immo-billie-content-'));
    cpSync(CONTENT, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('stops the start, naming file and line', () => {
    writeFileSync(join(folder, 'en', 'strategie.md'), '# Strategy\n\nText.\n\n<script>alert(1)</script>\n');
    expect(() => loadDocumentLibrary(folder)).to.throw(DocumentSyntaxError, 'en/strategie.md: line 5, html');
  });

  it('stops the start when it is missing', () => {
    rmSync(join(folder, 'de', 'erklaervideo.md'));
    expect(() => loadDocumentLibrary(folder)).to.throw('erklaervideo.md');
  });
});
