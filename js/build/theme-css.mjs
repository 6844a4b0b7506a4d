// For esbuild: a page for frames can be asked for light or dark colours, whatever the reader's device says. The colours
// stand in style/tokens.css once; this makes their rules heed `data-theme` too. What it adds counts twice, as do the forced
// colours and paper that follow: `:where()`, which would count nothing, is newer than the oldest browsers.
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
