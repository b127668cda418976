//! Bids, and the answers to their gateways.

use super::basic::{
    Checked, ValueFault, check_each, check_id, check_line, check_name, check_pounds, check_text,
    check_title,
};
use super::bid_details::check_bid_details;
use crate::bid::Bid;
use crate::gateway::GatewayAnswer;
use crate::limits;

/// Checks everything of a bid that can be told without its scheme.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_bid_values(bid: &Bid) -> Checked {
    check_id("ref", bid.reference.as_str())?;
    check_name("bidder", bid.bidder.as_str())?;
    check_title("title", &bid.title)?;
    check_amounts(bid)?;
    for (at, claims) in [("objectives", &bid.objectives), ("groups", &bid.groups)] {
        check_each(at, limits::CRITERIA, claims.iter(), |id| {
            check_id("id", id.as_str())
        })?;
    }
    let district = bid.district.as_deref().unwrap_or_default();
    check_line("district", district, limits::NAME_LETTERS)?;
    check_text("summary", bid.summary.as_deref().unwrap_or_default())?;
    check_bid_details(&bid.details).map_err(|fault| fault.under("details"))
}

fn check_amounts(bid: &Bid) -> Checked {
    check_pounds("amount", bid.amount)?;
    let Some(least) = bid.minimum_amount else {
        return Ok(());
    };
    check_pounds("minimum_amount", least)?;
    if least > bid.amount {
        let asked = bid.amount;
        let problem = format!("is {least}, over the amount of {asked}; give {asked} or less.");
        return Err(ValueFault::new("minimum_amount", problem));
    }
    Ok(())
}

/// Checks the answer to a gateway.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_gateway_answer(answer: &GatewayAnswer) -> Checked {
    check_id("bid", answer.bid.as_str())?;
    check_id("gateway", answer.gateway.as_str())?;
    check_text("note", &answer.note)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{BidRef, Bidder};
    use crate::number::Pounds;

    fn bid() -> Bid {
        let amount = Pounds::parse("24500.50").unwrap();
        Bid::new(BidRef::new("021"), Bidder::new("Shelter"), "Nights", amount)
    }

    fn said(change: impl FnOnce(&mut Bid)) -> String {
        let mut bid = bid();
        change(&mut bid);
        check_bid_values(&bid).unwrap_err().to_string()
    }

    #[test]
    fn what_no_bid_can_hold_is_named() {
        assert_eq!(check_bid_values(&bid()), Ok(()));
        let title = said(|bid| bid.title = "T".repeat(1_000_000));
        assert_eq!(title, "title has 1,000,000 letters; the most is 2,000.");
        let below = said(|bid| bid.amount = "-79228162514264337593543950335".parse().unwrap());
        assert!(below.contains("it is below zero"), "{below}");
        let over = said(|bid| bid.minimum_amount = "24500.51".parse().ok());
        assert!(
            over.starts_with("minimum_amount is 24500.51, over"),
            "{over}"
        );
        let line = said(|bid| bid.district = Some("A\tB".to_owned()));
        assert!(line.starts_with("district holds a line end"), "{line}");
        let number = said(|bid| bid.details.company_number = Some("1234567".to_owned()));
        assert!(
            number.starts_with("details.company_number is \"1234567\"; give eight"),
            "{number}"
        );
    }
}
