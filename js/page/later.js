// Fetches scripts when they are needed.

/** A module that could not be fetched stays so under its address, by the standard: another try needs another address. In
 * an embed, this script may be another try itself. */
let ending = new URL(import.meta.url).search;
let tries = 0;
const started = {};

/** The exports of a script. @param {string} path beside this script @returns {Promise<any>} */
export const later = (path) =>
  (started[path] ??= import(new URL(path + ending, import.meta.url)).catch((error) => {
    ending = `?try=${(tries += 1)}`;
    started[path] = undefined;
    throw error;
  }));
