import type { Token } from 'markdown-it';
import type { DocumentProblem, DocumentProblemCode } from './document-syntax-error.js';

/** What a token means that documents may not use. */
const REFUSED: Readonly<Record<string, DocumentProblemCode>> = {
  link_open: 'link',
  image: 'image',
  em_open: 'italics',
  code_inline: 'code',
  fence: 'code',
  code_block: 'indented',
  blockquote_open: 'quotation',
  hr: 'rule',
  html_block: 'html',
  html_inline: 'html',
  hardbreak: 'line_break',
};

/** Stops the reading of one block; the next one can still be read. */
export class BlockError extends Error {
  override readonly name = 'BlockError';
  readonly problem: DocumentProblem;

  constructor(problem: DocumentProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The address behind the target of a link, for example `/help/anmeldung` for `anmeldung`; `undefined` for an unknown one. */
export type HrefOf = (target: string) => string | undefined;

/** Walks through markdown-it's flat list of block tokens and refuses what is not expected. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  readonly #sourceLines: readonly string[];
  readonly #hrefOf: HrefOf;
  #position = 0;
  /** Of the token that was read last; counted from 0. */
  #line = 0;

  /** @param hrefOf knows the links that the document may have; by default none */
  constructor(tokens: readonly Token[], source: string, hrefOf: HrefOf = () => undefined) {
    this.#tokens = tokens;
    this.#sourceLines = source.split('\n');
    this.#hrefOf = hrefOf;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#tokens.length;
  }

  isAt(type: string): boolean {
    return this.peek()?.type === type;
  }

  /** A token that is still to come, the next one by default; stays there. */
  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#position + ahead];
  }

  /** The line of the next token, counted from 1; `undefined` at the end. */
  get nextLine(): number | undefined {
    const line = this.peek()?.map?.[0];
    return line === undefined ? undefined : line + 1;
  }

  /** @throws BlockError when the next token is of another type. */
  take(type: string): Token {
    const token = this.next();
    if (token.type !== type) throw this.refusal(token);
    return token;
  }

  /** @throws BlockError at the end of the document. */
  next(): Token {
    const token = this.peek();
    if (token === undefined) throw new BlockError({ code: 'empty', line: undefined });
    this.#position += 1;
    this.#line = token.map?.[0] ?? this.#line;
    return token;
  }

  /** Reads a block; after an error in it goes on behind it. */
  readBlock<T>(read: () => T, onError: (problem: DocumentProblem) => void): T | undefined {
    const start = this.#position;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof BlockError)) throw error;
      onError(error.problem);
      this.#position = this.#endOfBlock(start);
      return undefined;
    }
  }

  /** @throws BlockError for a link that the document may not have. */
  hrefOf(target: string, lineInBlock: number): string {
    const href = this.#hrefOf(target);
    if (href === undefined) throw this.error('link', { target }, lineInBlock);
    return href;
  }

  /** The line of the document on which a token begins. */
  sourceLineOf(token: Token): string {
    return this.#sourceLines[token.map?.[0] ?? -1] ?? '';
  }

  /** The error for a token that documents may not use. */
  refusal(token: Token, lineInBlock = 0): BlockError {
    return this.error(REFUSED[token.type] ?? 'unknown', {}, lineInBlock);
  }

  /** An error at the token that was read last. */
  error(code: DocumentProblemCode, params: DocumentProblem['params'] = {}, lineInBlock = 0): BlockError {
    return new BlockError({ code, line: this.#line + lineInBlock + 1, params });
  }

  /** Blocks of the document itself are those of level 0. */
  #endOfBlock(start: number): number {
    let end = start;
    if (this.#tokens[end]?.nesting === 1) {
      while (
        end < this.#tokens.length &&
        !(this.#tokens[end]?.nesting === -1 && this.#tokens[end]?.level === 0)
      )
        end += 1;
    }
    return end + 1;
  }
}
