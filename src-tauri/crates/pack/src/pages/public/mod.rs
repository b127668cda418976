//! The pages of the public version. They are made from [`PublicRound`] alone.

use strum::VariantArray;

use super::{
    contents::draw_contents_line,
    fairness::{agreement, by_criterion, influence, severity},
    method,
    running::{self, RunningWords},
};
use crate::{
    PackError,
    input::PackFile,
    layer::{Anchor, Tag},
    layout::{Flow, style::PROSE},
    public::PublicRound,
};

mod audit;
mod left_out;
mod lists;
mod money;
mod partners;
mod summary;
mod texts;

/// A chapter of the public version, in the order in which it is bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
enum PublicChapter {
    Summary,
    Partners,
    Method,
    Ranking,
    Texts,
    Money,
    Fairness,
    LeftOut,
    Audit,
}

impl PublicChapter {
    fn title(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::Partners => "Partners",
            Self::Method => "How the bids were scored",
            Self::Ranking => "Ranked list",
            Self::Texts => "What was found, and why it was decided so",
            Self::Money => "The fund",
            Self::Fairness => "Fairness figures",
            Self::LeftOut => "What is left out, and why",
            Self::Audit => "For the auditor",
        }
    }

    fn is_in(self, round: &PublicRound) -> bool {
        match self {
            Self::Summary | Self::Method | Self::Ranking | Self::Money => true,
            Self::LeftOut | Self::Audit => true,
            Self::Partners => round.partners.is_some(),
            Self::Texts => texts::are_there(round),
            Self::Fairness => round.fairness.is_some(),
        }
    }

    fn of_round(round: &PublicRound) -> impl Iterator<Item = Self> {
        let all = Self::VARIANTS.iter().copied();
        all.filter(|chapter| chapter.is_in(round))
    }
}

/// Lays all pages out. `files` are those that are attached, for the list of them.
pub(crate) fn lay_out(round: &PublicRound, files: &[PackFile]) -> Result<Flow, PackError> {
    let mut flow = Flow::new()?;
    for chapter in PublicChapter::of_round(round) {
        flow.begin_chapter(chapter.title())?;
        if chapter != PublicChapter::Summary {
            flow.add_chapter_heading(chapter.title())?;
        }
        draw_chapter(&mut flow, chapter, round, files)?;
    }
    let words = RunningWords {
        title: &round.title,
        commissioner: &round.commissioner,
        sample: round.sample,
    };
    running::draw_running_lines(&mut flow, words)?;
    Ok(flow)
}

fn draw_chapter(
    flow: &mut Flow,
    chapter: PublicChapter,
    round: &PublicRound,
    files: &[PackFile],
) -> Result<(), PackError> {
    match chapter {
        PublicChapter::Summary => {
            summary::draw_summary(flow, round)?;
            draw_contents(flow, round)
        }
        PublicChapter::Partners => partners::draw_partners(flow, round),
        PublicChapter::Method => method::draw_method(flow, &round.scheme, &round.effective_weights),
        PublicChapter::Ranking => lists::draw_lists(flow, round),
        PublicChapter::Texts => texts::draw_texts(flow, round),
        PublicChapter::Money => money::draw_fund(flow, round),
        PublicChapter::Fairness => draw_fairness(flow, round),
        PublicChapter::LeftOut => left_out::draw_left_out(flow, round),
        PublicChapter::Audit => audit::draw_audit(flow, round, files),
    }
}

fn draw_contents(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    flow.add_section_heading("Contents")?;
    let list = flow.add_elem(Tag::Toc);
    for chapter in PublicChapter::of_round(round).filter(|one| *one != PublicChapter::Summary) {
        let to = Anchor::Chapter(chapter.title());
        draw_contents_line(flow, list, PROSE, chapter.title(), to)?;
    }
    Ok(())
}

fn draw_fairness(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    let Some(given) = &round.fairness else {
        return Ok(());
    };
    flow.add_prose(
        "These figures are of the whole panel. They show how much the ranking rests on who happened to score, and on the exact weights; they never alter a \
         score or a rank. Members are called by letters, in an order that says nothing of who they are.",
    )?;
    agreement::draw_agreement(flow, &given.agreement)?;
    by_criterion::draw_agreement_by_criterion(flow, &round.scheme, &given.by_criterion)?;
    severity::draw_severity(flow, &given.severity, given.severity_reason.as_deref())?;
    let weights = &round.effective_weights;
    influence::draw_influence(flow, &round.scheme, weights, &given.by_criterion)?;
    lists::draw_stability(flow, given)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_chapters_share_a_title() {
        let titles = PublicChapter::VARIANTS.iter().map(|one| one.title());
        let titles: BTreeSet<&str> = titles.collect();
        assert_eq!(titles.len(), PublicChapter::VARIANTS.len());
    }
}
