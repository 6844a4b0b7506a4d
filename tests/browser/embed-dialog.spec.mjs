// The dialog from which an editor takes a chart, a figure or advice to another site.
import AxeBuilder from "@axe-core/playwright";
import { PUBLISHED, misfit, ours, test } from "./hosts.mjs";
import { expect, open } from "./site.mjs";

// Leaving a page for another site breaks off its picture of the change.
test.use({ expected: [/^error: Transition was/] });

const CHART = "charts/recorded-crime-rate/";
const link = (page) => page.locator("a[data-embed]").first();
const dialog = (page) => page.getByRole("dialog");
const field = (page, label) => dialog(page).getByLabel(label, { exact: true });
const preview = (page) => page.frameLocator(".preview iframe");

async function opened(page, address) {
  await open(page, address);
  await link(page).click();
  await expect(dialog(page)).toBeVisible();
}

for (const [path, shown] of [[CHART, "Police recorded crime for each 1,000 people"], ["safety/water/float/", "If you fall in: float"], ["facts/", "Fall in children entering the youth justice system for the first time"]]) {
  test(`/${path} has it, sound and with a preview`, async ({ page, site }) => {
    await opened(page, site + path);
    await expect(preview(page).locator("h1")).toHaveText(shown);
    await expect(dialog(page).locator(".hint[role=status]")).toContainText(/At \d+ pixels it is \d+ pixels high/);
    const { violations } = await new AxeBuilder({ page }).include("dialog").exclude(".preview iframe").analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toHaveCount(0);
    await expect(link(page)).toBeFocused();
  });
}

test("the keyboard stays in it, and comes back to where it was", async ({ page, site }) => {
  await open(page, site + CHART);
  await link(page).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page).getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(dialog(page).getByLabel("What it shows")).toBeFocused();
  await dialog(page).getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toHaveCount(0);
  await expect(link(page)).toBeFocused();
});

test("what is chosen is in the preview and in what is pasted", async ({ page, site }) => {
  await opened(page, site + CHART);
  await dialog(page).getByLabel("What it shows").selectOption({ index: 1 });
  await dialog(page).getByLabel("Colours").selectOption("Dark");
  await dialog(page).getByLabel("The table is open").check();
  await dialog(page).getByRole("checkbox", { name: /Without its title/ }).check();
  await expect(preview(page).locator("html[data-theme=dark][data-title=off][data-table=open]")).toBeAttached();
  const address = `${PUBLISHED}embed/recorded-crime-rate/document/?theme=dark&amp;table=open&amp;title=off`;
  for (const way of ["2. A frame", "3. A frame that fits itself"]) await expect(field(page, way)).toHaveValue(new RegExp(`src="${address.replace(/[?.]/g, "\\$&")}"`));
  await dialog(page).getByLabel("Width of the preview").selectOption("320 pixels");
  await expect(page.locator(".preview iframe")).toHaveAttribute("width", "320");
});

test("the height of a plain frame is enough at every width that was looked at", async ({ page, site, show }) => {
  await opened(page, site + CHART);
  await dialog(page).getByLabel("The table is open").check();
  await dialog(page).getByLabel("Width of the preview").selectOption("320 pixels");
  const said = dialog(page).locator(".hint[role=status]");
  await expect(said).toContainText("At 320 pixels");
  await expect(preview(page).locator("details.table[open]")).toBeAttached();
  await expect.poll(async () => Number(/is (\d+)/.exec(await said.textContent())[1])).toBeGreaterThan(1300);
  const text = (await field(page, "2. A frame").inputValue()).replaceAll(PUBLISHED, site);
  await page.setViewportSize({ width: 320 + 16, height: 800 });
  await show(text);
  const one = await ours(page, site);
  expect((await misfit(one)).scrolls).toBe(false);
});

test("what the reader has chosen on the page can be taken as it is", async ({ page, site, show }) => {
  await opened(page, `${site}${CHART}?areas=kent&from=2012`);
  await expect(dialog(page).getByLabel("What it shows").locator("option:checked")).toHaveText("The chart as it is on the page now");
  const text = await field(page, "3. A frame that fits itself").inputValue();
  expect(text).toContain("embed/recorded-crime-rate/?areas=kent&amp;from=2012");
  expect(await field(page, "1. A link").inputValue()).toContain(`${PUBLISHED}${CHART}?areas=kent&amp;from=2012`);
  await show(text.replaceAll(PUBLISHED, site));
  await expect((await ours(page, site)).locator("table:has(#figures-caption) thead th")).toHaveText(["Year ending March", "Kent"]);
});

test("buttons copy, and say what they copied", async ({ page, context, site }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await opened(page, site + CHART);
  for (const code of await dialog(page).locator(".code").all()) {
    await code.getByRole("button").click();
    const name = (await code.locator("label").textContent()).replace(/^\d\. /, "");
    await expect(code.getByRole("status")).toHaveText(`Copied: ${name}.`);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.locator("textarea").inputValue());
  }
});

test("the table pastes as a table, for where no HTML is allowed", async ({ page, context, site }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await opened(page, site + CHART);
  await expect(field(page, "The description of the picture")).toHaveValue(/^The rate of recorded crime .*\/charts\/recorded-crime-rate\/$/s);
  await dialog(page).getByRole("button", { name: "Copy the table" }).click();
  await expect(dialog(page).getByText("Copied: the table.")).toBeVisible();
  const [html, text] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(["text/html", "text/plain"].map(async (type) => (await item.getType(type)).text()));
  });
  expect(html).toMatch(/<table>.*<caption>.+<\/caption>.*<th scope="col">Durham force area<\/th>.*<th scope="row">2010<\/th><td>65.3<\/td>/s);
  expect(text).toMatch(/^2010\t65.3\t84.6/m);
});

test("a clipboard that is closed leads to copying by hand", async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("No.")), write: () => Promise.reject(new Error("No.")) } }));
  await opened(page, site + CHART);
  await dialog(page).locator(".code:has(#embed-frame) button").click();
  await expect(dialog(page).getByLabel("Copy it from here:")).toHaveValue(await field(page, "2. A frame").inputValue());
  await dialog(page).getByRole("button", { name: "Copy the table" }).click();
  await expect(dialog(page).getByText("select the table on the page and copy it")).toBeVisible();
});

test.describe("without the dialog's code", () => {
  test.use({ expected: [/ERR_FAILED|^error: Transition was/] });

  test("the link leads to the page that has everything", async ({ page, site }) => {
    await page.route("**/embed-dialog*.js", (route) => route.abort());
    await open(page, site + CHART);
    await link(page).click();
    await expect(page).toHaveURL(`${site}embed/#recorded-crime-rate`);
  });
});

for (const width of [320, 360]) {
  test(`it fits a phone of ${width} pixels`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 640 });
    await opened(page, `${site}charts/crime-groups/?areas=shoplifting`);
    const wide = await dialog(page).evaluate((box) => {
      const { right } = box.getBoundingClientRect();
      return [...box.querySelectorAll("*")].filter((one) => !one.closest(".preview") && one.getBoundingClientRect().right > right).map((one) => one.outerHTML.slice(0, 80));
    });
    expect(wide).toEqual([]);
    expect(await dialog(page).evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
  });
}
