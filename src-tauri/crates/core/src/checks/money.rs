//! The fund, the shortlist that is settled on, and decisions.

use super::basic::{
    Checked, ValueFault, check_each, check_id, check_line, check_pounds, check_text, check_title,
};
use crate::choice::{Settled, SettledAward};
use crate::decision::{Decision, DecisionDetails};
use crate::fund::{Fund, FundLine, Minimum, MinimumFor};
use crate::limits;
use crate::round::RoundDetails;

/// Checks what a round is.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_round_details(details: &RoundDetails) -> Checked {
    check_title("title", &details.title)?;
    check_line("commissioner", &details.commissioner, limits::NAME_LETTERS)?;
    check_text("direction", &details.direction)?;
    check_fund(&details.fund).map_err(|fault| fault.under("fund"))
}

/// Checks the fund by itself, without the scheme that its minimums name criteria of.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_fund(fund: &Fund) -> Checked {
    if let Some(fault) = fund.value_faults().into_iter().next() {
        let problem = format!("cannot be kept to: {}", fault.problem);
        return Err(ValueFault::new(fault.field, problem));
    }
    for (at, lines) in [
        ("sources", &fund.sources),
        ("commitments", &fund.commitments),
    ] {
        check_each(at, limits::FUND_LINES, lines.iter(), check_fund_line)?;
    }
    check_each(
        "minimums",
        limits::FUND_LINES,
        fund.minimums.iter(),
        check_minimum,
    )
}

fn check_fund_line(line: &FundLine) -> Checked {
    check_title("label", &line.label)?;
    check_pounds("amount", line.amount)
}

fn check_minimum(minimum: &Minimum) -> Checked {
    match &minimum.of {
        MinimumFor::Objective(id) | MinimumFor::Group(id) => check_id("of", id.as_str()),
        MinimumFor::District(name) => check_line("of", name, limits::NAME_LETTERS),
    }
}

/// Checks a shortlist that is settled on.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_settled(settled: &Settled) -> Checked {
    check_pounds("total", settled.total)?;
    check_text("reason", &settled.reason)?;
    let check_award = |award: &SettledAward| {
        check_id("bid", award.bid.as_str())?;
        check_pounds("amount", award.amount)
    };
    check_each("awards", limits::AWARDS, settled.awards.iter(), check_award)
}

/// Checks the decision on a bid.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_decision(decision: &Decision) -> Checked {
    check_id("bid", decision.bid.as_str())?;
    check_pounds("amount", decision.amount)?;
    check_text("reason", &decision.reason)?;
    check_text("conditions", &decision.conditions)?;
    if decision.conditions.is_empty() || decision.kind.is_award() {
        return Ok(());
    }
    let problem = "are given where nothing is awarded; only an award or a part award has them.";
    Err(ValueFault::new("conditions", problem))
}

/// Checks what a decision says as a whole.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_decision_details(details: &DecisionDetails) -> Checked {
    if let Some(reference) = &details.reference {
        check_id("reference", reference)?;
    }
    if let Some(options) = &details.options {
        check_text("options", options)?;
    }
    let restricted = details.restricted.as_ref();
    restricted.map_or(Ok(()), |restricted| {
        check_text("restricted.text", restricted.text.for_the_office())
    })
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;
    use crate::decision::{DecisionKind, Restricted};
    use crate::number::Pounds;
    use crate::private_text::PrivateText;
    use crate::publication::Ground;

    const LARGEST: &str = "79228162514264337593543950335";

    fn pounds(text: &str) -> Pounds {
        text.parse().unwrap()
    }

    #[test]
    fn the_ends_of_a_fund_and_its_lines_are_amounts() {
        let mut details = RoundDetails::default();
        assert_eq!(check_round_details(&details), Ok(()));
        details.fund.high = pounds(LARGEST);
        let told = check_round_details(&details).unwrap_err().to_string();
        assert!(told.starts_with("fund.high cannot be kept to"), "{told}");
        details.fund.high = pounds("5");
        details.fund.low = pounds("6");
        let told = check_round_details(&details).unwrap_err().to_string();
        assert!(told.contains("is under its low end"), "{told}");
        details.fund.low = pounds("5");
        details.fund.commitments = vec![FundLine {
            label: String::new(),
            amount: pounds("-1"),
        }];
        let told = check_round_details(&details).unwrap_err();
        assert_eq!(told.at, "fund.commitments.0.amount");
    }

    #[test]
    fn awards_and_decisions_are_amounts() {
        let mut settled = Settled {
            total: pounds("10"),
            way: crate::choice::Way::RankOrder,
            reason: String::new(),
            awards: vec![SettledAward {
                bid: "1".into(),
                amount: pounds(LARGEST),
            }],
        };
        assert_eq!(check_settled(&settled).unwrap_err().at, "awards.0.amount");
        settled.awards.clear();
        assert_eq!(check_settled(&settled), Ok(()));
        let decision = Decision {
            bid: "1".into(),
            kind: DecisionKind::Award,
            amount: pounds("0.001"),
            reason: String::new(),
            conditions: String::new(),
        };
        assert_eq!(check_decision(&decision).unwrap_err().at, "amount");
    }

    #[test]
    fn only_awards_have_conditions() {
        for kind in DecisionKind::VARIANTS {
            let decision = Decision {
                bid: "1".into(),
                kind: *kind,
                amount: Pounds::ZERO,
                reason: String::new(),
                conditions: "A report every quarter".into(),
            };
            let told = check_decision(&decision).map_err(|fault| fault.at);
            let expected = match kind.is_award() {
                true => Ok(()),
                false => Err("conditions".to_owned()),
            };
            assert_eq!(told, expected, "{kind:?}");
        }
    }

    #[test]
    fn the_details_of_a_decision_are_kept_to_the_limits() {
        let mut details = DecisionDetails {
            reference: Some("PCC 2014/07".into()),
            ..DecisionDetails::default()
        };
        assert_eq!(check_decision_details(&details), Ok(()));
        details.restricted = Some(Restricted {
            text: PrivateText::new("x".repeat(limits::TEXT_LETTERS + 1)),
            ground: Ground::InConfidence,
        });
        let told = check_decision_details(&details).unwrap_err();
        assert_eq!(told.at, "restricted.text");
        details.reference = Some("two\nlines".into());
        let told = check_decision_details(&details).unwrap_err();
        assert_eq!(told.at, "reference");
    }
}
