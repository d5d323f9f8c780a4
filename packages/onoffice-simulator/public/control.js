// The forms of the control page send what the JSON endpoints expect and show the answer.
for (const form of document.querySelectorAll('form[data-control]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(form);
  });
}

async function send(form) {
  const body = form.dataset.fixed === undefined ? readForm(form) : JSON.parse(form.dataset.fixed);
  const response = await fetch(form.dataset.control, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) {
    window.location.reload();
    return;
  }
  const { error } = await response.json();
  document.querySelector('#control-result').textContent = `Abgelehnt: ${error}`;
}

function readForm(form) {
  const body = form.dataset.customer === undefined ? {} : { customer: form.dataset.customer };
  for (const field of form.elements) {
    if (field.name) body[field.name] = field.dataset.type === 'number' ? Number(field.value) : field.value;
  }
  return body;
}
