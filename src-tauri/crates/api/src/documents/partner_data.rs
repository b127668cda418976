//! The awards of a co-commissioned round as open data: a file for each funder, each with
//! what that funder pays, so that no pound is in two files.

use evenhand_core::commission::{Partner, Partnership, Split};
use evenhand_core::{Office, Pounds};
use evenhand_opendata::{Grant, OpenData, Package};

use super::grants::in_words;
use super::open_data::open_files;
use super::{Made, MadeFile};
use crate::error::ApiError;
use crate::round_data::RoundData;

/// What the files are made from.
pub(super) struct SharedGrants<'a> {
    pub(super) round: &'a RoundData,
    pub(super) partnership: &'a Partnership,
    pub(super) split: &'a Split,
    pub(super) grants: &'a [Grant],
    pub(super) office: &'a Office,
    /// The file as it would be of the office alone.
    pub(super) package: &'a Package,
}

/// Makes the files: that of the office itself first, then those of the other partners in
/// their order. A partner without an identifier has no file, and that is said.
pub(super) fn make_partner_files(shared: &SharedGrants<'_>) -> Result<Made, ApiError> {
    let (mut files, mut warnings): (Vec<MadeFile>, Vec<String>) = (Vec::new(), Vec::new());
    let (leads, others): (Vec<_>, Vec<_>) = (0..)
        .zip(&shared.partnership.partners)
        .partition(|(_, partner)| is_office(partner, shared));
    if leads.is_empty() {
        warnings.push(NO_LEAD.to_owned());
    }
    for (place, partner) in leads.into_iter().chain(others) {
        let grants = grants_of_partner(shared, place, partner);
        if grants.is_empty() {
            continue;
        }
        if partner.organisation_id.is_empty() && !is_office(partner, shared) {
            warnings.push(no_identifier(partner, &grants));
            continue;
        }
        let open = open_data_of(shared, partner, &grants)?;
        let notices = in_words(open.notices()).into_iter();
        warnings.extend(notices.map(|words| format!("{}: {words}", partner.name)));
        files.extend(open_files(&file_stem(shared, partner), &open));
    }
    match files.is_empty() {
        true => Err(ApiError::not_allowed(
            "No partner that pays a part of an award has an organisation identifier, so that there is no open data to write. Put each partner’s own identifier on the Partners screen; none is made up.",
        )
        .with(warnings)),
        false => Ok(Made {
            files,
            pages: None,
            warnings,
        }),
    }
}

const NO_LEAD: &str = "None of the partners is this office, by its identifier or its name, so that there is no file of the office’s own.";

fn no_identifier(partner: &Partner, grants: &[Grant]) -> String {
    let paid: Pounds = grants.iter().map(|grant| grant.awarded).sum();
    format!(
        "{} has no organisation identifier, so that the {} that it pays is in no file. Ask it for its identifier and put it on the Partners screen; none is made up.",
        partner.name,
        paid.to_words()
    )
}

/// Whether a partner is the office that writes the files: by its identifier or, where it
/// has none, by its name.
fn is_office(partner: &Partner, shared: &SharedGrants<'_>) -> bool {
    let office = shared.office;
    let own_id = match office.funder_id.trim() {
        "" => office.prefix.trim(),
        id => id,
    };
    if !partner.organisation_id.is_empty() {
        return partner.organisation_id == own_id;
    }
    let commissioner = &shared.round.row.details.commissioner;
    [&office.funder_name, &office.name, commissioner]
        .into_iter()
        .any(|name| name.trim() == partner.name)
}

/// What a partner pays, as grants of its own.
fn grants_of_partner(shared: &SharedGrants<'_>, place: usize, partner: &Partner) -> Vec<Grant> {
    let awards = shared.split.awards.iter();
    let parts = awards.filter_map(|award| {
        let part = *award.parts.get(place)?;
        let mut grants = shared.grants.iter();
        let grant = grants.find(|grant| grant.bid == award.bid)?;
        (part > Pounds::ZERO).then(|| grant.part_of(part, &partner.name))
    });
    parts.collect()
}

fn open_data_of(
    shared: &SharedGrants<'_>,
    partner: &Partner,
    grants: &[Grant],
) -> Result<OpenData, ApiError> {
    let package = match is_office(partner, shared) {
        true => shared.package.clone(),
        false => {
            let part = partner.id.as_str();
            let package = shared.package.clone();
            package.with_funder(&partner.organisation_id, &partner.name, part)?
        }
    };
    Ok(OpenData::new(grants, &package)?)
}

fn file_stem(shared: &SharedGrants<'_>, partner: &Partner) -> String {
    let round = shared.round.id();
    match is_office(partner, shared) {
        true => format!("{round}-360giving"),
        false => format!("{round}-{}-360giving", partner.id),
    }
}
