import { expect } from 'chai';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocumentSyntaxError } from '../documents/source/document-syntax-error.js';
import type { Block } from '../documents/source/parse-document.js';
import { de } from '../i18n/de.js';
import { en } from '../i18n/en.js';
import { LANGUAGES, type Language } from '../i18n/translate.js';
import { PROBLEM_STATUS, type ProblemCode } from '../web/problem.js';
import { problemHelpHref } from './help-href.js';
import { HELP_FILES, HELP_FOLDERS, loadHelpLibrary, type HelpFile } from './help-library.js';
import type { Picture } from './picture.js';

const TEXTS = { de, en } as const;

const sourceOf = (file: HelpFile, language: Language) =>
  readFileSync(join(HELP_FOLDERS.content, language, `${file}.md`), 'utf8');

/** What has to be equal in every language; of a picture also which one it is. */
function shapeOf(block: Block | Picture): string {
  switch (block.kind) {
    case 'heading':
      return `h${block.level}`;
    case 'list':
      return `${block.style} ${block.items.length}`;
    case 'table':
      return `table ${block.rows.length}×${block.header.length}`;
    case 'picture':
      return block.src.replace(/\.(?:de|en)\.png$/, '');
    default:
      return block.kind;
  }
}

describe('the guide', () => {
  const library = loadHelpLibrary();

  it('is complete: every file is known, every known file is there', () => {
    for (const language of LANGUAGES) {
      expect(readdirSync(join(HELP_FOLDERS.content, language))).to.have.members(
        HELP_FILES.map((file) => `${file}.md`),
      );
    }
  });

  for (const file of HELP_FILES) {
    it(`has ${file} in both languages with the same parts and pictures`, () => {
      const [german, english] = LANGUAGES.map((language) => library(file, language).blocks.map(shapeOf));
      expect(english).to.deep.equal(german);
    });
  }

  for (const language of LANGUAGES) {
    it(`shows in ${language} the pictures of that language, and each picture somewhere`, () => {
      const shown = HELP_FILES.flatMap((file) => library(file, language).blocks).flatMap((block) =>
        block.kind === 'picture' ? [block.src.replace('/assets/help/', '')] : [],
      );
      const other = language === 'de' ? '.en.png' : '.de.png';
      const kept = readdirSync(HELP_FOLDERS.pictures).filter((name) => !name.endsWith(other));
      expect([...new Set(shown)]).to.have.members(kept);
    });

    it(`names in ${language} only what the app or onOffice really calls so`, () => {
      const known = wordings(TEXTS[language]);
      const unknown = HELP_FILES.flatMap((file) =>
        quotedIn(sourceOf(file, language), language)
          .filter((words) => !ONOFFICE_WORDS.has(words) && !known.some((pattern) => pattern.test(words)))
          .map((words) => `${file}: ${words}`),
      );
      expect(unknown).to.deep.equal([]);
    });

    it(`B-9 says in ${language} for every problem page what to do, under its title`, () => {
      const anchors = new Set(
        library('wenn-etwas-nicht-klappt', language).blocks.flatMap((block) =>
          block.kind === 'heading' ? [block.anchor] : [],
        ),
      );
      const { problems, administration, storedFiles, handover } = TEXTS[language];
      const titles = [
        ...(Object.keys(PROBLEM_STATUS) as ProblemCode[]).map((code) => problems[code].title),
        administration.adminsOnly.title,
        storedFiles.damaged.title,
        handover.title,
      ];
      for (const title of titles) {
        expect(anchors.has(problemHelpHref(title).split('#')[1] ?? ''), title).to.equal(true);
      }
    });

    it(`parts no amount in ${language}, and speaks neither of an auction nor of a binding offer`, () => {
      for (const file of HELP_FILES) {
        expect(sourceOf(file, language), file)
          .not.to.match(/\d (?:[%€]|MB)|§ \d/)
          .and.not.match(/auktion|versteiger|(?<!un)verbindlich|auction|binding/i)
          .and.not.match(/\{\{/);
      }
    });
  }

  it('A-11 covers accounts with and without a choice of user right', () => {
    expect(sourceOf('anmeldung', 'de'))
      .to.contain('„Für alle Benutzer“')
      .and.contain('Zeigt onOffice keine Auswahl');
    expect(sourceOf('anmeldung', 'en')).to.contain('If onOffice shows no choice');
  });
});

describe('a broken page of the guide', () => {
  let content: string;
  beforeEach(() => {
    content = mkdtempSync(join(tmpdir(), 'immo-billie-help-'));
    cpSync(HELP_FOLDERS.content, content, { recursive: true });
  });
  afterEach(() => rmSync(content, { recursive: true, force: true }));

  const broken: readonly (readonly [what: string, line: string, message: RegExp])[] = [
    [
      'names a picture that does not exist',
      '![Text](nicht-da.png "Text")',
      /line 5, image, file nicht-da\.png/,
    ],
    ['names a file elsewhere', '![Text](../../package.json "Text")', /line 5, image, file/],
    [
      'has a picture without a caption',
      '![Text](wizard.de.png)',
      /line 5, image, file wizard\.de\.png, needs a text and a caption/,
    ],
    [
      'has a picture without a text',
      '![](wizard.de.png "Text")',
      /line 5, image, file wizard\.de\.png, needs a text and a caption/,
    ],
    ['has a picture inside of a text', 'a ![Text](wizard.de.png "Text")', /line 5, image/],
    ['links to no chapter', '[Text](kein-kapitel)', /line 5, link, target kein-kapitel/],
    ['links to another site', '[Text](https://example.com)', /line 5, link/],
    ['links from a heading', '## [Text](anmeldung)', /line 5, link/],
  ];
  for (const [what, line, message] of broken) {
    it(`stops the start when it ${what}, with file and line`, () => {
      writeFileSync(join(content, 'en', 'anmeldung.md'), `# Title\n\nText.\n\n${line}\n`);
      expect(() => loadHelpLibrary({ ...HELP_FOLDERS, content }))
        .to.throw(DocumentSyntaxError, /^en\/anmeldung\.md/)
        .with.property('message')
        .that.matches(message);
    });
  }

  it('stops the start when a picture is none', () => {
    const pictures = mkdtempSync(join(tmpdir(), 'immo-billie-pictures-'));
    cpSync(HELP_FOLDERS.pictures, pictures, { recursive: true });
    writeFileSync(join(pictures, 'wizard.en.png'), 'no picture at all, only some text');
    expect(() => loadHelpLibrary({ ...HELP_FOLDERS, pictures })).to.throw(/image, file wizard\.en\.png/);
    rmSync(pictures, { recursive: true });
  });
});

/** What onOffice calls its own things; German also in the English guide. */
const ONOFFICE_WORDS: ReadonlySet<string> = new Set([
  'Aktiv',
  'Angebotsverfahren',
  'Benutzerrecht aktivieren',
  'Einbauküche wird mitverkauft',
  'Freischalten',
  'Für alle Benutzer',
  'Interessenten',
  'Kauf',
  'Marketplace',
  'Schöne Immobilie in Aachen',
  'Technische Angaben',
  'immo-billie',
  'immo-billie.com',
  'jetzt freischalten',
  'offen',
  'Übersicht',
  // Titles of documents.
  'Das ist immo-billie',
  'This is immo-billie',
]);

function quotedIn(source: string, language: Language): string[] {
  const quotes = language === 'de' ? /„([^“]+)“/g : /“([^”]+)”/g;
  return [...source.matchAll(quotes)].map(([, words = '']) => words);
}

/** Patterns for all texts of the app; a placeholder, and „…“ for a cut end, stand for anything. */
function wordings(tree: object): RegExp[] {
  return Object.values(tree as Record<string, unknown>).flatMap((value) => {
    if (typeof value === 'object' && value !== null) return wordings(value);
    const parts = String(value)
      .split(/\{\{.*?\}\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return [new RegExp(`^${parts.join('.+')}$`)];
  });
}
