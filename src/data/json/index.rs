//! Finds a name among many, and names that stand there twice, in a time that a bad file can't drive up.

use std::collections::BinaryHeap;

/// Where each name of a list stands.
pub struct Index<'n>(Vec<(&'n str, usize)>);

impl<'n> Index<'n> {
    /// The index of names in their order.
    pub fn of(names: impl Iterator<Item = &'n str>) -> Index<'n> {
        // A heap sorts with some hundred bytes of code. The standard sort, or a map, would add kilobytes to each module.
        Index(names.zip(0..).collect::<BinaryHeap<_>>().into_sorted_vec())
    }

    /// The first place of a name.
    pub fn find(&self, name: &str) -> Option<usize> {
        let at = self.0.partition_point(|(other, _)| *other < name);
        self.0.get(at).filter(|(other, _)| *other == name).map(|(_, place)| *place)
    }

    /// For each place, whether the name stands at an earlier one too.
    pub fn is_repeated(&self) -> Vec<bool> {
        let mut repeated = vec![false; self.0.len()];
        for pair in self.0.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            repeated[pair[1].1] = true;
        }
        repeated
    }
}
