// The whole style sheet: the files of style/, in the order of style/site.css, in a form that the oldest browsers read.
// Pages carry what they need of it (js/build/trim-style.mjs), and its digest in their policy.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { oldestBrowsers } from "./oldest-browsers.mjs";
import { themePlugin } from "./theme-css.mjs";

/** How the style sheet names the typeface; each page puts its own way to the file in its place. */
export const FONT = /url\("?heading\.woff2"?\)/g;

/** The rule for the typeface's file. */
export const FONT_FACE = /@font-face\{[^}]*heading\.woff2[^}]*\}/;

/** @returns {Promise<string>} */
export async function wholeStyle() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../../style/site.css", import.meta.url))],
    plugins: [themePlugin],
    external: ["heading.woff2"],
    bundle: true,
    minify: true,
    ...oldestBrowsers,
    legalComments: "none",
    logLevel: "warning",
    write: false,
  });
  return outputFiles[0].text;
}

/** Fills a style into the gaps of a page: `<style></style>`, and `{style}` in the policy. */
export function styled(html, style) {
  const digest = createHash("sha256").update(style).digest("base64");
  return html.replace("{style}", () => `'sha256-${digest}'`).replace("<style></style>", () => `<style>${style}</style>`);
}
