//! Why an award is at risk.

use chrono::{Days, NaiveDate};
use strum::VariantArray as _;

use super::award_due::{DueKind, DueThing};
use super::award_file::AwardFile;
use super::existing::Finding;
use super::payment::{AwardCheckKind, AwardCheckState};
use super::project_return::{ProjectReturn, Rating, ReturnState};
use super::review::Review;
use crate::phrase;
use crate::title::{Titled as _, lower_first};

/// The most points of a rating that puts an award at risk.
const RISKY_POINTS: u8 = 2;

/// In how many days a check that ends is told of.
const DAYS_BEFORE_END: u64 = 30;

/// Why an award is at risk on a day, each in a sentence; empty where it is not. `overdue` is
/// what is overdue of it. In order: what is overdue, ratings, returns, payments, checks, reviews.
pub fn risks(file: &AwardFile, overdue: &[DueThing], today: NaiveDate) -> Vec<String> {
    let mut risks: Vec<String> = overdue.iter().map(overdue_risk).collect();
    risks.extend(rating_risks(file));
    risks.extend(queried_risks(file));
    risks.extend(held_risks(file));
    risks.extend(check_risks(file, overdue, today));
    risks.extend(review_risk(file));
    risks
}

fn overdue_risk(late: &DueThing) -> String {
    let days = phrase::counted(late.days_late, "day", "days");
    format!("{}: overdue by {days}.", late.what)
}

/// The ratings of the newest return that gives any.
fn rating_risks(file: &AwardFile) -> Vec<String> {
    let newest = file.returns.values().rev().find(|report| report.is_rated());
    let Some(report) = newest else {
        return Vec::new();
    };
    let ratings = [
        ("Delivery", &report.delivery, Rating::DELIVERY),
        ("Spending", &report.spending, Rating::SPEND),
        ("Risk", &report.risk, Rating::RISK),
    ];
    let low = ratings.into_iter().filter_map(|(name, rating, words)| {
        let points = rating.as_ref()?.points;
        let word = words.get(usize::from(points).checked_sub(1)?)?;
        (points <= RISKY_POINTS).then(|| {
            let period = report.period;
            format!(
                "{name} is rated {points} of 5 in period {period}: {}.",
                lower_first(word)
            )
        })
    });
    low.collect()
}

impl ProjectReturn {
    /// Whether it rates anything.
    pub fn is_rated(&self) -> bool {
        self.delivery.is_some() || self.spending.is_some() || self.risk.is_some()
    }
}

fn queried_risks(file: &AwardFile) -> Vec<String> {
    let queried = file
        .returns
        .values()
        .filter(|report| report.state == ReturnState::Queried);
    let said = queried.map(|report| {
        let what = format!("The return of period {} is queried", report.period);
        phrase::with_reason(&what, &report.note)
    });
    said.collect()
}

fn held_risks(file: &AwardFile) -> Vec<String> {
    let held = file.planned().iter().filter_map(|payment| {
        let why = file.held_because(payment.number)?;
        let what = format!(
            "Payment {} of {} is held back",
            payment.number,
            payment.amount.to_words()
        );
        Some(phrase::with_reason(&what, why))
    });
    held.collect()
}

/// Checks that are out of date or soon will be; one that is told of as overdue is left out.
fn check_risks(file: &AwardFile, overdue: &[DueThing], today: NaiveDate) -> Vec<String> {
    let is_told = |kind: AwardCheckKind| {
        overdue
            .iter()
            .any(|late| late.kind == DueKind::Check && late.what.starts_with(kind.title()))
    };
    let soon = today
        .checked_add_days(Days::new(DAYS_BEFORE_END))
        .unwrap_or(today);
    let kinds = AwardCheckKind::VARIANTS.iter();
    let ending = kinds.filter_map(|kind| {
        let Some(AwardCheckState::Evidenced { expires, .. }) = file.checks.get(kind) else {
            return None;
        };
        let last = expires.filter(|last| *last <= soon && !is_told(*kind))?;
        let day = phrase::date(last);
        let ends = if last < today { "ended" } else { "ends" };
        Some(format!("{}: what was seen {ends} on {day}.", kind.title()))
    });
    ending.collect()
}

/// What the newest review found, where that is not to go on as it is.
fn review_risk(file: &AwardFile) -> Option<String> {
    let newest = file.newest_review()?;
    let found = match newest.finding {
        Finding::Continue => return None,
        Finding::Vary => "to vary it",
        Finding::Stop => "to stop it",
    };
    let day = phrase::date(newest.on);
    let what = format!("The review of {day} found {found}");
    Some(phrase::with_reason(&what, &newest.reasons))
}

impl AwardFile {
    /// The newest review, by its day.
    pub fn newest_review(&self) -> Option<&Review> {
        self.reviews.iter().max_by_key(|review| review.on)
    }
}
