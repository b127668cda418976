//! An invitation goes out, a reply comes back, six words are compared.

use std::collections::BTreeSet;

use evenhand_core::{Member, Role};
use evenhand_record::{LogId, PanelId};
use evenhand_sync::joining::{
    Host, Invitation, JoiningFault, OneTimeSecret, Reply, ReplyUnwritable, read_addressee,
    read_joining_file, six_words,
};
use proptest::prelude::*;

use crate::samples::{
    chairs_log, chance, first_record, invitation, key, members_log, recipient, reply,
};

#[test]
fn a_member_joins() {
    let sent = read_joining_file(invitation().to_bytes().unwrap().as_slice()).unwrap();
    let opened = Invitation::read(&sent).unwrap();
    assert_eq!(opened.member.name, "Siân “Member”");
    assert_eq!(opened.chair.log, key(7).log());

    let back = Reply::answer(&opened, &first_record(), &recipient()).unwrap();
    assert_eq!(
        read_addressee(&back).unwrap(),
        (opened.panel, "m1".into()),
        "the chair finds the invitation by these"
    );
    let accepted = Reply::read(&back, &invitation()).unwrap();
    assert_eq!(accepted.record, first_record());
    assert_eq!(accepted.recipient, recipient());
    let on_the_members_screen = six_words(
        opened.panel,
        opened.chair.log,
        key(8).log(),
        &recipient(),
        &opened.secret,
    );
    assert_eq!(accepted.six_words(&invitation()), on_the_members_screen);
}

#[test]
fn each_part_has_a_say_in_the_words() {
    let (panel, chair, member) = (
        PanelId::from_bytes([1; 32]),
        LogId::from_bytes([2; 32]),
        LogId::from_bytes([3; 32]),
    );
    let secret = OneTimeSecret::from_bytes([4; 32]);
    let other_recipient = "age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z"
        .parse()
        .unwrap();
    let words = [
        six_words(panel, chair, member, &recipient(), &secret),
        six_words(
            PanelId::from_bytes([9; 32]),
            chair,
            member,
            &recipient(),
            &secret,
        ),
        six_words(
            panel,
            LogId::from_bytes([9; 32]),
            member,
            &recipient(),
            &secret,
        ),
        six_words(
            panel,
            chair,
            LogId::from_bytes([9; 32]),
            &recipient(),
            &secret,
        ),
        six_words(panel, member, chair, &recipient(), &secret),
        six_words(panel, chair, member, &other_recipient, &secret),
        six_words(
            panel,
            chair,
            member,
            &recipient(),
            &OneTimeSecret::from_bytes([9; 32]),
        ),
    ];
    let all: BTreeSet<_> = words.iter().collect();
    assert_eq!(all.len(), words.len(), "{words:?}");
}

fn changed(change: impl FnOnce(&mut Invitation)) -> Invitation {
    let mut invitation = invitation();
    change(&mut invitation);
    invitation
}

#[test]
fn a_reply_answers_one_invitation_and_no_other() {
    for (what, other) in [
        (
            "secret",
            changed(|one| one.secret = OneTimeSecret::from_bytes([9; 32])),
        ),
        ("title", changed(|one| one.title.push('!'))),
        ("chair's name", changed(|one| one.chair.name.push('!'))),
        ("chair's log", changed(|one| one.chair.log = key(9).log())),
        ("member", changed(|one| one.member.id = "m2".into())),
        ("role", changed(|one| one.member.role = Role::Observer)),
    ] {
        let fault = Reply::read(&reply(), &other).unwrap_err();
        assert!(
            matches!(fault, JoiningFault::WrongSecret),
            "{what}: {fault}"
        );
        assert!(
            fault
                .to_string()
                .contains("does not answer that invitation"),
            "{fault}"
        );
    }
    let other = changed(|one| one.panel = PanelId::from_bytes([9; 32]));
    assert!(
        matches!(Reply::read(&reply(), &other), Err(JoiningFault::OtherPanel(named)) if named == invitation().panel)
    );
}

#[test]
fn only_the_first_record_of_a_log_of_the_panel_answers() {
    let (panel, chairs) = chairs_log(2);
    let second = members_log(panel, 8, 2).remove(1);
    let elsewhere = members_log(PanelId::from_bytes([9; 32]), 8, 1).remove(0);
    for record in [&second, &chairs[1], &elsewhere] {
        assert_eq!(
            Reply::answer(&invitation(), record, &recipient()).unwrap_err(),
            ReplyUnwritable::NotFirst(record.id())
        );
    }
}

#[test]
fn other_and_newer_files_say_what_they_are() {
    let sent = invitation().to_bytes().unwrap();
    let fault = |bytes: &[u8]| Invitation::read(bytes).unwrap_err();
    assert!(matches!(fault(&reply()), JoiningFault::WrongFile(_)));
    assert!(matches!(
        Reply::read(&sent, &invitation()),
        Err(JoiningFault::WrongFile(_))
    ));
    assert!(matches!(
        fault(b"title,amount\n"),
        JoiningFault::WrongFile(_)
    ));
    let newer = fault(b"{\"evenhand\":\"invitation\",\"version\":2,\"more\":[]}\n");
    assert!(matches!(newer, JoiningFault::Newer(2)), "{newer}");
    let newer = read_addressee(b"{\"evenhand\":\"reply\",\"version\":7}\n").unwrap_err();
    assert!(newer.to_string().contains("Update Evenhand"), "{newer}");
}

#[test]
fn a_recipient_has_one_spelling() {
    use evenhand_record::Recipient;
    for text in [
        "",
        "age1",
        &recipient().to_string().to_uppercase(),
        " age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
    ] {
        assert!(text.parse::<Recipient>().is_err(), "{text:?}");
    }
}

proptest! {
    #[test]
    fn any_names_travel(title in ".*", chair in ".*", id in ".{0,40}", name in ".*") {
        let host = Host { name: chair, log: key(7).log() };
        let member = Member { id: id.as_str().into(), name, role: Role::Observer };
        let sent = Invitation::new(chairs_log(1).0, title, host, member, &mut chance());
        let bytes = sent.to_bytes().unwrap();
        let read = Invitation::read(&bytes).unwrap();
        prop_assert_eq!(read.to_bytes().unwrap(), bytes);
        prop_assert_eq!(&read.member, &sent.member);
        let back = Reply::answer(&read, &first_record(), &recipient()).unwrap();
        prop_assert!(Reply::read(&back, &sent).is_ok());
    }
}
