// The script of every page. Pages are complete without it.
import "./quick-exit.js";
import "./offline.js";
import { newer, show } from "./newer.js";
import { overdue } from "./overdue.js";

overdue();
// Without a network, the page stays as it is.
newer(show).catch(() => {});
