// Makes the social cards, the images shown with shared links, as PNG files of 1200 by 630: `node
// js/build/social-cards.mjs <folder>`. A request is {file, title, picture?, figure?,
// words?, about?, site, host, colours}.
import { Resvg } from "@resvg/resvg-js";
import { png } from "./png.mjs";
import { makeFiles } from "./make-files.mjs";
import { layOut, svg, version } from "./typst.mjs";

makeFiles({
  cache: "social-cards",
  version,
  sources: [import.meta.url, new URL("./png.mjs", import.meta.url).href],
  read: JSON.parse,
  make(request) {
    // Letters are outlines in the SVG, so no font is needed here.
    const page = new Resvg(svg(layOut("card", request)), {
      fitTo: { mode: "width", value: 1200 },
      font: { loadSystemFonts: false },
    });
    return png(page.render());
  },
});
