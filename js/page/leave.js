// Leaves this page for another site at once. The way back does not lead here again: the address is replaced. It works as
// a plain link without this script.
for (const link of document.querySelectorAll(".leave")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    // What is on screen goes first: the other site may take a moment.
    document.body.hidden = true;
    location.replace(link.href);
  });
}
