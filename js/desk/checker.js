// The worker of the publisher's page: fetches the published files once, and checks what it is given against them. It only
// reads from the site. Messages, after a first {published}, the address of the file of all published files:
//   {id, kind: "files", files: [{name, bytes}]}
//   {id, kind: "table", table, name, bytes, dataset, why, next, today}, where `table` is another number for each table
//   {id, kind: "text", text}
// Answers: {id, done, of} on the way, then {id, result}, or {id, failed, trapped}.
import init, { Desk } from "desk";
import wasm from "desk.wasm";

let published;
let loaded;
let opened;
let table;

/** The text at an address; undefined if it can't be had, as without signal. */
async function text(address, options) {
  try {
    const response = await fetch(address, options);
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what is fetched or made once. A failed attempt is forgotten, so that the next one can succeed. */
const load = () =>
  (loaded ??= Promise.all([text(published), init({ module_or_path: new URL(wasm, import.meta.url) })])
    .then(([files]) => {
      if (!files) throw new Error("The published files can’t be fetched.");
      return files;
    })
    .catch((error) => {
      loaded = undefined;
      throw error;
    }));

/** The published files: those of the build, and in their place those that were replaced since. */
async function open(progress) {
  const files = await load();
  const desk = Desk.open(files);
  if (!desk) throw new Error("The published files can’t be read.");
  const { resources } = JSON.parse(JSON.parse(files).files["datapackage.json"]);
  const of = resources.length + 1;
  let done = 0;
  let isNow = true;
  await Promise.all(
    resources.map(async ({ path }) => {
      const newest = await text(new URL(`../data/${path}`, published), { cache: "no-cache" });
      if (newest) desk.publish(path, newest);
      else isNow = false;
      progress((done += 1), of);
    }),
  );
  return { desk, isNow };
}

/** What a table holds, and what taking it over would do. Without a dataset, it is the one that the table fits. */
function taken(desk, { table: number, name, bytes, dataset, why, next, today }) {
  if (table?.number !== number) table = { number, opened: JSON.parse(desk.open_table(name, bytes)) };
  const fitting = table.opened.offers.filter(({ fits }) => fits);
  const chosen = dataset || (fitting.length === 1 ? fitting[0].name : "");
  return { ...table.opened, dataset: chosen, taken: chosen ? JSON.parse(desk.take_over(chosen, why, next, today)) : undefined };
}

async function answer(message) {
  const progress = (done, of) => postMessage({ id: message.id, done, of });
  opened ??= open(progress).catch((error) => {
    opened = undefined;
    throw error;
  });
  const { desk, isNow } = await opened;
  progress(1, 0);
  if (message.kind === "text") return { verdicts: JSON.parse(desk.check_text(message.text)), isNow };
  if (message.kind === "table") return { ...taken(desk, message), isNow };
  for (const { name, bytes } of message.files) desk.take(name, bytes);
  return { reviewed: JSON.parse(desk.review()), isNow };
}

onmessage = async ({ data }) => {
  if (data.published) {
    published = data.published;
    // Ahead of the first check, which may come when there is no connection any more.
    load().catch(() => {});
    return;
  }
  try {
    postMessage({ id: data.id, result: await answer(data) });
  } catch (error) {
    postMessage({ id: data.id, failed: String(error), trapped: error instanceof WebAssembly.RuntimeError });
  }
};
