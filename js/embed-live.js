// Wakes a chart in a frame. Until somebody reaches into it, or newer figures are due, it is a picture with its words.
//
// What wakes is the chart of its own page: its markup, its figures and its code come from there and fit each other, also
// when the site has been built anew since the frame was loaded. Where any of it fails, the frame stays as it is.
const root = document.documentElement;

/** The names of the settings that choose what is shown. Those in the frame's address come before the view's own. */
const CHOICE = ["areas", "from", "to", "period"];

const chosen = (query) => CHOICE.filter((name) => query.has(name)).map((name) => [name, query.get(name)]);

let waking;
let tries = 0;

/** Wakes the chart, once. Fulfilled when it answers. What failed can be tried again. */
function wake(frame) {
  return (waking ??= rouse(frame).catch((error) => {
    waking = undefined;
    throw error;
  }));
}

async function rouse(frame) {
  const page = new URL(frame.dataset.live, location.href);
  const response = await fetch(page);
  if (!response.ok) throw new Error(`${page}: ${response.status}`);
  const whole = new DOMParser().parseFromString(await response.text(), "text/html");
  const island = document.importNode(whole.querySelector("[data-island=chart]"), true);
  const code = new URL(whole.querySelector("script[src*='assets/boot-charts']").getAttribute("src"), page);
  const props = island.querySelector("script");
  const told = JSON.parse(props.textContent);
  props.textContent = JSON.stringify({ ...told, address: new URL(told.address, page).href });

  // A choice in a frame is kept here and not in its address: that may be out of its reach, and a step in its history
  // would be one in that of the page around it.
  const own = new URLSearchParams(location.search);
  root.dataset.query ??= String(new URLSearchParams([...chosen(own), ...chosen(new URLSearchParams(frame.dataset.view))]));
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
      if (isFailed !== undefined || drawing === "failed") failed(new Error("The chart did not wake up."));
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

/** Puts the parts that answer where those stood that did not. */
function settle(frame, island) {
  const part = (selector) => island.querySelector(selector);
  for (const selector of [".finding", ".subtitle", ".picture", ".sentences", ".figures"]) frame.querySelector(selector).replaceWith(part(selector));
  frame.querySelector(".about-data").replaceWith(part(".about-data"));
  frame.querySelector(".picture").after(part(".lost"), part(".status"), part(".controls"));
  // The line above says the day of the figures, and follows them.
  document.querySelector(".source .published").remove();
  frame.querySelector(".reach").remove();
  const way = document.querySelector(".way-on a");
  const plain = way.href.replace(/[?#].*/, "");
  const follow = () => (way.href = root.dataset.query ? `${plain}?${root.dataset.query}` : plain);
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-query"] });
  follow();
  // Enter leads from a point to the sentence about its line, which may be folded away.
  document.addEventListener("keydown", ({ key, target }) => {
    if ([" ", "Enter"].includes(key) && target.matches(".picture [role=option]")) document.querySelector("details.table").open = true;
  }, true);
}

/** Whether newer figures are published than the frame shows. It is asked only once they are due. */
async function isNewer({ dataset: { file, updated, next } }) {
  if (!next || new Date().toISOString().slice(0, 10) <= next) return false;
  const response = await fetch(file, { cache: "no-cache" });
  return response.ok && (await response.json()).updated > updated;
}

/** Listens for somebody who reaches in, and looks whether there is a reason to wake at once. */
export function live() {
  const frame = document.querySelector("[data-live]");
  if (!frame) return;
  const reach = frame.querySelector(".reach");
  const status = reach.querySelector("[role=status]");
  const isAsked = chosen(new URLSearchParams(location.search)).length > 0;
  const quietly = () => wake(frame).catch(() => {});

  reach.hidden = false;
  frame.querySelector(".picture").addEventListener("pointerenter", quietly);
  reach.addEventListener("click", async ({ target }) => {
    const { reach: what } = target.dataset;
    if (!what) return;
    status.textContent = "Loading …";
    try {
      await wake(frame);
    } catch {
      status.textContent = "The network did not answer. Everything that the chart shows is in the table.";
      return;
    }
    if (what === "controls") {
      const controls = frame.querySelector(".controls");
      controls.open = true;
      controls.querySelector("summary").focus();
    } else {
      // Of the two drawings, only the one that is seen takes the focus.
      for (const point of frame.querySelectorAll(".picture [tabindex='0']")) point.focus();
    }
  });
  if (isAsked) quietly();
  else isNewer(frame).then((newer) => newer && quietly(), () => {});
}
