import { defineCall, elementsOf, type Call } from './call.js';
import { OnOfficeAnswerError, describeShape } from './errors.js';
import { requireRecordId, type RecordId } from './record-id.js';

/** Modules whose records onOffice links to. */
export type LinkedModule = 'estate' | 'address';

/**
 * The address that opens a record in onOffice's own interface. It is not meant to be kept: ask when it is
 * needed. A record that may not be seen is answered with error 156.
 *
 * @throws RangeError when the id is not a record number
 * @example const url = await client.call(readRecordLink('estate', '4711'));
 * Source: apidoc.onoffice.de (get link).
 */
export function readRecordLink(module: LinkedModule, id: RecordId): Call<string> {
  const recordId = requireRecordId(id);
  return defineCall(
    {
      verb: 'get',
      resourceType: 'getlink',
      resourceId: module,
      parameters: { recordId: Number(recordId) },
    },
    (answer) => {
      const [record] = answer.records;
      const where = (): string => `${answer.where}.records[0]`;
      const url = record && elementsOf(record, where)['url'];
      if (typeof url === 'string' && /^https?:\/\//.test(url)) return url;
      throw new OnOfficeAnswerError(
        'shape',
        `${where()}.elements.url`,
        'an http(s) address',
        describeShape(url),
      );
    },
  );
}
