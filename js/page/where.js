// "Where am I?": the device's own place, in large letters to read out on the phone. Nothing leaves the device, and it
// works without a signal. It stands below "Call 999" and never delays the call.
import { copy } from "./copy.js";
import { gridReference, onGrid } from "./grid-reference.js";

/** A place that is less sure than this many metres could send help to the wrong bank. */
const WORST = 500;
/** Milliseconds. */
const LONGEST = 10000;
const OR_ELSE = "Tell 999 a landmark, a bridge or a road instead.";

const box = document.querySelector("[data-where]");
if (box) {
  const [place, more, status] = [".place", ".more", "[role=status]"].map((one) => box.querySelector(one));
  const buttons = box.querySelector(".buttons");
  let text = "";

  const show = (reference, details, words) => {
    place.textContent = reference;
    more.textContent = details;
    place.hidden = more.hidden = buttons.hidden = !reference;
    status.textContent = words;
  };

  const found = ({ coords: { latitude, longitude, accuracy } }) => {
    const reference = gridReference(...onGrid(latitude, longitude));
    const metres = Math.ceil(accuracy);
    if (!(metres <= WORST)) return show("", "", `Your phone isn’t sure enough: it could be out by ${metres} metres. ${OR_ELSE}`);
    if (!reference) return show("", "", `This works in Great Britain only. ${OR_ELSE}`);
    const degrees = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
    text = `Grid reference ${reference}, within about ${metres} metres. Latitude and longitude ${degrees}.`;
    show(reference, `Within about ${metres} metres. Latitude and longitude: ${degrees}`, `Your grid reference is ${reference.split("").join(" ")}. Read it out.`);
  };

  const failed = ({ code }) => {
    const why = code === 1 ? "Your browser is blocking your location." : "Your phone couldn’t find where you are.";
    show("", "", `${why} ${OR_ELSE}`);
  };

  const acts = {
    locate() {
      show("", "", "Looking…");
      navigator.geolocation.getCurrentPosition(found, failed, { enableHighAccuracy: true, timeout: LONGEST, maximumAge: 0 });
    },
    async "copy-place"(one) {
      one.textContent = (await copy(text, buttons)) ? "Copied" : "Copy";
    },
    "share-place": () => navigator.share({ text }).catch(() => {}),
  };

  buttons.querySelector("[data-do=share-place]").hidden = !navigator.share;
  box.hidden = !navigator.geolocation;
  box.addEventListener("click", ({ target }) => acts[target.closest("[data-do]")?.dataset.do]?.(target));
}
