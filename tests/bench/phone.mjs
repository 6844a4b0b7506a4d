// What the measurements share: a slow phone, medians, and what a page notes of itself.

/** 1.6 Mbit/s with 150 ms to the host, as Lighthouse has it, and a cheap phone's processor. */
export const PHONE = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, offline: false };
export const CPU = 4;
export const TERMS = `1.6 Mbit/s, 150 ms, ${CPU}x CPU, 360 px`;

/** A page on such a phone that has been nowhere before, and what it has received so far. */
export async function phone(browser, network = PHONE) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  await client.send("Network.emulateNetworkConditions", network);
  await client.send("Emulation.setCPUThrottlingRate", { rate: CPU });
  const received = { bytes: 0 };
  client.on("Network.loadingFinished", ({ encodedDataLength }) => (received.bytes += encodedDataLength));
  return { page, received, close: () => context.close() };
}

/** Runs in the page before anything of it: when it is first painted, when its picture is seen and when it is alive. */
export function watch() {
  const seen = { shift: 0, blocking: 0 };
  globalThis.seen = seen;
  const observe = (type, then) => new PerformanceObserver((list) => list.getEntries().forEach(then)).observe({ type, buffered: true });
  observe("paint", (entry) => entry.name === "first-contentful-paint" && (seen.first = entry.startTime));
  observe("largest-contentful-paint", (entry) => (seen.largest = entry.startTime));
  observe("layout-shift", (entry) => (seen.shift += entry.value));
  observe("longtask", (entry) => (seen.blocking += Math.max(0, entry.duration - 50)));
  const look = () => {
    const picture = [...document.querySelectorAll(".picture svg, .svg svg, canvas")].find((one) => one.getBoundingClientRect().height > 50);
    // The frame after the one in which it has a place is the one in which it is seen.
    if (picture && seen.first) requestAnimationFrame((now) => (seen.chart = now));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new MutationObserver(() => {
    if ("ready" in (document.documentElement?.dataset ?? {})) seen.alive ??= performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-ready"], childList: true });
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
/** The median of a field over several runs, without those that lack it. */
export const middle = (runs, field) => {
  const numbers = runs.map((run) => run[field]).filter((number) => number !== undefined);
  return numbers.length ? median(numbers) : undefined;
};
export const ms = (number) => (number === undefined ? "–" : `${Math.round(number)} ms`);
export const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
