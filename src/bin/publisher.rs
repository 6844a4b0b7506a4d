//! The WebAssembly module of the publisher's page, which a worker fetches and runs. It checks new files against all published
//! ones, and imports official tables. It is the only module that explains problems and reads workbooks. When compiled for
//! the host, it is an empty program.

fn main() {}

#[cfg(all(target_arch = "wasm32", feature = "publisher"))]
mod wasm {
    use altogether_safer::data::Date;
    use altogether_safer::fact_check::{Published, check};
    use altogether_safer::import::Said;
    use altogether_safer::review;
    use wasm_bindgen::prelude::*;

    /// The published files, and what is checked against them.
    #[wasm_bindgen]
    pub struct Reviewer {
        published: review::Reviewer,
        new: Vec<(String, Vec<u8>)>,
    }

    #[wasm_bindgen]
    impl Reviewer {
        /// The published files and the mappings of official files, as the build writes them; empty if `given` is
        /// something else.
        pub fn open(given: &str) -> Option<Reviewer> {
            Some(Reviewer { published: review::Reviewer::new(given)?, new: Vec::new() })
        }

        /// Takes a newer text of a published file.
        pub fn publish(&mut self, path: &str, text: &str) {
            self.published.publish(path, text);
        }

        /// Takes a new file.
        pub fn take(&mut self, name: &str, bytes: Vec<u8>) {
            self.new.push((name.to_string(), bytes));
        }

        /// Checks the new files and lets go of them. What they would do, as JSON.
        pub fn review(&mut self) -> String {
            json(&self.published.review(std::mem::take(&mut self.new)))
        }

        /// Reads an official table and looks which datasets it is for. What was found, as JSON.
        pub fn open_table(&mut self, name: &str, bytes: Vec<u8>) -> String {
            json(&self.published.open_table(name, bytes))
        }

        /// What importing that table into a dataset would do, as JSON; empty if the day is none. `why` and `next` may be
        /// empty.
        pub fn import_table(&self, dataset: &str, why: &str, next: &str, today: &str) -> Option<String> {
            let said = Said { why: filled(why), next: filled(next), today: Date::parse(today)? };
            Some(json(&self.published.import_table(dataset, said)))
        }

        /// Checks the figures of a text. What is said of each sentence, as a JSON array; empty if the published files are
        /// wrong.
        pub fn check_text(&self, text: &str) -> Option<String> {
            let published = Published::of(&self.published.package()?);
            serde_json::to_string(&check(&published, text)).ok()
        }
    }

    fn json(value: &impl serde::Serialize) -> String {
        serde_json::to_string(value).unwrap_or_default()
    }

    /// A field of a form that was filled in.
    fn filled(text: &str) -> Option<&str> {
        Some(text.trim()).filter(|text| !text.is_empty())
    }
}
