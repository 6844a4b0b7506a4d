// The embed dialog, with which an editor takes a chart, a figure or advice to another site.
import AxeBuilder from "@axe-core/playwright";
import { PUBLISHED, misfit, ours, test } from "./hosts.mjs";
import { expect, open } from "./site.mjs";

// Leaving a page for another site breaks off its picture of the change.
test.use({ expected: [/^error: Transition was/] });

const CHART = "charts/recorded-crime-rate/";
const link = (page) => page.locator("a[data-embed]").first();
const dialog = (page) => page.locator(".embed-dialog");
const field = (page, label) => dialog(page).getByLabel(label, { exact: true });
const preview = (page) => page.frameLocator(".preview iframe:not(.measure)");

/** Opens a page, and what its link is in: on the page of a chart, the sheet "Share". */
async function atLink(page, address) {
  await open(page, address);
  if (await page.locator("dialog#share").count()) await page.locator("a[href='#share']").first().click();
}

async function opened(page, address) {
  await atLink(page, address);
  await link(page).click();
  await expect(dialog(page)).toBeVisible();
}

for (const [path, shown] of [[CHART, "Police recorded crime per 1,000 people"], ["safety/water/float/", "If you fall in: float"], ["facts/#embed", "Fall in children entering the youth justice system for the first time"]]) {
  test(`/${path} has it, sound and with a preview`, async ({ page, site }) => {
    await opened(page, site + path);
    await expect(preview(page).locator("h1")).toHaveText(shown);
    await expect(dialog(page).locator(".hint[role=status]")).toContainText(/At \d+ pixels it is \d+ pixels high/);
    const { violations } = await new AxeBuilder({ page }).include(".embed-dialog").exclude(".preview iframe:not(.measure)").analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toHaveCount(0);
    await expect(link(page)).toBeFocused();
  });
}

test("the keyboard stays in it, and comes back to where it was", async ({ page, site }) => {
  await atLink(page, site + CHART);
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
  await dialog(page).getByRole("checkbox", { name: /No title/ }).check();
  await expect(preview(page).locator("html[data-theme=dark][data-title=off][data-table=open]")).toBeAttached();
  const address = `${PUBLISHED}embed/recorded-crime-rate/document/?theme=dark&amp;table=open&amp;title=off`;
  for (const way of ["2. A frame", "3. A frame that resizes itself"]) await expect(field(page, way)).toHaveValue(new RegExp(`src="${address.replace(/[?.]/g, "\\$&")}"`));
  await dialog(page).getByLabel("Width of the preview").selectOption("320 pixels");
  await expect(page.locator(".preview iframe:not(.measure)")).toHaveAttribute("width", "320");
});

test("what stays as it is today has an address of its own, in every form", async ({ page, site, show }) => {
  await opened(page, site + CHART);
  await dialog(page).getByLabel("What it shows").selectOption({ index: 1 });
  await dialog(page).getByLabel("New figures").selectOption("Fixed as of today");
  await expect(preview(page).locator(".kept")).toContainText("Fixed on");
  const [, day] = /embed\/recorded-crime-rate\/document\/(\d{4}-\d\d-\d\d)\/"/.exec(await field(page, "2. A frame").inputValue());
  const element = await field(page, "3. The same, as an element with a link in it").inputValue();
  expect(element).toContain(`chart="recorded-crime-rate/document/${day}"`);
  expect(element).toMatch(/title="[^"]*, fixed on [^"]*"/);
  await show(element.replaceAll(PUBLISHED, site));
  const one = await ours(page, site);
  await expect(one.locator(".kept")).toContainText("Fixed on");
  // It has nothing to hydrate to.
  await expect(one.locator("[data-reach]")).toHaveCount(0);
});

