// The script of embed pages: applies the settings in the address, and tells the embedding page the height.
//
// It runs before the style sheet, so that colours are right from the start. It stores nothing and never navigates away.
// It sends messages to any parent ("*"), because it can't know which page that is. They contain only the embed's own
// address and size.
import { live } from "./hydrate.js";
import { overdue } from "../page/overdue.js";

const root = document.documentElement;
const query = new URLSearchParams(location.search);
const isFramed = parent !== window;

// Unknown names and values are ignored. The style sheet reads data-theme, data-title and data-controls; the table is
// opened below.
for (const [name, values] of Object.entries({ theme: ["light", "dark"], title: ["off"], table: ["open"], controls: ["on"] })) {
  if (values.includes(query.get(name))) root.dataset[name] = query.get(name);
}
// When printed, a page on its own has space for folded content; a frame has not.
if (!isFramed) root.dataset.alone = "";

/** The embedding page's name for the frame, if it gave one: pym.js puts it in the query, WordPress in the fragment, and
 * iframe-resizer in a message. Only plain letters and digits are accepted. */
const plain = (text) => (/^[\w-]{1,80}$/.test(text ?? "") ? text : undefined);
const pym = plain(query.get("childId"));
const secret = /[#&?]secret=([A-Za-z0-9]{1,40})(?:&|$)/.exec(location.hash)?.[1];
const name = location.pathname.replace(/^.*?\/embed\/|\/(index\.html)?$/g, "");
let resizer;
/** Whether iframe-resizer has received a first message from this frame. */
let greeted;

/** Sends the height in every message format that embedding pages listen for. */
function say(height) {
  const messages = [
    { "safer-embed": 1, height },
    { "datawrapper-height": { [name]: height } },
    { sentinel: "amp", type: "embed-size", height },
    // Embedly, Medium and similar consumers expect a string.
    JSON.stringify({ src: location.href, context: "iframe.resize", height }),
    pym && `pymxPYMx${pym}xPYMxheightxPYMx${height}`,
    secret && { message: "height", value: height, secret },
    resizer && `[iFrameSizer]${resizer}:${height}:${root.clientWidth}:${greeted ? "size" : "init"}`,
  ];
  greeted = Boolean(resizer);
  for (const message of messages) if (message) parent.postMessage(message, "*");
}

let last = 0;

/** Sends the height if it changed, or if the embedding page asked. A hidden frame has no height. */
function tell(isAsked) {
  const main = document.querySelector("main");
  if (!isFramed || !main || !root.clientWidth) return;
  const height = Math.ceil(main.getBoundingClientRect().height);
  if (height && (height !== last || isAsked)) say((last = height));
}

// A script that loads later than the frame asks for the height again: our own, WordPress's and iframe-resizer.
addEventListener("message", ({ source, data }) => {
  if (source !== parent || !data) return;
  if (typeof data === "string" && data.startsWith("[iFrameSizer]")) {
    const id = plain(data.slice(13).split(":")[0]);
    if (data.includes(":") && id && id !== resizer) [resizer, greeted] = [id, false];
    tell(true);
  } else if (data["safer-embed"] === "ask" || (secret && data.message === "ready" && data.secret === secret)) tell(true);
});

// WordPress before 5.9 hides a frame until it hears its height, and never asks. Its script may come long after the frame.
if (secret) for (const seconds of [1, 3, 10, 30]) setTimeout(() => tell(true), 1000 * seconds);

addEventListener("DOMContentLoaded", () => {
  if (root.dataset.table) for (const one of document.querySelectorAll("details.table")) one.open = true;
  overdue();
  live();
  // The first Safari 13 has none: it says the height once.
  if (window.ResizeObserver) new ResizeObserver(() => tell()).observe(document.querySelector("main"));
});
// A browser may delay observers in a frame outside the viewport, so send the height now.
addEventListener("load", () => tell());
