// Identifies a published file by the first 132 bits of its SHA-256, which are enough that no two files share them.

/** How many characters of the digest are kept. */
export const digestLength = 22;

/** @param {ArrayBuffer} bytes @returns {Promise<string>} */
export async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const text = btoa(String.fromCharCode(...hash));
  return text.replace(/\+/g, "-").replace(/\//g, "_").slice(0, digestLength);
}
