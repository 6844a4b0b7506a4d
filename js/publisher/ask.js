// Asks the worker of the publisher's page, and shows in a form how far it is.
import checker from "worker:checker";

/** Work that takes longer, in milliseconds, shows how far it is. */
const LONG = 600;

let worker;
let published;
let last = 0;
const waiting = new Map();

/** Starts the worker. @param {string} address that of the file of all published files */
export function start(address) {
  published = address;
  worker = new Worker(new URL(checker, import.meta.url), { type: "module" });
  worker.postMessage({ published });
  worker.onmessage = ({ data: { id, done, of, result, failed, trapped } }) => {
    const one = waiting.get(id);
    if (!one) return;
    if (done) return one.progress(done, of);
    waiting.delete(id);
    if (result) return one.resolve(result);
    one.reject(new Error(failed));
    // A module that has trapped can't be used again.
    if (trapped) stop();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    stop();
  };
}

function stop() {
  worker.terminate();
  worker = undefined;
  for (const { reject } of waiting.values()) reject(new Error("The worker has stopped."));
  waiting.clear();
}

/** The worker's answer, or undefined if it has none: then the form says so.
 * @param {HTMLFormElement} form @param {string} words what is being done @param {object} message as in checker.js */
export async function ask(form, words, message) {
  const bar = form.querySelector("progress");
  const status = form.querySelector("[role=status]");
  const button = form.querySelector("[type=submit]");
  status.textContent = words;
  // Not disabled, which would take the focus away.
  button.setAttribute("aria-disabled", "true");
  const timer = setTimeout(() => (bar.hidden = false), LONG);
  if (!worker) start(published);
  const id = (last += 1);
  const progress = (done, of) => {
    if (of) [bar.max, bar.value] = [of, done];
    // How long the check itself takes is not known.
    else bar.removeAttribute("value");
  };
  try {
    return await new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject, progress });
      worker.postMessage({ id, ...message });
    });
  } catch {
    status.textContent = "The check couldn’t be made. Load this page again, or use “site check”.";
    return undefined;
  } finally {
    clearTimeout(timer);
    bar.hidden = true;
    button.removeAttribute("aria-disabled");
  }
}

/** What was told of an answer, with what it was checked against if that is not what is published now. */
export const dated = (told, { isNow }) => (isNow ? told : `${told} There’s no connection, so it was checked against the files of the site’s last build.`);
