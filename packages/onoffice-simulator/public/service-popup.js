// onOffice's popup around the provider's page. It obeys signed messages of that page and of nobody else.
const popup = document.querySelector('#service-popup');
const frame = document.querySelector('#service-frame');

if (popup && frame) {
  document.querySelector('#open-popup')?.addEventListener('click', (event) => {
    frame.src = event.currentTarget.dataset.src;
    say('');
    popup.showModal();
  });
  document.querySelector('#close-popup').addEventListener('click', () => popup.close());
  popup.addEventListener('close', () => {
    frame.src = 'about:blank';
  });
  window.addEventListener('message', (event) => void hear(event));
}

async function hear(event) {
  if (event.source !== frame.contentWindow || event.origin !== popup.dataset.providerOrigin) return;
  const response = await fetch('/popup/message', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: event.data }),
  });
  const verdict = await response.json();
  if (verdict.rejected) {
    say(`Nachricht des Anbieters abgelehnt: ${verdict.rejected}`);
    return;
  }
  if (verdict.effect === 'refresh') {
    await refreshBehind();
    return;
  }
  popup.close();
  if (verdict.effect === 'refreshAndClose') window.location.reload();
}

// The record behind the popup is read anew; the popup itself stays as it is.
async function refreshBehind() {
  const response = await fetch(window.location.href);
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const selector of ['main > .columns', 'main > h1', 'main > .lead']) {
    const old = document.querySelector(selector);
    const replacement = fresh.querySelector(selector);
    if (old && replacement) old.replaceWith(replacement);
  }
  say('Die Immobilie im Hintergrund wurde neu geladen.');
}

function say(text) {
  document.querySelector('#popup-log').textContent = text;
}
