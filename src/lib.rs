//! Altogether Safer: a static site about community safety in County Durham.
//!
//! Pages are drawn to HTML when the site is built, and their data-bound parts hydrate up in the browser as islands.
//! `ARCHITECTURE.md` has the map.

// The nested types of a page's view are deeper than the default.
#![recursion_limit = "256"]

pub mod browser;
pub mod chart;
pub mod data;
pub mod island;
pub mod part;
pub mod words;

pub mod route;

#[cfg(not(target_arch = "wasm32"))]
pub mod page;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
