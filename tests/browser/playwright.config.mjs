import { defineConfig } from "@playwright/test";
import { unchanged } from "./unchanged.mjs";

export default defineConfig({
  testDir: ".",
  testIgnore: unchanged(),
  fullyParallel: true,
  workers: 2,
  // A test that passes only now and then is a fault: it is never tried again.
  retries: 0,
  forbidOnly: true,
  // Each wait has its own limit. All of a test's together may take long on a machine that does other work.
  timeout: 300_000,
  // A chart that is drawn anew waits for the drawing code, which a busy machine takes its time to read.
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
    // The worker answers in place of the server; tests of what works without signal let it in themselves.
    serviceWorkers: "block",
    viewport: { width: 1280, height: 900 },
    // Nothing that the site does takes longer on a busy machine.
    actionTimeout: 20_000,
  },
});
