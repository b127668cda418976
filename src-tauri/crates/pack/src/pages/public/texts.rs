//! The free texts that somebody read for publication, bid by bid.

use crate::{
    PackError,
    layout::{Flow, Text, style::DENSE},
    public::{PublicRound, PublicTexts},
};

/// Whether there are any.
pub(super) fn are_there(round: &PublicRound) -> bool {
    let of_awards = round.awards.iter().map(|award| &award.texts);
    of_awards.flat_map(list_texts).next().is_some() || !round.other_reasons.is_empty()
}

/// Lays them out.
pub(super) fn draw_texts(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    flow.add_prose("Each text was read before it was published, and stands here as it was read.")?;
    for award in &round.awards {
        let texts: Vec<_> = list_texts(&award.texts).collect();
        if texts.is_empty() {
            continue;
        }
        flow.add_sub_heading(&format!("{} {}", award.reference, award.bidder))?;
        for (title, text) in texts {
            flow.add_dense(&Text::new(format!("{title}:"), DENSE.strong()).then(text, DENSE))?;
            flow.skip_space(4.0);
        }
    }
    if round.other_reasons.is_empty() {
        return Ok(());
    }
    flow.add_sub_heading("Bids that were not awarded anything")?;
    for other in &round.other_reasons {
        let head = format!("{}, {}:", other.bid, other.decision);
        flow.add_dense(&Text::new(head, DENSE.strong()).then(other.reason.as_str(), DENSE))?;
        flow.skip_space(4.0);
    }
    Ok(())
}

/// The texts beside the purpose, which stands with the award.
fn list_texts(texts: &PublicTexts) -> impl Iterator<Item = (&'static str, &str)> {
    let all = [
        (
            "What the bid proposes, in the bidder’s words",
            &texts.summary,
        ),
        ("Strengths", &texts.strengths),
        ("Weaknesses", &texts.weaknesses),
        ("Why it was decided so", &texts.reason),
        ("Conditions", &texts.conditions),
    ];
    all.into_iter()
        .filter_map(|(title, text)| Some((title, text.as_deref()?)))
}
