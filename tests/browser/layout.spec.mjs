// What a reader has in view, measured: every chart on a phone and on a desktop, with narrow and with wide letters.
import { CHARTS, PAGES, expect, fileOf, open, read, test } from "./site.mjs";

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };
/** Two typefaces that are on every machine with Chromium, one of them with wide letters. */
const LETTERS = { "narrow letters": "Liberation Sans", "wide letters": "DejaVu Sans" };

const top = async (locator) => (await locator.boundingBox()).y;
const bottom = async (locator) => {
  const box = await locator.boundingBox();
  return box.y + box.height;
};
/** How many screens a page has; what was wrong before comes on top. */
const screens = (page) =>
  page.evaluate(() => {
    const section = document.querySelector("#corrected")?.closest("section");
    const more = section ? section.getBoundingClientRect().height + parseFloat(getComputedStyle(section).marginTop) : 0;
    return (document.documentElement.scrollHeight - more) / innerHeight;
  });
/** Body text in a typeface of the test's own choice. */
const write = (page, family) => page.addStyleTag({ content: `:root { --text: "${family}", sans-serif !important; }` });

test.describe("in narrow and wide letters", () => {
  test.use({ bypassCSP: true });

  for (const path of CHARTS) {
    test(`/${path} is in view with its areas, its years and its figures`, async ({ page, site }) => {
      for (const [name, family] of Object.entries(LETTERS)) {
        for (const size of [PHONE, DESKTOP]) {
          await page.setViewportSize(size);
          await open(page, site + path);
          await write(page, family);
          const what = `${name}, ${size.width}`;
          const [picture, years, actions, read] = [".picture", ".years", ".actions", ".readout"].map((one) => page.locator(one).first());
          const box = await picture.boundingBox();
          expect.soft(box.y + box.height, `picture, ${what}`).toBeLessThanOrEqual(size.height);
          if (await years.isVisible()) expect.soft(await bottom(years), `years, ${what}`).toBeLessThanOrEqual(size.height);
          // The read-out lies over nothing of the picture.
          const out = await read.boundingBox();
          expect.soft(out.y >= box.y + box.height || out.x >= box.x + box.width, `read-out, ${what}`).toBe(true);
          const near = await actions.boundingBox();
          const away = Math.max(near.y - (box.y + box.height), near.x - (box.x + box.width), box.y - (near.y + near.height));
          expect.soft(away, `Table, Download, Share, ${what}`).toBeLessThanOrEqual(60);
          if (size === PHONE) {
            // Horizontal bars take the height that they need.
            const lies = (await page.locator("[aria-orientation=vertical]").count()) > 0;
            if (!lies) expect.soft(box.height, `height of the picture, ${what}`).toBeGreaterThanOrEqual(260);
            expect.soft(await screens(page), `screens, ${what}`).toBeLessThanOrEqual(4);
            expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `width, ${what}`).toBeLessThanOrEqual(360);
            const sizes = await page.locator(".picture .narrow text").evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a));
            expect.soft(Math.min(...sizes), `letters, ${what}`).toBeGreaterThanOrEqual(14);
          }
        }
      }
      const caveats = await page.locator(".caution, .caveats li").allTextContents();
      expect(caveats.join(" ").split(/\s+/).length).toBeLessThanOrEqual(60);
      const all = [...caveats, ...(await page.locator(".about-data li").allTextContents())].map((one) => one.trim()).filter(Boolean);
      expect(new Set(all).size).toBe(all.length);
    });
  }
});

test("the header leaves room for the page", async ({ page, site }) => {
  for (const [size, most] of [[PHONE, 64], [DESKTOP, 72], [{ width: 640, height: 400 }, 80]]) {
    await page.setViewportSize(size);
    await open(page, `${site}charts/recorded-crime-rate/`);
    expect((await page.locator(".site-header").boundingBox()).height).toBeLessThanOrEqual(most);
  }
});

