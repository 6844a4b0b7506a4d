// What a screen reader is told of each chart, kept beside this file. A change that is meant is accepted with:
//   npx playwright test --config tests/browser/playwright.config.mjs tree --update-snapshots
import { CHARTS, expect, open, test } from "./site.mjs";

for (const path of CHARTS) {
  test(`/${path} is told as kept`, async ({ page, site }) => {
    await open(page, site + path);
    const name = path.replace(/^charts\/|\/$/g, "");
    await expect(page.locator(".picture").first()).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
  });

  test(`/${path}: the keyboard can skip its picture, and the next stop is behind it`, async ({ page, site }) => {
    await open(page, site + path);
    const skip = page.getByRole("link", { name: "Skip past the picture to the figures" });
    await skip.focus();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const behind = () => {
      const heading = document.querySelector("#table");
      return Boolean(heading.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING);
    };
    expect(await page.evaluate(behind)).toBe(true);
  });
}
