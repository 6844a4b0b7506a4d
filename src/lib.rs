//! Altogether Safer: a static site about community safety in County Durham.
//!
//! The build renders all pages to HTML. In the browser, their data-bound parts hydrate as islands.
//! `ARCHITECTURE.md` has an overview.

// The view types of an island nest deeper than the default limit.
#![recursion_limit = "256"]

pub mod browser;
pub mod chart;
pub mod data;
pub mod difference;
pub mod fact_check;
pub mod island;
pub mod part;
pub mod picture;
pub mod words;

pub mod route;

// What only publishers need, so that no module of a page of figures carries it.
#[cfg(any(not(target_arch = "wasm32"), feature = "publisher"))]
pub mod import;
#[cfg(any(not(target_arch = "wasm32"), feature = "publisher"))]
pub mod review;

#[cfg(not(target_arch = "wasm32"))]
pub mod page;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
