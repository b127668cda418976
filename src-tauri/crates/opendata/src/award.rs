//! A grant as an entry of open data, and what the office is told of it.

use chrono::{Datelike, Months, NaiveDate, SecondsFormat};
use evenhand_core::Approach;
use evenhand_core::phrase::{as_sentence, office_day};

use crate::entry::{
    Amount, ClassificationEntry, DatesEntry, DocumentEntry, GrantEntry, LocationEntry,
    OrganizationEntry, ProgrammeEntry,
};
use crate::grant::Grant;
use crate::identifier::{safe_part, unregistered_identifier};
use crate::marks::FreeText;
use crate::notice::{Notice, NoticeKind};
use crate::package::Package;
use crate::registered::{company_identifier, read_charity_number, read_company_number};
use crate::screen::{clean_line, clean_text, holds_email, is_postcode, shows_nothing};

/// Letters that a title may have: under 140.
const TITLE_LETTERS: usize = 139;
/// Years ahead from which a planned date is told of.
const FAR_YEARS: u32 = 12;

/// Makes entries, and gathers the notices.
#[derive(Debug)]
pub(crate) struct Writer<'a> {
    package: &'a Package,
    pub(crate) notices: Vec<Notice>,
    /// The grants whose purpose and summary nobody has read for publication.
    pub(crate) unread: Vec<&'a Grant>,
    /// The grants that have neither.
    pub(crate) undescribed: Vec<&'a Grant>,
}

/// A description that says so where the grant is one funder's part of an award.
fn with_part(grant: &Grant, description: String) -> String {
    let Some(part) = &grant.part else {
        return description;
    };
    let (paid, whole) = (grant.awarded.to_words(), part.whole.to_words());
    format!(
        "{} {} pays {paid} of this award of {whole}, which several commissioners made together.",
        as_sentence(&description),
        clean_line(&part.funder)
    )
}

impl<'a> Writer<'a> {
    pub(crate) fn new(package: &'a Package) -> Self {
        Self {
            package,
            notices: Vec::new(),
            unread: Vec::new(),
            undescribed: Vec::new(),
        }
    }

    /// The entry of a grant. `part` is what its reference gives to its identifier.
    pub(crate) fn write_grant(&mut self, grant: &'a Grant, part: &str) -> GrantEntry {
        self.check_award(grant);
        let title = self.title(grant);
        let programme = self.programme(grant);
        let description = with_part(grant, self.description(grant, &title, &programme.title));
        GrantEntry {
            id: self.package.grant_identifier(part),
            title,
            description,
            currency: "GBP",
            amount_applied_for: grant.part.is_none().then_some(Amount(grant.asked_for)),
            amount_awarded: Amount(grant.awarded),
            award_date: self.award_date(grant).to_string(),
            planned_dates: self.planned_dates(grant),
            recipient_organization: vec![self.recipient(grant)],
            beneficiary_location: self.location(grant),
            funding_organization: vec![self.funder()],
            grant_programme: vec![programme],
            from_open_call: from_open_call(grant.approach),
            date_modified: grant.recorded_at.to_rfc3339_opts(SecondsFormat::Secs, true),
            classifications: self.classifications(grant),
            related_document: self.decision(grant),
        }
    }

    fn tell(&mut self, kind: NoticeKind, grant: &Grant, words: &str) {
        self.notices.push(Notice::about(kind, &grant.bid, words));
    }

    fn check_award(&mut self, grant: &Grant) {
        if grant.awarded.0.is_zero() {
            let words = "the award is £0. Give the amount that was awarded, or decline the bid.";
            self.tell(NoticeKind::ZeroAmount, grant, words);
        }
        if grant.decided_on > self.package.day() {
            let (day, today) = (in_words(grant.decided_on), in_words(self.package.day()));
            let words = format!(
                "the decision is dated {day}, after the last record of {today}. Publish the grant once it is made, or put the date right."
            );
            self.tell(NoticeKind::FutureDecision, grant, &words);
        }
        if grant.bid.as_str().contains(['\n', '\r']) {
            let words = "its reference holds a line end, which is written as _ in the identifier.";
            self.tell(NoticeKind::LineEndInReference, grant, words);
        }
    }

    fn award_date(&mut self, grant: &Grant) -> NaiveDate {
        if is_possible(grant.decided_on) {
            return grant.decided_on;
        }
        let words = "the decision is dated in no year that there is; the day on which it was put on file is given. Put the date right.";
        self.tell(NoticeKind::ImpossibleDate, grant, words);
        office_day(grant.recorded_at)
    }

