// A desktop with a real screen reader on it: a screen that nobody sees, message buses of its own, Orca, Chromium and a
// keyboard. Orca writes down each utterance. All of it lives in one folder under /tmp and goes when the desktop is closed.
import { chromium } from "@playwright/test";
import { spawn, spawnSync } from "node:child_process";
import { closeSync, fstatSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How long anything may take on a busy machine, in milliseconds. */
const PATIENCE = 30_000;

/** How long Orca's log must not grow before nothing more is expected, in milliseconds. */
const QUIET = 400;

const SCREEN = [1280, 1000];
const SPEECH = /^[\d:.]+ - SPEECH OUTPUT: '((?:.|\n {18})*?)'(?: voice=\w+)? ?(?:None|\[?\{.*\}\]?)?$(?=\n)/gm;

/** Asks until the answer is true or time is up, and gives the last answer. */
export async function until(ask, patience = PATIENCE) {
  for (const end = Date.now() + patience; ; ) {
    const answer = await ask();
    if (answer || Date.now() > end) return answer;
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** White space as one blank each, as words are compared. */
export const plain = (words) => words.replace(/\s+/g, " ").trim();

/** What Orca has said, out of its log. */
class Heard {
  #offset = 0;
  #rest = "";
  #all = [];

  constructor(file) {
    this.file = openSync(file, "a+");
  }

  /** @returns {number} bytes in the log */
  #read() {
    const { size } = fstatSync(this.file);
    const piece = Buffer.alloc(size - this.#offset);
    readSync(this.file, piece, 0, piece.length, this.#offset);
    const end = piece.lastIndexOf("\n") + 1;
    this.#offset += end;
    this.#rest += piece.subarray(0, end);
    let done = 0;
    for (const match of this.#rest.matchAll(SPEECH)) {
      this.#all.push(plain(match[1]));
      done = match.index + match[0].length;
    }
    // An utterance of more than one line may be here in part.
    const open = this.#rest.indexOf(" - SPEECH OUTPUT: '", done);
    this.#rest = open < 0 ? "" : this.#rest.slice(this.#rest.lastIndexOf("\n", open) + 1);
    return size;
  }

  /** What was said after the first `from` utterances. */
  since(from = 0) {
    this.#read();
    return this.#all.slice(from);
  }

  get count() {
    return this.since().length;
  }

  /** Waits until Orca has nothing more to do. */
  async quiet() {
    let [size, at] = [-1, 0];
    await until(() => {
      const now = this.#read();
      if (now !== size) [size, at] = [now, Date.now()];
      return Date.now() - at > QUIET;
    });
  }
}

async function must(what, ask) {
  const answer = await until(ask);
  if (!answer) throw new Error(`${what} did not start in ${PATIENCE / 1000} seconds.`);
  return answer;
}

/** Starts everything but the browser, in a folder of its own. */
export async function desktop() {
  const home = mkdtempSync(join(tmpdir(), "screen-reader-"));
  const log = join(home, "orca.log");
  mkdirSync(join(home, "run"), { mode: 0o700 });
  mkdirSync(join(home, "orca"));
  // Otherwise the log stands still until 8 KB have come together.
  writeFileSync(join(home, "orca", "orca-customizations.py"), "from orca import debug\ndebug.debugFile.reconfigure(line_buffering=True)\n");
  const heard = new Heard(log);
  const env = {
    PATH: process.env.PATH,
    LANG: "C.UTF-8",
    HOME: home,
    XDG_RUNTIME_DIR: join(home, "run"),
    GSETTINGS_BACKEND: "memory",
    GNOME_ACCESSIBILITY: "1",
    // With a speech server but no sound card, Orca hangs. Without a server, it still writes down what it would say.
    SPEECHD_ADDRESS: `unix_socket:${join(home, "none")}`,
  };
  const started = [];

  /** Starts a program in a group of its own, so that what it starts goes with it. Gives what it has written so far. */
  const start = (program, args, stdio = ["ignore", "pipe", "pipe"]) => {
    const child = spawn(program, args, { env, stdio, detached: true });
    let [written, fault] = ["", undefined];
    child.on("error", (error) => (fault = error));
    for (const stream of child.stdio) stream?.on("data", (piece) => (written += piece));
    started.push(new Promise((done) => child.once("close", done).once("error", done)));
    started.at(-1).pid = child.pid;
    return () => {
      if (fault) throw fault;
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}. ${written}`);
      return written.trim();
    };
  };
  const run = (program, ...args) => {
    const { error, status } = spawnSync(program, args, { env, timeout: PATIENCE, stdio: "ignore" });
    if (error) throw error;
    return status === 0;
  };
  let context;
  const stop = () => {
    for (const { pid } of started.splice(0).reverse()) {
      try {
        process.kill(-pid, "SIGKILL");
      } catch {
        // It never started, or has gone already.
      }
    }
  };
  const close = async () => {
    await context?.close();
    const all = [...started];
    stop();
    await Promise.all(all);
    closeSync(heard.file);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  // Whatever ends this program ends all of it.
  process.once("exit", stop);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => close().finally(() => process.exit(1)));

  /** Opens Chromium at an address, in a window that is nothing but the page: so the page has the keyboard at once. */
  const open = async (address) => {
    context = await chromium.launchPersistentContext(join(home, "chromium"), {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      headless: false,
      handleSIGINT: false,
      handleSIGTERM: false,
      viewport: null,
      env,
      ignoreDefaultArgs: ["about:blank"],
      args: [
        `--app=${address}`,
        "--force-renderer-accessibility",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-position=0,0",
        `--window-size=${SCREEN}`,
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
      ],
    });
    return context.pages()[0] ?? context.waitForEvent("page");
  };

  try {
    const screen = start("Xvfb", ["-displayfd", "3", "-screen", "0", `${SCREEN.join("x")}x24`, "-nolisten", "tcp"], ["ignore", "ignore", "ignore", "pipe"]);
    env.DISPLAY = `:${await must("Xvfb", screen)}`;
    env.DBUS_SESSION_BUS_ADDRESS = await must("dbus-daemon", start("dbus-daemon", ["--session", "--nofork", "--print-address=1"], ["ignore", "pipe", "ignore"]));
    const bus = start("/usr/libexec/at-spi-bus-launcher", ["--launch-immediately"], ["ignore", "ignore", "ignore"]);
    await must("at-spi", () => (bus(), run("gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method", "org.a11y.Bus.GetAddress")));
    // A window gets the keyboard from a window manager.
    const windows = start("openbox", [], ["ignore", "ignore", "ignore"]);
    const orca = start("orca", [`--debug-file=${log}`, `--user-prefs=${join(home, "orca")}`, "--enable=speech", "--disable=braille", "--disable=braille-monitor"]);
    await must("Orca", () => (windows(), orca(), heard.count));
    return { home, log, heard, open, close, press: (key) => run("xdotool", "key", "--clearmodifiers", key) };
  } catch (error) {
    await close();
    throw error;
  }
}
