import { el } from './dom.js';
import { blocks } from './blocks.js';

/** The app's Home tab as it was published for one person. */
export function drawHome(root, view, people, surface) {
  root.replaceChildren(
    view
      ? blocks(view.content.blocks, people, surface)
      : el('p', { className: 'nothing' }, 'The app has published nothing here yet. It is told each time you open this tab.'),
  );
}
