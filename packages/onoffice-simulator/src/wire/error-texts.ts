import { readFileSync } from 'node:fs';
import { z } from 'zod';

const fileSchema = z.object({ texts: z.record(z.string().regex(/^\d+$/), z.string()) });

const UNKNOWN_ERROR = 'Unknown error occurred';

/** onOffice's error codes with their texts. */
export class ErrorTexts {
  readonly #texts: ReadonlyMap<number, string>;

  constructor(texts: ReadonlyMap<number, string>) {
    this.#texts = texts;
  }

  static load(): ErrorTexts {
    const file = readFileSync(new URL('../../data/error-texts.json', import.meta.url), 'utf8');
    const { texts } = fileSchema.parse(JSON.parse(file));
    return new ErrorTexts(new Map(Object.entries(texts).map(([code, text]) => [Number(code), text])));
  }

  /** The text of a code with every `%s` replaced by `detail`. Codes without a known text get that of code 1. */
  describe(code: number, detail = ''): string {
    return (this.#texts.get(code) ?? UNKNOWN_ERROR).replaceAll('%s', () => detail);
  }
}
