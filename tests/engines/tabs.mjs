// A tab in each engine, behind the same few functions. Chromium and Firefox are driven by puppeteer-core, WebKit by the
// WebDriver of its own package.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";
import { freePort } from "../hosts/servers.mjs";

const FIREFOX = ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find(existsSync);
const MINI_BROWSER = ["x86_64", "aarch64"].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`).find(existsSync);
const hasWebKit = MINI_BROWSER && existsSync("/usr/bin/WebKitWebDriver") && existsSync("/usr/bin/Xvfb");

// One typeface for all, so that a text has as many lines in each.
process.env.FONTCONFIG_FILE = join(import.meta.dirname, "fonts.conf");

/** For GTK, which WebKit asks whether things may move. No page goes over into the next in any engine: a click in between
 * would meet the picture of the last one. */
const CONFIG = join(import.meta.dirname, "config");

/** The engines to test: each with whether it is installed, and how to open a tab. */
export const ENGINES = [
  // Scrollbars take no room in the others either.
  { name: "Firefox", isHere: Boolean(FIREFOX), open: (size) => driven({ browser: "firefox", executablePath: FIREFOX, extraPrefsFirefox: { "ui.useOverlayScrollbars": 1, "ui.prefersReducedMotion": 1 } }, size) },
  { name: "WebKit", isHere: Boolean(hasWebKit), isWatched: true, open: webKit },
];

/** What the others are compared with. */
export const chromium = (size) => driven({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-dev-shm-usage", "--force-prefers-reduced-motion"] }, size);

/** No wait takes longer, even on a busy machine. WebDriver gives up after 30 seconds, and says less. */
const LIMIT = 20_000;

/** WebKit never answers what it was asked just as a page was left, so that is asked again after this time. */
const NO_ANSWER = 2_000;

/** A call of a function in the page, as text: the page's policy forbids it to make functions of texts itself. */
const call = (look, values) => `(${look})(...${JSON.stringify(values)})`;

/** Asks again until there is an answer. Not for each frame of the screen: WebKit on a virtual one may rest. */
const asked = (look, values) => `new Promise((done, failed) => {
  const last = performance.now() + ${LIMIT};
  const ask = async () => {
    const answer = await ${call(look, values)};
    if (answer) done(answer);
    else if (performance.now() > last) failed(new Error(${JSON.stringify(`Waited in vain: ${look} ${values}`)}));
    else setTimeout(() => ask().catch(failed), 20);
  };
  ask().catch(failed);
})`;

/** Does what leads to another page, and waits until that is there. */
async function followed(run, action, isThere = "document.readyState === 'complete'") {
  // A page that the browser kept comes back with the mark of the time before.
  const mark = randomUUID();
  await run(`void (globalThis.left = "${mark}")`);
  await action();
  const last = Date.now() + LIMIT;
  while (Date.now() < last) {
    // Between two pages there is nobody to answer.
    if (await run(`globalThis.left !== '${mark}' && location.protocol !== 'about:' && ${isThere}`, NO_ANSWER).catch(() => false)) return;
  }
  throw new Error(`Nothing led away from ${await run("location.href")}`);
}

/** For the page: brings an element into view, and tells whether a click would meet it. It would not while the page
 * scrolls. */
function reach(selector) {
  const one = document.querySelector(selector);
  if (!one) return false;
  one.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = one.getBoundingClientRect();
  const under = document.elementFromPoint(x + width / 2, y + height / 2);
  return one.contains(under) || under?.closest("label")?.control === one;
}

/** A tab of a browser that puppeteer drives. */
async function driven(options, { width, height }) {
  const browser = await puppeteer.launch({ ...options, headless: true, defaultViewport: { width, height } });
  const page = await browser.newPage();
  const faults = [];
  page.on("console", (message) => faults.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("response", (response) => response.ok() || response.status() === 304 || faults.push(`${response.status()}: ${response.url()}`));
  const run = (source) => page.evaluate(source);
  return {
    // puppeteer's own way waits in vain after Firefox has gone back to a page that it kept.
    open: (address) => followed(run, () => run(`location.assign(${JSON.stringify(address)})`)),
    run: (look, ...values) => run(call(look, values)),
    until: (look, ...values) => run(asked(look, values)),
    click: async (selector) => (await run(asked(reach, [selector])), page.click(selector)),
    follow: (action) => followed(run, action),
    back: () => followed(run, () => run("history.back()")),
    type: (selector, text) => page.type(selector, text),
    press: (key) => page.keyboard.press(key),
    inFrame: async (selector, look, ...values) => (await (await page.$(selector)).contentFrame()).evaluate(asked(look, values)),
    picture: () => page.screenshot(),
    faults: async () => faults.splice(0),
    close: () => browser.close(),
  };
}

/** The keys that tests press, as WebDriver names them. */
const KEYS = { Shift: "\uE008", ArrowLeft: "\uE012", ArrowRight: "\uE014", End: "\uE010" };
/** The name under which WebDriver gives and takes elements. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** A tab of WebKit, on a screen of its own. */
async function webKit({ width, height }) {
  const screen = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", `${width}x${height + 200}x24`, "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
  const [display] = await once(createInterface(screen.stdout), "line");
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { env: { ...process.env, DISPLAY: `:${display}`, XDG_CONFIG_HOME: CONFIG }, stdio: "ignore" });
  let session = "";
  const ask = async (method, path, body, limit = 2 * LIMIT) => {
    const answer = await fetch(`http://127.0.0.1:${port}${session}${path}`, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(limit) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  };
  await listening(port, driver);
  const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation"] } } } });
  session = `/session/${sessionId}`;
  const run = (source, limit) => ask("POST", "/execute/sync", { script: `return ${source}`, args: [] }, limit);
  const element = async (selector) => (await ask("POST", "/element", { using: "css selector", value: selector }))[ELEMENT];
  // The window has a bar of its own above the page.
  await ask("POST", "/window/rect", { x: 0, y: 0, width, height });
  await run(asked((width) => innerWidth === width, [width]));
  const bar = height - (await run("innerHeight"));
  await ask("POST", "/window/rect", { x: 0, y: 0, width, height: height + bar });
  await run(asked((height) => innerHeight === height, [height]));
  return {
    open: (address) => ask("POST", "/url", { url: address }),
    run: (look, ...values) => run(call(look, values)),
    until: (look, ...values) => run(asked(look, values)),
    click: async (selector) => (await run(asked(reach, [selector])), ask("POST", `/element/${await element(selector)}/click`, {})),
    follow: (action) => followed(run, action),
    back: () => followed(run, () => run("void setTimeout(() => history.back())"), "true"),
    type: async (selector, text) => ask("POST", `/element/${await element(selector)}/value`, { text }),
    press: (key) => ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions: ["keyDown", "keyUp"].map((type) => ({ type, value: KEYS[key] })) }] }),
    inFrame: async (selector, look, ...values) => {
      await ask("POST", "/frame", { id: { [ELEMENT]: await element(selector) } });
      const answer = await run(asked(look, values));
      await ask("POST", "/frame", { id: null });
      return answer;
    },
    picture: async () => Buffer.from(await ask("GET", "/screenshot"), "base64"),
    // The driver does not pass on what the console says, so each page keeps it (`site.mjs`).
    faults: () => run("(globalThis.faults || []).splice(0)"),
    close: async () => {
      await ask("DELETE", "");
      for (const program of [driver, screen]) {
        program.kill();
        await once(program, "exit");
      }
    },
  };
}

/** Waits until a program listens on a port. */
async function listening(port, program) {
  for (;;) {
    if (program.exitCode !== null) throw new Error(`${program.spawnfile} has ended.`);
    const socket = connect(port, "127.0.0.1");
    const isThere = await once(socket, "connect").then(() => true, () => false);
    socket.destroy();
    if (isThere) return;
  }
}
