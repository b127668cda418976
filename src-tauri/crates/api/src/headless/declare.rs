//! `evenhand declare`: a member's interests, on the bids named or on all that are left.

use clap::{Args, ValueEnum};
use evenhand_core::{BidRef, DeclarationKind, MemberId, RoundId, Subject, phrase};

use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use crate::commands::declarations;
use crate::error::ApiError;
use crate::view::score;

/// Declares a member's interests, before they score.
#[derive(Args, Debug)]
pub(super) struct Declare {
    /// The bids; all that the member has not declared on where none is named.
    bids: Vec<String>,
    /// Whose interests, by name; this profile's own where it is left out.
    #[arg(long)]
    member: Option<String>,
    /// What is declared.
    #[arg(long, default_value = "none")]
    kind: DeclarationWord,
    /// The member's own words; needed for an interest.
    #[arg(long, default_value = "")]
    note: String,
    #[command(flatten)]
    round: WhichRound,
}

/// The kinds of declaration.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum DeclarationWord {
    /// No interest.
    None,
    /// An interest that is disclosed.
    Declared,
    /// An interest that bars scoring.
    Recused,
}

impl DeclarationWord {
    fn kind(self) -> DeclarationKind {
        match self {
            Self::None => DeclarationKind::None,
            Self::Declared => DeclarationKind::Declared,
            Self::Recused => DeclarationKind::Recused,
        }
    }
}

/// Puts the declarations on file.
pub(super) async fn declare_interests(
    profile: &OpenProfile,
    asked: Declare,
) -> Result<Output, ApiError> {
    let round = profile.find_round(&asked.round).await?;
    let member = profile
        .find_named_member(&round, asked.member.as_deref())
        .await?;
    let bids = if asked.bids.is_empty() {
        undeclared_bids(profile, &round, member.as_ref()).await?
    } else {
        asked.bids.iter().map(BidRef::new).collect()
    };
    let kind = asked.kind.kind();
    let ask = score::Declare {
        round,
        member,
        subjects: bids.iter().cloned().map(Subject::Bid).collect(),
        kind,
        note: asked.note,
    };
    let list = declarations::declare(profile.context(), ask).await?;
    profile
        .form
        .render(&list, || declared_in_words(&list.member.name, kind, &bids))
}

/// The bids that a member has not declared on.
async fn undeclared_bids(
    profile: &OpenProfile,
    round: &RoundId,
    member: Option<&MemberId>,
) -> Result<Vec<BidRef>, ApiError> {
    let data = profile.read_round(round).await?;
    let member = data.member(member)?;
    let bids = data.bids();
    Ok(bids
        .filter(|bid| data.declared(&member.id, bid).is_none())
        .map(|bid| bid.reference.clone())
        .collect())
}

fn declared_in_words(member: &str, kind: DeclarationKind, bids: &[BidRef]) -> String {
    let references: Vec<String> = bids.iter().map(ToString::to_string).collect();
    let noun = phrase::plural(bids.len(), "bid", "bids");
    let bids = format!("{noun} {}", phrase::listed(&references));
    match kind {
        DeclarationKind::None => format!("{member} declared no interest in {bids}."),
        DeclarationKind::Declared => format!("{member} declared an interest in {bids}."),
        DeclarationKind::Recused => format!("{member} is recused from {bids}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_declaration_is_said_in_a_sentence() {
        let bids = ["1", "2"].map(BidRef::new);
        for (kind, said) in [
            (
                DeclarationKind::None,
                "Joan declared no interest in bids 1 and 2.",
            ),
            (
                DeclarationKind::Declared,
                "Joan declared an interest in bids 1 and 2.",
            ),
            (
                DeclarationKind::Recused,
                "Joan is recused from bids 1 and 2.",
            ),
        ] {
            assert_eq!(declared_in_words("Joan", kind, &bids), said);
        }
    }
}