    /// A text on one line that may be published; none where it shows nothing or holds an
    /// e-mail address.
    fn line(&mut self, grant: &Grant, what: &str, text: &str) -> Option<String> {
        let line = clean_line(text);
        if shows_nothing(&line) {
            let words = format!("nothing can be seen of {what}. Put it right.");
            self.tell(NoticeKind::NothingToShow, grant, &words);
            return None;
        }
        self.without_email(grant, what, line)
    }

    fn without_email(&mut self, grant: &Grant, what: &str, text: String) -> Option<String> {
        if holds_email(&text) {
            self.notices.push(Notice::about_email(&grant.bid, what));
            return None;
        }
        Some(text)
    }

    fn title(&mut self, grant: &Grant) -> String {
        let title = self.line(grant, "the project's title", &grant.title);
        let title = title.unwrap_or_else(|| format!("Grant {}", safe_part(grant.bid.as_str())));
        shorten(&title)
    }

    fn programme(&mut self, grant: &Grant) -> ProgrammeEntry {
        let title = self.line(grant, "the round's title", &grant.round);
        let title = title.unwrap_or_else(|| self.package.title.clone());
        ProgrammeEntry {
            code: self.package.round_part.clone(),
            title: sample_title(title, grant.sample),
        }
    }

    /// What the money is for; else what the project would do; else amount and day alone.
    fn description(&mut self, grant: &'a Grant, title: &str, programme: &str) -> String {
        for (what, text) in [
            ("the purpose", &grant.purpose),
            ("the summary", &grant.summary),
        ] {
            let Some(words) = text.words().map(clean_text) else {
                continue;
            };
            let Some(words) = self.without_email(grant, what, words) else {
                continue;
            };
            if words != title && words != clean_line(&grant.title) {
                return words;
            }
            let words = format!(
                "{what} says what the title says and is left out. Say what the money is for."
            );
            self.tell(NoticeKind::DescriptionIsTitle, grant, &words);
        }
        self.note_missing(grant);
        let (amount, day) = (grant.awarded.to_words(), in_words(grant.decided_on));
        format!("Grant of {amount} awarded on {day} in the round \"{programme}\".")
    }

    fn note_missing(&mut self, grant: &'a Grant) {
        let texts = [&grant.purpose, &grant.summary];
        if texts.contains(&&FreeText::NotRead) {
            self.unread.push(grant);
        } else if texts.iter().all(|text| **text == FreeText::NotGiven) {
            self.undescribed.push(grant);
        }
    }

    fn recipient(&mut self, grant: &Grant) -> OrganizationEntry {
        let name = self.line(grant, "the recipient's name", grant.recipient.as_str());
        let charity = self.charity_number(grant);
        let company = self.company_number(grant);
        let id = match (&charity, &company) {
            (Some((_, identifier)), _) => identifier.clone(),
            (None, Some(number)) => company_identifier(number),
            (None, None) => unregistered_identifier(&self.package.prefix, grant.recipient.as_str()),
        };
        OrganizationEntry {
            id,
            name: name.unwrap_or_else(|| "Name left out".to_owned()),
            charity_number: charity.map(|(number, _)| number),
            company_number: company,
        }
    }

    /// The recipient's charity number, and the identifier made from it.
    fn charity_number(&mut self, grant: &Grant) -> Option<(String, String)> {
        let given = grant.charity_number.as_deref().filter(is_given)?;
        let read = read_charity_number(given);
        if read.is_none() {
            let words = format!(
                "\"{}\" is not a charity number and is left out. Write the six or seven digits of the Charity Commission, or SC or NIC and six digits.",
                clean_line(given)
            );
            self.tell(NoticeKind::CharityNumber, grant, &words);
        }
        read.map(|charity| (charity.number, charity.identifier))
    }

    fn company_number(&mut self, grant: &Grant) -> Option<String> {
        let given = grant.company_number.as_deref().filter(is_given)?;
        let read = read_company_number(given);
        if read.is_none() {
            let words = format!(
                "\"{}\" is not a company number and is left out. Write all eight characters of Companies House, with the noughts before it, such as 01234567.",
                clean_line(given)
            );
            self.tell(NoticeKind::CompanyNumber, grant, &words);
        }
        read
    }

    fn funder(&self) -> OrganizationEntry {
        OrganizationEntry {
            id: self.package.funder.identifier.clone(),
            name: self.package.funder.name.clone(),
            charity_number: None,
            company_number: None,
        }
    }

