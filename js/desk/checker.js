// The worker of the publisher's page: fetches the published files once, and checks what it is given against them. It only
// reads from the site. Messages: {id, kind: "files", files: [{name, bytes}]} or {id, kind: "text", text}, after a first
// {published}, the address of the file of all published files. Answers: {id, done, of} on the way, then {id, result} or
// {id, failed}.
import init, { Desk } from "desk";
import wasm from "desk.wasm";

let published;
let opened;

/** The text at an address; undefined if it can't be had, as without signal. */
async function text(address, options) {
  try {
    const response = await fetch(address, options);
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

/** The published files: those of the build, and in their place those that were replaced since. */
async function open(progress) {
  const [files] = await Promise.all([text(published), init({ module_or_path: new URL(wasm, import.meta.url) })]);
  const desk = files && Desk.open(files);
  if (!desk) throw new Error("The published files can’t be read.");
  const { resources } = JSON.parse(JSON.parse(files)["datapackage.json"]);
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

async function answer({ id, kind, files, text: words }) {
  const progress = (done, of) => postMessage({ id, done, of });
  // A failed attempt is forgotten, so that the next one can succeed.
  opened ??= open(progress).catch((error) => {
    opened = undefined;
    throw error;
  });
  const { desk, isNow } = await opened;
  progress(1, 0);
  if (kind === "text") return { verdicts: JSON.parse(desk.check_text(words)), isNow };
  for (const { name, bytes } of files) desk.take(name, bytes);
  return { reviews: JSON.parse(desk.review()), isNow };
}

onmessage = async ({ data }) => {
  if (data.published) {
    published = data.published;
    return;
  }
  try {
    postMessage({ id: data.id, result: await answer(data) });
  } catch (error) {
    // What has trapped once can't be used again.
    opened = undefined;
    postMessage({ id: data.id, failed: String(error) });
  }
};
