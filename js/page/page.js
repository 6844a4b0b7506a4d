// The script of every page. Pages are complete without it.
import "./leave.js";
import "./offline.js";
import { overdue } from "./overdue.js";

overdue();
