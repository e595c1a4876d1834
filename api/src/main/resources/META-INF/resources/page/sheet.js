// A stylesheet that only some pages need. What asks for it waits until it is there.

export const sheet = (href) =>
  new Promise((loaded, failed) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href, onload: loaded, onerror: () => failed(new Error(`${href} can't be loaded`)) });
    document.head.append(link);
  });
