//! JSON files: the reader, which knows where each value is, the problems that it finds, and the rules behind them.

mod encoding;
mod explain;
pub mod fields;
mod in_script;
mod index;
mod locate;
mod number;
mod object;
mod place;
pub mod problem;
pub mod reader;
pub mod rules;
pub mod schema;
mod syntax;
mod words;

pub use encoding::decode;
pub use explain::nearest;
pub use in_script::in_script;
pub use index::Index;
pub use locate::locate;
pub use number::{is_number, plain_number};
pub use object::Object;
pub use problem::Problem;
pub use reader::{Audience, File, LARGEST_FILE, MOST_OF_A_RULE, Node};
pub(super) use words::escape;
pub use words::{is_unsafe, shorten};
