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

  /** The main part as people read it, without markup. */
  get text(): string {
    return plainText(/<main[^>]*>([\s\S]*)<\/main>/.exec(this.body)?.[1] ?? this.body);
  }

  /** The header with product name, navigation and office. */
  get headerText(): string {
    return plainText(/<header[^>]*>([\s\S]*)<\/header>/.exec(this.body)?.[1] ?? '');
  }

  get heading(): string {
    return decodeEntities((/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(this.body)?.[1] ?? '').trim());
  }

  /** What the page announces at once: notices and summaries of errors. */
  get alert(): string {
    return plainText(/<div[^>]*\srole="(?:alert|status)"[^>]*>([\s\S]*?)<\/div>/.exec(this.body)?.[1] ?? '');
  }

  get json(): unknown {
    return JSON.parse(this.body);
  }

  /** Texts and addresses of all links of the main part. */
  get links(): readonly { readonly text: string; readonly href: string; readonly tag: string }[] {
    return [...this.body.matchAll(/<a\b[^>]*>([\s\S]*?)<\/a>/g)].map(([tag, text = '']) => ({
      text: plainText(text),
      href: attribute(tag, 'href') ?? '',
      tag: tag.slice(0, tag.indexOf('>') + 1),
    }));
  }

  link(text: string): { readonly text: string; readonly href: string; readonly tag: string } {
    const found = this.links.find((link) => link.text === text);
    if (!found)
      throw new Error(`the page has no link „${text}“: ${this.links.map((link) => link.text).join(', ')}`);
    return found;
  }

  /** Texts of all buttons. */
  get buttons(): readonly string[] {
    return [...this.body.matchAll(/<button\b[^>]*>([\s\S]*?)<\/button>/g)].map(([, text = '']) =>
      plainText(text),
    );
  }

  /** The value of the first field with this name. */
  field(name: string): string {
    const value = this.fields().find(([fieldName]) => fieldName === name)?.[1];
    if (value === undefined) throw new Error(`the page has no field ${name}: ${this.text.slice(0, 200)}`);
    return value;
  }

  /** The tag of the input or select with this id. */
  control(id: string): string {
    return controlIn(this.body, id);
  }

  isTicked(id: string): boolean {
    return /\schecked/.test(this.control(id));
  }

  /** The visible or hidden label of a control. */
  label(id: string): string {
    return labelIn(this.body, id);
  }

  /** What the browser would send for the form with this action: hidden, text and select fields, ticked boxes. */
  fields(action?: string): [string, string][] {
    const form = action === undefined ? this.body : this.#form(action);
    const fields: [string, string][] = [];
    for (const [tag] of form.matchAll(
      /<(?:input|select)\b[^>]*>(?:(?<=<select[^>]*>)[\s\S]*?<\/select>)?/g,
    )) {
      const name = attribute(tag, 'name');
      if (name === undefined || /^<(?:input|select)[^>]*\sdisabled/.test(tag)) continue;
      if (tag.startsWith('<select')) {
        const selected =
          /<option value="([^"]*)"[^>]*\sselected/.exec(tag) ?? /<option value="([^"]*)"/.exec(tag);
        fields.push([name, decodeEntities(selected?.[1] ?? '')]);
      } else if (!/^(?:checkbox|radio)$/.test(attribute(tag, 'type') ?? '') || /\schecked/.test(tag)) {
        fields.push([name, attribute(tag, 'value') ?? '']);
      }
    }
    return fields;
  }

  #form(action: string): string {
    const forms = [...this.body.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form);
    const found = forms.find((form) => attribute(form, 'action') === action);
    if (!found)
      throw new Error(`the page has no form to ${action}: ${this.status} ${this.text.slice(0, 200)}`);
    return found;
  }
}

export type FormFields = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

