// The oldest browsers that pages are to be read in, from 2019 and early 2020; README names them. For esbuild, which writes
// newer syntax in older words; tests/browser/old-browsers.spec.mjs holds what is published to them.
export const oldestBrowsers = {
  target: ["chrome80", "firefox72", "safari13"],
  // Safari 13 fails only in the order in which the defaults of parameters are worked out, which nothing here relies on.
  supported: { destructuring: true },
};
