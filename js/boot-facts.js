// Wakes lists of figures.
import init, { wake } from "facts";
import wasm from "facts.wasm";
import { wakeAll } from "./wake-all.js";

wakeAll({ init, wake, wasm });