    fn planned_dates(&mut self, grant: &Grant) -> Vec<DatesEntry> {
        let (start, end) = (grant.start, grant.end);
        let before = start.zip(end).is_some_and(|(start, end)| end < start);
        if before || ![start, end].into_iter().flatten().all(is_possible) {
            let words = "the project ends before it starts, or in no year that there is; its dates are left out. Put them right.";
            self.tell(NoticeKind::ImpossibleDate, grant, words);
            return Vec::new();
        }
        let Some(last) = end.or(start) else {
            return Vec::new();
        };
        self.check_far(grant, last);
        vec![DatesEntry {
            start_date: start.map(|day| day.to_string()),
            end_date: end.map(|day| day.to_string()),
            duration: start
                .zip(end)
                .and_then(|(start, end)| whole_months(start, end)),
        }]
    }

    fn check_far(&mut self, grant: &Grant, last: NaiveDate) {
        let far = self
            .package
            .day()
            .checked_add_months(Months::new(FAR_YEARS * 12));
        if far.is_some_and(|far| last > far) {
            let words = format!(
                "the project is to go on to {}, more than twelve years ahead. Look whether the year is right.",
                in_words(last)
            );
            self.tell(NoticeKind::FarPlannedDate, grant, &words);
        }
    }

    fn location(&mut self, grant: &Grant) -> Vec<LocationEntry> {
        let Some(district) = grant.district.as_deref().filter(is_given) else {
            return Vec::new();
        };
        if is_postcode(district) {
            let words = "its district is a postcode, which can give an address away, and is left out. Name the district.";
            self.tell(NoticeKind::PostcodeAsPlace, grant, words);
            return Vec::new();
        }
        let name = self.line(grant, "the district", district);
        name.map(|name| LocationEntry { name })
            .into_iter()
            .collect()
    }

    fn classifications(&mut self, grant: &Grant) -> Vec<ClassificationEntry> {
        let mut entries = Vec::new();
        for claim in &grant.claims {
            let vocabulary = self.line(grant, "the title of a scheme", &claim.vocabulary);
            let title = self.line(grant, "the title of an objective or group", &claim.title);
            if let (Some(vocabulary), Some(title)) = (vocabulary, title) {
                let code = safe_part(claim.code.as_str());
                entries.push(ClassificationEntry {
                    vocabulary,
                    code,
                    title,
                });
            }
        }
        entries
    }

    fn decision(&mut self, grant: &Grant) -> Vec<DocumentEntry> {
        let Some(reference) = grant.decision_reference.as_deref().filter(is_given) else {
            return Vec::new();
        };
        let reference = self.line(grant, "the decision's reference", reference);
        let document = reference.map(|reference| DocumentEntry {
            title: format!("Decision {reference}"),
            document_type: "Decision notice",
        });
        document.into_iter().collect()
    }
}

/// Whether anybody could bid. Only an invitation for bids is open to all: grants for an
/// evidenced need, services that are commissioned, and projects that go on are not.
fn from_open_call(approach: Approach) -> &'static str {
    match approach {
        Approach::InvitationForBids => "Yes",
        Approach::CoCommissioning
        | Approach::EvidenceLed
        | Approach::GrantGiving
        | Approach::Iterative => "No",
    }
}

/// What a round is called; one that is made up says so.
pub(crate) fn sample_title(title: String, sample: bool) -> String {
    if sample {
        format!("{title} (a sample, made up to learn on)")
    } else {
        title
    }
}

/// A day as people say it: "14 March 2014".
pub(crate) fn in_words(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// Whether a day is in a year that files can write, 1 to 9999.
fn is_possible(day: NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}

fn is_given(text: &&str) -> bool {
    !text.trim().is_empty()
}

/// A title of the letters that there is room for, cut after a word where that is possible.
fn shorten(title: &str) -> String {
    if title.chars().count() <= TITLE_LETTERS {
        return title.to_owned();
    }
    let cut: String = title.chars().take(TITLE_LETTERS - 1).collect();
    let whole = cut.rsplit_once(' ').map(|(words, _)| words);
    format!(
        "{}…",
        whole.unwrap_or(&cut).trim_end_matches([',', ';', ':', ' '])
    )
}

/// How many months a project takes, where they are whole.
fn whole_months(start: NaiveDate, end: NaiveDate) -> Option<u32> {
    let after = end.succ_opt()?;
    let months = i64::from(after.year() - start.year()) * 12 + i64::from(after.month())
        - i64::from(start.month());
    let months = u32::try_from(months).ok()?;
    (start.checked_add_months(Months::new(months)) == Some(after)).then_some(months)
}
