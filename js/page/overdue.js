/** Says where a page's next review is overdue: the page itself can't know the day on which it is read. */
export function overdue() {
  const today = new Date().toISOString().slice(0, 10);
  for (const due of document.querySelectorAll("[data-due]")) {
    if (due.dataset.due < today) due.hidden = false;
  }
}
