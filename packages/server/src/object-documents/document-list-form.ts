import type { Direction } from '../stored-files/moved-order.js';
import { isDocumentKind, isVisibility, type DocumentKind, type Visibility } from './document.js';

/** What can be chosen for a document in the list. */
export interface DocumentChoice {
  readonly kind: DocumentKind;
  readonly visibility: Visibility;
}

/** What the broker chose for a document, beside what the page had shown. */
export interface ListedChoice {
  readonly chosen: DocumentChoice;
  readonly shown: DocumentChoice;
}

export interface DocumentMove {
  readonly documentId: string;
  readonly direction: Direction;
}

export interface DocumentListForm {
  /** Document id → choice. */
  readonly choices: ReadonlyMap<string, ListedChoice>;
  readonly move: DocumentMove | undefined;
}

/** The names of a document's fields in the list. */
export const LIST_FIELDS = {
  kind: (documentId: string) => `kind:${documentId}`,
  kindShown: (documentId: string) => `kindShown:${documentId}`,
  visibility: (documentId: string) => `visibility:${documentId}`,
  visibilityShown: (documentId: string) => `visibilityShown:${documentId}`,
  move: 'move',
} as const;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the posted list; `undefined` for what no page of ours can have sent. */
export function parseDocumentList(body: Readonly<Record<string, unknown>>): DocumentListForm | undefined {
  const choices = new Map<string, ListedChoice>();
  for (const name of Object.keys(body)) {
    const documentId = name.startsWith('kind:') ? name.slice('kind:'.length) : undefined;
    if (documentId === undefined) continue;
    const chosen = choiceOf(body[name], body[LIST_FIELDS.visibility(documentId)]);
    const shown = choiceOf(
      body[LIST_FIELDS.kindShown(documentId)],
      body[LIST_FIELDS.visibilityShown(documentId)],
    );
    if (!UUID.test(documentId) || !chosen || !shown) return undefined;
    choices.set(documentId, { chosen, shown });
  }
  const move = body[LIST_FIELDS.move];
  if (move === undefined) return { choices, move: undefined };
  const [, direction, movedId = ''] = /^(up|down):(.+)$/.exec(typeof move === 'string' ? move : '') ?? [];
  if (!UUID.test(movedId)) return undefined;
  return { choices, move: { documentId: movedId, direction: direction === 'up' ? 'up' : 'down' } };
}

function choiceOf(kind: unknown, visibility: unknown): DocumentChoice | undefined {
  return isDocumentKind(kind) && isVisibility(visibility) ? { kind, visibility } : undefined;
}
