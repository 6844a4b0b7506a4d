// Hydrates charts. The code that renders them again is fetched when a selection first needs it.
import redraw from "later:redraw";
import init, { start, hydrate } from "app";
import wasm from "app.wasm";
import { later } from "../page/later.js";
import { closeAreaList } from "./area-list.js";
import { hydrateAll } from "./hydrate-all.js";

/** Called with each selection: `plot` is what text and table show, as JSON (`Plot` in src/chart/plot.rs). It is stored
 * on the root element for the buttons that save and play figures. An image is rendered only if the page has none for it
 * yet. */
const draw = (plot, isDrawn) => {
  document.documentElement.plot = plot;
  return isDrawn ? undefined : later(redraw).then(({ redraw }) => redraw(plot));
};
closeAreaList();
hydrateAll({ init, hydrate, wasm, ready: () => start(draw) });
