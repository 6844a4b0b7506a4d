/** Another page of the site, parsed. Its style stays out: this page's policy refuses it, and says so in the log.
 * @param {string} html */
export const parsed = (html) => new DOMParser().parseFromString(html.replace(/<style>[^<]*<\/style>/, ""), "text/html");
