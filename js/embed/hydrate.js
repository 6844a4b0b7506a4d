// Hydrates a chart in an embed. Until someone interacts with it, or newer figures are out, it is an image with its
// text.
//
// Markup, figures and code are loaded from the chart's own page, so they match each other even if the site has been
// rebuilt since the embed was loaded. If any of it fails, the embed stays as it is.
import { asQuery, chosen } from "../chart/choice.js";
import { lastChanged } from "../chart/last-changed.js";
import { newer, show } from "../page/newer.js";
import { parsed } from "../page/parse.js";
import { textInTime } from "../page/text-in-time.js";

const root = document.documentElement;

/** How long a mouse must stay over the picture before the chart hydrates, in milliseconds. A passing mouse is no interest. */
const REST = 150;

/** The selection: what the address asks for, and otherwise that of the view. */
function choice(frame) {
  return asQuery(new Map([frame.dataset.view, location.search].flatMap(chosen)));
}

let hydrating;
/** Whether the chart has hydrated. From then on it looks for newer figures no more. */
let isHydrated = false;
let tries = 0;

/** Hydrates the chart, once. Resolves when it is interactive. After a failure it can be tried again. */
function hydrate(frame) {
  return (hydrating ??= load(frame).catch((error) => {
    hydrating = undefined;
    throw error;
  }));
}

async function load(frame) {
  const page = new URL(frame.dataset.live, location.href);
  const whole = parsed(await textInTime(page));
  const island = document.importNode(whole.querySelector("[data-island=chart]"), true);
  const script = whole.querySelector("script[data-hydrates]");
  const code = new URL(script.dataset.hydrates, new URL(script.getAttribute("src"), page));
  const props = island.querySelector("script");
  const told = JSON.parse(await textInTime(new URL(props.dataset.props, page)));
  props.textContent = JSON.stringify({ ...told, address: new URL(told.address, page).href });

  // The selection in an embed is stored here and not in its address: the frame may not be allowed to change that, and a
  // step in its history would be a step in the embedding page's.
  root.dataset.query ??= choice(frame);
  island.hidden = true;
  document.body.append(island);
  for (const one of ["ready", "failed", "drawing"]) delete root.dataset[one];
  // A module runs only once for each address, so another try needs another address.
  if (tries++) code.search = `try=${tries}`;
  try {
    await import(code);
    await ready();
    settle(frame, island);
  } catch (error) {
    island.remove();
    throw error;
  }
  isHydrated = true;
}

/** Resolves once the chart is interactive and shows the selection. */
function ready() {
  return new Promise((done, failed) => {
    const look = () => {
      const { ready, failed: isFailed, drawing } = root.dataset;
      // If the image could not be rendered, keep the static embed: it is correct, and better than text without an
      // image.
      if (isFailed !== undefined || drawing === "failed") failed(new Error("The chart did not hydrate."));
      // Whatever depends on the image has been updated by the next task.
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

/** The parts of the embed that hydrated ones replace. */
const REPLACED = [".headline", ".picture", ".basis", ".sentences", ".figures", ".about-data"];

/** The hydrated parts that the embed has none of. */
const BELOW = [".readout", ".years", ".area-bar", ".changed", ".answers", ".lost", ".status"];

/** Replaces the static parts with the hydrated ones. Keyboard focus inside a part is kept. */
function settle(frame, island) {
  const held = document.activeElement;
  const pairs = REPLACED.map((selector) => [frame.querySelector(selector), island.querySelector(selector)]);
  // All of them below the picture, so that it stays where a hand has found it.
  const rest = BELOW.map((selector) => island.querySelector(selector));
  // The page may be of a newer build. Nothing is touched unless everything is there.
  if ([...pairs.flat(), ...rest].includes(null)) throw new Error();
  for (const [still, alive] of pairs) {
    const stop = [...still.querySelectorAll(STOPS)].indexOf(held);
    still.replaceWith(alive);
    if (stop >= 0) alive.querySelectorAll(STOPS)[stop]?.focus();
  }
  const reach = frame.querySelector(".reach");
  const wasAtReach = reach.contains(held);
  reach.remove();
  if (wasAtReach) read(frame);
  frame.querySelector(".picture").after(...rest);
  // The line about the data already gives the day of the figures, and is updated with them.
  document.querySelector(".source .published").remove();
  keepUp(frame);
}

/** Moves keyboard focus into the image. Of the two images, only the visible one can take the focus. */
function read(frame) {
  for (const point of frame.querySelectorAll(".picture [tabindex='0']")) point.focus();
}

/** Updates what is outside the chart: the link to the full page, and the notices that new figures are overdue or out. */
function keepUp(frame) {
  const about = frame.querySelector(".about-data");
  const update = () => {
    const day = lastChanged()?.dateTime;
    if (day > frame.dataset.updated) frame.querySelector("[data-due]")?.remove();
    if (out && day >= out.day) out.notice.hidden = true;
  };
  new MutationObserver(update).observe(about, { childList: true });
  new MutationObserver(() => lead(root.dataset.query)).observe(root, { attributeFilter: ["data-query"] });
  update();
  lead(root.dataset.query);
}

/** Makes the link lead to the full page with the same selection. */
function lead(query) {
  const way = document.querySelector(".way-on a");
  way.href = way.href.replace(/[?#].*/, "") + (query && `?${query}`);
}

/** How often newer figures are looked for while an embed is seen, in milliseconds. */
const A_DAY = 86_400_000;

/** The notice that newer figures than the hydrated chart's are out, and their day. */
let out;

/** Looks for newer figures once the embed is seen, and again after each day. A chart that follows its file is hydrated
 * for them; where that fails, where it has hydrated before, and in all other embeds, a notice says that they are out. */
function keepLooking(frame) {
  let isSeen;
  let next = 0;
  const tell = (notice, day) => {
    if (!frame?.contains(notice)) return show(notice);
    if (!isHydrated) return hydrate(frame).catch(() => show(notice));
    if (lastChanged()?.dateTime >= day) return;
    out = { notice, day };
    show(notice);
  };
  const look = () => {
    if (!isSeen || Date.now() < next) return;
    next = Date.now() + A_DAY;
    // Without a network, the embed stays as it is and looks again in an hour.
    newer(tell).catch(() => (next = 0));
  };
  new IntersectionObserver((changes) => {
    isSeen = changes.pop().isIntersecting;
    look();
  }).observe(document.querySelector("main"));
  setInterval(look, A_DAY / 24);
}

/** Hydrates when someone interacts, or at once if there is a reason to. */
export function live() {
  const frame = document.querySelector("[data-live]");
  if (globalThis.IntersectionObserver) keepLooking([].at && frame);
  // The chart's module needs a browser from 2021 or later. In older ones the embed stays an image and offers no
  // interaction.
  if (!frame || ![].at) return;
  const reach = frame.querySelector(".reach");
  const status = reach.querySelector("[role=status]");
  const isAsked = chosen(location.search).length > 0;
  const quietly = () => hydrate(frame).catch(() => {});
  const picture = frame.querySelector(".picture");
  let rest;

  reach.hidden = false;
  // A passing mouse, or a finger that scrolls, is not interested in the chart.
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
      status.textContent = "The network didn’t answer. The table has everything that the chart shows.";
      return;
    }
    if (what === "picture") return read(frame);
    const add = frame.querySelector(".add");
    if (add) add.open = true;
    frame.querySelector("#add-area, .years input").focus();
  });
  if (isAsked) {
    lead(choice(frame));
    hydrate(frame).catch(() => {
      status.textContent = "The areas or years that this page asked for didn’t load. Follow the link below to see them.";
    });
  }
}
