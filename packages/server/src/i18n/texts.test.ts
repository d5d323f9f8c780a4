import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ActivationRefusal } from '../activation/activate.js';
import { PROBLEM_STATUS } from '../web/problem.js';
import { de } from './de.js';
import { en } from './en.js';
import { createTranslations, isLanguage, languageOfOnOffice, LANGUAGES } from './translate.js';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const PLURAL = /_(?:one|other)$/;

/** Dotted key → text or list of texts. */
function leavesOf(tree: object, prefix = ''): Map<string, string> {
  const leaves = new Map<string, string>();
  for (const [name, value] of Object.entries(tree) as [string, unknown][]) {
    const key = `${prefix}${name}`;
    if (typeof value === 'string') leaves.set(key, value);
    else if (Array.isArray(value)) leaves.set(key, value.join('\n'));
    else for (const [inner, text] of leavesOf(value as object, `${key}.`)) leaves.set(inner, text);
  }
  return leaves;
}

const german = leavesOf(de);
const english = leavesOf(en);
/** As `t()` is called: without the ending of a plural. */
const germanKeys = new Set([...german.keys()].map((key) => key.replace(PLURAL, '')));

describe('the texts of the app', () => {
  it('exist in German and English under the same keys', () => {
    expect([...english.keys()].toSorted()).to.deep.equal([...german.keys()].toSorted());
  });

  it('take the same values in both languages', () => {
    const placeholders = (text: string) => [...new Set(text.match(/\{\{\s*[\w.]+\s*\}\}/g))].toSorted();
    for (const [key, text] of german) {
      expect(placeholders(english.get(key) ?? ''), key).to.deep.equal(placeholders(text));
    }
  });

  it('are never empty and never left untranslated', () => {
    for (const [key, text] of [...german, ...english]) expect(text.trim(), key).not.to.equal('');
    const hasWords = (text: string) => /\p{L}{2}.* /u.test(text.replace(/\{\{.*?\}\}/g, ''));
    const equal = [...german].filter(([key, text]) => hasWords(text) && english.get(key) === text);
    expect(equal.map(([key]) => key)).to.deep.equal([]);
  });

  it('have both forms of each plural', () => {
    for (const key of [...german.keys()].filter((name) => PLURAL.test(name))) {
      const base = key.replace(PLURAL, '');
      for (const form of ['one', 'other'])
        expect(german.has(`${base}_${form}`), `${base}_${form}`).to.be.true;
    }
  });

  it('speak neither of an auction nor of a binding offer', () => {
    for (const [key, text] of german)
      expect(text, key).not.to.match(/Auktion|Versteigerung|(?<!un)verbindlich/i);
  });

  for (const code of Object.keys(PROBLEM_STATUS)) {
    it(`B-9 tell for ${code} what happened and what to do next`, () => {
      for (const texts of [german, english]) {
        for (const part of ['title', 'text', 'next']) {
          expect(texts.has(`problems.${code}.${part}`), `problems.${code}.${part}`).to.be.true;
        }
      }
    });
  }

  // A record, so that the compiler asks for every reason that is added.
  const refusals: Readonly<Record<ActivationRefusal, true>> = {
    empty: true,
    format: true,
    ticket_invalid: true,
    ticket_expired: true,
    key_refused: true,
    claim_refused: true,
    cache_gone: true,
    blocked: true,
    unreachable: true,
    rate_limited: true,
  };
  it('A-12 have a text for every reason against an activation, and for no other', () => {
    for (const texts of [de, en]) {
      expect(Object.keys(texts.activation.reasons)).to.have.members(Object.keys(refusals));
    }
  });
});

/** What stands between `t(` and the end of its first argument. */
function keyExpressions(source: string): string[] {
  const expressions: string[] = [];
  for (const match of source.matchAll(/(?<![\w.$])t\(/g)) {
    const start = match.index + match[0].length;
    expressions.push(source.slice(start, endOfArgument(source, start)));
  }
  return expressions;
}

function endOfArgument(source: string, start: number): number {
  let depth = 0;
  let quote = '';
  for (let index = start; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (`'"\``.includes(character)) quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (character === ')' && depth === 0) return index;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === ',' && depth === 0) return index;
  }
  return source.length;
}

/** A pattern for the keys that a literal can stand for; `${…}` stands for one or more parts. */
function patternOf(literal: string): RegExp {
  const parts = literal
    .split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/)
    .map((part) => part.replace(/[.*+?^()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

const literalsOf = (code: string): string[] =>
  [...code.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );

function filesBelow(folder: string, endings: RegExp): { name: string; text: string }[] {
  return readdirSync(join(PACKAGE, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.test(name) && !/\.test(-support)?\.ts$|i18n\/(?:de|en)[./]/.test(name))
    .map((name) => ({ name: join(folder, name), text: readFileSync(join(PACKAGE, folder, name), 'utf8') }));
}

describe('the use of texts', () => {
  const files = [...filesBelow('views', /\.ejs$/), ...filesBelow('src', /\.ts$/)];

  it('finds a text for every key', () => {
    const missing = files.flatMap(({ name, text }) =>
      keyExpressions(text)
        .flatMap(literalsOf)
        .filter((literal) => /^[a-zA-Z]\w*\./.test(literal) || literal.includes('.${'))
        .filter((literal) => ![...germanKeys].some((key) => patternOf(literal).test(key)))
        .map((literal) => `${name}: ${literal}`),
    );
    expect(missing).to.deep.equal([]);
  });

  it('leaves no text unused', () => {
    const used = files
      .flatMap(({ text }) => literalsOf(text))
      .filter((literal) => literal.includes('.') && !/\s/.test(literal.replace(/\$\{.*?\}/g, '')))
      .map(patternOf);
    const unused = [...germanKeys].filter((key) => !used.some((pattern) => pattern.test(key)));
    expect(unused).to.deep.equal([]);
  });
});

describe('the language of the app', () => {
  it('follows onOffice, and is German for everything unknown', () => {
    for (const code of ['ENG', 'eng', 'en', 'en_GB']) expect(languageOfOnOffice(code)).to.equal('en');
    for (const other of ['DEU', 'FRA', '', undefined]) expect(languageOfOnOffice(other)).to.equal('de');
  });

  it('is one of two', () => {
    expect(LANGUAGES).to.deep.equal(['de', 'en']);
    expect(isLanguage('de')).to.be.true;
    for (const other of ['fr', '', undefined, 7, ['de']]) expect(isLanguage(other)).to.be.false;
  });

  it('leaves the encoding of values to the page', () => {
    const t = createTranslations()('de');
    expect(t('problems.estate_inactive.text', { title: '<b>&', status: 'x' })).to.contain('„<b>&“');
  });

  it('knows singular and plural', () => {
    const t = createTranslations()('de');
    expect(t('wizard.unreadable', { count: 1 })).to.contain('1 Interessent ist');
    expect(t('wizard.unreadable', { count: 2 })).to.contain('2 Interessenten sind');
  });
});
