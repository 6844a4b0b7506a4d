// Fits frames of Altogether Safer to their content, and makes frames of <safer-chart> elements.
//
// It believes a message only if it comes from the very frame whose address is one of ours, and takes nothing from it but
// a height. This file never changes: pages pin it by its digest. A better one gets a number of its own.
(() => {
  const script = document.currentScript && document.currentScript.src;
  if (!script) return;
  // Pages that name us by http are led on to https, so the two are one place.
  const secure = (address) => address.replace(/^http:/, "https:");
  const home = new URL(/\/embed\/v\d+\.js$/.test(new URL(script).pathname) ? "./" : "embed/", script);
  const LEAST = 80;
  const MOST = 20000;

  const isOurs = (frame) => secure(frame.src).startsWith(secure(home.href));
  const frames = () => [...document.querySelectorAll("iframe")].filter(isOurs);

  /** The padding and border that the page's styles count as part of a frame's height. */
  const around = (frame) => {
    const style = getComputedStyle(frame);
    if (style.boxSizing !== "border-box") return 0;
    const widths = [style.paddingTop, style.paddingBottom, style.borderTopWidth, style.borderBottomWidth];
    return widths.reduce((sum, width) => sum + (parseFloat(width) || 0), 0);
  };

  // A frame is looked for when it speaks, so one that comes late needs no watching. However often it speaks, it changes
  // once in a picture of the screen at most.
  const heights = new Map();
  const apply = () => {
    for (const [frame, height] of heights) {
      // No style of the page makes it another height, and neither does an older script of ours.
      for (const name of ["height", "min-height", "max-height"]) frame.style.setProperty(name, `${height + around(frame)}px`, "important");
      const fallback = frame.parentNode && frame.parentNode.localName === "safer-chart" && frame.nextElementSibling;
      if (fallback) fallback.hidden = true;
    }
    heights.clear();
  };
  addEventListener("message", ({ data, origin, source }) => {
    if (!data || data["safer-embed"] !== 1) return;
    const { height } = data;
    if (typeof height !== "number" || !(height > 0 && height < 100000)) return;
    const frame = frames().find((one) => one.contentWindow === source);
    // A sandboxed page has no origin, and says so.
    if (!frame || !(secure(origin) === secure(home.origin) || (origin === "null" && frame.hasAttribute("sandbox")))) return;
    if (!heights.size) requestAnimationFrame(apply);
    heights.set(frame, Math.min(Math.max(Math.ceil(height), LEAST), MOST));
  });

  // Those that spoke before anybody listened.
  for (const frame of frames()) frame.contentWindow.postMessage({ "safer-embed": "ask" }, "*");

  // <safer-chart chart="recorded-crime-rate/document" title="…" theme="dark" table="open" heading="off"><a href="…">…</a>
  // All of a frame's settings are attributes; its title is the frame's own, so "heading" stands for that setting.
  // The link in it stays until the frame has spoken.
  class SaferChart extends HTMLElement {
    connectedCallback() {
      const chart = this.getAttribute("chart") || "";
      if (this.querySelector("iframe") || !/^[a-z0-9-]+(\/[a-z0-9-]+){0,2}$/.test(chart)) return;
      const address = new URL(`${chart}/`, home);
      for (const name of ["theme", "table", "heading", "controls", "areas", "from", "to", "period"]) {
        if (this.hasAttribute(name)) address.searchParams.set(name === "heading" ? "title" : name, this.getAttribute(name));
      }
      const frame = document.createElement("iframe");
      frame.title = this.title || `Chart: ${chart}`;
      frame.loading = "lazy";
      frame.src = address;
      Object.assign(frame.style, { boxSizing: "border-box", width: "100%", height: "700px", border: "0" });
      this.style.display = "block";
      this.prepend(frame);
    }
  }
  if (!customElements.get("safer-chart")) customElements.define("safer-chart", SaferChart);
})();
