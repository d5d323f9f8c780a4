import type { Response } from 'express';

/** Whether the browser shows what is sent, or offers it as a file. */
export type Manner = 'preview' | 'download';

/** Saved under this name either way, umlauts included. */
export function setDisposition(response: Response, manner: Manner, fileName: string): void {
  // Express writes this header correctly, but only for files to save.
  const attachment = response.attachment(fileName).get('Content-Disposition') ?? '';
  const disposition = manner === 'preview' ? attachment.replace(/^attachment/, 'inline') : attachment;
  response.set('Content-Disposition', disposition);
}
