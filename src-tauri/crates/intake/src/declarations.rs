//! `declarations.csv`: what members declared about bids and bidders.

use std::borrow::Cow;
use std::collections::HashMap;

use evenhand_core::likeness::likeness;
use evenhand_core::{Bid, Bidder, Declaration, DeclarationKind, MemberId, Subject, Titled};

use crate::mend::TableRead;
use crate::mistake::Mistake;
use crate::rules::known_names::{KnownNames, known_bids};
use crate::rules::one_per_key::OnePerKey;
use crate::rules::text::check_name;
use crate::table::{Column, Layout, Line, LineFaults, read_table, write_table};

const BID: usize = 0;
const MEMBER: usize = 1;
const KIND: usize = 2;

const COLUMNS: &[Column<Declaration>] = &[
    Column::needed("bid", |declaration| match &declaration.subject {
        Subject::Bid(bid) => Cow::from(bid.as_str()),
        Subject::Bidder(bidder) => Cow::from(bidder.as_str()),
    }),
    Column::needed("member", |declaration| {
        Cow::from(declaration.member.as_str())
    }),
    Column::needed("kind", |declaration| Cow::from(declaration.kind.code())),
];

/// Reads declarations, by member and subject. The `bid` column holds a bid's
/// reference, or a bidder's name as the bids write it: then the declaration is
/// about every bid of that bidder. What could be either is the bid.
pub fn read_declarations(file: &str, bytes: &[u8], bids: &[Bid]) -> TableRead<Declaration> {
    let mut lines = DeclarationLines {
        bids: known_bids(bids),
        bidders: bids
            .iter()
            .map(|bid| (likeness(bid.bidder.as_str()).into_owned(), &bid.bidder))
            .collect(),
        declarations: OnePerKey::new(),
    };
    let layout = Layout::new(COLUMNS);
    let read = read_table(file, bytes, &layout, |line, faults| {
        lines.take_line(line, faults);
    });
    TableRead {
        good: lines.declarations.into_values(),
        ..read
    }
}

/// Writes declarations as `declarations.csv`, which [`read_declarations`] reads
/// back; but one about a bidder whose name is the reference of a bid comes back as
/// one about that bid.
pub fn write_declarations<'a>(declarations: impl IntoIterator<Item = &'a Declaration>) -> Vec<u8> {
    write_table(COLUMNS, declarations)
}

/// The lines read so far, and what they may name.
struct DeclarationLines<'a> {
    bids: KnownNames<'a, &'a Bid>,
    /// By what their names look like.
    bidders: HashMap<String, &'a Bidder>,
    declarations: OnePerKey<(MemberId, Subject), Declaration>,
}

impl DeclarationLines<'_> {
    fn take_line(&mut self, line: &Line<'_, '_>, faults: &mut LineFaults) {
        let subject = faults.value_of(BID, self.find_subject(line.text_of(BID)));
        let kind = faults.value_of(KIND, read_kind(line.text_of(KIND)));
        faults.value_of(MEMBER, check_name(line.text_of(MEMBER), "member"));
        let (true, Some(subject), Some(kind)) = (faults.is_empty(), subject, kind) else {
            return;
        };
        let declaration = Declaration {
            member: MemberId::new(line.text_of(MEMBER)),
            subject,
            kind,
        };
        let key = (declaration.member.clone(), declaration.subject.clone());
        let said = "This member declared on this";
        let kept = self
            .declarations
            .insert_once(key, line.line_number(), declaration, said);
        faults.value_of(BID, kept);
    }

    fn find_subject(&mut self, text: &str) -> Result<Subject, Mistake> {
        if let Some((_, bid)) = self.bids.find_name(text) {
            return Ok(Subject::Bid(bid.reference.clone()));
        }
        if let Some(bidder) = self.bidders.get(&*likeness(text)) {
            return Ok(Subject::Bidder((*bidder).clone()));
        }
        let Mistake { problem, remedy } = self.bids.explain_unknown(text);
        Err(Mistake {
            problem,
            remedy: format!("{remedy} A bidder's name is taken too, as the bids write it."),
        })
    }
}

fn read_kind(text: &str) -> Result<DeclarationKind, Mistake> {
    DeclarationKind::from_code(&text.to_ascii_lowercase()).ok_or_else(|| {
        Mistake::new(
            "This is not a kind of declaration.",
            "Write none, declared or recused.",
        )
    })
}
