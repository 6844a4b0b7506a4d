// The buttons of the section "Share": copy the page's address, or pass it to the device's share sheet.
const section = document.querySelector(".share");
const buttons = section.querySelector("[data-share]");
const status = section.querySelector("[role=status]");
const address = section.querySelector("a").href;
const title = document.querySelector("h1").textContent;

section.querySelector("[data-do=share]").hidden = !navigator.share;
buttons.hidden = false;

buttons.addEventListener("click", async ({ target }) => {
  const act = target.closest("[data-do]")?.dataset.do;
  if (!act) return;
  status.textContent = "";
  try {
    if (act === "share") return await navigator.share({ title, url: address });
    await navigator.clipboard.writeText(address);
    status.textContent = "The link is copied.";
  } catch (error) {
    // Closing the share sheet is not an error.
    if (error.name !== "AbortError") status.textContent = "That did not work. Copy the address above instead.";
  }
});
document.documentElement.dataset.ready = "";
