//! Members, and what they declare.

use super::basic::{Checked, check_id, check_line, check_name};
use crate::declaration::{Declaration, Subject};
use crate::id::MemberId;
use crate::limits;
use crate::panel::Member;

/// Checks a member of a panel.
///
/// # Errors
/// The first [`super::ValueFault`].
pub fn check_member(member: &Member) -> Checked {
    check_member_id("id", &member.id)?;
    check_name("name", &member.name)
}

/// Checks the id of a member: in files it is their name.
pub(super) fn check_member_id(at: &str, member: &MemberId) -> Checked {
    check_name(at, member.as_str())
}

/// Checks a declaration.
///
/// # Errors
/// The first [`super::ValueFault`].
pub fn check_declaration(declaration: &Declaration) -> Checked {
    check_member_id("member", &declaration.member)?;
    match &declaration.subject {
        Subject::Bid(bid) => check_id("subject.bid", bid.as_str()),
        Subject::Bidder(bidder) => {
            check_line("subject.bidder", bidder.as_str(), limits::NAME_LETTERS)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panel::Role;

    #[test]
    fn names_hold_no_control_characters() {
        let member = |name: &str| Member {
            id: MemberId::new("ann"),
            name: name.to_owned(),
            role: Role::Member,
        };
        assert_eq!(check_member(&member("Ann Brown")), Ok(()));
        assert_eq!(
            check_member(&member("Ann\u{1b}[0m")).unwrap_err().at,
            "name"
        );
        assert_eq!(check_member(&member("")).unwrap_err().at, "name");
    }
}
