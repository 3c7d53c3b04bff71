// Keeps the list of letters fresh, and lets the arrow keys walk it. The page works without.

const arrivals = new EventSource('/arrivals');

// The first word comes on every connection, so that nothing is missed that came while there was none.
arrivals.addEventListener('message', async () => {
  const response = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  replace('letters', fresh);
  // An open letter stays as it is: someone is reading it.
  if (document.body.classList.contains('closed')) replace('letter', fresh);
});

document.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = Array.from(document.querySelectorAll('#letters li a'));
  const place = links.indexOf(document.activeElement);
  if (step === undefined || place === -1) return;
  event.preventDefault();
  links[place + step]?.focus();
});

function replace(id, fresh) {
  const now = document.getElementById(id);
  const next = fresh.getElementById(id);
  if (!now || !next || now.innerHTML === next.innerHTML) return;
  const focused = now.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  now.replaceChildren(...next.childNodes);
  if (focused) now.querySelector(`a[href="${focused}"]`)?.focus();
}
