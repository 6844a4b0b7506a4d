// Starts a compiled module and hydrates each of the page's islands on its own. If anything fails here, the page is
// still complete without it, says so, and offers to try again.
const { dataset } = document.documentElement;

/** @param {RequestInit} [options] how to fetch in another try: the browser's cache may hold what has failed */
export async function hydrateAll(page, options) {
  const { init, hydrate, wasm, ready = () => {} } = page;
  const islands = [...document.querySelectorAll("[data-island]")];
  let hydrated = 0;
  let again = () => hydrateAll(page, { cache: "reload" });
  const failed = (error) => {
    console.error(error);
    // A module that has trapped, as one without memory does, can't begin again. The view is in the address.
    if (error instanceof WebAssembly.RuntimeError) again = () => location.reload();
  };
  delete dataset.failed;
  try {
    const module = fetch(new URL(wasm, import.meta.url), options);
    await Promise.all([init({ module_or_path: module }), ...islands.map((island) => fill(island, options))]);
    ready();
    for (const island of islands) {
      try {
        if (hydrate(island)) hydrated += 1;
      } catch (error) {
        failed(error);
      }
    }
  } catch (error) {
    failed(error);
  }
  // A browser without this is too old for the module.
  if (!hydrated && [].at) for (const island of islands) offer(island, again, options);
  // Effects have run by the next task; only then is every island interactive.
  setTimeout(() => {
    if (hydrated === islands.length) dataset.ready = "";
    else dataset.failed = [].at ? "" : "old";
  });
}

/** Puts an island's props into its script, if they lie in a file beside the page. In an embed they are there already. */
async function fill(island, options) {
  const script = island.querySelector("script");
  const address = script.dataset.props;
  if (!address || (script.textContent && !options)) return;
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  script.textContent = await response.text();
}

/** Says in an island that it did not load, with a button to try again. A press of a button that does nothing leads there.
 * Text and button stay the nodes that hydration expects. */
function offer(island, again, isAgain) {
  const status = island.querySelector(".status");
  const text = status.querySelector("p").firstChild;
  const button = status.querySelector("button");
  const said = text.data;
  const show = (isFailed, words) => {
    text.data = words;
    status.classList.toggle("failed", isFailed);
    button.hidden = !isFailed;
  };
  show(true, "Part of this page didn’t load. The figures are right, but some buttons won’t work.");
  if (isAgain) button.focus();
  island.onclick = ({ target }) => {
    if (target === button) {
      island.onclick = null;
      show(false, said);
      again();
    } else if (target.closest("button[value]")) button.focus();
  };
}
