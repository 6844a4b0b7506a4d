/** Calls `tell` with each notice of figures that have been published since the page was made, its day filled in, and
 * with that day. One small file says of all figures when they last changed. */
export async function newer(tell) {
  let days;
  for (const one of document.querySelectorAll("[data-newer]")) {
    const [name, own, list] = one.dataset.newer.split(" ");
    days = days || (await (await fetch(list, { cache: "no-cache" })).json());
    if (days[name] > own) {
      one.querySelector("span").textContent = new Date(days[name]).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
      tell(one, days[name]);
    }
  }
}

export const show = (notice) => (notice.hidden = false);
