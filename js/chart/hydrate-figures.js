// Hydrates lists of figures.
import init, { hydrate } from "figures";
import wasm from "figures.wasm";
import { hydrateAll } from "./hydrate-all.js";

hydrateAll({ init, hydrate, wasm });
