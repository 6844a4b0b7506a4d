/** The element with the day on which the page's figures last changed. */
export const lastChanged = () => document.querySelector("[data-last-changed]");
