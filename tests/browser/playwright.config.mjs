import { defineConfig } from "@playwright/test";
import { unchanged } from "./unchanged.mjs";

export default defineConfig({
  testDir: ".",
  testIgnore: unchanged(),
  fullyParallel: true,
  workers: 2,
  // Tests are never retried: one that passes only sometimes is a bug.
  retries: 0,
  forbidOnly: true,
  // Each wait has its own limit. All waits of a test together may take long on a busy machine.
  timeout: 300_000,
  // Rendering a chart again first loads ECharts, which takes time on a busy machine.
  expect: { timeout: 15_000 },
  reporter: [["list"], ["./count.mjs"], ["./unchanged.mjs"]],
  snapshotPathTemplate: "trees/{arg}{ext}",
  outputDir: "../../target/browser-tests",
  use: {
    browserName: "chromium",
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"],
    },
    // The service worker would answer instead of the server; only the offline tests allow it.
    serviceWorkers: "block",
    viewport: { width: 1280, height: 900 },
    // Nothing that the site does takes longer on a busy machine.
    actionTimeout: 20_000,
  },
});
