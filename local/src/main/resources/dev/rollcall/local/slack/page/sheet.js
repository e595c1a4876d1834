import { el } from './dom.js';

/** A dialog with a title and a way out. What fails in it is told at its end: `told(promise)`. */
export function sheet(dialog, title, content) {
  const notice = el('p', { className: 'bad', role: 'alert' });
  const told = (doing) => doing.then(() => (notice.textContent = '')).catch((failed) => (notice.textContent = failed.message));
  dialog.replaceChildren(
    el(
      'div',
      { className: 'modal' },
      el(
        'header',
        {},
        el('h2', {}, title),
        el('button', { type: 'button', className: 'x', aria: { label: 'Close' }, onclick: () => dialog.close() }, '×'),
      ),
      el('div', { className: 'modal-body sheet' }, ...content(told)),
      notice,
    ),
  );
  if (!dialog.open) dialog.showModal();
}

export function field(label, made, about) {
  return el('label', { className: 'input' }, el('span', { className: 'label' }, label), made, about ? el('small', {}, about) : null);
}

export function check(label, checked, onchange) {
  const box = el('input', { type: 'checkbox', checked });
  box.onchange = () => onchange(box.checked);
  return el('label', { className: 'check' }, box, label);
}
