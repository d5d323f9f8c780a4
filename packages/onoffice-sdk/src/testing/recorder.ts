import type { Transport } from '../transport.js';
import { isObject } from '../is-object.js';
import { createRedactor, type Redactor } from './redactor.js';
import { receivedActions } from './answer-builder.js';

/** One recorded exchange, fit for a fixture: the shape of everything, the content of nothing. */
export interface RecordedExchange {
  readonly actions: readonly {
    readonly verb: string;
    readonly resourceType: string;
    readonly resourceId: string;
    readonly parameters: unknown;
  }[];
  readonly httpStatus: number;
  /** The redacted answer, or the kind of body when it was not JSON. */
  readonly answer: unknown;
}

export interface Recorder {
  /** Passes everything through and records it. */
  readonly transport: Transport;
  readonly exchanges: () => readonly RecordedExchange[];
}

/**
 * Records what goes over a transport. Token, signature, claim and timestamp are left out; of values
 * only the shape stays (see {@link createRedactor}), so that a recording of a real account can be kept
 * as a fixture and still be decoded.
 *
 * @example
 * const recorder = createRecorder(createGotTransport());
 * const client = createOnOfficeClient({ token, secret, transport: recorder.transport });
 * await client.estates.get('4711', { fields: ['objekttitel'] });
 * await writeFile('estate.json', JSON.stringify(recorder.exchanges()));
 */
export function createRecorder(transport: Transport): Recorder {
  const exchanges: RecordedExchange[] = [];
  const redactor = createRedactor();
  return {
    async transport(request) {
      const answer = await transport(request);
      exchanges.push({
        actions: receivedActions(request.body).map(({ verb, resourceType, resourceId, parameters }) => ({
          verb,
          resourceType,
          resourceId: redactor.resourceId(resourceId),
          parameters: redactor.parameters(parameters),
        })),
        httpStatus: answer.status,
        answer: redactBody(answer.body, redactor),
      });
      return answer;
    },
    exchanges: () => exchanges,
  };
}

function redactBody(body: string | Buffer, redactor: Redactor): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString());
  } catch {
    return `a body of length ${body.length} that is not JSON`;
  }
  if (!isObject(parsed)) return 'JSON that is no object';
  const response = isObject(parsed['response']) ? parsed['response'] : {};
  const results = Array.isArray(response['results']) ? response['results'] : [];
  return {
    status: redactor.status(parsed['status']),
    response: { results: results.map((result: unknown) => redactResult(result, redactor)) },
  };
}

function redactResult(result: unknown, redactor: Redactor): unknown {
  if (!isObject(result)) return redactor.value(result);
  const { actionid, resourceid, resourcetype, cacheable, data, status } = result;
  return {
    actionid,
    resourceid: typeof resourceid === 'string' ? redactor.resourceId(resourceid) : resourceid,
    resourcetype,
    cacheable,
    identifier: '',
    data: redactData(data, redactor),
    status: redactor.status(status),
  };
}

function redactData(data: unknown, redactor: Redactor): unknown {
  if (!isObject(data)) return redactor.value(data);
  const { meta, records } = data;
  return {
    // The number of hits is no personal data and needed to replay a paged list.
    meta,
    records: Array.isArray(records)
      ? records.map((record: unknown) =>
          isObject(record)
            ? {
                id: redactor.recordId(record['id']),
                type: record['type'],
                elements: redactor.value(record['elements']),
              }
            : redactor.value(record),
        )
      : redactor.value(records),
  };
}
