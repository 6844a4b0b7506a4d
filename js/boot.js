// Starts the compiled module and wakes each island on its own. Whatever fails here, the page is complete without it.
import init, { start, wake } from "app";
import wasm from "app.wasm";

const draw = async (plot) => (await import("./redraw.js")).redraw(plot);

let awake = 0;
const islands = document.querySelectorAll("[data-island]");
try {
  await init({ module_or_path: new URL(wasm, import.meta.url) });
  start(draw);
  for (const island of islands) {
    try {
      if (wake(island)) awake += 1;
    } catch (error) {
      console.error(error);
    }
  }
} catch (error) {
  console.error(error);
}
// Effects have run by the next task; only then does every part answer.
setTimeout(() => {
  if (awake === islands.length) document.documentElement.dataset.ready = "";
  else document.documentElement.dataset.failed = "";
});
