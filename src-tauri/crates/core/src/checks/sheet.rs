//! Sheets and agreed scores: by themselves, and under their scheme.

use super::basic::{
    Checked, ValueFault, check_count, check_id, check_pounds, check_score, check_text,
};
use crate::bid::Bid;
use crate::limits;
use crate::moderation::AgreedScore;
use crate::scheme::Scheme;
use crate::sheet::SheetContent;
use crate::standing::{misplaced, score_problem};

/// Checks everything of a sheet that can be told without its scheme.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_sheet_values(content: &SheetContent) -> Checked {
    check_count("scores", content.scores.len(), limits::CRITERIA)?;
    for (id, score) in content.scores.iter() {
        check_id("scores", id.as_str())?;
        check_score(&format!("scores.{id}"), score)?;
    }
    check_count("reasons", content.reasons.len(), limits::CRITERIA)?;
    for (id, reason) in &content.reasons {
        check_id("reasons", id.as_str())?;
        check_text(&format!("reasons.{id}"), reason)?;
    }
    check_text("strengths", &content.strengths)?;
    check_text("weaknesses", &content.weaknesses)?;
    check_text("comment", &content.comment)?;
    let suggested = content.suggested_amount;
    suggested.map_or(Ok(()), |amount| check_pounds("suggested_amount", amount))
}

/// Checks a sheet under its scheme: that every score stands on the scale of a
/// criterion that the bid is scored on, too.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_sheet_content(scheme: &Scheme, bid: &Bid, content: &SheetContent) -> Checked {
    check_sheet_values(content)?;
    let first = misplaced(scheme, bid, content).into_iter().next();
    first.map_or(Ok(()), |one| {
        let problem = format!("has no place in the scheme: {}", one.problem);
        Err(ValueFault::new(
            format!("scores.{}", one.criterion),
            problem,
        ))
    })
}

/// Checks everything of an agreed score that can be told without its scheme.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_agreed_values(agreed: &AgreedScore) -> Checked {
    check_id("bid", agreed.bid.as_str())?;
    check_id("criterion", agreed.criterion.as_str())?;
    agreed
        .score
        .map_or(Ok(()), |score| check_score("score", score))?;
    check_text("reason", &agreed.reason)
}

/// Checks an agreed score under its scheme: that it stands on its scale, too.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_agreed(scheme: &Scheme, bid: &Bid, agreed: &AgreedScore) -> Checked {
    check_agreed_values(agreed)?;
    let problem = agreed
        .score
        .and_then(|score| score_problem(scheme, bid, &agreed.criterion, score));
    problem.map_or(Ok(()), |problem| {
        Err(ValueFault::new(
            "score",
            format!("has no place in the scheme: {problem}"),
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{BidRef, Bidder, CriterionId};
    use crate::number::Pounds;
    use crate::scheme::norfolk::norfolk;

    fn content(score: &str) -> SheetContent {
        SheetContent {
            scores: [(CriterionId::new("o1"), score.parse().unwrap())]
                .into_iter()
                .collect(),
            ..SheetContent::default()
        }
    }

    #[test]
    fn a_score_out_of_range_is_told_without_the_scheme_and_one_off_its_scale_with_it() {
        let bid = Bid::new(BidRef::new("1"), Bidder::new("B"), "T", Pounds::ZERO);
        let largest = content("79228162514264337593543950335");
        assert_eq!(check_sheet_values(&largest).unwrap_err().at, "scores.o1");
        let million = content("1000000");
        assert_eq!(check_sheet_values(&million), Ok(()));
        let told = check_sheet_content(&norfolk(), &bid, &million).unwrap_err();
        assert_eq!(told.at, "scores.o1");
        assert!(told.problem.ends_with("use 0 to 5."), "{told}");
        assert_eq!(check_sheet_content(&norfolk(), &bid, &content("5")), Ok(()));
    }

    #[test]
    fn long_words_and_odd_amounts_are_told() {
        let mut long = content("5");
        long.reasons
            .insert(CriterionId::new("o1"), "x".repeat(65_537));
        assert_eq!(check_sheet_values(&long).unwrap_err().at, "reasons.o1");
        let mut odd = content("5");
        odd.suggested_amount = "0.001".parse().ok();
        assert_eq!(check_sheet_values(&odd).unwrap_err().at, "suggested_amount");
    }

    #[test]
    fn an_agreed_score_stands_on_its_scale() {
        let bid = Bid::new(BidRef::new("1"), Bidder::new("B"), "T", Pounds::ZERO);
        let agreed = |score: &str| AgreedScore {
            bid: BidRef::new("1"),
            criterion: CriterionId::new("o1"),
            score: score.parse().ok(),
            reason: "Talked over".to_owned(),
        };
        assert_eq!(check_agreed(&norfolk(), &bid, &agreed("3")), Ok(()));
        assert!(check_agreed(&norfolk(), &bid, &agreed("9")).is_err());
        assert!(check_agreed_values(&agreed("99999999")).is_err());
    }
}
