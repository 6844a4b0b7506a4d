// A desk with a real screen reader on it: a screen that nobody sees, its own message buses, Orca, and a keyboard. Orca
// writes down each utterance. Everything stands in a folder of its own under /tmp and goes when the desk is closed.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How long anything may take on a busy machine, in milliseconds. */
export const PATIENCE = 30_000;

const SPEECH = /^[\d:.]+ - SPEECH OUTPUT: '((?:.|\n {18})*?)'(?: voice=\w+)? ?(?:None|\[?\{.*\}\]?)?$/gm;
const SCREEN = { width: 1280, height: 1000 };

/** Asks again and again until the answer is true, or time is up. Gives the last answer. */
export async function until(ask, patience = PATIENCE) {
  for (const end = Date.now() + patience; ; ) {
    const answer = await ask();
    if (answer || Date.now() > end) return answer;
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function must(what, ask) {
  const answer = await until(ask);
  if (!answer) throw new Error(`${what} did not start`);
  return answer;
}

/** @returns {Promise<{env: object, press: (...keys: string[]) => void, heard: (from?: number) => string[], still: () => Promise<boolean>, close: () => Promise<void>}>} */
export async function desk() {
  const home = mkdtempSync(join(tmpdir(), "screen-reader-"));
  const log = join(home, "orca.log");
  mkdirSync(join(home, "run"), { mode: 0o700 });
  mkdirSync(join(home, "orca"));
  // Otherwise the log stands still until 8 KB have come together.
  writeFileSync(join(home, "orca", "orca-customizations.py"), "from orca import debug\ndebug.debugFile.reconfigure(line_buffering=True)\n");
  const env = {
    PATH: process.env.PATH,
    LANG: "C.UTF-8",
    HOME: home,
    XDG_RUNTIME_DIR: join(home, "run"),
    GSETTINGS_BACKEND: "memory",
    NO_AT_BRIDGE: "0",
    GNOME_ACCESSIBILITY: "1",
    ACCESSIBILITY_ENABLED: "1",
    // With a speech server but no sound card, Orca hangs. Without one, it still writes down what it would say.
    SPEECHD_ADDRESS: `unix_socket:${join(home, "none")}`,
  };
  const started = [];
  const start = (program, args, stdio = ["ignore", "pipe", "ignore"]) => {
    // In a group of its own, so that what it starts goes with it.
    const child = spawn(program, args, { env, stdio, detached: true });
    child.on("error", (error) => (child.fault = error));
    started.push(child);
    const read = { text: "" };
    for (const stream of child.stdio.slice(1)) stream?.on("data", (piece) => (read.text += piece));
    return () => {
      if (child.fault) throw child.fault;
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}: ${read.text}`);
      return read.text.trim();
    };
  };
  const run = (program, ...args) => spawnSync(program, args, { env, encoding: "utf8", timeout: PATIENCE });
  const close = async () => {
    const ended = started.map((child) => new Promise((done) => (child.exitCode ?? child.signalCode ?? child.fault) ? done() : child.once("exit", done)));
    for (const child of started.reverse()) {
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has gone already.
      }
    }
    await Promise.all(ended);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  const text = () => {
    try {
      return readFileSync(log, "utf8");
    } catch {
      return "";
    }
  };
  const heard = (from = 0) => [...text().matchAll(SPEECH)].map((match) => match[1].replace(/\s+/g, " ").trim()).slice(from);
  /** Until Orca has nothing more to do: its log has not grown for a while. */
  const still = () => {
    let [size, since] = [-1, 0];
    return until(() => {
      const now = text().length;
      if (now !== size) [size, since] = [now, Date.now()];
      return Date.now() - since > 400;
    });
  };
  try {
    const screen = start("Xvfb", ["-displayfd", "3", "-screen", "0", `${SCREEN.width}x${SCREEN.height}x24`, "-nolisten", "tcp"], ["ignore", "ignore", "ignore", "pipe"]);
    env.DISPLAY = `:${await must("Xvfb", screen)}`;
    env.DBUS_SESSION_BUS_ADDRESS = await must("dbus-daemon", start("dbus-daemon", ["--session", "--nofork", "--print-address=1"]));
    start("/usr/libexec/at-spi-bus-launcher", ["--launch-immediately"]);
    await must("at-spi", () => run("gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method", "org.a11y.Bus.GetAddress").status === 0);
    // Windows only get the keyboard from a window manager.
    start("openbox", []);
    const orca = start("orca", [`--debug-file=${log}`, `--user-prefs=${join(home, "orca")}`, "--enable=speech", "--disable=braille", "--disable=braille-monitor"], ["ignore", "pipe", "pipe"]);
    await must("Orca", () => (orca(), heard().length));
  } catch (error) {
    await close();
    throw error;
  }
  return { env, screen: SCREEN, heard, still, close, press: (...keys) => run("xdotool", "key", "--clearmodifiers", ...keys) };
}
