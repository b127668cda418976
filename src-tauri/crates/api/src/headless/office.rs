//! `evenhand office`: what documents say of the office.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use evenhand_core::{Office, TemplateName, Titled, VariantArray, phrase};

use super::output::Output;
use super::profile::OpenProfile;
use crate::commands::publishing::{office_set, office_show};
use crate::error::ApiError;
use crate::file::read_named_file;
use crate::view::home::Nothing;
use crate::view::publishing::OfficeSet;

/// The office that invites bids: what letters, notices and open data say of it.
#[derive(Debug, Subcommand)]
pub(super) enum OfficeCommand {
    /// Shows it.
    Show,
    /// Describes it. What is left out stays as it was; an empty text takes one away.
    Set(Box<SetOffice>),
}

/// Describes the office.
#[derive(Args, Debug)]
pub(super) struct SetOffice {
    /// Its name.
    #[arg(long)]
    name: Option<String>,
    /// The office of who decides ("Police and Crime Commissioner for Norfolk").
    #[arg(long)]
    decision_maker: Option<String>,
    /// Its address, a line each.
    #[arg(long)]
    address: Option<String>,
    /// Where bidders answer to: an e-mail address or a telephone number.
    #[arg(long)]
    contact: Option<String>,
    /// The prefix that 360Giving gave to it ("360G-…").
    #[arg(long)]
    prefix: Option<String>,
    /// Its own identifier in open data; the prefix where it has none.
    #[arg(long, value_name = "ID")]
    funder_id: Option<String>,
    /// Its name in open data; its name where it has no other.
    #[arg(long, value_name = "NAME")]
    funder_name: Option<String>,
    /// By how many days after the letter an award is to be accepted, 1 to 365.
    #[arg(long, value_name = "DAYS")]
    accept_within: Option<u32>,
    /// A template of its own, such as `decline_letter=letter.txt`; with no file, the
    /// program's again.
    #[arg(long, value_name = "NAME=FILE", value_parser = read_template_name)]
    template: Vec<(TemplateName, PathBuf)>,
}

/// Shows or describes it.
pub(super) async fn run_office_command(
    profile: &OpenProfile,
    command: OfficeCommand,
) -> Result<Output, ApiError> {
    let shown = office_show(profile.context(), Nothing {}).await?;
    let shown = match command {
        OfficeCommand::Show => shown,
        OfficeCommand::Set(asked) => {
            let office = changed(shown.office, *asked)?;
            office_set(profile.context(), OfficeSet { office }).await?
        }
    };
    profile
        .form
        .render(&shown, || office_in_words(&shown.office))
}

/// The office with what is given in the place of what it said.
fn changed(mut office: Office, asked: SetOffice) -> Result<Office, ApiError> {
    for (text, given) in [
        (&mut office.name, asked.name),
        (&mut office.decision_maker, asked.decision_maker),
        (&mut office.address, asked.address),
        (&mut office.contact, asked.contact),
        (&mut office.prefix, asked.prefix),
        (&mut office.funder_id, asked.funder_id),
        (&mut office.funder_name, asked.funder_name),
    ] {
        if let Some(given) = given {
            *text = given;
        }
    }
    office.accept_within = asked.accept_within.or(office.accept_within);
    for (name, file) in asked.template {
        if file.as_os_str().is_empty() {
            office.templates.remove(&name);
        } else {
            office.templates.insert(name, read_template(&file)?);
        }
    }
    Ok(office)
}

fn read_template(file: &std::path::Path) -> Result<String, ApiError> {
    let (_, bytes) = read_named_file(file)?;
    String::from_utf8(bytes).map_err(|_| {
        let file = file.display();
        ApiError::bad_data(format!(
            "{file}: a template is a text in UTF-8. Save it as such."
        ))
    })
}

/// Reads "decline_letter=letter.txt".
fn read_template_name(text: &str) -> Result<(TemplateName, PathBuf), String> {
    let (name, file) = text
        .split_once('=')
        .ok_or_else(|| "write the name of the template, = and a file".to_owned())?;
    let found = TemplateName::from_code(name).ok_or_else(|| {
        let codes: Vec<&str> = TemplateName::VARIANTS
            .iter()
            .map(|one| one.code())
            .collect();
        format!(
            "there is no template \"{name}\"; there are {}",
            phrase::listed(&codes)
        )
    })?;
    Ok((found, PathBuf::from(file)))
}

/// A line for each thing that is said of it.
fn office_in_words(office: &Office) -> String {
    let accept = office.accept_within.map(|days| {
        let days = phrase::counted(days as usize, "day", "days");
        format!("within {days}")
    });
    let lines = [
        ("Name", office.name.clone()),
        ("Who decides", office.decision_maker.clone()),
        ("Address", office.address.replace('\n', ", ")),
        ("Contact", office.contact.clone()),
        ("360Giving prefix", office.prefix.clone()),
        ("Funder's identifier", office.funder_id.clone()),
        ("Funder's name", office.funder_name.clone()),
        ("Awards are accepted", accept.unwrap_or_default()),
    ];
    let templates = office.templates.keys();
    let templates = templates.map(|name| ("Own template", name.title().to_owned()));
    let given = lines.into_iter().filter(|(_, text)| !text.is_empty());
    let lines: Vec<String> = given
        .chain(templates)
        .map(|(what, text)| format!("{what}\t{text}"))
        .collect();
    match lines.is_empty() {
        true => {
            "Nothing is said of the office yet. Describe it with evenhand office set.".to_owned()
        }
        false => lines.join("\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_named_with_its_file() {
        assert_eq!(
            read_template_name("decline_letter=a=b.txt"),
            Ok((TemplateName::DeclineLetter, PathBuf::from("a=b.txt")))
        );
        let told = read_template_name("thanks=a.txt").unwrap_err();
        assert!(told.contains("award_letter"), "{told}");
        assert!(read_template_name("notice").is_err());
    }
}
