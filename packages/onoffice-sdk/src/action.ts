/** The verbs of the API; `read` and `get` read, the other four write. */
export type Verb = 'read' | 'create' | 'modify' | 'delete' | 'get' | 'do';

/** One action as the caller means it: unsigned, without credentials and without a claim. */
export interface Action {
  readonly verb: Verb;
  readonly resourceType: string;
  /** `""` asks for a list. `"0"` would ask for record 0. */
  readonly resourceId: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const actionUrns: Readonly<Record<Verb, string>> = {
  read: 'urn:onoffice-de-ns:smart:2.5:smartml:action:read',
  create: 'urn:onoffice-de-ns:smart:2.5:smartml:action:create',
  modify: 'urn:onoffice-de-ns:smart:2.5:smartml:action:modify',
  delete: 'urn:onoffice-de-ns:smart:2.5:smartml:action:delete',
  get: 'urn:onoffice-de-ns:smart:2.5:smartml:action:get',
  do: 'urn:onoffice-de-ns:smart:2.5:smartml:action:do',
};

/** The URN that names a verb on the wire. */
export function actionUrn(verb: Verb): string {
  return actionUrns[verb];
}
