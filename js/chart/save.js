// The buttons under a chart that save, copy and share the current view. Their actions are fetched at the first click.
const section = document.querySelector(".save");
const view = section.querySelector(".save-view");
const status = view.querySelector("[role=status]");
const cite = section.querySelector("[data-do=copy-citation]");
// The citation is further down, so it has a live region of its own. Both exist before the first message, so that screen
// readers notice it.
const below = status.cloneNode();
cite.after(below);

const able = { share: navigator.share, "full-screen": document.fullscreenEnabled };
for (const [name, can] of Object.entries(able)) section.querySelector(`[data-do=${name}]`).hidden = !can;
view.hidden = cite.hidden = false;

section.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-do]");
  if (!button) return;
  status.textContent = below.textContent = "";
  const near = button === cite ? below : status;
  try {
    const { act } = await import("./save-actions.js");
    await act(button, near);
  } catch {
    near.textContent = "The network did not answer. Try again, or take one of the files in the list.";
  }
});
