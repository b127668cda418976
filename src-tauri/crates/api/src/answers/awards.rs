//! What came of the awards of all rounds, or of one.

use chrono::{Days, NaiveDate};
use evenhand_core::commission::{AwardMoney, DueThing, Gap, GapKind, PaymentCalendar, age_overdue};
use evenhand_core::natural::compare_naturally;
use evenhand_core::{Pounds, RoundId};
use evenhand_store::{RoundRow, View};

use super::awards_on_file::{AwardFiles, AwardOnFile, Due, read_awards};
use crate::error::ApiError;
use crate::view::awards::{AwardRow, AwardTotals, AwardsView, DueOfAward};

/// What is due is told this many days ahead.
const DAYS_AHEAD: u64 = 60;

/// What came of the awards of a round, or of all, on a day.
pub(crate) async fn show_awards(
    view: &mut View,
    round: Option<&RoundId>,
    today: NaiveDate,
) -> Result<AwardsView, ApiError> {
    let mut rounds = view.rounds().await?;
    if let Some(asked) = round {
        rounds.retain(|row| row.id == *asked);
        if rounds.is_empty() {
            let message = format!("There is no round \"{asked}\" on this laptop.");
            return Err(ApiError::not_found(message).at("round"));
        }
    }
    let mut files: AwardFiles = view.award_files(round).await?;
    let mut told = AwardsTold::on(today);
    for row in rounds {
        let mut awards = read_awards(view, &row, &mut files).await?;
        awards.sort_by(|one, other| {
            compare_naturally(one.decision.bid.as_str(), other.decision.bid.as_str())
        });
        awards.iter().for_each(|award| told.add(&row, award));
    }
    Ok(told.finish())
}

/// The answer as it comes about, award by award.
struct AwardsTold {
    on: NaiveDate,
    last_ahead: NaiveDate,
    rows: Vec<AwardRow>,
    totals: AwardTotals,
    due_soon: Vec<DueOfAward>,
    overdue: Vec<DueOfAward>,
    calendar: PaymentCalendar,
}

impl AwardsTold {
    fn on(on: NaiveDate) -> Self {
        Self {
            on,
            last_ahead: on.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(on),
            rows: Vec::new(),
            totals: AwardTotals::default(),
            due_soon: Vec::new(),
            overdue: Vec::new(),
            calendar: PaymentCalendar::from_month_of(on),
        }
    }

    fn add(&mut self, round: &RoundRow, award: &AwardOnFile) {
        let due = award.due(self.on);
        let money = AwardMoney::of(award.decision.amount, &award.file, self.on);
        let of_award = |due: &DueThing| DueOfAward {
            round: round.id.clone(),
            bid: award.decision.bid.clone(),
            bidder: award.bid.bidder.to_string(),
            due: due.clone(),
        };
        let soon = due.ahead.iter().filter(|due| due.on <= self.last_ahead);
        self.due_soon.extend(soon.map(of_award));
        self.overdue.extend(due.overdue.iter().map(of_award));
        self.calendar.add(award.decision.amount, &award.file);
        add_to_totals(&mut self.totals, award, &money, &due);
        self.rows.push(award_row(round, award, money, due));
    }

    fn finish(mut self) -> AwardsView {
        // Stable: of one day, in the order of the awards.
        self.due_soon.sort_by_key(|one| one.due.on);
        self.overdue.sort_by_key(|one| one.due.on);
        AwardsView {
            on: self.on,
            ageing: age_overdue(self.overdue.iter().map(|one| &one.due)),
            rows: self.rows,
            totals: self.totals,
            due_soon: self.due_soon,
            overdue: self.overdue,
            calendar: self.calendar,
        }
    }
}

fn award_row(round: &RoundRow, award: &AwardOnFile, money: AwardMoney, due: Due) -> AwardRow {
    AwardRow {
        round: round.id.clone(),
        round_title: round.details.title.clone(),
        bid: award.decision.bid.clone(),
        bidder: award.bid.bidder.to_string(),
        title: award.bid.title.clone(),
        state: award.file.agreement_state(),
        money,
        next: due.ahead.into_iter().next(),
        overdue: due.overdue,
        risks: due.risks,
        finding: award.file.newest_review().map(|review| review.finding),
    }
}

fn add_to_totals(totals: &mut AwardTotals, award: &AwardOnFile, money: &AwardMoney, due: &Due) {
    let count = |counter: &mut u32, counts: bool| {
        *counter = counter.saturating_add(u32::from(counts));
    };
    count(&mut totals.awards, true);
    count(&mut totals.signed, award.file.in_force().is_some());
    count(&mut totals.at_risk, !due.risks.is_empty());
    count(&mut totals.without_spend, money.spent.is_none());
    let at_end = |kind: GapKind| {
        let gap = money.at_end.filter(|gap: &Gap| gap.kind == kind);
        gap.map_or(Pounds::ZERO, |gap| gap.amount)
    };
    for (total, amount) in [
        (&mut totals.award, money.award),
        (&mut totals.paid, money.paid),
        (&mut totals.repaid, money.repaid),
        (&mut totals.unpaid, money.unpaid),
        (&mut totals.held, money.held),
        (&mut totals.spent, money.spent.unwrap_or_default()),
        (&mut totals.unspent, money.unspent),
        (&mut totals.forecast_under, at_end(GapKind::Underspend)),
        (&mut totals.forecast_over, at_end(GapKind::Overspend)),
    ] {
        *total = [*total, amount].into_iter().sum();
    }
}
