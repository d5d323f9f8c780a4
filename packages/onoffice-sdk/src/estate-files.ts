import { defineCall, type Call } from './call.js';
import { OnOfficeAnswerError, describeShape } from './errors.js';
import { onlyRecord } from './estates.js';
import { defineList, type ListDefinition } from './list-definition.js';
import {
  checkRecords,
  createElementsDecoder,
  planFields,
  type CheckedRecord,
  type RawElements,
} from './record-decoder.js';
import { requireRecordId, type EstateId, type IdOf } from './record-id.js';

export type FileId = IdOf<'file'>;

/** A picture, document or link of an estate, as its „Dateien“ tab shows it. */
export interface EstateFile {
  readonly id: FileId;
  /** onOffice's `Art`, for instance `Grundriss`, `Expose` or `Link`. */
  readonly kind: string;
  readonly title: string;
  /** `""` for links. */
  readonly fileName: string;
  /** `null` when onOffice does not say, as for links. */
  readonly sizeBytes: number | null;
  readonly documentAttribute: string;
  /** Internal files are not meant for the public, for instance those of the kind `Dokument`. */
  readonly isInternal: boolean;
  /** The address of a link, which has no content; `null` for files. */
  readonly linkUrl: string | null;
  /** Everything that was delivered but the content, as it came. */
  readonly raw: RawElements;
}

/** A file with its bytes. */
export interface EstateFileContent extends EstateFile {
  /** `null` for links. */
  readonly content: Buffer | null;
}

const GET_FILE = { verb: 'get', resourceType: 'file', resourceId: 'estate' } as const;

const fieldTypes = {
  type: 'text',
  title: 'text',
  originalname: 'text',
  filename: 'text',
  name: 'text',
  fileSize: 'integer',
  documentAttribute: 'text',
  category: 'text',
  url: 'text',
} as const;

/**
 * All files and links of an estate, without their content. A page holds at most 100 of them.
 *
 * @throws RangeError when the id is not a record number
 * @example
 * const files = await client.list(readEstateFiles('4711')).toArray({ limit: 1000 });
 * Source: apidoc.onoffice.de (get file).
 */
export function readEstateFiles(estateId: EstateId): ListDefinition<EstateFile> {
  return defineList({
    ...GET_FILE,
    parameters: { estateid: Number(requireRecordId(estateId)) },
    decode: fileDecoder(),
  });
}

/**
 * One file of an estate with its content. `undefined` when the estate has no such file or the user may not
 * see it. A link comes with `content: null`.
 *
 * The content travels as base64 inside of the answer, which is held in memory and counts against the
 * `maxAnswerBytes` of the client: read few large files at once.
 *
 * @param maxBytes the largest content to accept; a larger one is refused with an `OnOfficeAnswerError`
 * @throws RangeError when an id is not a record number
 * @example
 * const file = await client.call(readEstateFile('4711', '32', { maxBytes: 10_000_000 }));
 * Source: apidoc.onoffice.de (get file: `content` comes only when the call names exactly one file).
 */
export function readEstateFile(
  estateId: EstateId,
  fileId: FileId,
  { maxBytes }: { readonly maxBytes: number },
): Call<EstateFileContent | undefined> {
  const recordId = requireRecordId(fileId);
  const decode = fileDecoder();
  return defineCall(
    {
      ...GET_FILE,
      parameters: { estateid: Number(requireRecordId(estateId)), fileid: Number(recordId), listlimit: 1 },
    },
    (answer) =>
      onlyRecord(checkRecords(answer, 'file'), recordId, (record) => {
        const { content, ...raw } = record.elements;
        const file = decode({ ...record, elements: raw });
        if (file.linkUrl !== null) return { ...file, content: null };
        return { ...file, content: decodeContent(content, maxBytes, `${record.where()}.elements.content`) };
      }),
  );
}

const filePlan = planFields(fieldTypes);

function fileDecoder(): (record: CheckedRecord) => EstateFile {
  const decode = createElementsDecoder(filePlan);
  return ({ id, elements, where }) => {
    const { values } = decode(elements, where);
    const text = (name: keyof typeof fieldTypes): string => {
      const value = values[name];
      return typeof value === 'string' ? value : '';
    };
    const size = values['fileSize'];
    return {
      id,
      kind: text('type'),
      title: text('title').trim(),
      // The name the office's own file had comes first; `filename` may be one that onOffice made up.
      fileName: text('originalname') || text('name') || text('filename'),
      sizeBytes: typeof size === 'number' ? size : null,
      documentAttribute: text('documentAttribute'),
      isInternal: text('category') === 'internal',
      linkUrl: text('url') || null,
      raw: elements,
    };
  };
}

/** Strict: `Buffer.from` would skip what is no base64 and deliver a shorter file without a word. */
function decodeContent(content: unknown, maxBytes: number, where: string): Buffer {
  if (typeof content !== 'string') {
    throw new OnOfficeAnswerError('shape', where, 'base64', describeShape(content));
  }
  // The alphabet takes 4 characters for 3 bytes; PHP's chunk_split would add line ends.
  const text = /\s/.test(content) ? content.replaceAll(/\s+/g, '') : content;
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  const bytes = (text.length / 4) * 3 - padding;
  if (bytes > maxBytes) {
    throw new OnOfficeAnswerError('too_large', where, `at most ${maxBytes} bytes`, 'more');
  }
  if (text.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(text.slice(0, text.length - padding))) {
    throw new OnOfficeAnswerError('shape', where, 'base64', `${describeShape(content)} that is not base64`);
  }
  return Buffer.from(text, 'base64');
}
