// Starts a compiled module and wakes each of the page's islands on its own. Whatever fails here, the page is complete
// without it.
export async function wakeAll({ init, wake, wasm, ready = () => {} }) {
  let awake = 0;
  const islands = document.querySelectorAll("[data-island]");
  try {
    await init({ module_or_path: new URL(wasm, import.meta.url) });
    ready();
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
}
