// Reads a list of drawings from standard input and writes them to standard output, when the site is built.
// In: [{option, width, height, shown}]. Out: [{svg, points}] in the same order.
import { draw } from "../chart/draw.js";

let input = "";
for await (const chunk of process.stdin) input += chunk;
process.stdout.write(JSON.stringify(JSON.parse(input).map(draw)));
