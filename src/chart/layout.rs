//! The two layouts in which every chart is drawn.

/// The layout of a chart image. Both are drawn; the page shows the one that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// For columns of about 640 px and more.
    Wide,
    /// For phones, and for large text.
    Narrow,
}

impl Layout {
    /// Both layouts.
    pub const ALL: [Layout; 2] = [Layout::Wide, Layout::Narrow];

    /// Width and height in the image's own units, about CSS pixels.
    pub fn size(self) -> (f64, f64) {
        match self {
            Layout::Wide => (720.0, 380.0),
            Layout::Narrow => (336.0, 282.0),
        }
    }

    /// The name in class names and files.
    pub fn name(self) -> &'static str {
        match self {
            Layout::Wide => "wide",
            Layout::Narrow => "narrow",
        }
    }

    /// The size of text in the image.
    pub fn text_size(self) -> f64 {
        15.0
    }

    /// The height of a chart of horizontal bars with so many rows, each of so many bars, and a key of so many lines. On a
    /// phone the names are above the bars.
    pub fn horizontal_height(self, rows: usize, bars: usize, key: usize) -> f64 {
        (self.key_height(key) + self.row_height(bars) * rows as f64).ceil() + 4.0
    }

    /// The height of a row of horizontal bars.
    pub fn row_height(self, bars: usize) -> f64 {
        let (name, between) = if self == Layout::Narrow { (self.name_height(), 4.0) } else { (0.0, 7.0) };
        name + bars as f64 * (self.bar_width() + 2.0) + between
    }

    /// How thick a horizontal bar is. Its figure is beside it.
    pub fn bar_width(self) -> f64 {
        match self {
            Layout::Wide => 15.0,
            Layout::Narrow => 13.0,
        }
    }

    /// On a phone, the height of a name above horizontal bars.
    pub fn name_height(self) -> f64 {
        self.text_size() * 1.2
    }

    /// The height of a key of so many lines.
    pub fn key_height(self, lines: usize) -> f64 {
        if lines == 0 { 0.0 } else { lines as f64 * self.text_size() * 1.4 + 6.0 }
    }

    /// The margins to the left, right, top and bottom of the plot; `right` sets the right one.
    pub fn margins(self, right: f64) -> (f64, f64, f64, f64) {
        match self {
            Layout::Wide => (52.0, right, 24.0, 32.0),
            Layout::Narrow => (40.0, right, 22.0, 26.0),
        }
    }
}
