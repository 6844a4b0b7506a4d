// The built site for an engine, and what a page is waited for and asked.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../../js/build/serve.mjs";
import { PROJECT } from "../hosts/servers.mjs";

export const DIST = join(PROJECT, "dist");

/** Keeps what goes wrong in a page, for a browser whose driver does not tell. It runs before the page's own scripts. */
function keepFaults() {
  const faults = (globalThis.faults = []);
  addEventListener("error", ({ message, target }) => faults.push(`error: ${message || target.outerHTML}`), true);
  addEventListener("unhandledrejection", ({ reason }) => faults.push(`rejected: ${reason}`));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => faults.push(`policy: ${violatedDirective} ${blockedURI}`));
  for (const name of ["error", "warn", "info", "log"]) console[name] = (...words) => faults.push(`${name}: ${words.join(" ")}`);
}

/** Serves the site. `isWatched` puts a script into each page that keeps its faults. */
export function serveSite({ isWatched = false, answer } = {}) {
  const watch = (request, response, path) => {
    if (path === "/keep-faults.js") return Boolean(response.writeHead(200, { "Content-Type": "text/javascript" }).end(`(${keepFaults})();`));
    const file = join(DIST, path.endsWith("/") ? `${path}index.html` : path);
    if (!file.endsWith(".html") || !existsSync(file)) return false;
    const html = readFileSync(file, "utf8").replace("<head>", '<head><script src="/keep-faults.js"></script>');
    return Boolean(response.writeHead(200, { "Content-Type": "text/html;charset=utf-8" }).end(html));
  };
  return serve(DIST, { strength: 1, answer: (...what) => answer?.(...what) || (isWatched && watch(...what)) });
}

/** Waits for what a page that is alive looks for at once: newer figures. Firefox calls it an error if a page is left before. */
export const settled = (tab) =>
  tab.until(() => {
    const looksFor = "ready" in document.documentElement.dataset && document.querySelector("[data-island]");
    return !looksFor || performance.getEntriesByType("resource").some(({ name }) => /\/data\/(?!days)[^/]+\.json$/.test(name));
  });

/** Opens a page, and waits until its scripts have done what they do at once. Embeds wait for a reader. */
export async function open(tab, address) {
  await tab.open(address);
  await tab.until(() => document.readyState === "complete" && document.fonts.status === "loaded" && matchMedia("(prefers-reduced-motion: reduce)").matches && ("ready" in document.documentElement.dataset || !document.querySelector(".site-header")));
  await settled(tab);
}
