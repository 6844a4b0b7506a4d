//! The WebAssembly module of the publisher's page, which a worker fetches and runs. It checks new files against all published
//! ones. It is the only module that explains problems. When compiled for the host, it is an empty program.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod wasm {
    use altogether_safer::fact_check::{Published, check};
    use altogether_safer::review;
    use wasm_bindgen::prelude::*;

    /// The published files, and what is checked against them.
    #[wasm_bindgen]
    pub struct Desk {
        published: review::Desk,
        new: Vec<(String, Vec<u8>)>,
    }

    #[wasm_bindgen]
    impl Desk {
        /// The published files as one JSON object of texts by path; empty if `files` is something else.
        pub fn open(files: &str) -> Option<Desk> {
            Some(Desk { published: review::Desk::new(files)?, new: Vec::new() })
        }

        /// Takes a newer text of a published file.
        pub fn publish(&mut self, path: &str, text: &str) {
            self.published.publish(path, text);
        }

        /// Takes a new file.
        pub fn take(&mut self, name: &str, bytes: Vec<u8>) {
            self.new.push((name.to_string(), bytes));
        }

        /// Checks the new files and lets go of them. The reviews, as a JSON array.
        pub fn review(&mut self) -> String {
            serde_json::to_string(&self.published.review(std::mem::take(&mut self.new))).unwrap_or_default()
        }

        /// Checks the figures of a text. What is said of each sentence, as a JSON array; empty if the published files are
        /// wrong.
        pub fn check_text(&self, text: &str) -> Option<String> {
            let published = Published::of(&self.published.package()?);
            serde_json::to_string(&check(&published, text)).ok()
        }
    }
}
