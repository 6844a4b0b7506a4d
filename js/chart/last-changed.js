/** The day on which the figures of a page last changed, as it stands in what is said about them. */
export const lastChanged = () => document.querySelector("[data-last-changed]");
