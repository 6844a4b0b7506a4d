// The sheet of paper that a saved picture is, on its own.
import { Resvg } from "@resvg/resvg-js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fontFile } from "../../js/build/heading-font.mjs";
import { readText, withText } from "../../js/chart/png-text.js";
import { compose } from "../../js/chart/sheet.js";
import { estimate } from "../../js/chart/text-width.js";
import { crime } from "./choices.mjs";
import { CHARTS, DIST, expect, test } from "./site.mjs";

const { colours: LIGHT } = JSON.parse(
  /data-metadata>(.*?)<\/script>/s.exec(readFileSync(join(DIST, crime, "index.html"), "utf8"))[1],
);
const PICTURE =
  '<svg aria-hidden="true" width="720" height="400" viewBox="0 0 720 400"><path d="M52 368L712 368" stroke="var(--chart-grid)"></path>' +
  '<g clip-path="url(#gone)"><path d="M52 9L712 300" fill="none" stroke="var(--series-1)"></path></g>' +
  '<text dominant-baseline="central" font-size="15" y="7.5" transform="translate(82 376)" fill="var(--chart-text)">2010</text></svg>';
const METADATA = {
  title: "Police recorded crime per 1,000 people",
  finding: "Recorded crime in the Durham force area: 97.1 offences in the year ending March 2018, up from 52.8 in 2014",
  caution: "The police changed how they record crime after 2014, so a rise is partly better recording.",
  subtitle: "Offences recorded by the police per 1,000 people, without fraud. Durham force area, years ending March 2010 to 2018.",
  sentences: ["Durham force area: 97.1 offences, up from 52.8."],
  notes: ["[x]: no figure found."],
  source: "Office for National Statistics and Home Office",
  licence: "Open Government Licence v3.0",
  date: "23 November 2026",
  address: "https://altogether-safer.example/charts/recorded-crime-rate/",
  site: "Altogether Safer",
  colours: LIGHT,
};
const LONG = "The police force changed how it counts offences in this year, so the figure can’t be compared with those before it. ";
const sheets = {
  "plain metadata": METADATA,
  "metadata without notes": { ...METADATA, notes: [] },
  "twelve long notes": { ...METADATA, notes: Array.from({ length: 12 }, (_, i) => `${2000 + i}: ${LONG.repeat(2)}`) },
  "everything too long": {
    ...METADATA,
    title: "W".repeat(300),
    finding: `${"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(8)} fell`,
    subtitle: LONG.repeat(9),
    notes: ["x".repeat(3000), LONG.repeat(20)],
    source: LONG.repeat(9),
    address: `${METADATA.address}?areas=${"avon-and-somerset,".repeat(30)}`,
    site: "A very long name of a site that nobody should have given to it",
  },
};

for (const [name, metadata] of Object.entries(sheets)) {
  for (const shape of ["wide", "square"]) {
    test(`a ${shape} sheet of ${name} keeps everything apart and legible`, async ({ page }) => {
      await page.setContent(compose(PICTURE, metadata, shape));
      const { boxes, sizes, sheet } = await page.evaluate(() => {
        const svg = document.querySelector("svg");
        const place = (one) => {
          const [{ left, top }, box] = [svg, one].map((each) => each.getBoundingClientRect());
          return { what: one.textContent.slice(0, 30), x: box.x - left, y: box.y - top, right: box.right - left, bottom: box.bottom - top };
        };
        const nested = svg.querySelector("svg");
        const [x, y, width, height] = ["x", "y", "width", "height"].map((side) => Number(nested.getAttribute(side)));
        const chart = { what: "the chart", x, y, right: x + width, bottom: y + height };
        const scale = width / nested.viewBox.baseVal.width;
        const size = (text, factor) => Number(text.getAttribute("font-size")) * factor;
        const texts = [...svg.querySelectorAll(":scope > text")];
        return {
          boxes: [chart, ...texts.map(place), place(svg.querySelector(":scope > g"))],
          sizes: [...texts.map((one) => size(one, 1)), ...[...nested.querySelectorAll("text")].map((one) => size(one, scale))],
          sheet: { right: svg.width.baseVal.value, bottom: svg.height.baseVal.value },
        };
      });
      const overlaps = boxes.flatMap((a, i) =>
        // Lines of text reach a little into the leading above and below them.
        boxes.slice(i + 1).filter((b) => a.x < b.right && b.x < a.right && a.y + 3 < b.bottom && b.y + 3 < a.bottom).map((b) => [a, b]),
      );
      expect(overlaps).toEqual([]);
      expect(boxes.filter((one) => one.x < 40 || one.y < 40 || one.right > sheet.right - 40 || one.bottom > sheet.bottom - 40)).toEqual([]);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(14);
    });
  }
}

