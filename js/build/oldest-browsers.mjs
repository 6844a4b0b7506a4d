// The oldest supported browsers, from 2019 and early 2020; README names them. esbuild rewrites newer syntax for them,
// and tests/browser/old-browsers.spec.mjs checks what is published.
export const oldestBrowsers = {
  target: ["chrome80", "firefox72", "safari13"],
  // Safari 13 fails only in the evaluation order of parameter defaults, which nothing here relies on.
  supported: { destructuring: true },
};
