// What readers do, in Firefox and WebKit: read a chart, a year of it and another area, search, leave in a hurry, answer a
// quiz, see an embed in another site, read without signal; and what publishers do: check a file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { serve } from "../../js/build/serve.mjs";
import { DIST, open, serveSite, settled } from "./site.mjs";
import { ENGINES } from "./tabs.mjs";

const CHART = "charts/recorded-crime-rate/";
const EMBED = "embed/recorded-crime-rate/";
const EMERGENCY = "safety/water/in-the-water-now/";

/** Functions for the page. */
const text = (selector) => document.querySelector(selector)?.textContent.trim();
const says = (selector, words) => document.querySelector(selector)?.textContent.includes(words);
const address = () => location.href;

const isHtml = { "Content-Type": "text/html;charset=utf-8" };
const another = (html = "") => `<!DOCTYPE html><title>Another site</title><link rel="icon" href="data:,"><h1>Another site</h1>${html}`;

/** A site of somebody else that shows our embed. */
function serveOther() {
  const other = { html: "" };
  const answer = (request, response, path) => path === "/" && Boolean(response.writeHead(200, isHtml).end(another(other.html)));
  return serve(join(DIST, "icons"), { answer }).then((server) => Object.assign(other, server));
}

for (const { name, isHere, isWatched, open: start } of ENGINES) {
  describe(name, { skip: isHere ? false : `${name} is not installed, so it is left out` }, () => {
    let tab, site, other;
    let hasSignal = true;
    before(async () => {
      other = await serveOther();
      const answer = (request, response, path) => {
        if (!hasSignal) return Boolean(request.socket.destroy());
        if (path === "/favicon.ico") return Boolean(response.writeHead(204).end());
        if (path === "/elsewhere/") return Boolean(response.writeHead(200, isHtml).end(another()));
        if (path !== "/help/abuse/") return false;
        // The site that the bar leads to needs a network.
        const html = readFileSync(join(DIST, path, "index.html"), "utf8").replace(/(class="leave[^>]*href=")[^"]*/, "$1/elsewhere/");
        return Boolean(response.writeHead(200, isHtml).end(html));
      };
      [site, tab] = await Promise.all([serveSite({ isWatched, answer }), start({ width: 1280, height: 900 })]);
    });
    afterEach(async () => {
      await settled(tab);
      assert.deepEqual(await tab.faults(), []);
    });
    after(() => Promise.all([tab, site, other].map((one) => one?.close())));

    test("from the first page to a chart and its table", async () => {
      await open(tab, site.address);
      await tab.follow(() => tab.click('.site-header a[href="charts/"]'));
      await tab.follow(() => tab.click('#chart-recorded-crime-rate'));
      assert.equal(await tab.run(address), site.address + CHART);
      await tab.until(() => document.querySelectorAll("#figures-caption ~ tbody tr").length > 5);
    });

    test("a year of a chart, by the keyboard", async () => {
      await open(tab, site.address + CHART);
      await tab.run(() => document.querySelector(".wide [tabindex='0']").focus());
      await tab.press("ArrowRight");
      const [year, area, figure] = await tab.run(() => {
        const [heads, row] = [document.querySelector("#figures-caption ~ thead tr"), document.querySelectorAll("#figures-caption ~ tbody tr")[1]];
        return [row.cells[0], heads.cells[1], row.cells[1]].map((cell) => cell.textContent);
      });
      await tab.until(says, ".read-at", year);
      assert.equal(await tab.run(text, ".readout .r1"), `${area} ${figure}`);
    });

    test("another area, rendered again, and back", async () => {
      await open(tab, site.address + CHART);
      const labels = () => [...document.querySelectorAll(".wide .svg text")].map((one) => one.textContent).join(" ");
      const before = await tab.run(labels);
      assert.ok(before.includes("Cleveland"));
      await tab.click("[aria-label='Remove Cleveland']");
      await tab.until(() => ![...document.querySelectorAll(".wide .svg text")].some((one) => one.textContent === "Cleveland"));
      await tab.click("#add-area");
      await tab.click(".areas [value=kent]");
      await tab.until(() => [...document.querySelectorAll(".wide .svg text")].some((one) => one.textContent === "Kent"));
      await tab.until(() => location.search.includes("kent"));
      await tab.until(() => [...document.querySelectorAll("#figures-caption ~ thead th")].some((one) => one.textContent === "Kent"));
      await tab.run(() => history.go(-2));
      await tab.until((before) => [...document.querySelectorAll(".wide .svg text")].map((one) => one.textContent).join(" ") === before, before);
    });

    test("search", async () => {
      await open(tab, site.address);
      await tab.type("#need", "river");
      await tab.follow(() => tab.click(".search button"));
      await tab.until(() => /rivers/i.test(document.querySelector(".results li")?.textContent));
      const title = await tab.run(text, ".results a");
      await tab.follow(() => tab.click(".results a"));
      await tab.until((title) => document.body.textContent.includes(title), title);
    });

    test("leaving in a hurry, by the bar and by three presses of Shift; Back does not lead here again", async () => {
      const presses = async () => {
        for (let i = 0; i < 3; i += 1) await tab.press("Shift");
      };
      for (const [first, leave] of [["about/", () => tab.click(".leave")], ["privacy/", presses]]) {
        await open(tab, site.address + first);
        await open(tab, `${site.address}help/abuse/`);
        await tab.follow(leave);
        await tab.until(says, "h1", "Another site");
        await tab.back();
        assert.equal(await tab.run(address), site.address + first);
      }
    });

    test("a question of a quiz", async () => {
      await open(tab, `${site.address}schools/water-ks2/quiz/`);
      const right = await tab.run(() => document.querySelector(".question").dataset.right);
      await tab.click(`.question input[value="${1 - right}"]`);
      await tab.click(".question [data-do=check]");
      await tab.until(says, ".question [role=status]", "Not quite.");
      await tab.click(`.question input[value="${right}"]`);
      await tab.click(".question [data-do=check]");
      await tab.until(says, ".question [role=status]", "Right.");
    });

    test("an embed in another site is as high as its content", async () => {
      other.html = `<iframe title="Chart" src="${site.address}${EMBED}" width="100%" height="150"></iframe><script src="${site.address}embed.js"></script>`;
      await tab.open(other.address);
      const needs = await tab.inFrame("iframe", () => document.readyState === "complete" && document.querySelector("main").getBoundingClientRect().height);
      assert.ok(needs > 300);
      await tab.until((needs) => Math.abs(document.querySelector("iframe").clientHeight - needs) <= 1, needs);
    });

    test("a publisher checks a file", async () => {
      await open(tab, `${site.address}publish/`);
      await tab.type("#pasted", '{ "name": "key-facts", }');
      await tab.click("form button");
      await tab.until(() => /problem/.test(document.querySelector("form [role=status]").textContent));
    });

    test("what to do in an emergency, without signal", async () => {
      await open(tab, `${site.address}about/`);
      await tab.until(() => navigator.serviceWorker.controller?.state === "activated");
      await tab.until(async (path) => Boolean(await caches.match(new URL(path, location.origin))), EMERGENCY);
      hasSignal = false;
      await tab.follow(() => tab.run((path) => location.assign(path), `/${EMERGENCY}`));
      await tab.until(says, "main .notice", "No signal.");
      assert.equal(await tab.run(() => document.querySelector("main a[href^='tel:']").getAttribute("href")), "tel:999");
    });
  });
}
