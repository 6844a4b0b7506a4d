// Elements from data. Everything is set as text, so no file can become markup.

/** An element. @param {string} tag @param {Record<string, unknown>} properties @param {...(Node | string | undefined)} children */
export function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A number with what is counted: "1 problem", "1,204 problems". */
export const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
