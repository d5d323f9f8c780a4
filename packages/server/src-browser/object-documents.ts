import { differsFromPage, formFields } from './form-fields.js';

/**
 * Uploads and changes to the list without leaving the page, so that the object's form keeps what was typed. The
 * server answers with the section, of which only the parts that concern the action are replaced.
 */
export function enhanceObjectDocuments(element: HTMLElement): void {
  const section = readSection(element);
  prepare(section);
  const enqueue = createQueue();
  const saveList = createListSaver(section, enqueue);

  const takeFiles = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])];
    input.value = '';
    enqueue(() => uploadAll(section, files));
  };
  element.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const list = target.closest<HTMLFormElement>('[data-documents-list]');
    if (list) saveList(list);
    if (target instanceof HTMLInputElement && target.type === 'file') takeFiles(target);
  });
  // What somebody did before this script was there.
  for (const list of element.querySelectorAll<HTMLFormElement>('[data-documents-list]')) {
    if (differsFromPage(list)) saveList(list);
  }
  for (const input of element.querySelectorAll<HTMLInputElement>('input[type=file]')) takeFiles(input);

  element.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    const form = event.target;
    const submitter = event.submitter instanceof HTMLButtonElement ? event.submitter : undefined;
    // Files go as soon as they are chosen.
    if (form.matches('[data-documents-upload]')) return;
    enqueue(() => sendForm(section, form, submitter));
  });

  element.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element && event.target.closest<HTMLAnchorElement>('[data-documents-open]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    enqueue(() => openLink(section, link));
  });

  enableDropping(section, (files) => enqueue(() => uploadAll(section, files)));
}

interface Section {
  readonly element: HTMLElement;
  /** A live region that stays, so that what comes into it is read out. */
  readonly status: HTMLElement;
  readonly progress: HTMLProgressElement;
}

type Part = 'list' | 'upload' | 'onoffice';

/** What came back: the section, a page that says why not, or nothing. */
type Answer =
  | { readonly kind: 'section'; readonly isOk: boolean; readonly element: HTMLElement }
  | { readonly kind: 'problem'; readonly sentences: readonly string[] }
  | { readonly kind: 'failed' };

function readSection(element: HTMLElement): Section {
  const status = element.querySelector<HTMLElement>('[data-documents-status]');
  const progress = element.querySelector<HTMLProgressElement>('[data-documents-progress]');
  if (!status || !progress) throw new Error('the page has no status of the documents');
  return { element, status, progress };
}

/** What the page offers only with or only without a script. */
function prepare({ element }: Section): void {
  for (const button of element.querySelectorAll<HTMLElement>('[data-without-script]')) button.hidden = true;
  for (const hint of element.querySelectorAll<HTMLElement>('[data-documents-drop]')) hint.hidden = false;
  const isFramed = globalThis.parent !== globalThis.window;
  for (const link of element.querySelectorAll<HTMLAnchorElement>('[data-documents-outside]')) {
    // A new tab leaves the form alone. From inside of a frame, cookies may not follow there.
    if (!isFramed) {
      link.target = '_blank';
      link.rel = 'noopener';
    } else if (link.dataset['documentsOutside'] === 'download') link.download = '';
  }
}

/** One thing after the other; a failure does not stop the next one. */
function createQueue(): (work: () => Promise<void>) => void {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    last = last.then(work, work);
  };
}

/** Saves the list when a choice changes; several changes while one save is under way are saved once more. */
function createListSaver(
  section: Section,
  enqueue: (work: () => Promise<void>) => void,
): (form: HTMLFormElement) => void {
  let waiting: HTMLFormElement | undefined;
  return (form) => {
    const isWaiting = waiting === form;
    waiting = form;
    if (isWaiting) return;
    enqueue(async () => {
      waiting = undefined;
      const answer = await post(form.action, formFields(form));
      if (waiting === form) noteShown(form, answer);
      else show(section, answer, ['list']);
    });
  };
}

/** The next save compares with what is stored by now. */
function noteShown(form: HTMLFormElement, answer: Answer): void {
  if (answer.kind !== 'section' || !answer.isOk) return;
  for (const { name, value } of answer.element.querySelectorAll<HTMLInputElement>(
    '[data-documents-list] input[type=hidden]',
  )) {
    const shown = form.elements.namedItem(name);
    if (shown instanceof HTMLInputElement) shown.value = value;
  }
}

