// The slide show: shows the slides one by one in full screen. Without this script, and on paper, they are a list. The
// address names the slide (#slide-3), so that the Back button works.
const show = document.querySelector(".show");
const slides = [...show.querySelectorAll(".slide")];
const bar = show.querySelector(".bar");
const start = document.querySelector("[data-start]");
const button = (name) => document.querySelector(`[data-do=${name}]`);
/** Everything behind the slide show. It is inert meanwhile, because without full screen it could still take the focus.
 * */
const rest = [...document.querySelectorAll("body > :not(main), main > :not(.show)")];
const whole = Number(show.dataset.minutes);
let at = -1;
let since = 0;
let ticking;

const minutes = (count) => (count === 1 ? "1 minute" : `${count} minutes`);
/** The index of the slide in the address, or -1. */
const addressed = () => slides.findIndex((slide) => `#${slide.id}` === location.hash);

function tick() {
  const seconds = Math.floor((Date.now() - since) / 1000);
  const gone = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  bar.querySelector(".clock").textContent = `${minutes(Number(slides[at].dataset.minutes))} for this slide. ${gone} of ${whole}:00 used.`;
}

/** Shows a slide. The focus goes to its heading, so that screen readers speak it. */
function turn(to) {
  at = Math.min(Math.max(to, 0), slides.length - 1);
  slides.forEach((slide, i) => slide.classList.toggle("current", i === at));
  bar.querySelector(".count").textContent = `Slide ${at + 1} of ${slides.length}`;
  button("previous").setAttribute("aria-disabled", at === 0);
  button("next").setAttribute("aria-disabled", at === slides.length - 1);
  tick();
  show.scrollTo(0, 0);
  slides[at].querySelector("h2").focus();
}

/** Shows a slide and puts it in the address. */
function go(to) {
  if (to < 0 || to >= slides.length || to === at) return;
  turn(to);
  if (addressed() !== at) history.pushState(null, "", `#${slides[at].id}`);
}

async function begin() {
  since = Date.now();
  show.classList.add("on");
  bar.hidden = false;
  for (const one of rest) one.inert = true;
  at = -1;
  go(Math.max(addressed(), 0));
  ticking = setInterval(tick, 1000);
  // Where full screen is refused or missing, the slides fill the window instead.
  await show.requestFullscreen?.().catch(() => {});
}

async function end() {
  if (at < 0) return;
  const left = slides[at];
  at = -1;
  clearInterval(ticking);
  show.classList.remove("on");
  bar.hidden = true;
  for (const one of rest) one.inert = false;
  // The focus can't move outside the slide show before full screen has ended.
  if (document.fullscreenElement) await document.exitFullscreen();
  left.scrollIntoView();
  button("start").focus({ preventScroll: true });
}

function notes() {
  button("notes").setAttribute("aria-pressed", show.classList.toggle("with-notes"));
}

const acts = { start: begin, stop: end, notes, previous: () => go(at - 1), next: () => go(at + 1) };
for (const [name, act] of Object.entries(acts)) button(name).addEventListener("click", act);

show.addEventListener("keydown", (event) => {
  if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
  const { key, target } = event;
  // Space on a button presses it.
  if (key === " " && target.closest("button")) return;
  // On a slide that is higher than the screen, the arrow keys scroll.
  const long = show.scrollHeight > show.clientHeight && (key === "ArrowDown" || key === "ArrowUp");
  if (long) return;
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, PageDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, PageUp: at - 1, Home: 0, End: slides.length - 1 };
  if (key === " ") go(event.shiftKey ? at - 1 : at + 1);
  else if (key in to) go(to[key]);
  else if (key === "n" || key === "N") notes();
  else if (key === "Escape") end();
  else return;
  event.preventDefault();
});
// In full screen, the browser handles Escape itself and fires only this event.
document.addEventListener("fullscreenchange", () => document.fullscreenElement || end());
addEventListener("hashchange", () => {
  if (at < 0) return;
  if (addressed() < 0) end();
  else turn(addressed());
});
start.hidden = false;
document.documentElement.dataset.ready = "";
