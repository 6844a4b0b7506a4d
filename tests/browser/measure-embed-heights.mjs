// Measures how high each embed is in the built site, and writes records/embed-heights.json:
//   cargo xtask expect heights
//
// It needs a wide font (DejaVu Sans; Debian's package is fonts-dejavu-core): a frame that is high enough for that font
// is high enough for all others.
import { chromium } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { BETWEEN, RECORD, WIDTHS, contentHeights, hasWideLetters, withRoom } from "./embed-heights.mjs";
import { DIST, EMBEDS } from "./site.mjs";
import { serve } from "../../js/build/serve.mjs";

const server = await serve(DIST);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
try {
  const page = await browser.newPage({ serviceWorkers: "block" });
  const lines = [];
  for (const path of EMBEDS) {
    const response = await page.goto(server.address + path);
    if (!response.ok()) throw new Error(`${path}: ${response.status()}. Build the site first.`);
    if (!lines.length && !(await hasWideLetters(page))) throw new Error("The letters are too narrow. Install DejaVu Sans, and let sans-serif be it.");
    const heights = await contentHeights(page, [...WIDTHS, ...BETWEEN]);
    const at = WIDTHS.map((width) => withRoom(heights[width]));
    const most = withRoom(Math.max(...Object.values(heights)));
    lines.push(`    ${JSON.stringify(path)}: { "at": [${at.join(", ")}], "most": ${most} }`);
  }
  writeFileSync(RECORD, `{\n  "widths": [${WIDTHS.join(", ")}],\n  "heights": {\n${lines.join(",\n")}\n  }\n}\n`);
  console.log(`${lines.length} embeds were measured at ${WIDTHS.length + BETWEEN.length} widths.`);
} finally {
  await browser.close();
  await server.close();
}
