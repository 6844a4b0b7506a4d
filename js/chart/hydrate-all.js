// Starts a compiled module and hydrates each of the page's islands on its own. If anything fails here, the page is
// still complete without it.
export async function hydrateAll({ init, hydrate, wasm, ready = () => {} }) {
  let hydrated = 0;
  const islands = document.querySelectorAll("[data-island]");
  try {
    await Promise.all([init({ module_or_path: new URL(wasm, import.meta.url) }), ...[...islands].map(fill)]);
    ready();
    for (const island of islands) {
      try {
        if (hydrate(island)) hydrated += 1;
      } catch (error) {
        console.error(error);
      }
    }
  } catch (error) {
    console.error(error);
  }
  // Effects have run by the next task; only then is every island interactive.
  setTimeout(() => {
    if (hydrated === islands.length) document.documentElement.dataset.ready = "";
    else document.documentElement.dataset.failed = "";
  });
}

/** Puts an island's props into its script, if they lie in a file beside the page. In an embed they are there already. */
async function fill(island) {
  const script = island.querySelector("script");
  const address = script.dataset.props;
  if (!address || script.textContent) return;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  script.textContent = await response.text();
}
