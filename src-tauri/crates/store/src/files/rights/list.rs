//! Windows' list of who may open a file, in the system's own text form (SDDL,
//! <https://learn.microsoft.com/windows/win32/secauthz/security-descriptor-string-format>):
//! `O:<owner>D:<flags>(<kind>;<flags>;<rights>;;;<account>)…`.

/// Accounts that may open every file of the machine whatever its list says, as root may on
/// Unix, and those that stand for the owner: SYSTEM, Administrators, Owner Rights, Creator
/// Owner.
const AS_THE_OWNER: [&str; 4] = ["SY", "BA", "OW", "CO"];

/// Owners of what belongs to the machine: SYSTEM, Administrators.
const THE_MACHINES: [&str; 2] = ["SY", "BA"];

/// How the names of the system's services begin, such as of its installer's.
const SERVICES: &str = "S-1-5-80-";

/// Whose a file is, and its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RightsList<'a> {
    owner: &'a str,
    list: &'a str,
}

impl<'a> RightsList<'a> {
    /// Reads the text; none where it names no owner or no list, which lets everyone in.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let (owner, list) = text.strip_prefix("O:")?.split_once("D:")?;
        (!owner.is_empty()).then_some(Self { owner, list })
    }

    /// Whether someone else's account may open the file.
    pub(super) fn is_open(self) -> bool {
        self.list.contains("NO_ACCESS_CONTROL")
            || self
                .accounts()
                .any(|account| account != self.owner && !AS_THE_OWNER.contains(&account))
    }

    /// Whether the file belongs to the machine and to no person's account.
    pub(super) fn is_the_machines(self) -> bool {
        THE_MACHINES.contains(&self.owner) || self.owner.starts_with(SERVICES)
    }

    /// The list that lets in the owner alone and takes nothing from the folder above; what
    /// is made in a folder takes it over.
    pub(super) fn owner_alone(self, is_folder: bool) -> String {
        let handed_down = if is_folder { "OICI" } else { "" };
        format!("D:P(A;{handed_down};FA;;;{})", self.owner)
    }

    /// The accounts that the entries let in. An entry that keeps somebody out (its kind has
    /// a D) lets nobody in.
    fn accounts(self) -> impl Iterator<Item = &'a str> {
        let entries = self.list.split('(').skip(1);
        entries.filter_map(|entry| {
            let mut parts = entry.split([';', ')']);
            let kind = parts.next()?;
            let account = parts.nth(4)?;
            (!kind.contains('D')).then_some(account)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JOAN: &str = "S-1-5-21-1004336348-1177238915-682003330-1001";

    fn open(list: &str) -> bool {
        let text = format!("O:{JOAN}D:{list}");
        RightsList::read(&text).unwrap().is_open()
    }

    #[test]
    fn a_list_is_open_where_it_lets_someone_else_in() {
        let own = format!("(A;OICI;FA;;;{JOAN})");
        let local_app_data = format!("AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;ID;FA;;;{JOAN})");
        for (list, wanted) in [
            (format!("P{own}"), false),
            (local_app_data, false),
            ("P(A;;FA;;;OW)".to_owned(), false),
            (format!("P(D;;FA;;;WD){own}"), false),
            (String::new(), false), // an empty list lets nobody in
            (format!("{own}(A;;0x1200a9;;;BU)"), true),
            (format!("AI{own}(A;OICIID;0x1301bf;;;AU)"), true),
            ("(A;;FA;;;WD)".to_owned(), true),
            ("P(A;;FR;;;S-1-5-21-1-2-3-1002)".to_owned(), true),
            (format!("{own}(XA;;FR;;;WD;(Member_of {{SID(BA)}}))"), true),
            ("NO_ACCESS_CONTROL".to_owned(), true),
        ] {
            assert_eq!(open(&list), wanted, "{list}");
        }
    }

    #[test]
    fn what_names_no_owner_or_no_list_is_not_read() {
        for text in ["", "O:", "D:(A;;FA;;;WD)", "O:BA", "O:D:(A;;FA;;;WD)"] {
            assert_eq!(RightsList::read(text), None, "{text}");
        }
        let admins = RightsList::read("O:DAD:(A;;FA;;;DA)").unwrap();
        assert_eq!(admins.owner, "DA");
    }

    #[test]
    fn a_closed_list_lets_in_the_owner_alone() {
        let text = format!("O:{JOAN}D:AI(A;ID;FA;;;BU)");
        let rights = RightsList::read(&text).unwrap();
        assert_eq!(rights.owner_alone(false), format!("D:P(A;;FA;;;{JOAN})"));
        let folder = rights.owner_alone(true);
        assert_eq!(folder, format!("D:P(A;OICI;FA;;;{JOAN})"));
        assert!(!open(folder.strip_prefix("D:").unwrap()));
    }

    #[test]
    fn what_is_the_machines_is_nobodys_own() {
        for (owner, wanted) in [
            ("SY", true),
            ("BA", true),
            ("S-1-5-80-956008885-3418522649-1831038044", true),
            (JOAN, false),
            ("LA", false),
        ] {
            let text = format!("O:{owner}D:(A;;FA;;;WD)");
            let rights = RightsList::read(&text).unwrap();
            assert_eq!(rights.is_the_machines(), wanted, "{owner}");
        }
    }
}
