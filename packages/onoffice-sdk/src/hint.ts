/** What a person can do about an error. */
export interface Hint {
  readonly de: string;
  readonly en: string;
}
