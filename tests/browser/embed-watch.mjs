// Counts, while a page runs in a frame, what matters to a data-protection officer: any API that could identify readers,
// store data or contact another host. It is installed in the page before any of its scripts.

/** Runs in every page and frame. `used` counts the calls by group. */
export function watchUse() {
  const used = { keeping: 0, sending: 0, fingerprinting: 0 };
  globalThis.used = used;
  const wrap = (group, owner, ...names) => {
    for (const name of names) {
      const { value } = (owner && Object.getOwnPropertyDescriptor(owner, name)) ?? {};
      if (typeof value !== "function") continue;
      // What is made with `new` has to stay a class.
      const handler = { apply: (of, self, list) => ((used[group] += 1), Reflect.apply(of, self, list)), construct: (of, list, kind) => ((used[group] += 1), Reflect.construct(of, list, kind)) };
      owner[name] = new Proxy(value, handler);
    }
  };
  const wrapValue = (group, owner, ...names) => {
    for (const name of names) {
      const found = owner && Object.getOwnPropertyDescriptor(owner, name);
      if (!found?.get) continue;
      const { get, set } = found;
      const count = (of) => of && function (...list) { return ((used[group] += 1), of.apply(this, list)); };
      Object.defineProperty(owner, name, { ...found, get: count(get), set: count(set) });
    }
  };
  const of = (name) => globalThis[name]?.prototype;
  wrapValue("keeping", of("Document"), "cookie");
  wrapValue("keeping", globalThis, "localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore");
  wrapValue("keeping", of("Navigator"), "serviceWorker", "storage");
  wrap("sending", of("Navigator"), "sendBeacon");
  wrap("sending", globalThis, "fetch", "WebSocket", "EventSource", "RTCPeerConnection", "WebTransport");
  wrap("sending", of("XMLHttpRequest"), "open");
  wrap("fingerprinting", of("HTMLCanvasElement"), "getContext", "toDataURL", "toBlob");
  wrap("fingerprinting", globalThis, "OffscreenCanvas", "AudioContext", "OfflineAudioContext");
  wrap("fingerprinting", of("CanvasRenderingContext2D"), "getImageData", "measureText");
  wrap("fingerprinting", of("WebGLRenderingContext"), "getParameter", "readPixels");
  wrap("fingerprinting", of("Navigator"), "getBattery", "getGamepads");
  wrap("fingerprinting", of("MediaDevices"), "enumerateDevices");
  wrapValue("fingerprinting", of("Navigator"), "plugins", "mimeTypes", "languages", "hardwareConcurrency", "deviceMemory", "userAgent", "userAgentData", "connection", "gpu", "mediaDevices");
}

/** Uses one thing after another in a page, and says of each whether it was counted. */
export const tryEach = (frame) =>
  frame.evaluate(async () => {
    const tries = {
      "read a cookie": () => document.cookie,
      "set a cookie": () => (document.cookie = "a=b"),
      "local storage": () => localStorage.length,
      "session storage": () => sessionStorage.length,
      databases: () => indexedDB.databases(),
      caches: () => caches.keys(),
      "service worker": () => navigator.serviceWorker,
      beacon: () => navigator.sendBeacon("/"),
      fetch: () => fetch("/", { keepalive: true }),
      request: () => new XMLHttpRequest().open("GET", "/"),
      // It is refused at once, so nothing is called.
      socket: () => {
        try {
          new WebSocket("ftp://127.0.0.1/");
        } catch {}
      },
      "event source": () => new EventSource("/").close(),
      "peer connection": () => new RTCPeerConnection().close(),
      "storage manager": () => navigator.storage,
      canvas: () => document.createElement("canvas").toDataURL(),
      WebGL: () => document.createElement("canvas").getContext("webgl"),
      sound: () => new OfflineAudioContext(1, 1, 8000),
      battery: () => navigator.getBattery(),
      devices: () => navigator.mediaDevices.enumerateDevices(),
      plugins: () => navigator.plugins,
      languages: () => navigator.languages,
      "the browser's name": () => navigator.userAgent,
      processor: () => navigator.hardwareConcurrency,
    };
    const counted = {};
    for (const [name, use] of Object.entries(tries)) {
      const before = Object.values(used).reduce((sum, count) => sum + count);
      await use();
      counted[name] = Object.values(used).reduce((sum, count) => sum + count) > before;
    }
    document.cookie = "a=b;max-age=0";
    return counted;
  });
