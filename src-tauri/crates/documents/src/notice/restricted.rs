//! The restricted part of a notice: for the office alone, and a document of its own, so
//! that nothing of it can be published with the rest by mistake.

use evenhand_core::{Titled, phrase};
use evenhand_pack::{
    document::{Block, Document, Field},
    input::PackInput,
};

use crate::decided;

/// Writes the restricted part of the decision notice; none where the decision has none.
pub fn restricted_part(input: &PackInput) -> Option<Document> {
    let decision = input.decision.as_ref()?;
    let restricted = decision.details.restricted.as_ref()?;
    let title = format!(
        "Decision notice, part 2 (restricted): {}",
        input.round.title
    );
    let reference = decision.details.reference.clone();
    let ground = format!(
        "Freedom of Information Act 2000, {}",
        restricted.ground.in_sentence()
    );
    let fields = vec![
        Field::new(
            "Reference",
            reference.unwrap_or_else(|| "Not stated".to_owned()),
        ),
        Field::new("Decision-maker", decided::decision_maker(input)),
        Field::new("Ground", ground),
        Field::new("Records up to", phrase::moment(input.audit.as_of)),
    ];
    Some(Document {
        creator: "Evenhand decision notice",
        as_of: input.audit.as_of,
        sample: input.round.sample,
        blocks: vec![
            Block::Title(title.clone()),
            Block::Paragraph("RESTRICTED: not for publication.".to_owned()),
            Block::Fields(fields),
            Block::Paragraph(restricted.text.for_the_office().to_owned()),
            Block::Signatures(vec![decided::decision_maker(input).to_owned()]),
        ],
        title,
    })
}
