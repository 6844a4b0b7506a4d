// Registers the service worker, which stores pages for use without signal. It waits until the page has loaded and the
// browser is idle. Where service workers are missing or forbidden, the page works without.
const start = async () => {
  // Readers who save data should not download pages that they did not open.
  if ((navigator.connection || {}).saveData) return;
  try {
    const container = navigator.serviceWorker;
    // A new worker was not there to see the request for this page, so it is told to store it.
    container.oncontrollerchange = () => container.controller.postMessage("keep");
    await container.register(new URL("../sw.js", import.meta.url));
  } catch {}
};
const later = () => (window.requestIdleCallback || setTimeout)(start);
if (document.readyState === "complete") later();
else addEventListener("load", later);
