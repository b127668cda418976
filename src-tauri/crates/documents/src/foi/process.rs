//! The second and the third question: next year's process, and engagement with partners.

use evenhand_core::{Approach, Titled, phrase};
use evenhand_pack::document::{Block, Field};

use super::{Answers, paragraph};
use crate::{decided, words};

impl Answers<'_> {
    /// What this round's process was, and that next year's figures are not held.
    pub(super) fn process(&self) -> Vec<Block> {
        let Self { input, .. } = self;
        let (low, high) = decided::fund_ends(input);
        let fund = if low == high {
            low.to_words()
        } else {
            format!("{} to {}", low.to_words(), high.to_words())
        };
        let mut fields = vec![
            Field::new("Approach", input.round.approach.title()),
            Field::new("Fund of this round", fund),
        ];
        let direction = input.round.direction.trim();
        if !direction.is_empty() {
            fields.push(Field::new("Direction to bidders", direction));
        }
        let decision = input.decision.as_ref();
        let on = decision.map(|decision| {
            let day = decision.details.on.map(words::day);
            day.unwrap_or_else(|| phrase::day(decision.at))
        });
        let on = on.unwrap_or_else(|| "Not decided yet".to_owned());
        fields.push(Field::new("Decided on", on));
        fields.extend(self.grant_period());
        vec![
            paragraph(
                "Next year’s allocation and the dates of its process: not held. The process of this round was as follows.",
            ),
            Block::Fields(fields),
            paragraph(self.scoring()),
        ]
    }

    /// From the first start to the last end among the awards.
    fn grant_period(&self) -> Option<Field> {
        let start = self
            .awarded()
            .filter_map(|one| one.bid.details.start)
            .min()?;
        let end = self.awarded().filter_map(|one| one.bid.details.end).max()?;
        let period = format!("{} to {}", words::day(start), words::day(end));
        Some(Field::new("Grants run from", period))
    }

    /// How bids are scored, in two sentences.
    fn scoring(&self) -> String {
        let scheme = &self.input.scheme;
        let criteria = phrase::counted(scheme.criteria().count(), "criterion", "criteria");
        let members = phrase::counted(self.input.members.len(), "member", "members");
        format!(
            "Bids were scored by a panel of {members} on {criteria} by the scheme “{}”, which was published before scoring opened; their ranks follow from the scores. The {} decides.",
            scheme.title,
            decided::decision_maker(self.input)
        )
    }

    /// What the round's records say of partners, other funders only by their number.
    pub(super) fn partners(&self) -> Vec<Block> {
        let shared = match self.input.round.approach {
            Approach::CoCommissioning => {
                "This round was co-commissioned: several commissioners joined their resources in it."
            }
            Approach::InvitationForBids
            | Approach::EvidenceLed
            | Approach::GrantGiving
            | Approach::Iterative => "This round was not co-commissioned.",
        };
        let with_others = self.awarded().filter(|one| {
            let others = one.bid.details.other_funding.as_ref();
            others.is_some_and(|text| !text.for_the_office().trim().is_empty())
        });
        let (count, all) = (with_others.count(), self.awarded().count());
        let mut others =
            format!("Awarded bids that say that others pay for the project too: {count} of {all}.");
        if count > 0 {
            others.push_str(" Who they are and how much they pay was told to the office in confidence and is not given here.");
        }
        vec![
            paragraph(shared),
            paragraph(others),
            paragraph(
                "The office’s part in Health and Wellbeing Boards, Joint Strategic Needs Assessments and joint strategies: not held.",
            ),
        ]
    }
}
