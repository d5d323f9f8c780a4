/** Search, counter and „Alle / Keine auswählen“ for the list of prospects. */
export function enhanceWizard(form: HTMLElement): void {
  const tools = form.querySelector<HTMLElement>('[data-prospect-tools]');
  const list = form.querySelector<HTMLElement>('[data-prospects]');
  const master = form.querySelector<HTMLInputElement>('[data-master]');
  if (!tools || !list || !master) return;
  const rows = [...list.querySelectorAll<HTMLElement>('[data-prospect]')].flatMap((row) => {
    const box = row.querySelector<HTMLInputElement>('input[type=checkbox]');
    return box ? [{ row, box, text: row.textContent.toLocaleLowerCase('de') }] : [];
  });
  const count = tools.querySelector<HTMLElement>('[data-prospect-count]');
  const filter = tools.querySelector<HTMLInputElement>('input[type=search]');

  const showCount = (): void => {
    const ticked = master.checked ? rows.filter(({ box }) => box.checked).length : 0;
    const template = count?.dataset['template'] ?? '';
    if (count)
      count.textContent = template
        .replace('{ticked}', String(ticked))
        .replace('{total}', String(rows.length));
    list.classList.toggle('is-off', !master.checked);
  };

  form.addEventListener('change', showCount);
  filter?.addEventListener('input', () => {
    const wanted = filter.value.toLocaleLowerCase('de').trim();
    for (const { row, text } of rows) row.hidden = !text.includes(wanted);
  });
  // Enter in the search box searches; it does not import.
  filter?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  for (const button of tools.querySelectorAll<HTMLButtonElement>('[data-tick]')) {
    button.addEventListener('click', () => {
      for (const { row, box } of rows) {
        if (!row.hidden && !box.disabled) box.checked = button.dataset['tick'] === 'all';
      }
      showCount();
    });
  }
  tools.hidden = false;
  showCount();
}
