//! The columns of `bids.csv` that documents need and nothing is ranked on. A file is
//! written with those that some bid uses.

use std::borrow::Cow;

use evenhand_core::{Bid, BidDetails, PrivateText, ValidationPlan};

use super::columns::{BidColumn, as_list, write_optional};
use crate::mistake::Mistake;
use crate::rules::details::{
    check_period, check_plan, read_approach, read_charity_number, read_company_number, read_day,
    read_existing, write_day,
};
use crate::rules::text::{check_short_text, check_text, optional_text};
use crate::table::Column;

/// The columns, in the order in which they are written.
pub(super) const DETAIL_COLUMNS: &[BidColumn] = &[
    BidColumn {
        column: Column::optional("charity_number", |bid| {
            write_optional(bid.details.charity_number.as_deref())
        }),
        member: "details.charity_number",
        read: |bid, text, _| {
            as_list(read_charity_number(text).map(|one| bid.details.charity_number = one))
        },
    },
    BidColumn {
        column: Column::optional("company_number", |bid| {
            write_optional(bid.details.company_number.as_deref())
        }),
        member: "details.company_number",
        read: |bid, text, _| {
            as_list(read_company_number(text).map(|one| bid.details.company_number = one))
        },
    },
    BidColumn {
        column: Column::optional("contact", |bid| write_private(bid.details.contact.as_ref())),
        member: "details.contact",
        read: |bid, text, _| {
            bid.details.contact = private_text(text);
            as_list(check_short_text(text, "contact"))
        },
    },
    BidColumn {
        column: Column::optional("address", |bid| write_private(bid.details.address.as_ref())),
        member: "details.address",
        read: |bid, text, _| {
            bid.details.address = private_text(text);
            as_list(check_text(text))
        },
    },
    BidColumn {
        column: Column::of_days("start", |bid| {
            Cow::from(bid.details.start.map(write_day).unwrap_or_default())
        }),
        member: "details.start",
        read: |bid, text, _| as_list(read_day(text).map(|day| bid.details.start = day)),
    },
    BidColumn {
        column: Column::of_days("end", |bid| {
            Cow::from(bid.details.end.map(write_day).unwrap_or_default())
        }),
        member: "details.end",
        read: |bid, text, _| as_list(read_end(&mut bid.details, text)),
    },
    BidColumn {
        column: Column::optional("purpose", |bid| {
            write_optional(bid.details.purpose.as_deref())
        }),
        member: "details.purpose",
        read: |bid, text, _| {
            bid.details.purpose = optional_text(text);
            as_list(check_short_text(text, "purpose"))
        },
    },
    BidColumn {
        column: Column::optional("beneficiaries", |bid| {
            write_optional(bid.details.beneficiaries.as_deref())
        }),
        member: "details.beneficiaries",
        read: |bid, text, _| {
            bid.details.beneficiaries = optional_text(text);
            as_list(check_text(text))
        },
    },
    BidColumn {
        column: Column::optional("other_funding", |bid| {
            write_private(bid.details.other_funding.as_ref())
        }),
        member: "details.other_funding",
        read: |bid, text, _| {
            bid.details.other_funding = private_text(text);
            as_list(check_text(text))
        },
    },
    BidColumn {
        column: Column::optional("approach", write_approach),
        member: "details.approach",
        read: |bid, text, _| as_list(read_approach(text).map(|one| bid.details.approach = one)),
    },
    BidColumn {
        column: Column::optional("existing", |bid| {
            let word = bid
                .details
                .existing
                .map(|runs| if runs { "yes" } else { "no" });
            write_optional(word)
        }),
        member: "details.existing",
        read: |bid, text, _| as_list(read_existing(text).map(|one| bid.details.existing = one)),
    },
    BidColumn {
        column: Column::optional("evidence", |bid| {
            write_optional(bid.details.evidence.as_deref())
        }),
        member: "details.evidence",
        read: |bid, text, _| {
            bid.details.evidence = optional_text(text);
            as_list(check_text(text))
        },
    },
    BidColumn {
        column: Column::optional("validation_method", |bid| {
            write_optional(plan_of(bid).map(|plan| plan.method.as_str()))
        }),
        member: "details.validation.method",
        read: |bid, text, _| {
            plan_text(bid, text, |plan| &mut plan.method);
            as_list(check_text(text))
        },
    },
    BidColumn {
        column: Column::optional("validation_measure", |bid| {
            write_optional(plan_of(bid).map(|plan| plan.measure.as_str()))
        }),
        member: "details.validation.measure",
        read: |bid, text, _| {
            plan_text(bid, text, |plan| &mut plan.measure);
            as_list(check_text(text))
        },
    },
    BidColumn {
        column: Column::of_days("validation_date", |bid| {
            Cow::from(
                plan_of(bid)
                    .map(|plan| write_day(plan.by))
                    .unwrap_or_default(),
            )
        }),
        member: "details.validation.by",
        read: |bid, text, _| as_list(read_plan_day(&mut bid.details, text)),
    },
];

fn plan_of(bid: &Bid) -> Option<&ValidationPlan> {
    bid.details.validation.as_ref()
}

/// Puts a text of a plan to validate into a bid; an empty one begins none.
fn plan_text(bid: &mut Bid, text: &str, part: fn(&mut ValidationPlan) -> &mut String) {
    if !text.is_empty() {
        let plan = bid.details.validation.get_or_insert_default();
        text.clone_into(part(plan));
    }
}

/// Reads the day of a plan to validate, its last column: a plan that is begun is whole.
fn read_plan_day(details: &mut BidDetails, text: &str) -> Result<(), Mistake> {
    let day = read_day(text)?;
    if let Some(by) = day {
        details.validation.get_or_insert_default().by = by;
    }
    check_plan(details.validation.as_ref(), day)
}

fn read_end(details: &mut BidDetails, text: &str) -> Result<(), Mistake> {
    details.end = read_day(text)?;
    check_period(details.start, details.end)
}

fn private_text(text: &str) -> Option<PrivateText> {
    optional_text(text).map(PrivateText::new)
}

fn write_private(text: Option<&PrivateText>) -> Cow<'_, str> {
    write_optional(text.map(PrivateText::for_the_office))
}

fn write_approach(bid: &Bid) -> Cow<'_, str> {
    write_optional(bid.details.approach.map(<&'static str>::from))
}
