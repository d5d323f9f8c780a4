import { addAbortSignal, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Reads a stream to its end; a signal ends the waiting for somebody who types. */
export function readText(input: Readable, signal: AbortSignal): Promise<string> {
  return text(addAbortSignal(signal, input));
}