async function sendForm(
  section: Section,
  form: HTMLFormElement,
  submitter: HTMLButtonElement | undefined,
): Promise<void> {
  const fields = formFields(form);
  if (submitter?.name) fields.append(submitter.name, submitter.value);
  const isTakeOver = form.matches('[data-documents-take-over]');
  if (isTakeOver) say(section, section.element.dataset['takingOver']);
  const answer = await post(submitter?.getAttribute('formaction') ?? form.action, fields);
  if (isTakeOver) show(section, answer, ['list', 'onoffice'], 'document-onoffice-open');
  else show(section, answer, ['list']);
}

async function openLink(section: Section, link: HTMLAnchorElement): Promise<void> {
  const isOnOffice =
    link.closest('[data-documents-part]')?.matches('[data-documents-part=onoffice]') ?? false;
  if (link.dataset['documentsOpen'] === 'loading') say(section, section.element.dataset['loading']);
  const answer = await ask(link.href, {});
  show(section, answer, [isOnOffice ? 'onoffice' : 'list'], link.dataset['documentsReturn']);
  if (answer.kind === 'section')
    section.element.querySelector<HTMLElement>('[data-documents-focus]')?.focus();
}

/** Sends files one by one: each gets its own place in the progress and its own line in the end. */
async function uploadAll(section: Section, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const { element, progress } = section;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const lines: string[] = [];
  let sentBytes = 0;
  let stopped: Answer | undefined;
  let latest: Answer | undefined;
  let hasRefusals = false;
  globalThis.addEventListener('beforeunload', warn);
  progress.hidden = false;
  for (const [index, file] of files.entries()) {
    if (stopped) {
      lines.push(filled(element.dataset['notTried'], { name: file.name }));
      continue;
    }
    const place = { number: String(index + 1), total: String(files.length), name: file.name };
    say(section, filled(element.dataset['uploading'], place));
    const answer = await sendFile(section, file, (loaded) => {
      progress.value = total === 0 ? 0 : Math.min(1, (sentBytes + loaded) / total);
    });
    sentBytes += file.size;
    if (answer.kind === 'section') {
      latest = answer;
      lines.push(...textsOf(answer.element, '[data-documents-report] li'));
      hasRefusals ||= answer.element.querySelector('[data-documents-report].alert-warning') !== null;
    }
    const hasNotice =
      answer.kind === 'section' && answer.element.querySelector('[data-documents-notice]') !== null;
    if (answer.kind === 'problem' || hasNotice) {
      stopped = answer;
      lines.push(filled(element.dataset['notTried'], { name: file.name }));
    } else if (answer.kind === 'failed') {
      lines.push(filled(element.dataset['notSent'], { name: file.name }));
    }
    hasRefusals ||= answer.kind !== 'section' || hasNotice;
  }
  globalThis.removeEventListener('beforeunload', warn);
  progress.hidden = true;
  progress.value = 0;
  if (latest) show(section, latest, ['list']);
  const notices =
    stopped?.kind === 'section' ? textsOf(stopped.element, '[data-documents-notice]') : problemOf(stopped);
  section.status.replaceChildren(
    ...notices.map((text) => alert('p', 'alert-danger', [text])),
    ...(lines.length > 0 ? [alert('ul', hasRefusals ? 'alert-warning' : 'alert-success', lines)] : []),
  );
}

function warn(event: Event): void {
  event.preventDefault();
}

/** `fetch` does not tell how much it has sent. */
function sendFile(section: Section, file: File, onProgress: (loaded: number) => void): Promise<Answer> {
  const form = section.element.querySelector<HTMLFormElement>('[data-documents-upload]');
  const input = form?.querySelector<HTMLInputElement>('input[type=file]');
  if (!form || !input) return Promise.resolve({ kind: 'failed' });
  const fields = new FormData();
  // The token first, as in the form: the server looks at it before it takes the file.
  for (const [name, value] of formFields(form)) fields.append(name, value);
  fields.append(input.name, file, file.name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('X-Requested-With', 'fetch');
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded));
    request.addEventListener('load', () =>
      resolve(readAnswer(request.responseText, request.status >= 200 && request.status < 300)),
    );
    for (const end of ['error', 'abort', 'timeout'] as const) {
      request.addEventListener(end, () => resolve({ kind: 'failed' }));
    }
    request.send(fields);
  });
}

