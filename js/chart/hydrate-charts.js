// Hydrates charts. What draws them anew is fetched when a choice first needs it.
import init, { start, hydrate } from "app";
import wasm from "app.wasm";
import { hydrateAll } from "./hydrate-all.js";

const draw = async (plot) => (await import("./redraw.js")).redraw(plot);
hydrateAll({ init, hydrate, wasm, ready: () => start(draw) });
