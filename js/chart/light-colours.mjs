// The colours of charts in the light scheme, from style/tokens.css: chart images fall back on them when the style sheet
// does not load.
import { readFileSync } from "node:fs";

/** The colours by the names of their tokens. */
const tokens = readFileSync(new URL("../../style/tokens.css", import.meta.url), "utf8").split("@media", 1)[0];
const declared = [...tokens.matchAll(/--((?:series|chart|surface)[\w-]*): (#[\da-f]+);/g)];
export default Object.fromEntries(declared.map(([, name, colour]) => [name, colour]));

/** An esbuild plugin: a browser can't read the style sheet's file, so the bundle contains the colours themselves. */
export const lightColoursPlugin = {
  name: "light-colours",
  setup(build) {
    build.onLoad({ filter: /[/\\]light-colours\.mjs$/ }, async ({ path }) => {
      const { default: colours } = await import(path);
      return { contents: JSON.stringify(colours), loader: "json" };
    });
  },
};
