// Pages of other sites that embed ours, each with its own way of resizing a frame. Two use the real libraries; the
// others imitate only how the real programs respond to a message.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { serve } from "../../js/build/serve.mjs";
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

const frames = (addresses, more) => addresses.map((address) => frame(address, more)).join("");

/** Each host: what it makes of the addresses of frames; no frame is made lower than `least` or higher than `most`. */
export const HOSTS = {
  "our script": { html: (addresses, site) => `${frames(addresses)}<script src="${site}embed.js" async></script>` },
  "our first script": { html: (addresses, site) => `${frames(addresses)}<script src="${site}embed/v1.js" async></script>` },
  "our script, before the frame": { html: (addresses, site) => `<script src="${site}embed/v2.js"></script>${frames(addresses)}` },
  "our script and a sandbox": { html: (addresses, site) => `${frames(addresses, 'sandbox="allow-scripts"')}<script src="${site}embed.js"></script>` },
  "pym.js 1.3": {
    html: (addresses) => {
      const places = addresses.map((_, i) => `<div id="here-${i}"></div>`).join("");
      const calls = addresses.map((address, i) => `new pym.Parent("here-${i}", "${address}", { title: "Chart" });`).join("");
      return `${places}<script src="/pym.js/dist/pym.v1.min.js"></script><script>${calls}</script>`;
    },
  },
  "iframe-resizer 4": {
    // It greets a frame before the frame's page is there, and the browser says so.
    expected: [/target origin provided .* does not match/],
    html: (addresses) => `${frames(addresses)}<script src="/iframe-resizer/js/iframeResizer.min.js"></script><script>iFrameResize({ log: false }, "iframe");</script>`,
  },
  Datawrapper: {
    html: (addresses) => listen(`const heights = event.data["datawrapper-height"]; if (heights) for (const id in heights) frame.style.height = heights[id] + "px";`) + frames(addresses),
  },
  "Embedly and Medium": {
    html: (addresses) =>
      listen(`if (typeof event.data !== "string") continue; const said = JSON.parse(event.data); if (said.context === "iframe.resize" && said.src === frame.src) frame.height = said.height;`) +
      frames(addresses),
  },
  AMP: {
    html: (addresses) => listen(`if (event.data.sentinel === "amp" && event.data.type === "embed-size") frame.style.height = event.data.height + "px";`) + frames(addresses),
  },
  // As core does it: in a sandbox, with a secret of its own behind the address, between 200 and 1,000 pixels.
  WordPress: {
    least: 200,
    most: 1000,
    html: (addresses) => {
      const secret = (i) => `aB3dE6gH${String(i).padStart(2, "0")}`;
      const one = (address, i) => frame(`${address}#?secret=${secret(i)}`, `sandbox="allow-scripts" security="restricted" data-secret="${secret(i)}"`);
      return (
        listen(`const { message, value, secret } = event.data; if (message !== "height" || secret !== frame.dataset.secret) continue;
          const height = parseInt(value, 10); frame.height = height > 1000 ? 1000 : height < 200 ? 200 : height;`) + addresses.map(one).join("")
      );
    },
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
    const show = async (body, on = page, options = {}) => {
      html = body;
      await on.goto(server.address, options);
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

/** How many pixels the frame's height, without its padding and border, is off its content's, and whether anything has to be scrolled. */
export async function misfit(frame, most = 5000, least = 0) {
  const element = await frame.frameElement();
  const has = await element.evaluate((one) => {
    const { paddingTop, paddingBottom } = getComputedStyle(one);
    return one.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
  });
  const [wants, over, aside] = await frame.evaluate(() => {
    const root = document.documentElement;
    const { height } = document.querySelector("main").getBoundingClientRect();
    return [height, root.scrollHeight - root.clientHeight, root.scrollWidth - root.clientWidth];
  });
  if (wants > most) return { off: Math.round(has - most), scrolls: aside > 0 };
  if (wants < least) return { off: Math.round(has - least), scrolls: over > 0 || aside > 0 };
  return { off: Math.abs(has - wants) <= 1 ? 0 : Math.round(has - wants), scrolls: over > 0 || aside > 0 };
}

/** Waits until a frame is as high as its content, and nothing has to be scrolled. */
export const fits = (frame, most) => base.expect.poll(() => misfit(frame, most)).toEqual({ off: 0, scrolls: false });

/** Notes every address that a page and its frames ask for. */
export function asked(page) {
  const all = [];
  page.on("request", (request) => all.push(request.url()));
  return all;
}
