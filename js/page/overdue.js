/** Shows the notices of overdue reviews. The build can't, because it doesn't know on which day a page is read. */
export function overdue() {
  const today = new Date().toISOString().slice(0, 10);
  for (const due of document.querySelectorAll("[data-due]")) {
    if (due.dataset.due < today) due.hidden = false;
  }
}
