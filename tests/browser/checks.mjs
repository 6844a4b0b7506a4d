// Checks of an open page. Each returns a list of problems, so an empty list is a pass, and each leaves the page usable
// by the next.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // These are matters of taste, not of validity.
    "long-title": "off",
    "no-inline-style": "error",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "void-style": "off",
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    "prefer-native-element": "off",
    "tel-non-breaking": "off",
    // The script and the style sheet have it; preloaded modules take none.
    "require-sri": "off",
    // Boxes of one group share their name, as radio buttons do.
    "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
  },
});

/** What is no valid HTML. */
export async function invalid(html) {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) => messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules whose answer depends on sizes and colours. */
export const LOOKS = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];

/** What axe finds in the page or one element of it, by all of its rules or by these. The builder of @axe-core/playwright opens
 * a page more for each run, which takes several times as long as the run. */
export async function violations(page, { rules, within } = {}) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: TAGS };
  return page.evaluate(
    async ([within, options]) => {
      const { violations } = await axe.run(within ?? document, options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" ")}`);
    },
    [within, { runOnly, resultTypes: ["violations"] }],
  );
}

/** Opens whatever is folded, so that it is checked too. */
export const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));

/** What sticks out of the page sideways. Tables may, inside a box that scrolls. */
export const overflow = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest(".table-frame, svg"))
      .map((one) => `${one.tagName}.${one.className}`)
      .concat(`the page is ${document.documentElement.scrollWidth} pixels wide`);
  });

/** The links, buttons, fields and summaries that can be seen but not clicked in their middle, and what lies there instead. */
export const covered = (page) =>
  page.evaluate(() => {
    const name = (one) => one?.cloneNode(false).outerHTML.replace(/ d="[^"]*"/, "").slice(0, 80);
    const wrong = [];
    // Of a range of years only the ends take the pointer, as two lie on one track; redraw.spec.mjs drags them.
    for (const one of document.querySelectorAll("a[href], button, input:not([type=range]), select, textarea, summary")) {
      // A field that a label stands for is clicked there.
      const seen = one.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) ? one : one.labels?.[0];
      if (!seen?.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) continue;
      seen.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      // A link that goes on in the next line has two boxes, and its middle may be in neither.
      const [box] = [...seen.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height);
      // Links for the keyboard are one pixel large until they have the focus.
      if (!box || box.width < 2 || box.height < 2 || box.right <= 0 || box.bottom <= 0) continue;
      const under = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const target = under?.closest("label")?.control ?? under;
      if (!one.contains(target)) wrong.push(`${name(one)} ${one.textContent.trim().slice(0, 40)}: ${name(under)}`);
    }
    scrollTo({ top: 0, behavior: "instant" });
    return wrong;
  });

/** What is too low for a thumb. A figure in a sentence is as high as its line, as links in sentences are. */
export const small = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("button:not(.in-text), select, input, summary, .site-header a, .site-footer li a, .way-back a, .strip a")]
      .filter((one) => one.checkVisibility())
      .map((one) => [one, (one.closest("label") ?? one).getBoundingClientRect()])
      .filter(([, box]) => box.height < 44)
      .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.height}`),
  );
