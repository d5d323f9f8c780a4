import { formFields } from './form-fields.js';

/** Sends the pasted key without leaving the page and tells onOffice's dialog when it is unlocked. */
export function enhanceActivation(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const message = required(form, '.activation-message');
  const button = required(form, 'button[type=submit]') as HTMLButtonElement;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    button.disabled = true;
    message.textContent = '';
    void send(form).then((outcome) => {
      button.disabled = false;
      if (outcome.status === 'active') showActive(form);
      else message.textContent = outcome.message ?? form.dataset['messageFailed'] ?? '';
    });
  });
  button.disabled = false;
}

interface Outcome {
  readonly status: 'active' | 'error';
  readonly message?: string;
}

async function send(form: HTMLFormElement): Promise<Outcome> {
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      body: formFields(form),
    });
    return (await response.json()) as Outcome;
  } catch {
    return { status: 'error' };
  }
}

function showActive(form: HTMLFormElement): void {
  const state = required(form, '[data-activation-state]');
  state.textContent = state.dataset['active'] ?? '';
  state.classList.add('is-active');
  required(form, '[data-activation-fields]').hidden = true;
  // The dialog that embeds this page waits for exactly this string; whose origin it has, we cannot know.
  globalThis.parent.postMessage('active', '*');
}

function required(root: ParentNode, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}
