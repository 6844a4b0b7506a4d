// Writes data/published.json: `node js/build/published.mjs <folder>`, after everything else is written. Reads what is
// known of charts and of earlier files as JSON, adds the digest of each file that a reader can save, and prints their
// number.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { digestLength } from "../still-true/digest.js";

const folder = process.argv[2];
const SAVED = /^(charts\/.+\.(png|svg|csv|json|xlsx)|schools\/.+\.(pdf|docx|zip|ics|gift|html)|pictures\/.+\.(png|svg)|safety\/.+\.pdf)$/;
const PAGE = /(^|\/)index\.html$/;

const known = JSON.parse(readFileSync(0, "utf8"));
const files = {};
for (const one of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!one.isFile()) continue;
  const path = relative(folder, join(one.parentPath, one.name)).replaceAll("\\", "/");
  if (!SAVED.test(path) || PAGE.test(path)) continue;
  const digest = createHash("sha256").update(readFileSync(join(folder, path))).digest("base64url").slice(0, digestLength);
  files[digest] = path;
}
const sorted = Object.fromEntries(Object.entries(files).sort(([, a], [, b]) => (a < b ? -1 : 1)));
const earlier = Object.fromEntries(Object.entries(known.earlier).filter(([digest]) => !files[digest]));
writeFileSync(join(folder, "data/published.json"), `${JSON.stringify({ ...known, earlier, files: sorted })}\n`);
process.stdout.write(String(Object.keys(files).length));
