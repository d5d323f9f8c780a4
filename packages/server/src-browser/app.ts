/*
 * Every page works without scripts, except the activation, which has to talk to onOffice's window. What
 * scripts add hangs on data attributes of the markup; a page loads only what it needs.
 */

/** What comes before the end of a session needs minutes; no first view waits for it. */
const SESSION_END_LOADED_BEFORE_MS = 10 * 60 * 1000;

await forEach('[data-activation]', async (form) => (await import('./activation.js')).enhanceActivation(form));
await forEach('[data-close-window]', async (page) => (await import('./close-window.js')).closeWindow(page));
await forEach('[data-wizard]', async (form) => (await import('./wizard.js')).enhanceWizard(form));
await forEach('[data-object-form]', async (form) =>
  (await import('./object-form.js')).enhanceObjectForm(form),
);
await forEach('[data-object-documents]', async (section) =>
  (await import('./object-documents.js')).enhanceObjectDocuments(section),
);
await forEach('[data-session-end]', watchSessionEndLater);
await forEach('[data-submit-once]', submitOnce);
await forEach('[data-focus]', (element) => element.focus());
// Whoever drives the page by a program waits for this.
document.documentElement.dataset['scripts'] = 'ready';

async function forEach(
  selector: string,
  enhance: (element: HTMLElement) => void | Promise<void>,
): Promise<void> {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) await enhance(element);
}

function watchSessionEndLater(notice: HTMLElement): void {
  const shownAt = Date.now();
  const { idleSeconds, secondsLeft } = notice.dataset;
  const lastsMs = Math.min(Number(idleSeconds), Number(secondsLeft)) * 1000;
  setTimeout(
    () => void import('./session-end.js').then(({ watchSessionEnd }) => watchSessionEnd(notice, shownAt)),
    Math.max(0, lastsMs - SESSION_END_LOADED_BEFORE_MS),
  );
}

/** A double click sends one form. The server would notice too; this spares the wait. */
function submitOnce(element: HTMLElement): void {
  let isSent = false;
  element.addEventListener('submit', (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  // Back from the browser's cache, the form may be sent again.
  globalThis.addEventListener('pageshow', () => {
    isSent = false;
  });
}
