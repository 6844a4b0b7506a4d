//! A chart as it was drawn: its SVG, and where its points are.

/// Where a drawing put a point, in the drawing's own units.
pub type PointPosition = (f64, f64);

/// A drawing and where its points are: one list for each series, one place for each year shown.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ChartImage {
    /// The SVG element as text.
    pub svg: String,
    /// The points' places.
    pub points: Vec<Vec<PointPosition>>,
}
