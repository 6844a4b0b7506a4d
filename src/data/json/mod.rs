//! JSON files: the reader that knows where each value stands, the problems that it finds, and the rules behind them.

mod encoding;
mod explain;
pub mod fields;
mod in_script;
mod number;
mod object;
mod place;
pub mod problem;
pub mod reader;
pub mod rules;
mod syntax;

pub use encoding::decode;
pub use in_script::in_script;
pub use object::{Object, shorten};
pub use place::locate;
pub use problem::Problem;
pub use reader::{Audience, File, LARGEST_FILE, MOST_OF_A_RULE, Node, is_unsafe};
