// Hydrates a chart in a frame. Until somebody reaches into it, or newer figures are due, it is a picture with its words.
//
// What hydrates is the chart of its own page: its markup, its figures and its code come from there and fit each other, also
// when the site has been built anew since the frame was loaded. Where any of it fails, the frame stays as it is.
import { asQuery, chosen } from "../chart/choice.js";
import { lastChanged } from "../chart/last-changed.js";

const root = document.documentElement;

/** How long a mouse rests on the picture, in milliseconds, before that is no passing by. */
const REST = 150;

/** What is to be shown: what the address asks for, and for the rest what the view has. */
function choice(frame) {
  return asQuery(new Map([frame.dataset.view, location.search].flatMap(chosen)));
}

let hydrating;
let tries = 0;

/** Hydrates the chart, once. Fulfilled when it answers. What failed can be tried again. */
function hydrate(frame) {
  return (hydrating ??= load(frame).catch((error) => {
    hydrating = undefined;
    throw error;
  }));
}

async function load(frame) {
  const page = new URL(frame.dataset.live, location.href);
  const response = await fetch(page);
  if (!response.ok) throw new Error(`${page}: ${response.status}`);
  const whole = new DOMParser().parseFromString(await response.text(), "text/html");
  const island = document.importNode(whole.querySelector("[data-island=chart]"), true);
  const code = new URL(whole.querySelector("script[data-hydrates=chart]").getAttribute("src"), page);
  const props = island.querySelector("script");
  const told = JSON.parse(props.textContent);
  props.textContent = JSON.stringify({ ...told, address: new URL(told.address, page).href });

  // A choice in a frame is kept here and not in its address: that may be out of its reach, and a step in its history
  // would be one in that of the page around it.
  root.dataset.query ??= choice(frame);
  island.hidden = true;
  document.body.append(island);
  for (const one of ["ready", "failed", "drawing"]) delete root.dataset[one];
  // A module runs once for each address.
  if (tries++) code.search = `try=${tries}`;
  try {
    await import(code);
    await ready();
  } catch (error) {
    island.remove();
    throw error;
  }
  settle(frame, island);
}

/** Fulfilled once the chart answers, and shows what was chosen. */
function ready() {
  return new Promise((done, failed) => {
    const look = () => {
      const { ready, failed: isFailed, drawing } = root.dataset;
      // A picture that is not drawn: what the frame had is right, and better than words without their picture.
      if (isFailed !== undefined || drawing === "failed") failed(new Error("The chart did not hydrate."));
      // What hangs on the picture has changed by the next task.
      else if (ready !== undefined && drawing !== "begun") setTimeout(done);
      else return;
      watch.disconnect();
    };
    const watch = new MutationObserver(look);
    watch.observe(root, { attributeFilter: ["data-ready", "data-failed", "data-drawing"] });
    look();
  });
}

const STOPS = "a, button, [tabindex]";

/** Puts the parts that answer where those stood that did not. Whoever was in one of them with the keyboard stays there. */
function settle(frame, island) {
  const held = document.activeElement;
  for (const selector of [".finding", ".subtitle", ".picture", ".sentences", ".figures", ".about-data"]) {
    const [still, alive] = [frame.querySelector(selector), island.querySelector(selector)];
    const stop = [...still.querySelectorAll(STOPS)].indexOf(held);
    still.replaceWith(alive);
    if (stop >= 0) alive.querySelectorAll(STOPS)[stop]?.focus();
  }
  const reach = frame.querySelector(".reach");
  const wasAtReach = reach.contains(held);
  reach.remove();
  if (wasAtReach) read(frame);
  frame.querySelector(".picture").after(...[".lost", ".status", ".controls"].map((selector) => island.querySelector(selector)));
  // The line above says the day of the figures, and follows them.
  document.querySelector(".source .published").remove();
  keepUp(frame);
  // Enter leads from a point to the sentence about its line, which may be folded away.
  const unfold = ({ key, target }) => {
    if ([" ", "Enter"].includes(key) && target.matches(".picture [role=option]")) document.querySelector("details.table").open = true;
  };
  document.addEventListener("keydown", unfold, true);
}

/** Leads the keyboard into the picture. Of the two drawings, only the one that is seen takes the focus. */
function read(frame) {
  for (const point of frame.querySelectorAll(".picture [tabindex='0']")) point.focus();
}

/** Keeps what is not the chart's own in step with it: the way on, the corrections, and that newer figures are missing. */
function keepUp(frame) {
  const about = frame.querySelector(".about-data");
  const update = () => {
    if (lastChanged()?.dateTime > frame.dataset.updated) frame.querySelector("[data-due]")?.remove();
    const corrections = about.querySelector(".corrections")?.cloneNode(true);
    if (!corrections) return;
    const shown = frame.querySelector(":scope > .corrections");
    if (shown) return shown.replaceWith(corrections);
    const head = document.createElement("p");
    head.className = "correction";
    head.append(Object.assign(document.createElement("strong"), { textContent: "Corrected" }));
    frame.querySelector("details.table").before(head, corrections);
  };
  new MutationObserver(update).observe(about, { childList: true });
  new MutationObserver(() => lead(root.dataset.query)).observe(root, { attributeFilter: ["data-query"] });
  update();
  lead(root.dataset.query);
}

/** Leads on to the whole page with the same choice. */
function lead(query) {
  const way = document.querySelector(".way-on a");
  way.href = way.href.replace(/[?#].*/, "") + (query && `?${query}`);
}

/** Whether newer figures are published than the frame shows. It is asked only once they are due. */
async function isNewer({ dataset }) {
  if (!dataset.next || new Date().toISOString().slice(0, 10) <= dataset.next) return false;
  const response = await fetch(dataset.file, { cache: "no-cache" });
  return response.ok && (await response.json()).updated > dataset.updated;
}

/** Listens for somebody who reaches in, and looks whether there is a reason to hydrate at once. */
export function live() {
  const frame = document.querySelector("[data-live]");
  // The chart's module needs a browser from 2021 on. Older ones show the picture and offer nothing.
  if (!frame || ![].at) return;
  const reach = frame.querySelector(".reach");
  const status = reach.querySelector("[role=status]");
  const isAsked = chosen(location.search).length > 0;
  const quietly = () => hydrate(frame).catch(() => {});
  const picture = frame.querySelector(".picture");
  let rest;

  reach.hidden = false;
  // A mouse that passes by, and a finger that scrolls, want nothing of the chart.
  picture.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType === "mouse") rest = setTimeout(quietly, REST);
  });
  picture.addEventListener("pointerleave", () => clearTimeout(rest));
  picture.addEventListener("click", quietly);
  reach.addEventListener("click", async ({ target }) => {
    const what = target.dataset.reach;
    if (!what) return;
    status.textContent = "Loading …";
    try {
      await hydrate(frame);
    } catch {
      status.textContent = "The network did not answer. Everything that the chart shows is in the table.";
      return;
    }
    if (what === "picture") return read(frame);
    const controls = frame.querySelector(".controls");
    controls.open = true;
    controls.querySelector("summary").focus();
  });
  if (isAsked) {
    lead(choice(frame));
    hydrate(frame).catch(() => {
      status.textContent = "This page asked for other areas or years. They did not load. The link below leads to them.";
    });
  } else {
    isNewer(frame).then((newer) => newer && quietly(), () => {});
  }
}
