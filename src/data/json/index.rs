//! Looks up names in a list and finds duplicates, in a time that even a very bad file can't make quadratic.

use std::collections::BinaryHeap;

/// The position of each name in a list.
pub struct Index<'n>(Vec<(&'n str, usize)>);

impl<'n> Index<'n> {
    /// Indexes names that are given in list order.
    pub fn of(names: impl Iterator<Item = &'n str>) -> Index<'n> {
        // A heap sorts with some hundred bytes of code. The standard sort, or a map, would add kilobytes to each module.
        Index(names.zip(0..).collect::<BinaryHeap<_>>().into_sorted_vec())
    }

    /// The first position of a name.
    pub fn find(&self, name: &str) -> Option<usize> {
        let at = self.0.partition_point(|(other, _)| *other < name);
        self.0.get(at).filter(|(other, _)| *other == name).map(|(_, place)| *place)
    }

    /// For each position, whether the same name occurs earlier.
    pub fn is_repeated(&self) -> Vec<bool> {
        let mut repeated = vec![false; self.0.len()];
        for pair in self.0.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            repeated[pair[1].1] = true;
        }
        repeated
    }
}
