//! A package and its grants in the words of the 360Giving Data Standard 1.4.

use evenhand_core::Pounds;
use serde::{Serialize, Serializer, ser};
use serde_json::value::RawValue;

/// The Open Government Licence 3.0, which public bodies publish under.
const LICENCE: &str = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

/// An amount as a JSON number with its exact digits.
#[derive(Clone, Debug)]
pub(crate) struct Amount(pub(crate) Pounds);

impl Amount {
    /// The digits: whole pounds, or pounds and two digits of pence ("20000.50").
    pub(crate) fn digits(&self) -> String {
        let exact = self.0.0.normalize();
        match exact.scale() {
            1 => format!("{exact:.2}"),
            _ => exact.to_string(),
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let number = RawValue::from_string(self.digits()).map_err(ser::Error::custom)?;
        number.serialize(to)
    }
}

/// The whole file.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PackageEntry<'a> {
    pub(crate) version: &'static str,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) issued: String,
    pub(crate) modified: String,
    pub(crate) identifier: String,
    pub(crate) publisher: PublisherEntry<'a>,
    pub(crate) license: &'static str,
    pub(crate) grants: &'a [GrantEntry],
}

impl<'a> PackageEntry<'a> {
    /// The version of the standard, of two parts as its schema asks.
    pub(crate) const VERSION: &'static str = "1.4";

    /// The licence of everything that is published.
    pub(crate) const LICENCE: &'static str = LICENCE;
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct PublisherEntry<'a> {
    pub(crate) name: &'a str,
    pub(crate) identifier: &'a str,
}

/// One grant, its fields in the order of the standard's table.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GrantEntry {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) currency: &'static str,
    /// None for one funder's part of an award, since it was asked of all funders together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) amount_applied_for: Option<Amount>,
    pub(crate) amount_awarded: Amount,
    pub(crate) award_date: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) planned_dates: Vec<DatesEntry>,
    pub(crate) recipient_organization: Vec<OrganizationEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) beneficiary_location: Vec<LocationEntry>,
    pub(crate) funding_organization: Vec<OrganizationEntry>,
    pub(crate) grant_programme: Vec<ProgrammeEntry>,
    pub(crate) from_open_call: &'static str,
    pub(crate) date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) classifications: Vec<ClassificationEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) related_document: Vec<DocumentEntry>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DatesEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) end_date: Option<String>,
    /// In whole months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) duration: Option<u32>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OrganizationEntry {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) charity_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) company_number: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct LocationEntry {
    pub(crate) name: String,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct ProgrammeEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<String>,
    pub(crate) title: String,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct ClassificationEntry {
    pub(crate) vocabulary: String,
    pub(crate) code: String,
    pub(crate) title: String,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DocumentEntry {
    pub(crate) title: String,
    pub(crate) document_type: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_a_number_with_its_own_digits() {
        for (pounds, digits) in [
            ("20000.50", "20000.50"),
            ("20000.5", "20000.50"),
            ("0.01", "0.01"),
            ("24500.00", "24500"),
            ("1000000000000", "1000000000000"),
            ("-0", "0"),
        ] {
            let amount = Amount(Pounds(pounds.parse().unwrap()));
            assert_eq!(serde_json::to_string(&amount).unwrap(), digits);
        }
    }
}
