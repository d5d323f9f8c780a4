/** Builds answers as the wire shows them, for tests that play the server. */

export interface SentAction {
  readonly actionid: string;
  readonly resourceid: string;
  readonly resourcetype: string;
  readonly identifier: string;
  readonly timestamp: number;
  readonly hmac: string;
  readonly hmac_version: string;
  readonly parameters: Record<string, unknown>;
}

export interface SentBody {
  readonly token: string;
  readonly request: { readonly actions: readonly SentAction[] };
}

export const TOKEN = '4f1c2d3e4b5a69788796a5b4c3d2e1f0';
export const SECRET = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

export function parseBody(body: unknown): SentBody {
  const parsed: unknown = typeof body === 'string' ? JSON.parse(body) : body;
  return parsed as SentBody;
}

export function resultOf(
  action: SentAction,
  records: readonly unknown[] | 'error',
  options: { readonly total?: number | null; readonly errorCode?: number; readonly message?: string } = {},
): Record<string, unknown> {
  const errorcode = options.errorCode ?? 0;
  return {
    actionid: action.actionid,
    resourceid: action.resourceid,
    resourcetype: action.resourcetype,
    cacheable: errorcode === 0,
    identifier: action.identifier,
    data: records === 'error' ? [] : { meta: { cntabsolute: options.total ?? null }, records },
    status: { errorcode, message: options.message ?? (errorcode === 0 ? 'OK' : 'an error') },
  };
}

export function errorResultOf(
  action: SentAction,
  errorCode: number,
  message?: string,
): Record<string, unknown> {
  return resultOf(action, 'error', message === undefined ? { errorCode } : { errorCode, message });
}

export function envelope(
  results: readonly unknown[] | undefined,
  status: { readonly code: number; readonly errorcode: number; readonly message?: string } = {
    code: 200,
    errorcode: 0,
  },
): Record<string, unknown> {
  return {
    status: { message: status.errorcode === 0 ? 'OK' : 'an error', ...status },
    ...(results === undefined ? {} : { response: { results } }),
  };
}

/** An answer in which every action gets the same records. */
export function answerAll(body: SentBody, records: readonly unknown[]): Record<string, unknown> {
  return envelope(body.request.actions.map((action) => resultOf(action, records)));
}

export function estateRecord(id: number, elements: Record<string, unknown> = {}): Record<string, unknown> {
  return { id, type: 'estate', elements };
}
