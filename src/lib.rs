//! Altogether Safer: a static site about community safety in County Durham.
//!
//! Pages are drawn to HTML when the site is built, and their data-bound parts wake up in the browser as islands.
//! `ARCHITECTURE.md` has the map.

pub mod chart;
pub mod data;
pub mod words;