for (const [name, size] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
  test.describe(`on a ${name}`, () => {
    test.use({ viewport: size, hasTouch: name === "phone" });
    const press = (page, locator) => (size === PHONE ? locator.tap() : locator.click());

    test("whatever is chosen, the picture stays where it is and in view", async ({ page, site }) => {
      await open(page, `${site}charts/recorded-crime-rate/`);
      const picture = page.locator(".picture").first();
      const place = await picture.boundingBox();
      // Nothing scrolls away, either.
      const still = async () => expect(await picture.boundingBox()).toEqual(place);
      await press(page, page.getByRole("button", { name: "Remove Cleveland" }));
      await expect(page.locator(".changed")).toContainText("Cleveland removed.");
      await still();
      for (const area of ["Avon and Somerset", "Kent"]) {
        if (!(await page.locator(".areas").isVisible())) await press(page, page.locator("#add-area"));
        await page.getByLabel("Find by name").fill(area);
        const choice = page.locator(".areas").getByText(area);
        await press(page, choice);
        await expect(page.locator(".chips")).toContainText(area);
        await still();
      }
      // A fifth takes the place of the oldest, and can be undone.
      await expect(page.locator(".changed")).toContainText("Kent added. Northumbria removed.");
      await press(page, page.getByRole("button", { name: "Undo" }));
      await expect(page.locator(".chips")).toContainText("Northumbria");
      await expect(page.locator(".chips")).not.toContainText("Kent");
      await page.getByLabel("First year").focus();
      await page.keyboard.press("ArrowRight");
      await expect(page.locator(".years p")).toHaveText(/^2004 to /);
      await still();
      await expect(picture).toBeInViewport({ ratio: 1 });
    });

    test("one tap reads every line at a year, largest first", async ({ page, site }) => {
      await open(page, `${site}charts/recorded-crime-rate/`);
      const shape = size === PHONE ? "narrow" : "wide";
      const at = 8;
      const box = await page.locator(`#point-${shape}-0-${at}`).boundingBox();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      if (size === PHONE) await page.touchscreen.tap(x, y);
      else await page.mouse.move(x, y);
      const row = await page.locator("#figures-caption ~ tbody tr").nth(at).locator("th, td").allTextContents();
      await expect(page.locator(".read-at")).toContainText(row[0]);
      const read = await page.locator(".readout strong").allTextContents();
      expect(read).toEqual(row.slice(1).toSorted((a, b) => parseFloat(b) - parseFloat(a)));
      await expect(page.locator(".readout")).toBeInViewport();
      // The rule stands at the year, and the other lines step back.
      expect(Math.abs((await page.locator(`.${shape} .rule`).boundingBox()).x - x)).toBeLessThan(2);
      const faded = await page.locator(`.${shape} .svg [stroke*='--series-2']`).first().evaluate((line) => getComputedStyle(line).opacity);
      expect(Number(faded)).toBeLessThan(0.5);
    });
  });
}

/** Of what is counted: the forces that are added beside Durham, and the taps or stops that it all takes. */
const COMPARED = [
  { what: "three forces that are on show", added: [], taps: 5, tabs: 18 },
  { what: "a force with two that are not", added: ["kent", "west-yorkshire"], taps: 6, tabs: 23 },
];

