//! A figure, or the reason why there is none.

use std::collections::BTreeMap;

/// A figure, or why it is undefined, as a sentence.
pub(super) type Figure = Result<f64, &'static str>;

/// Why figures are `null`, by the figure's name.
#[derive(Debug, Default)]
pub(super) struct Reasons(BTreeMap<String, String>);

impl Reasons {
    /// The figure; where there is none, its reason is noted.
    pub(super) fn take(&mut self, name: &str, figure: Figure) -> Option<f64> {
        let finite = figure.and_then(|figure| {
            if figure.is_finite() {
                Ok(figure)
            } else {
                Err("The figure is too large to be written as a number.")
            }
        });
        match finite {
            Ok(figure) => Some(figure),
            Err(why) => {
                self.note(name, why);
                None
            }
        }
    }

    /// Notes why a figure is not there.
    pub(super) fn note(&mut self, name: &str, why: &str) {
        self.0.insert(name.to_owned(), why.to_owned());
    }

    /// All reasons noted, by the figure's name.
    pub(super) fn into_map(self) -> BTreeMap<String, String> {
        self.0
    }
}
