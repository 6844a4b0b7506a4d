//! Any bytes as an official file: imported, or refused at a cell. What starts with a letter is CSV; the rest is read as
//! the workbook that it says it is.
#![no_main]

use altogether_safer::data::import::{Mapping, extract, merge};
use altogether_safer::data::{Audience, Dataset};
use altogether_safer::import::read_book;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

const DATASET: &str = include_str!("../../../public/data/knife-offences.json");
const MAPPING: &str = include_str!("../../../records/imports/knife-offences.json");

static ASKED: LazyLock<(Dataset, Mapping)> = LazyLock::new(|| {
    let Ok(dataset) = Dataset::parse("dataset", DATASET, Audience::Publisher) else { panic!("the dataset is wrong") };
    let Ok(mapping) = Mapping::parse("mapping", MAPPING) else { panic!("the mapping is wrong") };
    (dataset, mapping)
});

fuzz_target!(|bytes: &[u8]| {
    let (dataset, mapping) = &*ASKED;
    let Ok(book) = read_book("file.csv", bytes.to_vec(), |at, sheet| mapping.is_of(at, sheet)) else { return };
    match extract(&book, "mapping", mapping, dataset) {
        Ok(found) => drop(merge(dataset, &found.found, mapping)),
        Err(problems) => assert!(problems.iter().all(|problem| !problem.message.is_empty())),
    }
});
