// The worker of the publisher's page: fetches the published files, and checks what it is given against them. It only
// reads from the site. Messages, after a first {published}, the address of the file of all published files:
//   {id, kind: "files", files: [{name, bytes}]}
//   {id, kind: "table", table, name, bytes, dataset, why, next, today}, where `table` is another number for each table
//   {id, kind: "text", text}
// Answers: {id, done, of} on the way, then {id, result}, or {id, failed, trapped}.
import init, { Reviewer } from "publisher";
import wasm from "publisher.wasm";
import { textInTime } from "../page/text-in-time.js";

/** Files that were fetched so long ago, in milliseconds, are asked for again: the page may be left open all day. */
const FRESH = 300_000;

let published;
let loaded;
let opened;
let reviewer;
let table;

/** The files of the build, which nothing can stand in for, so they may take their time. */
async function builtFiles() {
  const response = await fetch(published);
  if (!response.ok) throw new Error("The published files can’t be fetched.");
  return response.text();
}

/** Keeps what is fetched or made once. A failed attempt is forgotten, so that the next one can succeed. */
const load = () =>
  (loaded ??= Promise.all([builtFiles(), init({ module_or_path: new URL(wasm, import.meta.url) })])
    .then(([files]) => files)
    .catch((error) => {
      loaded = undefined;
      throw error;
    }));

/** The text of a file that may have been replaced since the build; undefined if it can't be had in time. */
const newestOf = (path) => textInTime(new URL(`../data/${path}`, published), "no-cache").catch(() => undefined);

/** The published files: those of the build, and in their place those that were replaced since. */
async function open(progress) {
  const files = await load();
  // No check with the one before is under way by now, and it takes tens of megabytes.
  reviewer?.free();
  reviewer = Reviewer.open(files);
  if (!reviewer) throw new Error("The published files can’t be read.");
  const { resources } = JSON.parse(JSON.parse(files).files["datapackage.json"]);
  const of = resources.length + 1;
  let done = 0;
  let isNow = true;
  await Promise.all(
    resources.map(async ({ path }) => {
      const newest = await newestOf(path);
      if (newest) reviewer.publish(path, newest);
      else isNow = false;
      progress((done += 1), of);
    }),
  );
  return isNow;
}

/** Opens the published files, once for all checks of some minutes. What failed, or was opened without a connection, is
 * forgotten, so that the next check tries again. @returns {Promise<boolean>} whether they are what is published now */
async function current(progress) {
  if (Date.now() - opened?.at > FRESH) opened = undefined;
  const mine = (opened ??= { isNow: open(progress) });
  let isNow = false;
  try {
    isNow = await mine.isNow;
    mine.at ??= Date.now();
    return isNow;
  } finally {
    if (!isNow && opened === mine) opened = undefined;
  }
}

/** What a table holds, and what importing it would do. Without a dataset, it is the one that the table fits. */
function imported({ table: number, name, bytes, dataset, why, next, today }) {
  // A reviewer imports only a table that it has opened itself.
  if (table?.number !== number || table.reviewer !== reviewer) table = { number, reviewer, opened: JSON.parse(reviewer.open_table(name, bytes)) };
  const fitting = table.opened.offers.filter(({ fits }) => fits);
  const chosen = dataset || (fitting.length === 1 ? fitting[0].name : "");
  return { ...table.opened, dataset: chosen, imported: chosen ? JSON.parse(reviewer.import_table(chosen, why, next, today)) : undefined };
}

async function answer(message) {
  const progress = (done, of) => postMessage({ id: message.id, done, of });
  const isNow = await current(progress);
  progress(1, 0);
  if (message.kind === "text") return { verdicts: JSON.parse(reviewer.check_text(message.text)), isNow };
  if (message.kind === "table") return { ...imported(message), isNow };
  for (const { name, bytes } of message.files) reviewer.take(name, bytes);
  return { reviewed: JSON.parse(reviewer.review()), isNow };
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