for (const { what, added, taps: most, tabs: stops } of COMPARED) {
  test(`${what} are compared and shared in ${most} taps`, async ({ browser, site }) => {
    const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    await open(page, `${site}charts/recorded-crime-rate/`);
    const place = await page.locator(".picture").first().boundingBox();
    let taps = 0;
    // A tap is one at a place, not at an element: whatever lies there gets it.
    const tap = async (locator) => {
      taps += 1;
      const box = await locator.boundingBox();
      await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    };
    if (added.length) await tap(page.locator("#add-area"));
    for (const force of added) {
      const choice = page.locator(`[name=areas][value=${force}]`);
      await choice.evaluate((one) => one.scrollIntoView({ block: "nearest" }));
      await tap(choice);
      await expect(choice).toBeChecked();
    }
    if (!added.length) {
      // Durham, Cleveland and Northumbria are there at first: England and Wales goes.
      await page.locator(".chips").evaluate((row) => row.scrollTo(1000, 0));
      await tap(page.getByRole("button", { name: "Remove England and Wales" }));
      await expect(page.locator(".chips")).not.toContainText("England");
    }
    const years = page.locator(".years");
    const box = await years.locator("input").first().boundingBox();
    const ends = [["from", 22, 0.5], ["to", box.width - 22, 0.8]];
    // With forces to add, one end is enough to say that these years are compared.
    for (const [end, from, to] of added.length ? ends.slice(0, 1) : ends) {
      const year = years.locator(`[name=${end}]`);
      const before = await year.getAttribute("aria-valuetext");
      taps += 1;
      await page.mouse.move(box.x + from, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * to, box.y + box.height / 2, { steps: 5 });
      await page.mouse.up();
      await expect(year).not.toHaveAttribute("aria-valuetext", before);
    }
    await expect(page.locator(".areas")).toBeHidden();
    expect(await page.locator(".picture").first().boundingBox()).toEqual(place);
    await tap(page.locator(".actions").getByText("Share"));
    await tap(page.locator("[data-do=copy-link]"));
    await expect(page.locator("[data-do=copy-link]")).toContainText("Copied");
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    const areas = link.searchParams.get("areas").split(",");
    for (const force of added.length ? ["durham-force-area", ...added] : ["durham-force-area", "cleveland", "northumbria"]) expect(areas).toContain(force);
    expect(link.searchParams.has("from")).toBe(true);
    expect(taps).toBe(most);
    expect(await page.evaluate(() => scrollY / innerHeight)).toBeLessThanOrEqual(1.5);
    await context.close();
  });

  test(`with a keyboard, ${what} are compared and shared in ${stops} stops`, async ({ page, site }) => {
    await open(page, `${site}charts/recorded-crime-rate/`);
    let tabs = 0;
    const until = async (where, key = "Tab") => {
      const there = () => page.evaluate((selector) => document.activeElement.matches(selector), where);
      for (; !(await there()); tabs += 1) {
        expect(tabs, where).toBeLessThan(25);
        await page.keyboard.press(key);
      }
    };
    // As keyboards do: past the header.
    await until(".skip");
    await page.keyboard.press("Enter");
    if (added.length) {
      await until("#add-area");
      await page.keyboard.press("Enter");
      for (const [i, force] of added.entries()) {
        await until("#area-search", i ? "Shift+Tab" : "Tab");
        await page.keyboard.press("ControlOrMeta+a");
        await page.keyboard.type(force.replace("-", " "));
        // The list follows what is typed in the next frame.
        await expect(page.locator(".areas input:visible")).toHaveCount(1);
        await until(`[value=${force}]`);
        await page.keyboard.press("Space");
      }
      await page.keyboard.press("Escape");
      await expect(page.locator("#add-area")).toBeFocused();
    } else {
      await until('[value="remove:england-and-wales"]');
      await page.keyboard.press("Enter");
      // The focus goes on to what stands in its place.
      await expect(page.locator("#add-area")).toBeFocused();
      await expect(page.locator(".wide .svg text", { hasText: "England" })).toHaveCount(0);
    }
    await until("[name=from]");
    await page.keyboard.press("ArrowRight");
    await until("[name=to]");
    await page.keyboard.press("ArrowLeft");
    await until("a[href='#share']");
    await page.keyboard.press("Enter");
    // The focus follows into the sheet.
    await expect(page.locator("#share:focus-within")).toBeVisible();
    await until("[data-do=copy-link]");
    expect(tabs).toBe(stops);
  });
}

for (const [name, size] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
  test.describe(`the list of areas on a ${name}`, () => {
    test.use({ viewport: size, hasTouch: name === "phone", bypassCSP: true });
    const list = (page) => page.locator(".add fieldset");
    const at = (page, x, y) => (size === PHONE ? page.touchscreen.tap(x, y) : page.mouse.click(x, y));
    const on = async (page, locator) => {
      const box = await locator.boundingBox();
      await at(page, box.x + box.width / 2, box.y + box.height / 2);
    };

    test("covers nothing of the picture, and begins in the page", async ({ page, site }) => {
      for (const path of CHARTS) {
        await open(page, site + path);
        await write(page, LETTERS["wide letters"]);
        if (!(await page.locator("#add-area").isVisible())) continue;
        await on(page, page.locator("#add-area"));
        const [box, picture] = [await list(page).boundingBox(), await page.locator(".picture").first().boundingBox()];
        const beside = box.x >= picture.x + picture.width;
        expect.soft(beside || box.y + box.height <= picture.y, path).toBe(true);
        expect.soft(box.y, path).toBeGreaterThanOrEqual(0);
        await expect.soft(list(page), path).toBeInViewport({ ratio: 1 });
      }
    });

    test("stays for the next area, and closes by a press elsewhere, Escape and its own button", async ({ page, site }) => {
      await open(page, `${site}charts/recorded-crime-rate/`);
      const button = page.locator("#add-area");
      await on(page, button);
      await on(page, page.locator("[name=areas][value=cleveland]"));
      await expect(page.locator(".changed")).toContainText("Cleveland removed.");
      await expect(list(page)).toBeVisible();
      // On nothing in particular: the middle of the picture.
      await on(page, page.locator(".picture figcaption, .picture").first());
      await expect(list(page)).toBeHidden();
      await on(page, button);
      await on(page, page.locator(".years p"));
      await expect(list(page)).toBeHidden();
      await expect(button).toBeFocused();
      await on(page, button);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Escape");
      await expect(list(page)).toBeHidden();
      await expect(button).toBeFocused();
      await on(page, button);
      await on(page, button);
      await expect(list(page)).toBeHidden();
      // What is pressed outside does its work, and keeps the focus.
      await on(page, button);
      await on(page, page.getByRole("button", { name: "Remove Durham force area" }));
      await expect(page.locator(".changed")).toContainText("Durham force area removed.");
      await expect(list(page)).toBeHidden();
      // The focus that goes elsewhere by key is not taken back.
      await button.focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Shift+Tab");
      await expect(list(page)).toBeHidden();
      await expect(page.locator(".chips :focus")).toHaveCount(1);
    });
  });
}

