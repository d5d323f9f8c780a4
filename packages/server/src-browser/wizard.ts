/** Search, counter and „Alle / Keine auswählen“ at once; without this the server does it and sends the page again. */
export function enhanceWizard(form: HTMLElement): void {
  const tools = form.querySelector<HTMLElement>('[data-prospect-tools]');
  const master = form.querySelector<HTMLInputElement>('[data-master]');
  if (!tools || !master) return;
  const groups = [...form.querySelectorAll<HTMLElement>('[data-prospect-group]')].map(readGroup);
  const rows = groups.flatMap(({ rows: own }) => own);

  enhanceFilter(tools, rows);
  const showCount = counter(tools, master, groups);
  form.addEventListener('change', showCount);
  for (const button of tools.querySelectorAll<HTMLButtonElement>('[data-tick]')) {
    // No longer the button that the Enter key presses: that is „Weiter“.
    button.type = 'button';
    button.addEventListener('click', () => {
      for (const { row, box } of rows) {
        if (!row.hidden && !box.disabled) box.checked = button.dataset['tick'] === 'all';
      }
      showCount();
    });
  }
  tools.querySelector('[data-without-script]')?.remove();
  showCount();
}

interface Row {
  readonly row: HTMLElement;
  readonly box: HTMLInputElement;
  readonly text: string;
}

interface Group {
  readonly element: HTMLElement;
  /** Switches the whole group; only the automatic one has it. */
  readonly toggle: HTMLInputElement | null;
  readonly rows: readonly Row[];
}

function readGroup(element: HTMLElement): Group {
  const rows = [...element.querySelectorAll<HTMLElement>('.prospect-list > li')].flatMap((row): Row[] => {
    const box = row.querySelector<HTMLInputElement>('input[type=checkbox]');
    return box ? [{ row, box, text: row.textContent.toLocaleLowerCase('de') }] : [];
  });
  return { element, toggle: element.querySelector<HTMLInputElement>('[data-group]'), rows };
}

function counter(tools: HTMLElement, master: HTMLInputElement, groups: readonly Group[]): () => void {
  const count = tools.querySelector<HTMLElement>('[data-prospect-count]');
  return () => {
    let ticked = 0;
    let total = 0;
    for (const { element, toggle, rows } of groups) {
      const isOn = master.checked && (toggle?.checked ?? true);
      element.classList.toggle('is-off', !isOn);
      ticked += isOn ? rows.filter(({ box }) => box.checked).length : 0;
      total += rows.length;
    }
    if (!count) return;
    const template = count.dataset['template'] ?? '';
    count.textContent = template.replace('{ticked}', String(ticked)).replace('{total}', String(total));
  };
}

function enhanceFilter(tools: HTMLElement, rows: readonly Row[]): void {
  const filter = tools.querySelector<HTMLInputElement>('input[type=search]');
  if (!filter) return;
  const find = (): void => {
    const wanted = filter.value.toLocaleLowerCase('de').trim();
    for (const { row, text } of rows) row.hidden = !text.includes(wanted);
  };
  filter.addEventListener('input', find);
  // Typed before this script was there.
  if (filter.value !== filter.defaultValue) find();
  // Enter in the search box searches; it does not import.
  filter.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
}
