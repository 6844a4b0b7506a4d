//! How high an embed is at a width, worked out from its words: for frames that nothing fits to their content. It says
//! rather too much than too little, because what is missing can't be read.

use super::boxes::{PLAIN, Text, around, is_block, takes_no_room, text, whole};
use super::lines::Flow;
use super::markup::{Element, Node, read};
use crate::chart::Layout;

/// The widths that heights are said for, in CSS pixels.
pub const WIDTHS: [u32; 3] = [320, 640, 800];
/// Where a drawing is at its largest: a frame that has one height for all widths needs enough for these too.
pub const LARGEST: [u32; 2] = [456, 840];

/// On each side of the content.
const SIDE: f64 = 20.0;
/// From here the wide drawing is shown; see `style/embed.css`.
const WIDE_FROM: f64 = 576.0;
/// The narrow drawing is never wider than this.
const NARROW_TO: f64 = 416.0;
/// Words are never set wider than this.
const MEASURE: f64 = 640.0;
/// Cards stand side by side from this width on, so far apart.
const CARD: f64 = 272.0;
const GAP: f64 = 20.0;
/// Above the button that wakes a chart, and its height.
const REACH: (f64, f64) = (12.0, 44.0);
/// Somewhere a line may break earlier than is thought here: one line, and one more for each of so many.
const SPARE: f64 = 26.0;
const SPARE_OF_ALL: f64 = 1.01;

/// The height in whole tens of CSS pixels. `body` is the embed as markup of our own making.
pub fn height(body: &str, width: u32) -> u32 {
    let running = Text { size: 16.0, line: 24.0, wide: PLAIN };
    let content = block(&read(body), "", false, f64::from(width) - 2.0 * SIDE, running);
    let total = content.above + content.height + content.below + 2.0 * SIDE;
    (((total * SPARE_OF_ALL + SPARE) / 10.0).ceil() * 10.0) as u32
}

/// An element that is laid out: its height, and what is to be kept free around it.
struct Block {
    above: f64,
    height: f64,
    below: f64,
}

fn block(one: &Element<'_>, within: &str, is_last: bool, width: f64, outer: Text) -> Block {
    let around = around(one, within, is_last);
    let set = text(one, within, outer);
    let path = format!("{within} {} {}", one.name(), one.classes());
    let is_words =
        matches!(one.name(), "p" | "h1" | "h2" | "h3" | "ul" | "ol" | "dl") && !one.is("strip") && !one.is("cards");
    let inner = if is_words { width.min(MEASURE) } else { width } - around.sides;
    let still = |height: f64| Block { above: around.above, height, below: around.below };
    match one.name() {
        "svg" if within.contains("bars") => return still(14.4),
        "svg" => return still(inner.min(256.0) * one.ratio()),
        "figure" => return still(picture(inner)),
        "ul" if one.is("cards") => return still(cards(one, &path, inner, set)),
        // Hidden until the script in the frame has come, which it mostly does.
        "p" if one.is("reach") => return Block { above: REACH.0, height: REACH.1, below: 0.0 },
        "p" if one.is("strip") => return still(around.top + strip(one, &path, inner, set) + around.bottom),
        "div" if within.contains("contact dl") => return still(beside(one, &path, inner, set)),
        _ => {}
    }
    let mut column = Column::default();
    let mut flow = Flow::default();
    let count = one.children.len();
    for (i, child) in one.children.iter().enumerate() {
        match child {
            Node::Element(child) if takes_no_room(child) && !child.is("reach") => {}
            Node::Element(child) if is_block(child, &path) => {
                column.words(std::mem::take(&mut flow), inner);
                column.block(&block(child, &path, i + 1 == count, inner, set), around.top == 0.0);
                // The rest is folded away.
                if child.name() == "summary" {
                    break;
                }
            }
            child => add(&mut flow, child, &path, inner, set),
        }
    }
    column.words(flow, inner);
    let (above, below) = (around.above.max(column.above), around.below);
    if around.bottom == 0.0 && around.least == 0.0 {
        return Block { above, height: around.top + column.height, below: below.max(column.free) };
    }
    let height = around.top + column.height + column.free + around.bottom;
    Block { above, height: height.max(around.least), below }
}

/// Blocks and lines under each other. Where two want to keep their distance, the larger counts.
#[derive(Default)]
struct Column {
    above: f64,
    height: f64,
    free: f64,
    begun: bool,
}

impl Column {
    fn block(&mut self, one: &Block, is_open: bool) {
        if !self.begun && is_open {
            self.above = one.above;
        } else {
            self.height += self.free.max(one.above);
        }
        self.height += one.height;
        self.free = one.below;
        self.begun = true;
    }

    fn words(&mut self, flow: Flow, width: f64) {
        let height = flow.height(width);
        if height > 0.0 {
            self.height += self.free + height;
            self.free = 0.0;
            self.begun = true;
        }
    }
}

/// Adds words, and what stands among them.
fn add(flow: &mut Flow, node: &Node<'_>, within: &str, width: f64, outer: Text) {
    match node {
        Node::Words(words) => flow.words(words, outer.size * outer.wide, outer.line),
        Node::Element(one) => add_element(flow, one, within, width, outer),
    }
}

fn add_element(flow: &mut Flow, one: &Element<'_>, within: &str, width: f64, outer: Text) {
    if takes_no_room(one) {
        return;
    }
    let set = text(one, within, outer);
    let mut own = Flow::default();
    let into = if whole(one, within).is_some() { &mut own } else { &mut *flow };
    one.children.iter().for_each(|child| add(into, child, within, width, set));
    if let Some((sides, least)) = whole(one, within) {
        let wide = (own.width() + sides).min(width);
        flow.whole(wide, own.height(wide - sides).max(least));
    }
}

fn picture(width: f64) -> f64 {
    let of = |layout: Layout| layout.size().1 / layout.size().0;
    if width >= WIDE_FROM { width.min(800.0) * of(Layout::Wide) } else { width.min(NARROW_TO) * of(Layout::Narrow) }
}

/// Cards side by side, each row as high as the highest in it.
fn cards(list: &Element<'_>, within: &str, width: f64, set: Text) -> f64 {
    let count = ((width + GAP) / (CARD + GAP)).floor().max(1.0);
    let each = (width - GAP * (count - 1.0)) / count;
    let heights: Vec<f64> = list.elements().map(|one| block(one, within, false, each, set).height).collect();
    let rows = heights.chunks(count as usize).map(|row| row.iter().copied().fold(0.0, f64::max));
    rows.fold(-GAP, |total, row| total + row + GAP)
}

/// The number to call, with the words beside it where there is room, or else under it.
fn strip(one: &Element<'_>, within: &str, width: f64, set: Text) -> f64 {
    let parts = one.elements().map(|child| {
        let mut flow = Flow::default();
        add_element(&mut flow, child, within, width, set);
        flow
    });
    let flows: Vec<Flow> = parts.collect();
    let heights = flows.iter().map(|flow| flow.height(width));
    if flows.iter().map(|flow| flow.width() + GAP).sum::<f64>() - GAP <= width {
        return heights.fold(0.0, f64::max);
    }
    heights.fold(-12.0, |total, height| total + height + 12.0)
}

/// A name with what it stands for beside it.
fn beside(one: &Element<'_>, within: &str, width: f64, set: Text) -> f64 {
    let heights = one.elements().map(|cell| {
        let laid = block(cell, within, false, if cell.name() == "dd" { width - 56.0 } else { 56.0 }, set);
        laid.height + laid.below
    });
    heights.fold(0.0, f64::max)
}
