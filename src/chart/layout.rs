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
            Layout::Wide => (720.0, 400.0),
            Layout::Narrow => (336.0, 360.0),
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
        match self {
            Layout::Wide => 15.0,
            Layout::Narrow => 13.0,
        }
    }

    /// The margins to the left, right, top and bottom of the plot; `right` sets the right one.
    pub fn margins(self, right: f64) -> (f64, f64, f64, f64) {
        match self {
            Layout::Wide => (52.0, right, 24.0, 32.0),
            Layout::Narrow => (42.0, right, 24.0, 28.0),
        }
    }
}
