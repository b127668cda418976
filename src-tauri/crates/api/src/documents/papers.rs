//! The decision notice and the answers to questions: documents that are written as PDF and
//! as DOCX.

use evenhand_core::{RoundId, Stage};
use evenhand_documents::{
    Document, FoiFacts, NextRound, TemplateFault, foi, notice, render_document, restricted_part,
    write_docx,
};

use super::{Made, MadeFile, finish_work};
use crate::answers::counts::count;
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::outputs::pack::pack_input;
use crate::view::outputs::OutputKind;

/// A document as both of its files, the PDF first.
pub(super) struct Paper {
    /// Its files.
    pub(super) files: Vec<MadeFile>,
    /// How many pages the PDF has.
    pub(super) pages: u32,
}

/// Sets a document; `name` is that of its files without their ending.
pub(super) fn set_paper(
    name: &str,
    kind: OutputKind,
    document: &Document,
) -> Result<Paper, ApiError> {
    let pdf = render_document(document)?;
    let docx = write_docx(document).map_err(|problem| {
        ApiError::of(
            ErrorCode::Bug,
            format!("BUG: {name} has no DOCX: {problem}."),
        )
    })?;
    let file = |ending: &str, bytes| MadeFile {
        name: format!("{name}.{ending}"),
        kind,
        bid: None,
        bytes,
    };
    Ok(Paper {
        pages: count(pdf.pages),
        files: vec![file("pdf", pdf.bytes), file("docx", docx)],
    })
}

/// Makes the notice; its restricted part, where there is one, beside it.
pub(super) async fn make_notice(context: Context<'_>, round: &RoundId) -> Result<Made, ApiError> {
    let input = pack_input(context, round).await?;
    let name = format!("{round}-decision-notice");
    let setting = tokio::task::spawn_blocking(move || {
        let public = set_paper(&name, OutputKind::Notice, &notice(&input)?)?;
        let restricted = restricted_part(&input)
            .map(|part| set_paper(&format!("{name}-restricted"), OutputKind::Notice, &part))
            .transpose()?;
        Ok::<_, ApiError>((public, restricted))
    });
    let (public, restricted) = finish_work(setting, "the notice").await??;
    let restricted = restricted.map(|part| part.files).unwrap_or_default();
    let warnings = restricted.first().map(|file| {
        format!(
            "{} is the restricted part of the notice. Do not publish it.",
            file.name
        )
    });
    let mut files = public.files;
    files.extend(restricted);
    Ok(Made {
        pages: Some(public.pages),
        warnings: warnings.into_iter().collect(),
        files,
    })
}

/// Makes the answers.
pub(super) async fn make_answers(context: Context<'_>, round: &RoundId) -> Result<Made, ApiError> {
    let input = pack_input(context, round).await?;
    let facts = foi_facts(context, round).await?;
    let name = format!("{round}-answers");
    let setting = tokio::task::spawn_blocking(move || {
        set_paper(&name, OutputKind::Foi, &foi(&input, &facts))
    });
    let paper = finish_work(setting, "the answers").await??;
    Ok(Made {
        pages: Some(paper.pages),
        files: paper.files,
        warnings: Vec::new(),
    })
}

/// What is on file beside the round: its agreements, the rounds that are not decided yet,
/// and the cycle.
async fn foi_facts(context: Context<'_>, round: &RoundId) -> Result<FoiFacts, ApiError> {
    let mut view = context.app.store.view().await?;
    let files = view.award_files(Some(round)).await?.into_iter();
    let data = context.app.rounds.read(&mut view, round).await?;
    let mut next = Vec::new();
    for row in view.rounds().await? {
        if row.id == *round || row.stage == Stage::Decided {
            continue;
        }
        let commissioning = view.commissioning(&row.id).await?;
        next.push(NextRound {
            approaches: commissioning.approaches(row.details.approach),
            title: row.details.title,
            stage: row.stage,
            low: row.details.fund.low,
            high: row.details.fund.high,
        });
    }
    next.sort_by(|one, other| one.title.cmp(&other.title));
    let cycle = view.cycle().await?.into_iter();
    Ok(FoiFacts {
        awards: files.map(|((_, bid), file)| (bid, file)).collect(),
        approaches: data.approaches(),
        next,
        cycle: cycle.map(|said| said.value).collect(),
    })
}

impl From<TemplateFault> for ApiError {
    fn from(fault: TemplateFault) -> Self {
        Self::bad_data(fault.to_string())
    }
}
