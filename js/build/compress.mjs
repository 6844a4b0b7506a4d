// Compresses a built site for hosts that send precompressed files: `node js/build/compress.mjs dist`. Beside each
// file of text it writes one with `.br` and one with `.gz`, with the time of the file, so that validators follow it. Figures
// that publishers replace on their host get none, which hosts would go on sending; they compress those as they send them.
// Not part of a build, as it takes longer than all of it.
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { REPLACED, filesOf, readExpected } from "./deploy-check.mjs";

const MADE = [["br", promisify(brotliCompress)], ["gz", promisify(gzip)]];
/** What goes into one packet needs no compressing. */
const SMALL = 1_000;
const LANES = 4;

/** Returns the number of files and their bytes: before, with Brotli, with gzip. */
export async function compress(folder, strength = 11) {
  const endings = readExpected().compressed;
  const files = filesOf(folder).filter((file) => endings.includes(extname(file).slice(1)));
  const sum = { files: 0, before: 0, br: 0, gz: 0 };
  const one = async (file) => {
    const path = join(folder, file);
    const content = readFileSync(path);
    const { atime, mtime } = statSync(path);
    const isLeft = content.length < SMALL || REPLACED.test(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: strength, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    for (const [ending, squeeze] of MADE) {
      const to = `${path}.${ending}`;
      // An older version may have left a copy.
      rmSync(to, { force: true });
      if (isLeft) continue;
      const packed = await squeeze(content, ending === "br" ? { params } : { level: Math.min(strength, 9) });
      writeFileSync(to, packed);
      utimesSync(to, atime, mtime);
      sum[ending] += packed.length;
    }
    if (!isLeft) Object.assign(sum, { files: sum.files + 1, before: sum.before + content.length });
  };
  await Promise.all(Array.from({ length: LANES }, async () => {
    for (let file; (file = files.pop()); ) await one(file);
  }));
  return sum;
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? "")).href) {
  const { files, before, br, gz } = await compress(process.argv[2] ?? "dist");
  const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(`${files} files: ${mb(before)}, with Brotli ${mb(br)}, with gzip ${mb(gz)}.`);
}
