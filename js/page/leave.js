// The button "Leave this page", which goes to another site at once. It replaces the history entry, so that the Back
// button does not lead here again. Without this script it is a plain link.
for (const link of document.querySelectorAll(".leave")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    // Hidden first, because the other site may take a moment to load.
    document.body.hidden = true;
    location.replace(link.href);
  });
}
