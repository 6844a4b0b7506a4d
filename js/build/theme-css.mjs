// For esbuild: embeds can be asked for light or dark colours, whatever the device's setting. style/tokens.css defines
// the colours once; this makes their rules respond to `data-theme` too. That doubles the specificity of these
// selectors, as also in the rules for forced colours and print that follow: `:where()`, which would add none, is newer
// than the oldest browsers.
import { readFile } from "node:fs/promises";

const DARK = /@media \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}\s*\}/;

export const themePlugin = {
  name: "theme",
  setup(build) {
    build.onLoad({ filter: /[/\\]tokens\.css$/ }, async ({ path }) => {
      const css = await readFile(path, "utf8");
      if (!DARK.test(css)) throw new Error("style/tokens.css has no dark colours of the form that is looked for.");
      const contents = css.replace(DARK, (_, dark) =>
        [
          `@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) {${dark}} }`,
          `:root[data-theme="dark"] { color-scheme: dark; ${dark}}`,
          `:root[data-theme="light"] { color-scheme: light; }`,
        ].join("\n"),
      );
      return { contents, loader: "css" };
    });
  },
};
