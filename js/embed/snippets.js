// The code that editors paste, as src/page/embed/code.rs writes it, for embeds with settings of their own.
import { escape } from "../chart/describe.js";

/** @typedef {{address: string, whole: string, title: string, height: number, chart?: string}} Embed its address, the full
 *   page's, its title with the site's name, a height that is enough at any width, and a chart's path below `embed/`, without
 *   a slash at the end */

/** A frame. @param {Embed} embed */
export const frameCode = ({ address, title, height }) =>
  `<iframe src="${escape(address)}" title="${escape(title)}" width="100%" height="${height}" loading="lazy" frameborder="0"></iframe>`;

/** A link to the full page. @param {Embed} embed */
export const linkCode = ({ whole, title }) => `<a href="${escape(whole)}">${escape(title)}</a>`;

/** The element of a chart, without its script. @param {Embed} embed @param {[string, string][]} [settings] as attributes */
export function elementCode({ chart, ...embed }, settings = []) {
  const more = settings.map(([name, value]) => ` ${name}="${escape(value)}"`).join("");
  return `<safer-chart chart="${escape(chart)}"${more} title="${escape(embed.title)}">${linkCode(embed)}</safer-chart>`;
}
