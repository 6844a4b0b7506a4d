// The WebAssembly modules for the browser, compiled by trunk and optimised for size here. They are stored in
// target/modules/, so that a build that changes only data, styles or scripts compiles nothing.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";
import binaryen from "binaryen";
import { cached, hash, isCached, TARGET, writeWhole } from "./cache.mjs";

const run = promisify(execFile);

const NAMES = ["app", "figures", "redraw", "export", "publisher"];
const FOLDER = join(TARGET, "modules");

const place = (name) => ({ glue: join(FOLDER, `${name}.js`), wasm: join(FOLDER, `${name}.wasm`) });

/** Where each module and its glue lie once they are taken: `app`, `app.wasm` … @type {Record<string, string>} */
export const MODULES = Object.fromEntries(NAMES.flatMap((name) => [[name, place(name).glue], [`${name}.wasm`, place(name).wasm]]));

/** Takes the modules out of the folder that trunk has compiled them into, if they are there. @param {string} folder */
export async function takeModules(folder) {
  const compiled = readdirSync(folder);
  mkdirSync(FOLDER, { recursive: true });
  const take = async (name) => {
    const glue = compiled.find((file) => file.startsWith(name) && file.endsWith(".js"));
    const wasm = compiled.find((file) => file.startsWith(name) && file.endsWith("_bg.wasm"));
    const taken = place(name);
    if (glue && wasm) {
      writeWhole(taken.wasm, await shrunk(join(folder, wasm)));
      writeWhole(taken.glue, readFileSync(join(folder, glue)));
      for (const file of [glue, wasm]) rmSync(join(folder, file));
    }
    if (!existsSync(taken.glue) || !existsSync(taken.wasm)) {
      throw new Error(`The module ${name} is not compiled yet: run cargo xtask build.`);
    }
  };
  await Promise.all(NAMES.map(take));
  // Trunk's own page, which only tells it what to compile.
  if (compiled.includes("index.html")) rmSync(join(folder, "index.html"));
}

/** The WebAssembly features that rustc emits; "all" would allow some that browsers reject. */
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];

/** Removes what only unused exports reach (leptos includes streams, which no page here uses), and optimises the rest
 * for size. Many builds produce the same module, so the result is cached. */
async function shrunk(path) {
  const bytes = readFileSync(path);
  const name = `${hash(bytes, shrink.toString(), trapped.toString(), String(PANICS), ...FEATURES)}.wasm`;
  if (!isCached("shrunk", name)) {
    // A larger module is fine while a developer waits to see a change.
    if (process.env.MODULES_AS_COMPILED) return bytes;
    await shrink(path, bytes);
  }
  return cached("shrunk", name, () => readFileSync(path));
}

/** Functions of the standard library that never return: they format a panic message and stop. */
const PANICS =
  /panic_fmt|rust_begin_unwind|panic_bounds_check|rust_panic|unwrap_failed|expect_failed|slice_index_fail|slice_error_fail|panic_const|begin_panic|handle_alloc_error|capacity_overflow|panic_already/;

/** The module with a trap instead of each of these functions: without a hook a panic ends in a trap anyway, and its
 * message, which nobody sees, is a kilobyte of what a chart page loads. */
function trapped(bytes) {
  const module = binaryen.readBinary(bytes);
  const { BulkMemory, BulkMemoryOpt, CallIndirectOverlong, NontrappingFPToInt, SignExt, MutableGlobals, ReferenceTypes, Multivalue } =
    binaryen.Features;
  module.setFeatures(
    BulkMemory | BulkMemoryOpt | CallIndirectOverlong | NontrappingFPToInt | SignExt | MutableGlobals | ReferenceTypes | Multivalue,
  );
  let count = 0;
  for (let i = 0; i < module.getNumFunctions(); i++) {
    const one = module.getFunctionByIndex(i);
    const { name, results, body } = binaryen.getFunctionInfo(one);
    if (!body || results !== binaryen.none || !PANICS.test(name)) continue;
    binaryen.Function.setBody(one, module.unreachable());
    count += 1;
  }
  if (!count) throw new Error("The module has no names any more, so its panics are not found.");
  return module.emitBinary();
}

async function shrink(path, bytes) {
  writeFileSync(path, trapped(bytes));
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name);
  const used = exported.filter((name) => !/intounderlying|_WASM_SPLIT_MARKER/.test(name));
  const graph = `${path}.graph.json`;
  writeFileSync(graph, JSON.stringify(used.map((name) => ({ name: `export ${name}`, export: name, root: true }))));
  const wanted = FEATURES.map((name) => `--enable-${name}`);
  const binaryenTool = (tool, ...options) =>
    run("node", [`node_modules/binaryen/bin/${tool}`, path, ...options, ...wanted, "-o", path]);
  await binaryenTool("wasm-metadce", `--graph-file=${graph}`);
  // After flattening and rebuilding loops, the code compresses one per cent smaller.
  await binaryenTool("wasm-opt", "-Oz", "--flatten", "--rereloop", "-Oz", "--converge", "--strip-debug", "--strip-producers");
  // Once more without rebuilding loops, and without the list of features, which only tools read: half a per cent.
  await binaryenTool("wasm-opt", "-Oz", "--strip-target-features");
  // Which order of functions compresses better differs from module to module.
  const asIs = readFileSync(path);
  await binaryenTool("wasm-opt", "--reorder-functions");
  if (brotliCompressSync(asIs).length < brotliCompressSync(readFileSync(path)).length) writeFileSync(path, asIs);
  rmSync(graph);
}
