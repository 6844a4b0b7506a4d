// Has the site's worker keep pages for times without signal. It waits until the page is there and nothing else is to do.
// Where there is no such thing, or a frame must not ask for it, the page works as ever.
const start = async () => {
  // Whoever asks to save data is not sent pages that nobody opened.
  if ((navigator.connection || {}).saveData) return;
  try {
    const container = navigator.serviceWorker;
    const before = container.controller;
    await container.register(new URL("../sw.js", import.meta.url));
    // A worker has not seen the page that came before it.
    if (!before) (await container.ready).active.postMessage("keep this page");
  } catch {}
};
const later = () => (window.requestIdleCallback || setTimeout)(start);
if (document.readyState === "complete") later();
else addEventListener("load", later);
