//! Numbers as texts round them.

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// As it stands: "1,204", "12%".
    pub text: String,
    /// Its value: 1.2 million is 1,200,000.
    pub value: f64,
    /// The size of one of its last digit.
    pub step: f64,
    /// What stands before it.
    pub hedge: Hedge,
}

/// How exact a text says that a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
    /// Nothing is said.
    None,
    /// "about", "around".
    About,
    /// "more than", "over", "at least".
    Over,
    /// "nearly", "almost", "fewer than".
    Under,
}

/// How a number fits a published one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is the same.
    Exact,
    /// It is the same but for the digits left out.
    Rounded,
}

impl Number {
    /// How it fits a published value with so many digits after the point.
    pub fn fits(&self, published: f64, decimals: u8) -> Option<Fit> {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9 * a.abs().max(1.0);
        if near(self.value, published) && matches!(self.hedge, Hedge::None | Hedge::About) {
            return Some(Fit::Exact);
        }
        let finest = 0.1f64.powi(i32::from(decimals));
        let round = |step: f64| near((published / step).round() * step, self.value);
        let fits = match self.hedge {
            // At least two digits have to be right.
            Hedge::None => {
                (self.step > finest * 1.5 && round(self.step)) || round(self.coarse(10.0)) && self.coarse(10.0) > finest
            }
            Hedge::About => round(self.step) || round(self.coarse(1.0)),
            Hedge::Over => self.value <= published && published < self.value + self.coarse(1.0).max(self.step),
            Hedge::Under => self.value - self.coarse(1.0).max(self.step) < published && published <= self.value,
        };
        fits.then_some(Fit::Rounded)
    }

    /// The largest power of ten that a whole number is a multiple of, and of which it has at least `least`.
    fn coarse(&self, least: f64) -> f64 {
        let mut step = self.step;
        while step >= 1.0 && self.value % (step * 10.0) == 0.0 && self.value / (step * 10.0) >= least {
            step *= 10.0;
        }
        step
    }
}

/// A number in digits, before what follows it is known.
pub(super) fn number(digits: &str) -> Option<Number> {
    let plain = digits.replace(',', "");
    let value: f64 = plain.parse().ok()?;
    let decimals = plain.split_once('.').map_or(0, |(_, part)| part.len() as i32);
    Some(Number { text: digits.to_string(), value, step: 0.1f64.powi(decimals), hedge: Hedge::None })
}
