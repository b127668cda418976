//! `evenhand demo`: the sample round in a fresh profile, with its outputs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use evenhand_core::RoundId;
use serde::Serialize;

use super::files::folder_in;
use super::output::{Form, Output};
use super::task::task_on_stderr;
use crate::app::App;
use crate::commands::{documents, ranking};
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::sample::{OtherMembers, build_sample, other_member_ids};
use crate::view::outputs::{
    DocumentName, DocumentWrite, OutputFile, OutputsWritten, WhichDocument,
};
use crate::view::round::OfRound;

/// Builds the sample round in a fresh profile under a folder, and writes its outputs there.
#[derive(Args, Debug)]
pub(super) struct Demo {
    /// The folder; made where it does not exist.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// What was made, and where.
#[derive(Serialize)]
struct DemoDocument {
    round: RoundId,
    profile: PathBuf,
    members: PathBuf,
    exchange: PathBuf,
    files: DemoFiles,
    ranked: usize,
}

/// The outputs that were written.
#[derive(Default, Serialize)]
struct DemoFiles {
    /// The first file of each document, by the document.
    #[serde(flatten)]
    first: BTreeMap<&'static str, String>,
    /// All files.
    all: Vec<OutputFile>,
    /// What a reader of them should know.
    warnings: Vec<String>,
}

impl DemoFiles {
    fn add(&mut self, document: DocumentName, written: OutputsWritten) {
        if let Some(first) = written.files.first() {
            self.first.insert(document.into(), first.path.clone());
        }
        self.all.extend(written.files);
        self.warnings.extend(written.warnings);
    }
}

/// Builds the sample round in a fresh profile under a folder, writes its outputs
/// there, and says what it made.
pub(super) async fn build_demo(asked: &Demo, form: Form) -> Result<Output, ApiError> {
    let out = &asked.out;
    let profile = out.join("profile");
    if profile.exists() {
        return Err(ApiError::not_allowed(format!(
            "{} exists already. Name a new folder, or remove that one.",
            profile.display()
        )));
    }
    let app = App::open_made_up(&profile).await?;
    let others = open_others(out).await?;
    let made = make_round(&app, &others, out).await;
    app.close().await;
    for other in others.apps.into_values() {
        other.close().await;
    }
    let document = made?;
    form.render(&document, || demo_in_words(&document))
}

fn demo_in_words(demo: &DemoDocument) -> String {
    let folder = demo.profile.display();
    let mut lines = vec![
        format!("The sample round is ready: {} bids ranked.", demo.ranked),
        format!("Profile: {folder}"),
    ];
    let files = demo.files.all.iter();
    lines.extend(files.map(|file| file.path.clone()));
    lines.extend(demo.files.warnings.iter().cloned());
    lines.push(format!(
        "Open the window on it with: evenhand --profile {folder}"
    ));
    lines.join("\n")
}

/// A profile for each of the other members, and the folder between them.
async fn open_others(out: &Path) -> Result<OtherMembers, ApiError> {
    let folder = out.join("exchange");
    let mut apps = BTreeMap::new();
    for member in other_member_ids()? {
        let profile = out.join("members").join(member.as_str());
        apps.insert(member, App::open_made_up(&profile).await?);
    }
    std::fs::create_dir_all(&folder)
        .map_err(|problem| ApiError::environment(format!("{}: {problem}.", folder.display())))?;
    Ok(OtherMembers { apps, folder })
}

async fn make_round(
    app: &App,
    others: &OtherMembers,
    out: &Path,
) -> Result<DemoDocument, ApiError> {
    let task = task_on_stderr();
    let round = Box::pin(build_sample(app, &task, Some(others))).await?;
    refuse_differing(app, others).await?;
    let context = Context::new(app, &task);
    let files = write_outputs(context, &round, out).await?;
    let of_round = OfRound {
        round: round.clone(),
    };
    let ranking = ranking::ranking(context, of_round).await?;
    Ok(DemoDocument {
        round,
        profile: out.join("profile"),
        members: out.join("members"),
        exchange: out.join("exchange"),
        files,
        ranked: ranking.ranking.ranking.len(),
    })
}

/// Writes every document of the round that can be made.
async fn write_outputs(
    context: Context<'_>,
    round: &RoundId,
    out: &Path,
) -> Result<DemoFiles, ApiError> {
    let folder = Some(folder_in(out.to_owned())?);
    let of_round = OfRound {
        round: round.clone(),
    };
    let listed = documents::document_list(context, of_round).await?;
    let mut files = DemoFiles::default();
    for row in listed.documents {
        if let Some(missing) = row.missing {
            files.warnings.push(format!("{}: {missing}", row.title));
            continue;
        }
        let ask = DocumentWrite {
            round: round.clone(),
            which: WhichDocument::of(row.document),
            folder: folder.clone(),
        };
        let written = documents::document_write(context, ask).await?;
        files.add(row.document, written);
    }
    Ok(files)
}

/// Refuses where another member's profile says something else than the chair's.
async fn refuse_differing(app: &App, others: &OtherMembers) -> Result<(), ApiError> {
    let digest = app.store.shared_digest().await?;
    for (member, other) in &others.apps {
        if other.store.shared_digest().await? != digest {
            return Err(ApiError::of(
                ErrorCode::Bug,
                format!("BUG: the profile of {member} differs from the chair's."),
            ));
        }
    }
    Ok(())
}
