//! All native tests in one program, which links once. Each module has one subject.

mod support;

mod changes;
mod circles;
mod contracts;
mod data_problems;
mod data_reading;
mod data_rules;
mod downloads;
mod embeds;
mod evidence;
mod figures;
mod golden_pages;
mod hostile;
mod lesson_packs;
mod modules;
mod options;
mod periods_and_routes;
mod pins;
mod plots;
mod printables;
mod reading_age;
mod selection;
mod settings;
mod snapshots;
mod social_cards;
mod staging;
mod static_charts;
mod tokens;
mod words;
