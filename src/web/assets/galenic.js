// Keyboard help. Every page works without it.
const typing = (element) => element.matches('input, select, textarea, [contenteditable]');

document.addEventListener('keydown', (event) => {
  // Ctrl+Enter (or Cmd+Enter): what the page is for.
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const button = document.querySelector('button[data-main]');
    if (!button) return;
    event.preventDefault();
    button.form.requestSubmit(button);
    return;
  }
  // A scanner ends with Enter: on to the next empty field of the form, and only the last one sends it.
  if (event.key === 'Enter' && event.target.matches('input[data-scan]')) {
    const fields = [...event.target.form.querySelectorAll('input:not([type=hidden])')];
    const next = fields.slice(fields.indexOf(event.target) + 1).find((field) => field.value === '');
    if (!next) return;
    event.preventDefault();
    next.focus();
    return;
  }
  // A slash outside a field: search.
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
    const search = document.querySelector('main input[type=search]') ?? document.querySelector('.find input');
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
    return;
  }
  if (event.key === 'Escape') {
    const menu = document.querySelector('.menu[open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

// A menu closes when the work goes on elsewhere.
document.addEventListener('focusin', (event) => {
  for (const menu of document.querySelectorAll('.menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('.menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
