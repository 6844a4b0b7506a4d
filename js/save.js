// The buttons under a chart that save, copy and share what is on the screen. What they do is fetched at the first click.
const section = document.querySelector(".save");

/** Says in words how it went: beside the button, in a place that was there before, so that it is spoken. */
const place = (button) => (section.querySelector(".save-view").contains(button) ? section : button.nextElementSibling).querySelector("[role=status]");

for (const button of section.querySelectorAll("[data-do=copy-citation]")) {
  const near = document.createElement("div");
  near.innerHTML = "";
  button.after(near);
}
