// The activation mask: listens to the provider's iframe, and to nothing else.
const frame = document.querySelector('#activation-frame');
const circle = document.querySelector('#circle');
const copyKey = document.querySelector('#copy-key');

const sendCircle = () => {
  if (circle.value !== '') document.querySelector('#circle-form').requestSubmit();
};
circle?.addEventListener('change', sendCircle);
// Chosen before this script was there.
if (circle && !circle.selectedOptions[0]?.defaultSelected) sendCircle();

if (copyKey && navigator.clipboard) {
  copyKey.hidden = false;
  copyKey.addEventListener('click', () => void copy());
}

if (frame) window.addEventListener('message', (event) => void hear(event));

async function copy() {
  const field = document.querySelector('#api-key');
  try {
    await navigator.clipboard.writeText(field.value);
    copyKey.textContent = 'Kopiert';
  } catch {
    // Without the permission the key is at least selected.
    field.select();
  }
}

async function hear(event) {
  if (event.source !== frame.contentWindow || event.origin !== frame.dataset.providerOrigin) return;
  // onOffice expects the plain string; anything else leaves everything as it is.
  if (event.data !== 'active') return;
  const result = document.querySelector('#activation-result');
  const response = await fetch('/marketplace/immo-billie/status');
  const { state } = await response.json();
  if (state !== 'active') {
    result.textContent =
      'Der Anbieter meldet die Freischaltung, aber sein API-Benutzer ist noch nicht freigeschaltet (unlockProvider fehlt).';
    return;
  }
  const status = document.querySelector('#api-key-status');
  status.textContent = 'Aktiv';
  status.className = 'status status-aktiv';
  result.textContent = 'immo-billie ist freigeschaltet.';
  document.querySelector('#activation-next').hidden = false;
  document.querySelector('#activation-hint').hidden = true;
}
