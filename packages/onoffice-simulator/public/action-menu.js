// The menu button of the action bar: opens by click or arrow key, closes by Escape or a click elsewhere.
const button = document.querySelector('#provider-menu-button');
const items = document.querySelector('#provider-menu-items');

if (button && items) {
  const setOpen = (open) => {
    items.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => {
    setOpen(items.hidden);
    if (!items.hidden) items.querySelector('[role="menuitem"]')?.focus();
  });
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpen(true);
    items.querySelector('[role="menuitem"]')?.focus();
  });
  items.addEventListener('click', () => setOpen(false));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || items.hidden) return;
    setOpen(false);
    button.focus();
  });
  document.addEventListener('click', (event) => {
    if (!event.target.closest('#provider-menu')) setOpen(false);
  });
  // Nothing opens before this script is there: until then the button does not look as if it did.
  button.disabled = false;
}
