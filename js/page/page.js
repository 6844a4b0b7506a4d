// What every page runs. None of it takes part in what the page says.
import "./leave.js";
import "./offline.js";
import { overdue } from "./overdue.js";

overdue();
