import type { Token } from 'markdown-it';
import { DocumentSyntaxError } from './document-syntax-error.js';

/** Walks through markdown-it's flat list of block tokens and refuses what is not expected. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  readonly #sourceLines: readonly string[];
  readonly #file: string;
  #position = 0;

  constructor(tokens: readonly Token[], source: string, file: string) {
    this.#tokens = tokens;
    this.#sourceLines = source.split('\n');
    this.#file = file;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#tokens.length;
  }

  isAt(type: string): boolean {
    return this.#tokens[this.#position]?.type === type;
  }

  /** @throws DocumentSyntaxError when the next token is of another type. */
  take(type: string): Token {
    const token = this.next();
    if (token.type !== type) throw this.fail(token, `expected ${type}, found ${token.type}`);
    return token;
  }

  /** @throws DocumentSyntaxError at the end of the file. */
  next(): Token {
    const token = this.#tokens[this.#position];
    if (token === undefined) throw new DocumentSyntaxError(this.#file, 'ends too early');
    this.#position += 1;
    return token;
  }

  /** The line of the file on which a token begins. */
  sourceLineOf(token: Token): string {
    return this.#sourceLines[token.map?.[0] ?? -1] ?? '';
  }

  /** The error for a token, with its place in the file. */
  fail(token: Token, problem: string): DocumentSyntaxError {
    const line = token.map?.[0];
    return new DocumentSyntaxError(this.#file, problem, line === undefined ? undefined : line + 1);
  }
}
