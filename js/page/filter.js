// The page of all figures: filters its table by topic, area and year, and opens what an address names.
const list = document.querySelector(".all-facts");
const status = () => list.querySelector(".found");

/** What is chosen, by the fields' ids. Newer figures put a new table in place, with new fields. */
const chosen = new Map();

/** Shows the rows that fit what is chosen. */
function filter() {
  for (const [id, value] of chosen) {
    const field = document.getElementById(id);
    field.value = value;
    // A topic, area or year that newer figures no longer have.
    if (field.selectedIndex < 0) field.value = "";
  }
  const [topic, area, year] = [...list.querySelectorAll("select")].map((field) => field.value);
  const fits = (wanted, cell) => !wanted || cell.textContent === wanted;
  let shown = 0;
  let all = 0;
  for (const group of list.querySelectorAll("tbody")) {
    const [head, ...rows] = group.rows;
    let some = false;
    for (const row of rows) {
      row.hidden = !(fits(topic, head.cells[0]) && fits(area, row.cells[2]) && fits(year, row.cells[3]));
      some = some || !row.hidden;
      shown += !row.hidden;
      all += 1;
    }
    group.hidden = !some;
  }
  return shown < all ? `${shown} of ${all} figures` : "";
}

/** Makes the fields of a new table work. */
function begin() {
  filter();
  list.querySelector(".filters").hidden = false;
}

list.addEventListener("change", ({ target }) => {
  chosen.set(target.id, target.value);
  status().textContent = filter() || "All figures are shown.";
});
new MutationObserver(begin).observe(list, { childList: true });
begin();

/** What the address names, as it stands if it is no valid encoding: anybody can write one. */
function named() {
  const hash = location.hash.slice(1);
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

/** Opens the fold of the figure or section that the address names, and every fold around it. */
function reveal() {
  const target = document.getElementById(named());
  if (!target) return;
  const row = target.closest(".all-facts tr");
  if (row && row.hidden) {
    chosen.forEach((_, id) => chosen.set(id, ""));
    status().textContent = filter();
  }
  if (row) row.querySelector("details").open = true;
  for (let one = target; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();
