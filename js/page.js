// What every page runs. None of it takes part in what the page says.
import "./offline.js";
import "./overdue.js";
import "./leave.js";