test("the element takes the settings as attributes", async ({ page, site, show }) => {
  await opened(page, `${site}${CHART}?areas=kent`);
  await dialog(page).getByLabel("Colours").selectOption("Dark");
  await dialog(page).getByRole("checkbox", { name: /No title/ }).check();
  const element = await field(page, "3. The same, as an element with a link in it").inputValue();
  expect(element).toContain('chart="recorded-crime-rate" areas="kent" theme="dark" heading="off" title=');
  await show(element.replaceAll(PUBLISHED, site));
  const one = await ours(page, site);
  await expect(one.locator("html[data-theme=dark][data-title=off]")).toBeAttached();
  await expect(one.locator("table:has(#figures-caption) thead th")).toHaveText(["Year ending March", "Kent"]);
});

test("the height of a plain frame is enough for a phone, whatever the preview's width", async ({ page, site, show }) => {
  await opened(page, site + CHART);
  await dialog(page).getByLabel("Width of the preview").selectOption("800 pixels");
  await dialog(page).getByLabel("The table is open").check();
  await expect(preview(page).locator("details.table[open]")).toBeAttached();
  const plain = () => field(page, "2. A frame").inputValue();
  await expect.poll(async () => Number(/height="(\d+)"/.exec(await plain())[1])).toBeGreaterThan(2000);
  const text = (await plain()).replaceAll(PUBLISHED, site);
  await page.setViewportSize({ width: 320 + 16, height: 800 });
  await show(text);
  const one = await ours(page, site);
  expect((await misfit(one)).scrolls).toBe(false);
});

test("a preview that comes late leaves the editor's place alone", async ({ page, site }) => {
  let release;
  const until = new Promise((done) => (release = done));
  await page.route(`**/embed/recorded-crime-rate/`, async (route) => (await until, route.continue()));
  await opened(page, site + CHART);
  await field(page, "2. A frame").focus();
  release();
  await expect(dialog(page).locator(".hint[role=status]")).toContainText("pixels high");
  await expect(field(page, "2. A frame")).toBeFocused();
});

test("what the reader has chosen on the page can be taken as it is", async ({ page, site, show }) => {
  await opened(page, `${site}${CHART}?areas=kent&from=2012`);
  await expect(dialog(page).getByLabel("What it shows").locator("option:checked")).toHaveText("The chart as it is on the page now");
  const text = await field(page, "3. A frame that resizes itself").inputValue();
  expect(text).toContain("embed/recorded-crime-rate/?areas=kent&amp;from=2012");
  await dialog(page).getByLabel("Colours").selectOption("Dark");
  const whole = `href="${PUBLISHED}${CHART}?areas=kent&amp;from=2012"`;
  for (const way of ["1. A link", "3. The same, as an element with a link in it"]) expect(await field(page, way).inputValue()).toContain(whole);
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
  await expect(field(page, "Description of the picture")).toHaveValue(/^Recorded crime per 1,000 people .*\/charts\/recorded-crime-rate\/$/s);
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
  await expect(dialog(page).getByText("select and copy the table on the page")).toBeVisible();
});

test.describe("without the dialog's code", () => {
  test.use({ expected: [/ERR_FAILED|^error: Transition was/] });

  test("the link leads to the page that has everything", async ({ page, site }) => {
    await page.route("**/assets/dialog-*.js", (route) => route.abort());
    await atLink(page, site + CHART);
    await link(page).click();
    await expect(page).toHaveURL(`${site}embed/#recorded-crime-rate`);
  });
});

for (const width of [320, 360]) {
  test(`it fits a phone of ${width} pixels`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 640 });
    await opened(page, `${site}charts/crime-groups/?areas=theft-offences`);
    const wide = await dialog(page).evaluate((box) => {
      const { right } = box.getBoundingClientRect();
      return [...box.querySelectorAll("*")].filter((one) => !one.closest(".preview") && one.getBoundingClientRect().right > right).map((one) => one.outerHTML.slice(0, 80));
    });
    expect(wide).toEqual([]);
    expect(await dialog(page).evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
  });
}
