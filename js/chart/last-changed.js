/** The day on which the figures of a page last changed, as it stands in what is said about them. */
export const lastChanged = () => document.querySelector(".about-data > p:last-of-type time:nth-of-type(2)");