function post(url: string, fields: URLSearchParams): Promise<Answer> {
  return ask(url, { method: 'POST', body: fields });
}

async function ask(url: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, { ...init, headers: { 'X-Requested-With': 'fetch' } });
    return readAnswer(await response.text(), response.ok);
  } catch {
    return { kind: 'failed' };
  }
}

function readAnswer(html: string, isOk: boolean): Answer {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const element = page.querySelector<HTMLElement>('[data-object-documents]');
  if (element) return { kind: 'section', isOk, element };
  const problem = page.querySelector('.panel-problem');
  return problem
    ? { kind: 'problem', sentences: textsOf(problem, 'h1, p:not(.button-row)') }
    : { kind: 'failed' };
}

/**
 * Shows an answer. Parts that the action does not concern stay as they are, with everything ticked or chosen in
 * them, unless the server refused: then it sends new tokens.
 *
 * @param returnTo the id of what gets the focus when the focused element is gone
 */
function show(section: Section, answer: Answer, parts: readonly Part[], returnTo?: string): void {
  if (answer.kind !== 'section') {
    const sentences =
      answer.kind === 'problem' ? problemOf(answer) : [section.element.dataset['failed'] ?? ''];
    section.status.replaceChildren(...sentences.map((text) => alert('p', 'alert-danger', [text])));
    return;
  }
  const focused = focusedIn(section);
  for (const part of answer.isOk ? parts : (['list', 'upload', 'onoffice'] as const)) {
    const selector = `[data-documents-part=${part}]`;
    const fresh = answer.element.querySelector(selector);
    if (fresh) section.element.querySelector(selector)?.replaceWith(document.adoptNode(fresh));
  }
  const status = answer.element.querySelector('[data-documents-status]');
  section.status.replaceChildren(...(status ? [...document.adoptNode(status).childNodes] : []));
  prepare(section);
  if (focused) restoreFocus(section, focused.id, returnTo);
}

/** The element inside of the section that has the focus; elsewhere the focus is none of our business. */
function focusedIn({ element }: Section): Element | undefined {
  const { activeElement } = document;
  return activeElement && element.contains(activeElement) ? activeElement : undefined;
}

function restoreFocus({ element }: Section, id: string, returnTo: string | undefined): void {
  if (element.contains(document.activeElement)) return;
  // A document at the top cannot go up any more, but down again.
  const counterpart = id.replace(/^document-(up|down)-/, (_whole, way) =>
    way === 'up' ? 'document-down-' : 'document-up-',
  );
  const candidates = [id, counterpart, returnTo ?? '', 'documents-title'];
  const target = candidates
    .map((candidate) => (candidate === '' ? null : document.getElementById(candidate)))
    .find((found) => found && !found.matches(':disabled'));
  target?.focus();
}

function say({ status }: Section, text: string | undefined): void {
  status.textContent = text ?? '';
}

function alert(tag: 'p' | 'ul', kind: string, texts: readonly string[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = `alert ${kind} object-document-report`;
  if (tag === 'p') element.textContent = texts.join(' ');
  else {
    for (const text of texts)
      element.append(Object.assign(document.createElement('li'), { textContent: text }));
  }
  return element;
}

function problemOf(answer: Answer | undefined): readonly string[] {
  return answer?.kind === 'problem' ? [answer.sentences.join(' ')] : [];
}

function textsOf(root: ParentNode, selector: string): string[] {
  return [...root.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
}

function filled(template: string | undefined, values: Readonly<Record<string, string>>): string {
  return (template ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Files dropped on the section are uploaded; dropped beside it they do not replace the page with themselves. */
function enableDropping({ element }: Section, upload: (files: readonly File[]) => void): void {
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const isInside = event.target instanceof Node && element.contains(event.target);
    element.classList.toggle('is-drop-target', isInside);
    if (event.dataTransfer) event.dataTransfer.dropEffect = isInside ? 'copy' : 'none';
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) element.classList.remove('is-drop-target');
  });
  document.addEventListener('drop', (event) => {
    element.classList.remove('is-drop-target');
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.target instanceof Node && element.contains(event.target))
      upload([...(event.dataTransfer?.files ?? [])]);
  });
}
