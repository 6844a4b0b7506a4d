// The colours of charts in the light scheme, as style/tokens.css has them: drawings fall back on them where the style sheet
// is lost.
import { readFileSync } from "node:fs";

/** Names of tokens, and their colours. */
const tokens = readFileSync(new URL("../../style/tokens.css", import.meta.url), "utf8").split("@media", 1)[0];
const declared = [...tokens.matchAll(/--((?:series|chart|surface)[\w-]*): (#[\da-f]+);/g)];
export default Object.fromEntries(declared.map(([, name, colour]) => [name, colour]));

/** For esbuild: a browser has no files to read, so the bundle holds the colours themselves. */
export const lightColoursPlugin = {
  name: "light-colours",
  setup(build) {
    build.onLoad({ filter: /[/\\]light-colours\.mjs$/ }, async ({ path }) => {
      const { default: colours } = await import(path);
      return { contents: JSON.stringify(colours), loader: "json" };
    });
  },
};
