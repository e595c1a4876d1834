import { el } from './dom.js';

/** Slack's question before something is done; true when the answer is yes. */
export function sure(confirm) {
  return new Promise((answer) => {
    const box = el(
      'dialog',
      { className: 'question', data: { testid: 'confirm' } },
      el('h3', {}, confirm.title.text),
      el('p', {}, confirm.text.text),
      el(
        'div',
        { className: 'ends' },
        el('button', { type: 'button', onclick: () => box.close('no') }, confirm.deny.text),
        el('button', { type: 'button', className: `pressable ${confirm.style ?? 'primary'}`, onclick: () => box.close('yes') }, confirm.confirm.text),
      ),
    );
    box.onclose = () => {
      box.remove();
      answer(box.returnValue === 'yes');
    };
    document.body.append(box);
    box.showModal();
  });
}
