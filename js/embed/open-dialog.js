// Leads to what an editor pastes: a dialog in place of the link where a page offers one, and buttons that copy where the
// texts stand on the page.
if (globalThis.HTMLDialogElement) {
  for (const link of document.querySelectorAll("a[data-embed]")) {
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      try {
        const { open } = await import("./dialog.js");
        await open(link);
      } catch {
        // The page has the same, without a script.
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
    const { copyField } = await import("./dialog.js");
    button.after(status);
    status.textContent = "";
    status.textContent = await copyField(button, status);
  });
}
// Islands that are still to be hydrated say when the page is ready.
if (!document.querySelector("[data-island]")) document.documentElement.dataset.ready = "";
