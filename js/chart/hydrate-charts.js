// Hydrates charts. What redraws them is fetched when a choice first needs it.
import init, { start, hydrate } from "app";
import wasm from "app.wasm";
import { hydrateAll } from "./hydrate-all.js";

/** Called with each choice: `plot` is what words and table show, as JSON (`Plot` in src/chart/plot.rs). The root element
 * keeps it for the buttons that save and play figures. A picture is asked for where the page has not drawn it yet. */
const draw = (plot, isDrawn) => {
  document.documentElement.plot = plot;
  return isDrawn ? undefined : import("./redraw.js").then(({ redraw }) => redraw(plot));
};
hydrateAll({ init, hydrate, wasm, ready: () => start(draw) });
