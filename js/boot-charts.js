// Wakes charts. What draws them anew is fetched when a choice first needs it.
import init, { start, wake } from "app";
import wasm from "app.wasm";
import { wakeAll } from "./wake-all.js";

const draw = async (plot) => (await import("./redraw.js")).redraw(plot);
wakeAll({ init, wake, wasm, ready: () => start(draw) });
