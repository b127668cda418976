//! What stands at the head and at the foot of the notice: who decided, when, by which
//! power; interests, what the notice rests on, where it is signed.

use std::collections::BTreeSet;

use evenhand_core::{DeclarationKind, MemberId, Role, Titled, phrase};
use evenhand_pack::document::{Block, Field};

use super::Notice;
use crate::decided;

impl Notice<'_> {
    /// Reference, decision-maker, power, day.
    pub(super) fn facts(&self) -> Vec<Block> {
        let Self { input, .. } = self;
        let decision = input.decision.as_ref();
        let reference = decision.and_then(|decision| decision.details.reference.clone());
        let power = input.round.fund.power.map(|power| power.title().to_owned());
        let by = decision.map(|decision| decision.by.clone());
        let mut fields = vec![
            Field::new("Office", decided::office_name(input)),
            Field::new("Decision-maker", decided::decision_maker(input)),
        ];
        fields.extend(by.map(|by| Field::new("Decided by", by)));
        for (label, value) in [
            ("Reference", reference),
            ("Round", Some(input.round.title.clone())),
            ("Legal power", power),
            ("Date of the decision", self.date()),
        ] {
            let value = value.unwrap_or_else(|| "Not stated".to_owned());
            fields.push(Field::new(label, value));
        }
        vec![Block::Fields(fields)]
    }

    /// How many declared an interest and how many were recused, without names.
    pub(super) fn interests(&self) -> Vec<Block> {
        let members = |kind| {
            let declarations = self.input.declarations.iter();
            let of_kind = declarations.filter(move |(declaration, _)| declaration.kind == kind);
            of_kind
                .map(|(declaration, _)| &declaration.member)
                .collect::<BTreeSet<&MemberId>>()
                .len()
        };
        let declared = members(DeclarationKind::Declared);
        let recused = members(DeclarationKind::Recused);
        let panel = phrase::counted(self.input.scorers(), "member", "members");
        let words = if declared == 0 && recused == 0 {
            format!("The panel had {panel}. None declared an interest in a bid.")
        } else {
            format!(
                "The panel had {panel}. {} an interest in a bid or a bidder and went on scoring it; {} from one bid or more.",
                phrase::counted(declared, "member declared", "members declared"),
                phrase::counted(recused, "member was recused", "members were recused"),
            )
        };
        vec![Block::Paragraph(words)]
    }

    /// That a part is restricted, and on which ground; never what it says.
    pub(super) fn restricted(&self) -> Vec<Block> {
        let decision = self.input.decision.as_ref();
        let restricted = decision.and_then(|decision| decision.details.restricted.as_ref());
        let words = match restricted {
            None => "This notice has no restricted part.".to_owned(),
            Some(restricted) => format!(
                "A second part of this notice is restricted and is not published. Ground: Freedom of Information Act 2000, {}.",
                restricted.ground.in_sentence()
            ),
        };
        vec![Block::Paragraph(words)]
    }

    /// What ties the notice to the round's records.
    pub(super) fn record(&self) -> Vec<Block> {
        let audit = &self.input.audit;
        let heads = self.chairs_heads();
        let label = match heads.len() {
            0 | 1 => "Head of the chair’s log",
            _ => "Heads of the chair’s logs",
        };
        let head = match heads.as_slice() {
            [] => "Not on file".to_owned(),
            heads => heads.join("\n"),
        };
        vec![
            Block::Fields(vec![
                Field::new(label, head),
                Field::new("Digest of the round", audit.digest.clone()),
                Field::new("Records up to", phrase::moment(audit.as_of)),
            ]),
            Block::Note("Whoever has the decision pack of the round can check by these that it has not been changed since.".to_owned()),
        ]
    }

    /// The last records of the logs that the chair's devices write.
    fn chairs_heads(&self) -> Vec<String> {
        let members = self.input.members.iter();
        let chairs: Vec<&str> = members
            .filter(|member| member.role == Role::Chair)
            .map(|member| member.name.as_str())
            .collect();
        let is_of = |owner: &str, chair: &str| {
            let rest = owner.strip_prefix(chair);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(','))
        };
        let logs = self.input.audit.logs.iter();
        let of_chair = logs.filter(|log| chairs.iter().any(|chair| is_of(&log.owner, chair)));
        of_chair.map(|log| log.head.clone()).collect()
    }

    /// Where the decision-maker signs.
    pub(super) fn signatures(&self) -> Vec<Block> {
        vec![Block::Signatures(vec![
            decided::decision_maker(self.input).to_owned(),
        ])]
    }
}
