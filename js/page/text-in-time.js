/** How long a file of the site may take, in milliseconds. A connection may stall for ever. */
const TIMEOUT = 20_000;

/** The text of a file of the site. Throws if the host has none, and an `AbortError` if it takes too long.
 * @param {string | URL} address @param {RequestCache} [cache] @returns {Promise<string>} */
export async function textInTime(address, cache) {
  const stop = new AbortController();
  // Once the text is here, this stops nothing.
  setTimeout(() => stop.abort(), TIMEOUT);
  const response = await fetch(address, { cache, signal: stop.signal });
  if (!response.ok) throw new Error(response.status);
  return response.text();
}
