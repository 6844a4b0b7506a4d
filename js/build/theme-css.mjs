// For esbuild: a page for frames can be asked for light or dark colours, whatever the reader's device says. The colours
// stand in style/tokens.css once; this makes their rules heed `data-theme` too. What it adds weighs nothing against the
// forced colours and paper that follow.
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
          `@media (prefers-color-scheme: dark) { :root:where(:not([data-theme="light"])) {${dark}} }`,
          `:root:where([data-theme="dark"]) { color-scheme: dark; ${dark}}`,
          `:root:where([data-theme="light"]) { color-scheme: light; }`,
        ].join("\n"),
      );
      return { contents, loader: "css" };
    });
  },
};
