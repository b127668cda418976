//! `declarations.csv`: what members declared about bids and bidders.

use std::collections::{BTreeMap, HashMap};

use evenhand_core::{Bid, Bidder, Declaration, DeclarationKind, MemberId, Subject, Titled};

use crate::mend::Read;
use crate::rules::known::{self, Known};
use crate::rules::name;
use crate::table::{self, Fault, Layout};

const BID: usize = 0;
const MEMBER: usize = 1;
const KIND: usize = 2;

const LAYOUT: Layout = Layout {
    needed: &["bid", "member", "kind"],
    optional: &[],
};

/// Reads declarations, by member and subject. The `bid` column holds a bid's
/// reference, or a bidder's name as the bids write it: then the declaration is
/// about every bid of that bidder. What could be either is the bid.
pub fn read_declarations(file: &str, bytes: &[u8], bids: &[Bid]) -> Read<Declaration> {
    let mut known_bids = known::bids(bids);
    let bidders: HashMap<&str, &Bidder> = bids
        .iter()
        .map(|bid| (bid.bidder.as_str(), &bid.bidder))
        .collect();
    let mut declared: BTreeMap<(MemberId, Subject), (u32, DeclarationKind)> = BTreeMap::new();
    let read = table::read(file, bytes, &LAYOUT, |line, faults| {
        let subject = find_subject(&mut known_bids, &bidders, line.get(BID))
            .map_err(|fault| faults.push(fault));
        let kind = read_kind(line.get(KIND)).map_err(|fault| faults.push(fault));
        faults.extend(name::name(MEMBER, line.get(MEMBER), "member").err());
        let (true, Ok(subject), Ok(kind)) = (faults.is_empty(), subject, kind) else {
            return;
        };
        let key = (MemberId::new(line.get(MEMBER)), subject);
        match declared.get(&key) {
            Some((first, _)) => faults.push(Fault::new(
                BID,
                format!("This member declared on this before, on line {first}."),
                "Keep the line that holds, and take the other out.",
            )),
            None => {
                declared.insert(key, (line.number(), kind));
            }
        }
    });
    let good = declared
        .into_iter()
        .map(|((member, subject), (_, kind))| Declaration {
            member,
            subject,
            kind,
        })
        .collect();
    Read { good, ..read }
}

fn find_subject(
    bids: &mut Known<'_, &Bid>,
    bidders: &HashMap<&str, &Bidder>,
    text: &str,
) -> Result<Subject, Fault> {
    if let Some((_, bid)) = bids.find(text) {
        return Ok(Subject::Bid(bid.reference.clone()));
    }
    match bidders.get(text) {
        Some(bidder) => Ok(Subject::Bidder((*bidder).clone())),
        None => {
            let fault = bids.unknown(BID, text);
            Err(Fault {
                remedy: format!(
                    "{} A bidder's name is taken too, exactly as the bids write it.",
                    fault.remedy
                ),
                ..fault
            })
        }
    }
}

fn read_kind(text: &str) -> Result<DeclarationKind, Fault> {
    DeclarationKind::from_code(&text.to_ascii_lowercase()).ok_or_else(|| {
        Fault::new(
            KIND,
            "This is not a kind of declaration.",
            "Write none, declared or recused.",
        )
    })
}