test("notes that have no room in a square are not dropped in silence", () => {
  const long = sheets["twelve long notes"];
  expect(compose(PICTURE, long, "square")).toContain("More notes stand on the page.");
  expect(compose(PICTURE, long, "wide")).not.toContain("More notes");
});

test("what symbols mean goes with the picture", () => {
  expect(compose(PICTURE, { ...METADATA, marks: ["[e]: worked out."] }).replace(/<(desc|metadata)>.*?<\/\1>/gs, "")).toContain("[e]: worked out.");
});

test("a band behind the lines is explained on the sheet", () => {
  const words = "shaded band from the lowest to the highest.";
  const metadata = { ...METADATA, sentences: [...METADATA.sentences, words] };
  const drawn = (metadata) => compose(PICTURE, metadata).replace(/<(desc|metadata)>.*?<\/\1>/gs, "");
  expect(drawn({ ...metadata, band: words })).toContain(words);
  expect(drawn(metadata)).not.toContain(words);
});

test("the published pictures with a band say what it is, and no other does", () => {
  const shown = (path) => readFileSync(join(DIST, path, "chart.svg"), "utf8").replace(/<(desc|metadata)>.*?<\/\1>/gs, "");
  const withBand = CHARTS.filter((path) => readFileSync(join(DIST, path, "index.html"), "utf8").includes("shaded band"));
  expect(withBand.length).toBeGreaterThan(0);
  for (const path of CHARTS) expect(/shaded band/.test(shown(path)), path).toBe(withBand.includes(path));
});

test("an unknown colour is refused, not drawn black", () => {
  expect(() => compose(PICTURE.replace("--chart-grid", "--nowhere"), METADATA)).toThrow("nowhere");
});

test("a text is never wider than it is taken for", () => {
  const font = { loadSystemFonts: false, fontFiles: [fontFile("400Regular"), fontFile("700Bold")], defaultFontFamily: "Atkinson Hyperlegible Next" };
  const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
  const lines = [...ascii.map((letter) => `H${letter.repeat(9)}H`), METADATA.finding, LONG, "193 ÷ (1 − 0.081) = 210 – “so”, ‘so’ · £5 × 2"];
  for (const weight of [400, 700]) {
    for (const line of lines) {
      const escaped = line.replace(/[&<]/g, (sign) => (sign === "&" ? "&amp;" : "&lt;"));
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text xml:space="preserve" font-size="100" font-weight="${weight}">${escaped}</text></svg>`;
      const { width } = new Resvg(svg, { font }).getBBox();
      expect(estimate(line, 100, weight), line).toBeGreaterThanOrEqual(width);
      expect(estimate(line, 100, weight), line).toBeLessThan(width * (ascii.includes(line[1]) && line.length === 11 ? 2 : 1.15) + 20);
    }
  }
});

test("texts go into a PNG and come out again", () => {
  const png = new Resvg('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>').render().asPng();
  const all = { Title: "Gwent – “Gŵyl” 日本", Description: "a\nb", URL: "https://example.org/?a=1&b=2" };
  const whole = Buffer.from(withText(png, all));
  expect(readText(whole)).toMatchObject(all);
  expect(whole.toString("latin1", 37, 41)).toBe("iTXt");
  whole[whole.indexOf("Gwent")] += 1;
  expect(() => readText(whole)).toThrow("iTXt");
});
