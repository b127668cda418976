//! Awards as sentences and tables for people.

use evenhand_core::commission::{AwardMoney, DueThing, Gap, GapKind};
use evenhand_core::{Pounds, Titled as _, phrase};

use super::words::tab_rows;
use crate::view::awards::{AwardRow, AwardView, AwardsView, DueOfAward};

/// The list: a line an award, what they come to, what is due and what is overdue.
pub(super) fn awards_in_words(view: &AwardsView) -> String {
    let day = phrase::date(view.on);
    if view.rows.is_empty() {
        return format!("No awards on {day}. An award begins with a decision.");
    }
    let heading = [
        "bid",
        "bidder",
        "agreement",
        "award",
        "paid",
        "spent",
        "next",
    ];
    let rows = view.rows.iter().map(row_cells);
    let totals = &view.totals;
    let mut lines = vec![
        tab_rows(std::iter::once(heading.map(str::to_owned)).chain(rows)),
        format!(
            "{} on {day}: {} awarded, {} paid, {} paid back, {} unspent, {} at risk.",
            phrase::counted(totals.awards, "award", "awards"),
            totals.award.to_words(),
            totals.paid.to_words(),
            totals.repaid.to_words(),
            totals.unspent.to_words(),
            totals.at_risk
        ),
    ];
    let risks = view.rows.iter().flat_map(|row| {
        let risks = row.risks.iter();
        risks.map(|risk| format!("At risk: bid {}, {}. {risk}", row.bid, row.bidder))
    });
    lines.extend(risks);
    lines.extend(view.due_soon.iter().map(|due| due_line("Due", due)));
    lines.extend(view.overdue.iter().map(|due| due_line("Overdue", due)));
    lines.join("\n")
}

fn row_cells(row: &AwardRow) -> [String; 7] {
    [
        row.bid.to_string(),
        row.bidder.clone(),
        row.state.title().to_owned(),
        row.money.award.to_words(),
        row.money.paid.to_words(),
        spent_in_words(row.money.spent),
        row.next
            .as_ref()
            .map_or_else(|| "-".to_owned(), thing_in_words),
    ]
}

/// What was spent; what nobody has told of is no £0.
fn spent_in_words(spent: Option<Pounds>) -> String {
    spent.map_or_else(|| "not yet".to_owned(), Pounds::to_words)
}

fn thing_in_words(thing: &DueThing) -> String {
    format!("{}, {}", thing.what, phrase::date(thing.on))
}

fn due_line(word: &str, due: &DueOfAward) -> String {
    let about = format!("bid {}, {}", due.bid, due.bidder);
    format!("{word}: {about}. {}", late_in_words(&due.due))
}

fn late_in_words(thing: &DueThing) -> String {
    let waits = match thing.waits_for.is_empty() {
        true => String::new(),
        false => format!(" (waits for {})", phrase::listed(&thing.waits_for)),
    };
    let late = match thing.days_late {
        0 => String::new(),
        days => format!(", {} late", phrase::counted(days, "day", "days")),
    };
    format!("{}{late}{waits}.", thing_in_words(thing))
}

/// One award.
pub(super) fn award_in_words(view: &AwardView) -> String {
    let mut lines = vec![
        format!(
            "Bid {}, {}, {}: {} awarded. Agreement: {}.",
            view.bid.reference,
            view.bid.bidder,
            view.bid.title,
            view.money.award.to_words(),
            view.state.in_sentence()
        ),
        money_in_words(&view.money),
    ];
    lines.extend(view.mismatches.iter().cloned());
    lines.extend(
        view.checks
            .iter()
            .map(|check| format!("{}: {}", check.kind.title(), check.words)),
    );
    lines.extend(view.measures.iter().map(|one| {
        let standing = one
            .standing
            .map_or("No target", |standing| standing.title());
        format!("{}: {standing}.", one.measure.title)
    }));
    lines.extend(view.returns.iter().map(|row| {
        let due = phrase::date(row.period.due);
        format!(
            "Return {}, due {due}: {}.",
            row.period.number,
            row.state.in_sentence()
        )
    }));
    lines.extend(view.payments.iter().map(|row| {
        let waits = match row.waits_for.is_empty() {
            true => String::new(),
            false => format!(", waits for {}", phrase::listed(&row.waits_for)),
        };
        format!(
            "Payment {} of {}, due {}: {}{waits}.",
            row.planned.number,
            row.planned.amount.to_words(),
            phrase::date(row.planned.due),
            row.state.in_sentence()
        )
    }));
    lines.extend(view.reviews.iter().map(|review| {
        let what = format!(
            "Review of {}: {}",
            phrase::date(review.on),
            review.finding.title()
        );
        phrase::with_reason(&what, &review.reasons)
    }));
    lines.extend(view.risks.iter().map(|risk| format!("At risk: {risk}")));
    lines.join("\n")
}

fn money_in_words(money: &AwardMoney) -> String {
    let gap = |name: &str, gap: Option<Gap>| {
        let gap = gap.filter(|gap| gap.kind != GapKind::Even)?;
        Some(format!(
            " {name}: {} of {}.",
            gap.kind.in_sentence(),
            gap.amount.to_words()
        ))
    };
    let gaps: String = [gap("Now", money.now), gap("At the end", money.at_end)]
        .into_iter()
        .flatten()
        .collect();
    format!(
        "{} paid, {} paid back, {} not paid; spent: {}.{gaps}",
        money.paid.to_words(),
        money.repaid.to_words(),
        money.unpaid.to_words(),
        spent_in_words(money.spent)
    )
}
