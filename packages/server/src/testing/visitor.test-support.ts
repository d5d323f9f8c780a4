/** What a visitor sees: the last page after all redirects. */
export class Page {
  readonly status: number;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  /** Status and address of each redirect on the way. */
  readonly redirects: readonly { readonly status: number; readonly location: string }[];

  constructor(response: Response, url: URL, body: string, redirects: Page['redirects']) {
    this.status = response.status;
    this.url = url;
    this.headers = response.headers;
    this.body = body;
    this.redirects = redirects;
  }

  /** The text as people read it, without markup. */
  get text(): string {
    const [, main = this.body] = /<main[^>]*>([\s\S]*)<\/main>/.exec(this.body) ?? [];
    return decodeEntities(main.replace(/<[^>]+>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim();
  }

  get heading(): string {
    return decodeEntities((/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(this.body)?.[1] ?? '').trim());
  }

  /** The value of the first field with this name. */
  field(name: string): string {
    const value = this.fields().find(([fieldName]) => fieldName === name)?.[1];
    if (value === undefined) throw new Error(`the page has no field ${name}: ${this.text.slice(0, 200)}`);
    return value;
  }

  /** What the browser would send for the form with this action: hidden, text and select fields, ticked boxes. */
  fields(action?: string): [string, string][] {
    const form = action === undefined ? this.body : this.#form(action);
    const fields: [string, string][] = [];
    for (const [tag] of form.matchAll(/<(?:input|select)\b[^>]*>(?:[\s\S]*?<\/select>)?/g)) {
      const name = attribute(tag, 'name');
      if (name === undefined || /^<input[^>]*\sdisabled/.test(tag)) continue;
      if (tag.startsWith('<select')) {
        const selected = /<option value="([^"]*)" selected/.exec(tag) ?? /<option value="([^"]*)"/.exec(tag);
        fields.push([name, decodeEntities(selected?.[1] ?? '')]);
      } else if (attribute(tag, 'type') !== 'checkbox' || /\schecked/.test(tag)) {
        fields.push([name, attribute(tag, 'value') ?? '']);
      }
    }
    return fields;
  }

  #form(action: string): string {
    const forms = [...this.body.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form);
    const found = forms.find((form) => attribute(form, 'action') === action);
    if (!found) throw new Error(`the page has no form to ${action}`);
    return found;
  }
}

export type FormFields = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

/** A browser without scripts: keeps cookies, follows redirects, sends Origin with forms. */
export class Visitor {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.#request(url, { headers: { ...headers } });
  }

  post(url: string, fields: FormFields, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    const pairs = Array.isArray(fields) ? fields.map((pair) => [...pair]) : Object.entries(fields);
    return this.#request(url, {
      method: 'POST',
      body: new URLSearchParams(pairs as [string, string][]),
      headers: { origin: this.#origin, ...headers },
    });
  }

  /** Sends a form of a page as shown, with some fields changed or (`null`) left out. */
  submit(page: Page, action: string, changes: Readonly<Record<string, string | null>> = {}): Promise<Page> {
    const kept = page.fields(action).filter(([name]) => !(name in changes));
    const changed = Object.entries(changes).filter((entry): entry is [string, string] => entry[1] !== null);
    return this.post(action, [...kept, ...changed]);
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  async #request(target: string, init: RequestInit & { headers: Record<string, string> }): Promise<Page> {
    let url = new URL(target, this.#origin);
    let request = init;
    const redirects: { status: number; location: string }[] = [];
    for (;;) {
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, {
        ...request,
        headers: { ...request.headers, ...(cookie === '' ? {} : { cookie }) },
        redirect: 'manual',
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        this.#cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (location === null || response.status < 300 || response.status > 399) {
        return new Page(response, url, await response.text(), redirects);
      }
      redirects.push({ status: response.status, location });
      if (redirects.length > 10) throw new Error('too many redirects');
      url = new URL(location, url);
      request = { headers: {} };
    }
  }
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag.slice(0, tag.indexOf('>') + 1))?.[1];
  return value === undefined ? undefined : decodeEntities(value);
}

function decodeEntities(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: '\u00a0' };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
    code === undefined ? (named[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
  );
}
