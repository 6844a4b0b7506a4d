// Turns the headings in `[data-tabs]` into tabs, by the ARIA pattern: one tab stop, arrow keys that move and select,
// Home and End. On paper, and without this script, every view is shown under its heading.
for (const group of document.querySelectorAll("[data-tabs]")) {
  const views = [...group.children];
  const list = document.createElement("div");
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", group.dataset.tabs);
  const tabs = views.map((view, i) => {
    const heading = view.querySelector("h4");
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `${heading.id}-tab`;
    tab.textContent = heading.textContent;
    tab.setAttribute("role", "tab");
    view.id = `${heading.id}-view`;
    view.setAttribute("role", "tabpanel");
    view.setAttribute("aria-labelledby", tab.id);
    tab.setAttribute("aria-controls", view.id);
    tab.addEventListener("click", () => choose(i));
    list.append(tab);
    return tab;
  });
  const choose = (chosen) =>
    tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", i === chosen);
      tab.tabIndex = i === chosen ? 0 : -1;
      views[i].classList.toggle("away", i !== chosen);
    });
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = (to + tabs.length) % tabs.length;
    choose(next);
    tabs[next].focus();
  });
  group.prepend(list);
  group.classList.add("hydrated");
  choose(0);
}
// On pages with islands, the script that hydrates them runs last and sets this.
if (!document.querySelector("[data-island]")) document.documentElement.dataset.ready = "";
