//! A scheme by itself, whole or still being written.
//!
//! While a round is set up its scheme may have faults that [`crate::scheme::check`]
//! names. These limits hold even then, so that no figure of any scheme on file is
//! out of range.

use super::basic::{
    Checked, ValueFault, check_count, check_each, check_figure, check_line, check_score,
    check_text, check_title,
};
use crate::limits;
use crate::number::{Points, Weight};
use crate::scheme::{Criterion, Gateway, Scale, Scheme, Section, TieBreak, TotalBand};

/// Checks that a scheme is within the limits. One that is can still be one that
/// cannot be followed.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_scheme_values(scheme: &Scheme) -> Checked {
    check_title("title", &scheme.title)?;
    check_decimals(scheme.decimals)?;
    check_optional_mark("pass_mark", scheme.pass_mark)?;
    check_each("bands", limits::BANDS, scheme.bands.iter(), check_band)?;
    check_each(
        "tie_breaks",
        limits::TIE_BREAKS,
        scheme.tie_breaks.iter(),
        check_tie_break,
    )?;
    check_count("criteria", scheme.criteria().count(), limits::CRITERIA)?;
    check_each(
        "sections",
        limits::SECTIONS,
        scheme.sections.iter(),
        check_section,
    )?;
    check_each(
        "gateways",
        limits::GATEWAYS,
        scheme.gateways.iter(),
        check_gateway,
    )?;
    let Some(stage) = &scheme.second_stage else {
        return Ok(());
    };
    check_mark("second_stage.mark", stage.mark)?;
    check_each(
        "second_stage.weights",
        limits::SECTIONS,
        stage.weights.iter(),
        |(id, weight)| {
            check_short(id.as_str(), id.as_str())?;
            check_weight(id.as_str(), *weight)
        },
    )
}

fn check_decimals(decimals: u8) -> Checked {
    if usize::from(decimals) <= limits::DECIMALS {
        return Ok(());
    }
    let problem = format!("is {decimals}; use 0 to {}.", limits::DECIMALS);
    Err(ValueFault::new("decimals", problem))
}

fn check_section(section: &Section) -> Checked {
    check_short("id", section.id.as_str())?;
    check_title("title", &section.title)?;
    check_weight("weight", section.weight)?;
    check_optional_mark("threshold", section.threshold)?;
    check_each(
        "criteria",
        limits::CRITERIA,
        section.criteria.iter(),
        check_criterion,
    )
}

fn check_criterion(criterion: &Criterion) -> Checked {
    check_short("id", criterion.id.as_str())?;
    check_title("title", &criterion.title)?;
    check_text("guidance", &criterion.guidance)?;
    check_each(
        "sub_points",
        limits::SUB_POINTS,
        criterion.sub_points.iter(),
        |point| check_text("text", point),
    )?;
    check_weight("weight", criterion.weight)?;
    criterion
        .threshold
        .map_or(Ok(()), |mark| check_score("threshold", mark))?;
    check_scale(&criterion.scale).map_err(|fault| fault.under("scale"))
}

fn check_scale(scale: &Scale) -> Checked {
    check_score("min", scale.min)?;
    check_score("max", scale.max)?;
    check_score("step", scale.step)?;
    check_each(
        "points",
        limits::NAMED_POINTS,
        scale.points.iter(),
        |(point, words)| {
            check_short("point", point)?;
            check_title("words", words)
        },
    )
}

fn check_gateway(gateway: &Gateway) -> Checked {
    check_short("id", gateway.id.as_str())?;
    check_title("question", &gateway.question)?;
    check_title("answered_by", &gateway.answered_by)
}

fn check_band(band: &TotalBand) -> Checked {
    check_mark("from", band.from)?;
    check_line("title", &band.title, limits::BAND_LETTERS)
}

fn check_tie_break(tie_break: &TieBreak) -> Checked {
    match tie_break {
        TieBreak::Section(id) => check_short("section", id.as_str()),
        TieBreak::Criterion(id) => check_short("criterion", id.as_str()),
        TieBreak::LowerAmount => Ok(()),
        TieBreak::Drawn(seed) => check_title("drawn", seed),
    }
}

/// An id that may still be empty while the scheme is written.
fn check_short(at: &str, text: &str) -> Checked {
    check_line(at, text, limits::ID_LETTERS)
}

fn check_weight(at: &str, weight: Weight) -> Checked {
    check_figure(at, weight.0, limits::WEIGHT, limits::WEIGHT_PLACES)
}

fn check_mark(at: &str, mark: Points) -> Checked {
    check_figure(at, mark.0, limits::WEIGHT, limits::MARK_PLACES)
}

fn check_optional_mark(at: &str, mark: Option<Points>) -> Checked {
    mark.map_or(Ok(()), |mark| check_mark(at, mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CriterionId;
    use crate::scheme::norfolk::norfolk;

    fn said(change: impl FnOnce(&mut Scheme)) -> String {
        let mut scheme = norfolk();
        change(&mut scheme);
        check_scheme_values(&scheme).unwrap_err().to_string()
    }

    #[test]
    fn a_scheme_out_of_range_is_named_even_while_it_is_written() {
        assert_eq!(check_scheme_values(&norfolk()), Ok(()));
        assert_eq!(check_scheme_values(&Scheme::empty("")), Ok(()));
        assert_eq!(
            said(|scheme| scheme.decimals = 255),
            "decimals is 255; use 0 to 6."
        );
        let weight = said(|scheme| {
            scheme.sections[0].weight = "79228162514264337593543950335".parse().unwrap();
        });
        assert!(weight.starts_with("sections.0.weight is 79228162514264337593543950335;"));
        let many = said(|scheme| {
            let first = scheme.sections[0].criteria[0].clone();
            let more = (0..10_000).map(|number| Criterion {
                id: CriterionId::new(format!("x{number}")),
                ..first.clone()
            });
            scheme.sections[0].criteria.extend(more);
        });
        assert!(many.starts_with("criteria holds 10,0"), "{many}");
        let scale = said(|scheme| {
            scheme.sections[0].criteria[0].scale.max = "1000000.5".parse().unwrap();
        });
        assert!(
            scale.starts_with("sections.0.criteria.0.scale.max is"),
            "{scale}"
        );
    }
}
