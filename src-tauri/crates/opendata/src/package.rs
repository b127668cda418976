//! The file that grants are published in: whose it is, and what it says of itself.

use chrono::{DateTime, NaiveDate, Utc};
use evenhand_core::phrase::office_day;
use evenhand_core::{BidRef, Office};

use crate::identifier::{is_organisation_identifier, is_prefix, safe_part};
use crate::screen::{clean_line, holds_email, shows_nothing};

/// Why open data cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenDataError {
    /// The office has no prefix.
    #[error(
        "The office has no 360Giving prefix. 360Giving gives one to each publisher, once and for nothing; it is never made up. Ask for it at www.threesixtygiving.org, and put it into the office's settings."
    )]
    NoPrefix,
    /// What is given is no prefix.
    #[error(
        "\"{0}\" is not a 360Giving prefix. Write it as 360Giving gave it to the office, such as 360G-norfolkpcc; it is never made up."
    )]
    NotAPrefix(String),
    /// The funder's identifier cannot be one.
    #[error(
        "\"{0}\" is not an organisation's identifier. Write a register's code and the number in it, such as GB-LAE-NFK, without blanks; leave it out to use the 360Giving prefix."
    )]
    NotAnIdentifier(String),
    /// The office has no name.
    #[error("The office has no name. Put it into the office's settings.")]
    NoName,
    /// What the file says of the office or of itself holds an e-mail address.
    #[error("{0} holds what looks like an e-mail address, which is not published. Take it out.")]
    EmailAddress(&'static str),
    /// Nothing was awarded.
    #[error("Nothing was awarded, so that there is no open data to write.")]
    NoGrants,
    /// Several grants have one identifier.
    #[error(
        "{} grants of one file have the reference {bid}. Give each round a part of its own in the identifiers.",
        grants
    )]
    SameReference {
        /// The reference.
        bid: BidRef,
        /// How many grants have it.
        grants: usize,
    },
}

/// An organisation in open data: who pays, or who publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Funder {
    pub(crate) identifier: String,
    pub(crate) name: String,
}

/// The file that grants are published in. It has one funder, since the quality tool of
/// 360Giving takes several in one file for a critical fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    pub(crate) prefix: String,
    pub(crate) funder: Funder,
    pub(crate) publisher: Funder,
    pub(crate) title: String,
    pub(crate) round_part: Option<String>,
    /// What stands before references in the identifiers of another funder's grants.
    pub(crate) funder_part: Option<String>,
    pub(crate) as_of: DateTime<Utc>,
}

impl Package {
    /// A file of the office's own.
    ///
    /// `title` says what is in it ("Community Safety Fund 2014"). `as_of` is the time of
    /// the last record that it rests on: it is the file's own date, and what lies after it
    /// is in the future.
    ///
    /// # Errors
    /// [`OpenDataError`] where the office lacks what a publisher must have.
    pub fn new(office: &Office, title: &str, as_of: DateTime<Utc>) -> Result<Self, OpenDataError> {
        let prefix = prefix_of(office)?;
        let identifier = funder_identifier(office, &prefix)?;
        let name = named(&[&office.funder_name, &office.name], "The funder's name")?;
        let publisher = named(&[&office.name, &office.funder_name], "The office's name")?;
        let title = named(&[title, "Grants"], "The title of the file")?;
        Ok(Self {
            prefix,
            publisher: Funder {
                identifier: identifier.clone(),
                name: publisher,
            },
            funder: Funder { identifier, name },
            title,
            round_part: None,
            funder_part: None,
            as_of,
        })
    }

    /// The same file of another funder, which the office publishes: a partner that pays a
    /// part of the office's awards. `part` tells its grants' identifiers from the office's
    /// own ("council").
    ///
    /// # Errors
    /// [`OpenDataError`] where the identifier cannot be one, or nothing can be seen of the name.
    pub fn with_funder(
        self,
        identifier: &str,
        name: &str,
        part: &str,
    ) -> Result<Self, OpenDataError> {
        if !is_organisation_identifier(identifier) {
            return Err(OpenDataError::NotAnIdentifier(identifier.to_owned()));
        }
        let funder = Funder {
            identifier: identifier.to_owned(),
            name: named(&[name], "The partner's name")?,
        };
        Ok(Self {
            funder,
            funder_part: Some(safe_part(part)),
            ..self
        })
    }

    /// Puts a part before the references of bids in the identifiers of grants ("2014"),
    /// for offices whose rounds number their bids alike. It must stay as it is once a
    /// file is published, or each grant is taken for a new one.
    #[must_use]
    pub fn with_round_part(self, part: &str) -> Self {
        Self {
            round_part: Some(safe_part(part)),
            ..self
        }
    }

    /// The day that the file is of, by the office's clocks.
    pub(crate) fn day(&self) -> NaiveDate {
        office_day(self.as_of)
    }

    /// The identifier of a grant, from the safe part that its reference gives.
    pub(crate) fn grant_identifier(&self, reference: &str) -> String {
        let parts = [&self.round_part, &self.funder_part].into_iter().flatten();
        let parts = parts.map(String::as_str).chain([reference]);
        std::iter::once(self.prefix.as_str())
            .chain(parts)
            .collect::<Vec<_>>()
            .join("-")
    }
}

fn prefix_of(office: &Office) -> Result<String, OpenDataError> {
    match office.prefix.trim() {
        "" => Err(OpenDataError::NoPrefix),
        prefix if is_prefix(prefix) => Ok(prefix.to_owned()),
        other => Err(OpenDataError::NotAPrefix(other.to_owned())),
    }
}

fn funder_identifier(office: &Office, prefix: &str) -> Result<String, OpenDataError> {
    match office.funder_id.trim() {
        "" => Ok(prefix.to_owned()),
        identifier if is_organisation_identifier(identifier) => Ok(identifier.to_owned()),
        other => Err(OpenDataError::NotAnIdentifier(other.to_owned())),
    }
}

/// The first of several texts that shows something.
fn named(texts: &[&str], what: &'static str) -> Result<String, OpenDataError> {
    let mut lines = texts.iter().map(|text| clean_line(text));
    let name = lines.find(|line| !shows_nothing(line));
    let name = name.ok_or(OpenDataError::NoName)?;
    if holds_email(&name) {
        return Err(OpenDataError::EmailAddress(what));
    }
    Ok(name)
}