/** One request of a visitor with its answer, before redirects are followed. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly sentBody: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export interface VisitorOptions {
  /** Where the app really listens, when its public address is another one. */
  readonly via?: string;
  /** Headers of every request, such as those of a proxy. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly onExchange?: (exchange: Exchange) => void;
}

type RequestOptions = Omit<RequestInit, 'headers'> & { readonly headers: Readonly<Record<string, string>> };

/** A browser without scripts: keeps cookies, follows redirects, sends Origin with forms. */
export class Visitor {
  readonly #origin: string;
  readonly #options: VisitorOptions;
  readonly #cookies = new Map<string, string>();
  /** The `Set-Cookie` lines received so far. */
  readonly cookieLines: string[] = [];

  constructor(origin: string, options: VisitorOptions = {}) {
    this.#origin = origin;
    this.#options = options;
  }

  open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.#request(url, { headers: { ...headers } });
  }

  /** Opens a URL with another method than GET and without a body. */
  request(method: string, url: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.#request(url, { method, headers: { ...headers } });
  }

  post(
    url: string,
    fields: FormFields,
    headers: Readonly<Record<string, string>> = {},
    signal?: AbortSignal,
  ): Promise<Page> {
    const pairs = Array.isArray(fields) ? fields.map((pair) => [...pair]) : Object.entries(fields);
    return this.#request(url, {
      method: 'POST',
      ...(signal ? { signal } : {}),
      body: new URLSearchParams(pairs as [string, string][]).toString(),
      headers: {
        origin: this.#origin,
        'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
        ...headers,
      },
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

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  /** Another browser with the same cookies, as a thief of the cookie or a second tab would have. */
  copy(): Visitor {
    const copy = new Visitor(this.#origin, this.#options);
    for (const [name, value] of this.#cookies) copy.#cookies.set(name, value);
    return copy;
  }

  async #request(target: string, init: RequestOptions): Promise<Page> {
    let url = new URL(target, this.#origin);
    let request = init;
    const redirects: { status: number; location: string }[] = [];
    for (;;) {
      const { response, body } = await this.#exchange(url, request);
      const location = response.headers.get('location');
      if (location === null || response.status < 300 || response.status > 399) {
        return new Page(response, url, body, redirects);
      }
      redirects.push({ status: response.status, location });
      if (redirects.length > 10) throw new Error('too many redirects');
      url = new URL(location, url);
      request = { headers: {} };
    }
  }

  async #exchange(url: URL, request: RequestOptions): Promise<{ response: Response; body: string }> {
    const { via, headers, onExchange } = this.#options;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const wireUrl =
      via !== undefined && url.origin === new URL(this.#origin).origin
        ? new URL(`${url.pathname}${url.search}`, via)
        : url;
    const response = await fetch(wireUrl, {
      ...request,
      headers: { ...headers, ...request.headers, ...(cookie === '' ? {} : { cookie }) },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      this.cookieLines.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const body = await response.text();
    onExchange?.({
      method: request.method ?? 'GET',
      url: url.href,
      sentBody: typeof request.body === 'string' ? request.body : '',
      status: response.status,
      headers: response.headers,
      body,
    });
    return { response, body };
  }
}

/** The tag of the input or select with this id in a piece of markup. */
export function controlIn(html: string, id: string): string {
  const tags = [...html.matchAll(/<(?:input|select)\b[^>]*>/g)].map(([tag]) => tag);
  const found = tags.find((tag) => attribute(tag, 'id') === id);
  if (!found) throw new Error(`there is no input or select with the id ${id}`);
  return found;
}

/** The text of the label of a control. */
export function labelIn(html: string, id: string): string {
  const labels = [...html.matchAll(/<label\b[^>]*>([\s\S]*?)<\/label>/g)];
  return plainText(labels.find(([tag]) => attribute(tag, 'for') === id)?.[1] ?? '');
}

/** The value of an attribute of a tag, decoded. */
export function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag.slice(0, tag.indexOf('>') + 1))?.[1];
  return value === undefined ? undefined : decodeEntities(value);
}

/** Markup as people read it. */
export function plainText(html: string): string {
  return decodeEntities(html.replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function decodeEntities(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: '\u00a0' };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
    code === undefined ? (named[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
  );
}
