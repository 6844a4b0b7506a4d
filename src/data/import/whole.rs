//! What only a whole file shows: sums, and what is missing.

use super::reading::{Found, Reading};
use super::sheet::Place;
use crate::data::Period;
use crate::data::json::shorten;
use crate::data::series::Status;
use std::collections::BTreeSet;

impl Reading<'_> {
    /// Leaves out periods for which the file has not yet all parts of a sum, and refuses those that only some areas lack.
    pub(super) fn incomplete(&mut self, notes: &mut Vec<String>) {
        let needed: Vec<(String, String)> = (self.mapping.sum.iter().flatten())
            .flat_map(|(name, words)| words.iter().map(|word| (name.clone(), word.clone())))
            .collect();
        let periods: BTreeSet<Period> = self.parts.keys().map(|(_, period)| *period).collect();
        for period in periods {
            let areas: Vec<&String> = self.parts.keys().filter(|(_, of)| *of == period).map(|(area, _)| area).collect();
            // What an area lacks, in words: "Quarter Q2".
            let lacks = |area: &String| {
                let there = self.parts.get(&(area.clone(), period))?;
                let part = needed.iter().find(|part| !there.contains(*part))?;
                Some((area.clone(), format!("{} {}", part.0, part.1)))
            };
            let lacking: Vec<(String, String)> = areas.iter().filter_map(|area| lacks(area)).collect();
            let Some((_, part)) = lacking.first() else { continue };
            if lacking.len() == areas.len() {
                notes.push(format!("{} is left out: the file has no {part} for it.", period.short()));
                self.found.retain(|(_, of), _| *of != period);
                continue;
            }
            for (area, part) in lacking {
                let Some(found) = self.found.get(&(area.clone(), period)) else { continue };
                let (sheet, at) = (found.sheet.clone(), found.cells[0]);
                let area = self.dataset.series(&area).map_or(area.clone(), |series| series.area.name.clone());
                let message = format!("{area} has no {part} for {}, which others have.", period.short());
                let hint = "Compare its rows with the official file.".to_string();
                self.note(&sheet, at, "part-missing", message, hint);
            }
        }
    }

    /// Works out the areas that are sums of others.
    pub(super) fn derived(&mut self) {
        let periods: BTreeSet<Period> = self.found.keys().map(|(_, period)| *period).collect();
        for (code, of) in &self.mapping.sums {
            for period in &periods {
                let all: Option<Vec<&Found>> = of.iter().map(|part| self.found.get(&(part.clone(), *period))).collect();
                // A part that is missing is reported as a gap of its own area.
                let Some(all) = all.filter(|all| !all.is_empty()) else { continue };
                let value: Option<f64> = all.iter().map(|one| one.value).sum();
                let sum = Found {
                    area: code.clone(),
                    value,
                    count: None,
                    status: None,
                    note: None,
                    cells: all.iter().flat_map(|one| one.cells.iter().copied()).collect(),
                    ..all[0].clone()
                };
                if value.is_some() {
                    self.found.insert((code.clone(), *period), sum);
                }
            }
        }
    }

    /// Notes areas that the table doesn't have, and periods that some areas lack.
    pub(super) fn gaps(&mut self) {
        let periods: BTreeSet<Period> = self.found.keys().map(|(_, period)| *period).collect();
        let (sheet, head) = self.head.clone();
        for series in &self.dataset.series {
            let area = &series.area;
            if self.mapping.area.absent.contains(&area.code) {
                continue;
            }
            let missing: Vec<Period> = periods
                .iter()
                .filter(|period| !self.found.contains_key(&(area.code.clone(), **period)))
                .copied()
                .collect();
            if missing.len() == periods.len() {
                let like = |(name, ..): &&(String, String, Place)| {
                    let near = self.areas.nearest(name);
                    let is_near = near.contains(&area.name.to_lowercase()) || near.contains(&area.code.to_lowercase());
                    is_near || name.to_lowercase().starts_with(&area.name.to_lowercase())
                };
                let near = self.passed.iter().find(like).cloned();
                let message = format!("The table has no row or column for {} ({}).", area.name, area.code);
                let (sheet, at, hint) = match near {
                    Some((name, sheet, at)) => {
                        let hint = format!(
                            "Is it \"{}\"? Then add that to \"names\" under \"area\" in the mapping.",
                            shorten(&name)
                        );
                        (sheet, at, hint)
                    }
                    None => {
                        let hint = "Look how the official file names it, and add that to \"names\" under \"area\" in the mapping; or to \"absent\", if it has gone.";
                        (sheet.clone(), head, hint.to_string())
                    }
                };
                self.note(&sheet, at, "area-missing", message, hint);
            } else if let Some(period) = missing.first() {
                let fill =
                    self.mapping.mark("").filter(|mark| mark.status.is_some_and(Status::replaces_value)).cloned();
                let first = self.found.iter().find(|((code, _), _)| *code == area.code).map(|(_, found)| found.clone());
                let Some(first) = first else { continue };
                if let Some(mark) = fill {
                    for period in missing {
                        let gap = Found {
                            period,
                            value: None,
                            count: None,
                            status: mark.status,
                            note: mark.note.clone(),
                            ..first.clone()
                        };
                        self.found.insert((area.code.clone(), period), Found { cells: Vec::new(), ..gap });
                    }
                    continue;
                }
                let message = format!("{} has no figure for {}, which others have.", area.name, period.short());
                let hint = "Look for it in the official file. If it has none, say under \"marks\" with the name \"\" what that means.";
                self.note(
                    &first.sheet,
                    first.cells.first().copied().unwrap_or(head),
                    "figure-missing",
                    message,
                    hint.to_string(),
                );
            }
        }
    }
}
