//! The points that answer what readers ask most: the highest, the lowest, the latest figure, the largest change.

use super::plot::{Plot, PlotLine};

/// A question that a button asks: its name in the page, and its words.
pub const QUESTIONS: [(&str, &str); 4] =
    [("highest", "Highest"), ("lowest", "Lowest"), ("latest", "Latest"), ("change", "Largest change")];

impl Plot {
    /// Where the answer to a question lies on a line. The largest change is the one from one year to the next in which
    /// the way of counting stayed the same; its answer is the later year.
    pub fn answer(&self, line: usize, question: &str) -> Option<usize> {
        let line = self.lines.get(line)?;
        let value = |at: usize| line.cells[at].value;
        let best = |of: &dyn Fn(usize) -> Option<f64>| {
            let mut found: Option<(usize, f64)> = None;
            for at in 0..line.cells.len() {
                if let Some(value) = of(at)
                    && found.is_none_or(|(_, best)| value > best)
                {
                    found = Some((at, value));
                }
            }
            found.map(|(at, _)| at)
        };
        match question {
            "highest" => best(&value),
            "lowest" => best(&|at| value(at).map(|value| -value)),
            "change" => best(&|at| {
                let before = value(at.checked_sub(1)?)?;
                (!self.marked.contains(&at)).then_some((value(at)? - before).abs())
            }),
            _ => PlotLine::last(line),
        }
    }
}
