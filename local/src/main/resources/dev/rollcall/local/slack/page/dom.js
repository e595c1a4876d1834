/** Makes an element: properties by name, `data` for data-… and `aria` for aria-… attributes. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  const { data = {}, aria = {}, ...rest } = properties;
  Object.assign(node, rest);
  Object.assign(node.dataset, data);
  for (const [name, value] of Object.entries(aria)) {
    node.setAttribute(`aria-${name}`, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Whether two answers say the same. */
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export const byId = (id) => document.getElementById(id);

/** The square with a person's initial, in a colour of their own. */
export function avatar(user) {
  const name = user?.real_name ?? '?';
  const hue = [...(user?.id ?? '')].reduce((hash, letter) => hash * 33 + letter.charCodeAt(0), 7) % 5;
  const slackbot = user?.id === 'USLACKBOT';
  const colour = slackbot ? 'slackbot' : user?.bot ? 'bot' : hue;
  return el('span', { className: `avatar hue-${colour}`, aria: { hidden: 'true' } }, slackbot ? '✱' : name.charAt(0));
}
