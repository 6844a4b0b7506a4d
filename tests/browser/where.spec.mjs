// "Where am I?": the grid reference, from a device whose place the test sets.
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { gridReference, onGrid } from "../../js/page/grid-reference.js";
import { PAGES, expect, fileOf, open, read, test } from "./site.mjs";

/** Ordnance Survey's test points for its own transformation: degrees, and metres on the National Grid. */
const POINTS = JSON.parse(readFileSync(new URL("../fixtures/grid-points.json", import.meta.url), "utf8"));
const PAGE = "safety/water/in-the-water-now/";
const box = (page) => page.getByRole("region", { name: "Where am I?" });
const ask = (page) => box(page).getByRole("button", { name: "Show my grid reference" }).click();

test("Ordnance Survey's test points agree within 7 m", () => {
  expect(POINTS.length).toBe(40);
  for (const { name, latitude, longitude, east, north } of POINTS) {
    const [x, y] = onGrid(latitude, longitude);
    expect(Math.hypot(x - east, y - north), name).toBeLessThan(7);
  }
});

test("references have the right square, and none is made up off the grid", () => {
  expect(gridReference(424639, 565012)).toBe("NZ 2463 6501");
  expect(gridReference(91492, 11318)).toBe("SV 9149 1131");
  expect(gridReference(395999, 1138728)).toBe("HT 9599 3872");
  expect(gridReference(639821, 169565)).toBe("TR 3982 6956");
  for (const [east, north] of [[-1, 5], [5, -1], [700000, 5], [5, 1300000], [NaN, 5]]) expect(gridReference(east, north)).toBe(undefined);
});

test("what it takes stays under 3 KB", async () => {
  const { outputFiles } = await build({ entryPoints: [fileURLToPath(new URL("../../js/page/where.js", import.meta.url))], bundle: true, minify: true, format: "esm", write: false });
  expect(brotliCompressSync(outputFiles[0].contents).length).toBeLessThan(3 * 1024);
});

test("only advice may ask the device where it is, and the pages that do are all there", async ({ request, site }) => {
  const withIt = PAGES.filter((path) => read(fileOf(path)).includes("data-where"));
  expect(withIt).toContain(PAGE);
  expect(withIt.filter((path) => !path.startsWith("safety/"))).toEqual([]);
  for (const path of PAGES) {
    const policy = (await request.head(site + path)).headers()["permissions-policy"];
    expect(policy, path).toBe(`camera=(), geolocation=(${path.startsWith("safety/") ? "self" : ""}), microphone=(), payment=(), usb=()`);
  }
});

test("the place is large, exact, and can be copied; nothing is asked before, and nothing is sent", async ({ page, site, context }) => {
  await context.grantPermissions(["geolocation", "clipboard-read", "clipboard-write"]);
  await context.setGeolocation({ latitude: 54.9791227366, longitude: -1.61657685184, accuracy: 12 });
  await open(page, site + PAGE);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await expect(box(page)).not.toContainText("NZ");
  await ask(page);
  await expect(box(page).getByText("NZ 2463 6501", { exact: true })).toBeVisible();
  await expect(box(page)).toContainText("Within about 12 metres. Latitude and longitude: 54.97912, -1.61658");
  await expect(box(page).getByRole("status")).toContainText("N Z");
  await box(page).getByRole("button", { name: "Copy" }).click();
  await expect(box(page).getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("NZ 2463 6501");
  expect(asked).toEqual([]);
});

for (const [what, place, words] of [
  ["a device that is not sure", { latitude: 54.97, longitude: -1.61, accuracy: 501 }, "could be out by 501 metres"],
  ["a place that is not on the grid", { latitude: 40.7, longitude: -74, accuracy: 5 }, "Great Britain only"],
]) {
  test(`${what} is refused in plain words`, async ({ page, site, context }) => {
    await context.grantPermissions(["geolocation"]);
    await context.setGeolocation(place);
    await open(page, site + PAGE);
    await ask(page);
    await expect(box(page).getByRole("status")).toContainText(words);
    await expect(box(page).locator(".place")).toBeHidden();
  });
}

test("a reader who says no is told what to do instead", async ({ page, site, context }) => {
  await context.grantPermissions([]);
  await open(page, site + PAGE);
  await ask(page);
  await expect(box(page).getByRole("status")).toHaveText("Your browser is blocking your location. Tell 999 a landmark, a bridge or a road instead.");
});
