// Shows a chart's image in full screen.
import { Told } from "./told.js";

let isWatched = false;

/** The element to focus after leaving the full screen, if the reader went to one. */
let led;

/** Shows the image in full screen, or leaves it. The button is labelled with its next action.
 * @param {HTMLButtonElement} button @param {(words: string) => void} say */
export async function fullScreen(button, say) {
  if (!isWatched) {
    isWatched = true;
    watch(button, say);
  }
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.querySelector(".picture").requestFullscreen();
  } catch {
    throw new Told("The browser didn’t let the picture fill the screen. Make the window larger instead.");
  }
}

function watch(button, say) {
  const name = button.textContent;
  document.addEventListener("fullscreenchange", () => {
    const isFull = Boolean(document.fullscreenElement);
    button.textContent = isFull ? "Leave full screen" : name;
    say(isFull ? "The picture fills the screen. Press Escape to leave." : "The picture is back in its place.");
    // Readers can step through the points there too. Of the two images, only the visible one can take the focus.
    if (isFull) document.querySelectorAll(".picture [tabindex='0']").forEach((point) => point.focus());
    else (led ?? button).focus();
    led = undefined;
  });
  // Enter leads from a point to the sentence about its line, which is not visible in full screen.
  document.addEventListener("keydown", ({ key, target }) => {
    const line = /^point-\w+-(\d+)-/.exec(target.id)?.[1];
    if (!document.fullscreenElement || !line || ![" ", "Enter"].includes(key)) return;
    led = document.getElementById(`line-${line}`);
    document.exitFullscreen();
  });
}