test("areas that go on beyond the row fade out at its edge", async ({ page, site }) => {
  await page.setViewportSize(PHONE);
  const fade = 24;
  for (const path of ["charts/recorded-crime-rate/", "charts/first-time-entrants-rate/", "charts/crime-groups/"]) {
    await open(page, site + path);
    const row = page.locator(".chips");
    expect(await row.evaluate((one) => one.scrollWidth > one.clientWidth), path).toBe(true);
    expect(await row.evaluate((one) => getComputedStyle(one).maskImage || getComputedStyle(one).webkitMaskImage), path).toContain("gradient");
    const right = () => row.evaluate((one) => one.getBoundingClientRect().right);
    const chips = () => row.locator("li").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]));
    // One of them is cut, and begins well before the edge.
    const edge = await right();
    expect((await chips()).filter(([from, to]) => from < edge - fade && to > edge - fade), path).toHaveLength(1);
    // At the end of the row nothing is in the fade.
    await row.evaluate((one) => one.scrollTo(10_000, 0));
    expect((await chips()).at(-1)[1], path).toBeLessThanOrEqual((await right()) - fade + 1);
  }
  // A row that has room for all of them is not faded, either.
  await page.setViewportSize(DESKTOP);
  const row = page.locator(".chips");
  const last = await row.locator("li").last().boundingBox();
  const box = await row.boundingBox();
  expect(last.x + last.width).toBeLessThanOrEqual(box.x + box.width - fade + 1);
});

test("the years are said together, however close they are", async ({ page, site }) => {
  await page.setViewportSize(PHONE);
  for (const path of CHARTS) {
    await open(page, site + path);
    const years = page.locator(".years");
    if (!(await years.isVisible())) continue;
    const said = years.locator("p");
    for (const step of ["Home", "End"]) {
      await page.getByLabel("Last year").focus();
      await page.keyboard.press(step);
      const [from, to] = await Promise.all(["First year", "Last year"].map((end) => page.getByLabel(end).getAttribute("aria-valuetext")));
      await expect(said, path).toHaveText(from === to ? from : `${from} to ${to}`);
    }
    const [words, track] = [await said.boundingBox(), await years.locator("input").first().boundingBox()];
    expect.soft(words.x + words.width, path).toBeLessThanOrEqual(track.x);
    expect.soft(track.width, path).toBeGreaterThanOrEqual(110);
  }
});

test("buttons lead to the answers", async ({ page, site }) => {
  await open(page, `${site}charts/recorded-crime-rate/`);
  const rows = await page.locator("#figures-caption ~ tbody tr").evaluateAll((all) => all.map((row) => [row.cells[0].textContent, parseFloat(row.cells[1].textContent)]));
  const by = (compare) => rows.filter(([, value]) => value === compare(...rows.map(([, value]) => value)))[0];
  for (const [button, [year, value]] of [["Highest", by(Math.max)], ["Lowest", by(Math.min)], ["Latest", rows.at(-1)]]) {
    await page.getByRole("button", { name: button, exact: true }).click();
    expect(await page.evaluate(() => document.activeElement.getAttribute("aria-label"))).toContain(`${year}: ${value}`);
    await expect(page.locator(".readout .r1 strong")).toContainText(String(value));
  }
  await page.getByRole("button", { name: "Largest change" }).click();
  const [, change] = rows.slice(1).map(([year, value], i) => [year, Math.abs(value - rows[i][1])]).reduce((a, b) => (b[1] > a[1] ? b : a));
  const label = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  const at = rows.findIndex(([year]) => label.includes(`, ${year}:`));
  expect(Math.abs(rows[at][1] - rows[at - 1][1])).toBeLessThanOrEqual(change + 1e-9);
});

const LONGEST = [[/^$/, 4], [/^charts\/$/, 5], [/^facts\/$/, 6], [/^about\/$/, 6], [/^help\/$/, 2], [/^help\/./, 3], [/^schools\/$/, 8], [/^schools\/[^/]+-ks\d\/$/, 12], [/^site-index\/$/, 6], [/^safety\/$/, 4]];

