//! JSON files: the reader that knows where each value stands, the problems that it finds, and the rules behind them.

mod in_script;
pub mod problem;
pub mod reader;
pub mod rules;

pub use in_script::in_script;
pub use problem::Problem;
pub use reader::{Audience, File, LARGEST_FILE, Node, Object, is_unsafe};
