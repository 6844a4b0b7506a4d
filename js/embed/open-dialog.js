// Opens the embed dialog instead of following the link, on pages that offer embeds; and makes the copy buttons work on
// the page with all snippets.
import dialog from "later:dialog";
import { later } from "../page/later.js";

if (globalThis.HTMLDialogElement) {
  for (const link of document.querySelectorAll("a[data-embed]")) {
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      try {
        const { open } = await later(dialog);
        await open(link);
      } catch {
        // The link leads to the same content without a script.
        location.assign(link.href);
      }
    });
  }
}

const texts = document.querySelectorAll("[data-do=copy-code]");
const status = document.querySelector(".codes-status");
for (const button of texts) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.after(status);
    status.textContent = "";
    try {
      const { copyField } = await later(dialog);
      status.textContent = await copyField(button, status);
    } catch {
      status.textContent = "That didn’t work. Try again.";
    }
  });
}
// Pages with islands announce when they have hydrated.
if (!document.querySelector("[data-island]")) document.documentElement.dataset.ready = "";
