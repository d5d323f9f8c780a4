import { differsFromPage, formFields } from './form-fields.js';

/** Help texts on and off without losing what was typed, and a warning before unsaved changes are lost. */
export function enhanceObjectForm(element: HTMLElement): void {
  enhanceHelpToggle(element);
  warnBeforeLeaving(element as HTMLFormElement);
}

function enhanceHelpToggle(objectForm: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>('[data-help-toggle]');
  const box = form?.querySelector<HTMLInputElement>('input[type=checkbox]');
  const button = form?.querySelector<HTMLElement>('[data-without-script]');
  if (!form || !box || !button) return;
  const apply = (): void => {
    objectForm.classList.toggle('without-help', !box.checked);
    void fetch(form.action, { method: 'POST', body: formFields(form), redirect: 'manual' });
  };
  button.hidden = true;
  box.addEventListener('change', apply);
  if (differsFromPage(form)) apply();
}

function warnBeforeLeaving(form: HTMLFormElement): void {
  // A form that came back holds what is stored nowhere; so does one that was typed in before this script was there.
  let isChanged = form.dataset['unsaved'] !== undefined || differsFromPage(form);
  form.addEventListener('input', () => {
    isChanged = true;
  });
  form.addEventListener('submit', () => {
    isChanged = false;
  });
  globalThis.addEventListener('beforeunload', (event) => {
    if (isChanged) event.preventDefault();
  });
}
