/** A file of an estate ("Dateien" tab): a picture, a document or a link. */
export interface EstateFile {
  readonly id: number;
  readonly estateId: number;
  /** onOffice's `Art`: Titelbild, Foto, Grundriss, Dokument, Energieausweis, Link … */
  readonly kind: string;
  readonly title: string;
  readonly originalName: string;
  readonly position: number;
  readonly documentAttribute: string;
  /** Unix seconds. */
  readonly modified: number;
  readonly category: 'external' | 'internal';
  /** Set for links; then there is no content. */
  readonly url: string;
  readonly mimeType: string;
  readonly content: Buffer;
}
