/** Remembers which signed URLs were used. With several servers it has to be shared between them. */
export interface ReplayMemory {
  /**
   * Notes a signature unless it is noted already, in one atomic step.
   *
   * @param untilSeconds unix seconds of the last moment at which the URL is fresh; after it the entry may go
   * @returns true when the signature was new
   */
  readonly remember: (signature: string, untilSeconds: number) => boolean | Promise<boolean>;
}
