//! Chart images: a chart's SVG, and the positions of its points.

/// A point position, in the image's own units.
pub type PointPosition = (f64, f64);

/// A chart image and its point positions: one list for each series, one position for each year shown.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ChartImage {
    /// The SVG element as text.
    pub svg: String,
    /// The point positions.
    pub points: Vec<Vec<PointPosition>>,
}
