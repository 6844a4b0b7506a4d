//! The vertical axis: from zero to a round number.

/// The end of an axis that starts at zero, and the step between its lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Where the axis ends.
    pub end: f64,
    /// The step between lines.
    pub step: f64,
}

impl Scale {
    /// A scale with about five steps that holds the largest value.
    pub fn holding(largest: f64) -> Scale {
        if !(largest > 0.0 && largest.is_finite()) {
            return Scale { end: 1.0, step: 1.0 };
        }
        let rough = largest / 5.0;
        let power = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= rough * 0.999_999);
        let step = step.unwrap_or(10.0 * power);
        Scale { end: (largest / step * 0.999_999).ceil() * step, step }
    }
}
