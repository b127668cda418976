//! The Specified Information of a month: for each grant its conditions, its recipient,
//! its purpose and the reasons, with the amount and the day.
//!
//! The duty: Police Reform and Social Responsibility Act 2011, section 11; The Elected
//! Local Policing Bodies (Specified Information) Order 2011 (SI 2011/3050), Schedule,
//! Part 1, paragraph 3(f), in force from 16 January 2012; each month, as soon as
//! practicable after the end of the month, however small the grant. Amount, day and legal
//! power are not on its list; every office adds the first two.

mod html;
mod rows;
mod table;

use chrono::{DateTime, Utc};
use evenhand_core::phrase::office_day;
use evenhand_core::{Office, Pounds};

use crate::grant::Grant;
use crate::month::Month;
use crate::notice::{Notice, NoticeKind};
use crate::screen::{clean_line, holds_email, shows_nothing};
use rows::{Row, RowWriter};

/// The grants of a month as the Order asks for them.
#[derive(Clone, Debug)]
pub struct SpecifiedInformation {
    month: Month,
    body: String,
    rows: Vec<Row>,
    total: Pounds,
    warnings: Vec<Notice>,
}

impl SpecifiedInformation {
    /// Takes those of the grants that were decided in the month, the first first. Grants
    /// of all rounds are handed over. `as_of` is the time of the last record: a month that
    /// was not over then is told of.
    pub fn new(month: Month, grants: &[Grant], office: &Office, as_of: DateTime<Utc>) -> Self {
        let mut of_month: Vec<&Grant> = grants
            .iter()
            .filter(|grant| month.holds(grant.decided_on))
            .collect();
        of_month.sort_by(|a, b| rows::compare(a, b));
        let mut writer = RowWriter::default();
        let rows = of_month
            .iter()
            .map(|grant| writer.write_row(grant))
            .collect();
        let mut warnings = writer.into_warnings();
        if Month::of(office_day(as_of)) <= month {
            let words =
                format!("{month} is not over: more may be decided in it. Publish it once it is.");
            warnings.insert(0, Notice::about_all(NoticeKind::MonthNotOver, words));
        }
        Self {
            month,
            body: body_of(office),
            rows,
            total: of_month.iter().map(|grant| grant.awarded).sum(),
            warnings,
        }
    }

    /// What has to be seen to before the month is published: above all texts that nobody
    /// has read for publication, since the duty comes round each month.
    pub fn warnings(&self) -> &[Notice] {
        &self.warnings
    }

    /// The month as CSV, with a byte order mark. A month without grants says so.
    pub fn to_csv(&self) -> Vec<u8> {
        table::write_csv(self)
    }

    /// The month as one page of HTML that needs nothing beside it. A month without grants
    /// says so.
    pub fn to_html(&self) -> Vec<u8> {
        html::write_page(self).into_string().into_bytes()
    }

    /// What stands where there are no grants.
    fn no_grants(&self) -> String {
        format!(
            "No crime and disorder reduction grants were made in {}.",
            self.month
        )
    }
}

/// Whose grants they are; nothing where the office has no name that can be published.
fn body_of(office: &Office) -> String {
    let names = [&office.decision_maker, &office.name];
    let mut lines = names.into_iter().map(|name| clean_line(name));
    let name = lines.find(|line| !shows_nothing(line) && !holds_email(line));
    name.unwrap_or_default()
}
