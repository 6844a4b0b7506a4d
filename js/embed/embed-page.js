// What a page for frames runs: it takes the settings in its address, and tells the page around it how high it is.
//
// It runs before the style sheet, so the colours are right from the start. It keeps nothing, and never leads away.
// Messages go to whoever is around it ("*"): it can't know who that is, and they hold the frame's own address and size,
// and nothing else.
import { live } from "./hydrate.js";
import { overdue } from "../page/overdue.js";

const root = document.documentElement;
const query = new URLSearchParams(location.search);
const isFramed = parent !== window;

// Unknown names and values are passed over. The style sheet reads the others as data-theme, data-title and data-controls; the
// table is opened below.
for (const [name, values] of Object.entries({ theme: ["light", "dark"], title: ["off"], table: ["open"], controls: ["on"] })) {
  if (values.includes(query.get(name))) root.dataset[name] = query.get(name);
}
// On paper, a page by itself has room for what is folded away; a frame has not.
if (!isFramed) root.dataset.alone = "";

/** What the page around it calls the frame, where it said so: to pym.js in the address, to WordPress behind it, to
 * iframe-resizer in a message. Anything but plain letters and digits is no name. */
const plain = (text) => (/^[\w-]{1,80}$/.test(text ?? "") ? text : undefined);
const pym = plain(query.get("childId"));
const secret = /[#&?]secret=([A-Za-z0-9]{1,40})(?:&|$)/.exec(location.hash)?.[1];
const name = location.pathname.replace(/^.*?\/embed\/|\/(index\.html)?$/g, "");
let resizer;
/** Whether iframe-resizer has heard of the frame. */
let greeted;

/** The height in each of the ways that pages listen for. */
function say(height) {
  const messages = [
    { "safer-embed": 1, height },
    { "datawrapper-height": { [name]: height } },
    { sentinel: "amp", type: "embed-size", height },
    // Embedly, Medium and those that followed them read a text.
    JSON.stringify({ src: location.href, context: "iframe.resize", height }),
    pym && `pymxPYMx${pym}xPYMxheightxPYMx${height}`,
    secret && { message: "height", value: height, secret },
    resizer && `[iFrameSizer]${resizer}:${height}:${root.clientWidth}:${greeted ? "size" : "init"}`,
  ];
  greeted = Boolean(resizer);
  for (const message of messages) if (message) parent.postMessage(message, "*");
}

let last = 0;

/** Says the height where it is another than before, or where somebody asks. A frame that is not shown has none. */
function tell(isAsked) {
  const main = document.querySelector("main");
  if (!isFramed || !main || !root.clientWidth) return;
  const height = Math.ceil(main.getBoundingClientRect().height);
  if (height && (height !== last || isAsked)) say((last = height));
}

// Pages that was hydrated later than the frame ask once more: ours, WordPress and iframe-resizer.
addEventListener("message", ({ source, data }) => {
  if (source !== parent || !data) return;
  if (typeof data === "string" && data.startsWith("[iFrameSizer]")) {
    const id = plain(data.slice(13).split(":")[0]);
    if (data.includes(":") && id && id !== resizer) [resizer, greeted] = [id, false];
    tell(true);
  } else if (data["safer-embed"] === "ask" || (secret && data.message === "ready" && data.secret === secret)) tell(true);
});

addEventListener("DOMContentLoaded", () => {
  if (root.dataset.table) for (const one of document.querySelectorAll("details.table")) one.open = true;
  overdue();
  live();
  new ResizeObserver(() => tell()).observe(document.querySelector("main"));
});
// A browser may put off watching a frame that is out of sight, so this does not wait for it.
addEventListener("load", () => tell());