for (const [pattern, most] of LONGEST) {
  test(`pages like ${pattern} are at most ${most} screens of a phone`, async ({ page, site }) => {
    await page.setViewportSize(PHONE);
    for (const path of PAGES.filter((one) => pattern.test(one))) {
      await open(page, site + path);
      expect.soft(await screens(page), path).toBeLessThanOrEqual(most);
    }
  });
}

test.describe("advice", () => {
  test.use({ bypassCSP: true });

  test("pages are at most four screens of a phone, and what to do is never folded", async ({ page, site }) => {
    await page.setViewportSize(PHONE);
    const pages = PAGES.filter((one) => /^safety\/./.test(one));
    expect(pages.length).toBeGreaterThan(35);
    for (const path of pages) {
      await open(page, site + path);
      // In wide letters, which phones have not, a little more.
      for (const [name, most] of [["narrow letters", 4], ["wide letters", 4.4]]) {
        await write(page, LETTERS[name]);
        expect.soft(await screens(page), `${path} in ${name}`).toBeLessThanOrEqual(most);
      }
      expect.soft(await page.locator("main details .steps").count(), path).toBe(0);
    }
  });
});

/** Pages that begin with what to do in an emergency. */
const EMERGENCIES = PAGES.filter((path) => /^safety\//.test(path) && /<\/h1>\s*<section[^>]*class="[^"]*emergency/.test(read(fileOf(path))));

test("the first two steps of an emergency and the call are in view on a phone, and the call stays so", async ({ page, site }) => {
  await page.setViewportSize(PHONE);
  for (const path of EMERGENCIES) {
    await open(page, site + path);
    for (const step of await page.locator("main .emergency .steps").first().locator("> li").all().then((all) => all.slice(0, 2))) {
      expect.soft(await bottom(step), path).toBeLessThanOrEqual(PHONE.height);
    }
    for (const far of [0, 0.5, 1]) {
      await page.evaluate((far) => scrollTo({ top: far * document.documentElement.scrollHeight, behavior: "instant" }), far);
      await expect.soft(page.locator("a[href='tel:999']").first(), `${path} at ${far}`).toBeInViewport();
    }
  }
});

test("any helpline is two taps from the first page", async () => {
  const links = (path) => [...read(fileOf(path)).matchAll(/<a [^>]*href="([^"#]+)"/g)].map(([, to]) => to);
  expect(links("")).toContain("help/");
  const needs = PAGES.filter((path) => /^help\/./.test(path));
  expect(links("help/")).toEqual(expect.arrayContaining(needs.map((path) => `../${path}`)));
  const called = ["help/", ...needs].flatMap(links).filter((to) => to.startsWith("tel:")).map((to) => to.replace(/\D/g, ""));
  // The council's switchboard is no helpline.
  const helplines = JSON.parse(read("data/contacts.json")).rows.filter(({ name, phone }) => phone && name !== "council");
  const phones = helplines.map(({ phone }) => phone.replace(/\D/g, ""));
  expect(phones.filter((phone) => !called.includes(phone))).toEqual([]);
});

test("what was copied is said beside its button", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  for (const size of [PHONE, DESKTOP]) {
    await page.setViewportSize(size);
    await open(page, `${site}charts/recorded-crime-rate/`);
    await page.locator("a[href='#share']").first().click();
    const button = page.locator("#share [data-do=copy-link]");
    await button.click();
    const status = page.locator("#share [role=status]").filter({ hasText: "Copied" });
    await expect(status).toBeInViewport();
    const [from, to] = [await button.boundingBox(), await status.boundingBox()];
    expect(Math.max(to.y - (from.y + from.height), from.y - (to.y + to.height))).toBeLessThanOrEqual(60);
  }
});

test("what to do in an emergency is a sheet of its own on paper", async ({ page, site }) => {
  expect(EMERGENCIES.length).toBeGreaterThan(8);
  for (const path of EMERGENCIES) {
    await open(page, site + path);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 718, height: 1047 });
    expect(await bottom(page.locator("main .emergency").first()), path).toBeLessThanOrEqual(1047);
    await expect(page.locator("main .emergency").first()).toHaveCSS("break-after", "page");
    await page.emulateMedia({ media: "screen" });
  }
});

test("a chart's summary is one sheet of paper", async ({ page, site }) => {
  for (const path of ["charts/recorded-crime-rate/", "charts/crime-partnership-rate/", "charts/first-time-entrants/"]) {
    await open(page, site + path);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 718, height: 1047 });
    // A4 without its margins, at 96 pixels an inch.
    expect(await bottom(page.locator(".in-short")), path).toBeLessThanOrEqual(1047);
    await page.emulateMedia({ media: "screen" });
  }
});
