// Pages of other sites that show ours, each with its own way to fit a frame. Two ways are real libraries; the others do
// what their programs do with a message, and no more.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { serve } from "../../js/serve.mjs";
import { DIST, test as base } from "./site.mjs";

/** The address that the published snippets name. */
export const PUBLISHED = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../public/data/site.json"), "utf8")).address;

/** A snippet of the page of a chart, by the end of its field's id, for a site at this address. */
export function snippet(path, name, site) {
  const html = readFileSync(join(DIST, path, "index.html"), "utf8");
  const field = html.match(new RegExp(`<textarea id="code-${name}"[^>]*>([^<]*)</textarea>`))[1];
  const text = field.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  return text.replaceAll(PUBLISHED, site);
}

export const frame = (address, more = "") => `<iframe title="Chart" src="${address}" width="100%" height="150" style="border:0" ${more}></iframe>`;
const listen = (code) => `<script>addEventListener("message", (event) => { for (const frame of document.querySelectorAll("iframe")) if (frame.contentWindow === event.source) { ${code} } });</script>`;

/** Each host: what it makes of the address of a frame; `most` is what it never goes over. */
export const HOSTS = {
  "our script": { html: (address, site) => `${frame(address)}<script src="${site}embed.js" async></script>` },
  "our script, before the frame": { html: (address, site) => `<script src="${site}embed/v1.js"></script>${frame(address)}` },
  "our script and a sandbox": { html: (address, site) => `${frame(address, 'sandbox="allow-scripts"')}<script src="${site}embed.js"></script>` },
  "pym.js 1.3": {
    html: (address) => `<div id="here"></div><script src="/pym.js/dist/pym.v1.min.js"></script><script>new pym.Parent("here", "${address}", { title: "Chart" });</script>`,
  },
  "iframe-resizer 4": {
    // It greets a frame before the frame's page is there, and the browser says so.
    expected: [/target origin provided .* does not match/],
    html: (address) => `${frame(address)}<script src="/iframe-resizer/js/iframeResizer.min.js"></script><script>iFrameResize({ log: false }, "iframe");</script>`,
  },
  Datawrapper: {
    html: (address) => listen(`const heights = event.data["datawrapper-height"]; if (heights) for (const id in heights) frame.style.height = heights[id] + "px";`) + frame(address),
  },
  "Embedly and Medium": {
    html: (address) =>
      listen(`if (typeof event.data !== "string") continue; const said = JSON.parse(event.data); if (said.context === "iframe.resize" && said.src === frame.src) frame.height = said.height;`) +
      frame(address),
  },
  AMP: {
    html: (address) => listen(`if (event.data.sentinel === "amp" && event.data.type === "embed-size") frame.style.height = event.data.height + "px";`) + frame(address),
  },
  // As core does it: in a sandbox, with a secret behind the address, between 200 and 1,000 pixels.
  WordPress: {
    most: 1000,
    html: (address) =>
      listen(`const { message, value, secret } = event.data; if (message !== "height" || secret !== frame.dataset.secret) continue;
        const height = parseInt(value, 10); frame.height = height > 1000 ? 1000 : height < 200 ? 200 : height;`) +
      frame(`${address}#?secret=aB3dE6gH9k`, 'sandbox="allow-scripts" security="restricted" data-secret="aB3dE6gH9k"'),
  },
};

export const test = base.extend({
  /** Shows a page of another site, on an origin of its own. Its folder is that of the libraries. */
  show: async ({ page }, use) => {
    let html = "";
    const answer = (request, response, path) => {
      if (path === "/") response.writeHead(200, { "Content-Type": "text/html;charset=utf-8" }).end(`<!DOCTYPE html><title>A host</title><link rel="icon" href="data:,">${html}`);
      else if (path === "/stranger") response.writeHead(200, { "Content-Type": "text/html" }).end("<!DOCTYPE html><title>A stranger</title>");
      return path === "/" || path === "/stranger";
    };
    const server = await serve(resolve(import.meta.dirname, "../../node_modules"), { answer });
    const show = async (body, on = page) => {
      html = body;
      await on.goto(server.address);
      return on.frames().slice(1);
    };
    show.address = server.address;
    await use(show);
    await server.close();
  },
});

/** The frame of ours in a page, once it is there. */
export async function ours(page, site) {
  const find = () => page.frames().find((one) => one.url().startsWith(`${site}embed/`));
  await base.expect.poll(() => Boolean(find())).toBe(true);
  const found = find();
  await found.waitForLoadState();
  return found;
}

/** How many pixels the frame's height is off its content's, and whether anything has to be scrolled. */
export async function misfit(frame, most = 5000) {
  const element = await frame.frameElement();
  const has = await element.evaluate((one) => one.clientHeight);
  const [wants, over, aside] = await frame.evaluate(() => {
    const root = document.documentElement;
    const { height } = document.querySelector("main").getBoundingClientRect();
    return [height, root.scrollHeight - root.clientHeight, root.scrollWidth - root.clientWidth];
  });
  if (wants > most) return { off: Math.round(has - most), scrolls: aside > 0 };
  return { off: Math.abs(has - wants) <= 1 ? 0 : Math.round(has - wants), scrolls: over > 0 || aside > 0 };
}
