// Finds specs that need not run again: the built site, the shared test code and the spec itself are the same as when it
// last passed. Only `cargo xtask test` uses this, and only when it runs all specs; continuous integration always runs
// everything.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const FILE = join(ROOT, "target/browser-tests-passed.json");
const isAsked = process.env.SKIP_UNCHANGED && !process.env.CI;
const isSpec = (name) => name.endsWith(".spec.mjs");
const specs = readdirSync(import.meta.dirname).filter(isSpec);
const passed = () => (existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : {});

/** The digest of files and folders of the project, without specs. */
function digest(paths) {
  const sum = createHash("sha256");
  const add = (path) => {
    if (!statSync(path).isDirectory()) return sum.update(path).update("\0").update(readFileSync(path));
    for (const name of readdirSync(path).sort()) if (!isSpec(name) && name !== "node_modules") add(join(path, name));
  };
  paths.forEach((path) => add(join(ROOT, path)));
  return sum.digest("hex");
}

/** What each spec can read, and the browser. */
function state() {
  const shared = digest(["dist", "js", "public/data", "records", "style", "tests/browser", "package-lock.json"]);
  const browser = process.env.CHROMIUM ? statSync(process.env.CHROMIUM).mtimeMs : "";
  return Object.fromEntries(specs.map((spec) => [spec, `${shared} ${browser} ${digest([`tests/browser/${spec}`])}`]));
}

/** The specs to leave out, as patterns. One is always left, as a run without any test is a mistake. */
export function unchanged() {
  if (!isAsked) return [];
  const [now, before] = [state(), passed()];
  const same = specs.filter((spec) => now[spec] === before[spec]).slice(0, specs.length - 1);
  // Workers read the configuration too.
  if (same.length > 0 && !process.env.TEST_WORKER_INDEX) console.log(`Left out, as nothing that they read has changed since they passed: ${same.join(", ")}`);
  return same.map((spec) => `**/${spec}`);
}

/** Notes which specs passed as a whole. */
export default class Unchanged {
  failed = new Set();
  ran = new Set();

  onTestEnd(test, result) {
    const spec = basename(test.location.file);
    this.ran.add(spec);
    if (result.status !== "passed") this.failed.add(spec);
  }

  onEnd({ status }) {
    if (!isAsked || status === "interrupted") return;
    const now = state();
    const whole = [...this.ran].filter((spec) => !this.failed.has(spec));
    mkdirSync(join(ROOT, "target"), { recursive: true });
    writeFileSync(FILE, JSON.stringify({ ...passed(), ...Object.fromEntries(whole.map((spec) => [spec, now[spec]])) }, null, 1));
  }
}
