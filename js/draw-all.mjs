// Reads a list of drawings from standard input and writes them to standard output, when the site is built.
// In: [{option, width, height, shown}] with `option` as text. Out: [{svg, points}] in the same order.
import { draw } from "./draw.js";

let input = "";
for await (const chunk of process.stdin) input += chunk;
const drawings = JSON.parse(input).map(({ option, width, height, shown }) => draw(option, width, height, shown));
process.stdout.write(JSON.stringify(drawings));
