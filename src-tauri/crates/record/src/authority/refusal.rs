//! Why a record counts for nothing.

use evenhand_core::{MemberId, limits};

use crate::id::LogId;

/// Says why a record counts for nothing. It is kept as evidence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A second record that would begin the panel.
    #[error("a panel begins once, with the entry that its number names")]
    BegunTwice,
    /// Its device was not taken on before it was written.
    #[error("the chair had not added this laptop to the panel when it wrote this")]
    NotTaken,
    /// Its device was barred before it was written.
    #[error("the chair barred this laptop of {0} before it wrote this")]
    Barred(MemberId),
    /// Its log goes on in two ways.
    #[error("its log goes on in two ways from there, and nobody has chosen which of them stands")]
    Frozen,
    /// Its log does not lead to it.
    #[error("an entry before it in its log is not here")]
    Gap,
    /// The chair had gone over to someone else.
    #[error("the chair had gone over to {0} by then")]
    GoneOver(MemberId),
    /// The deputy took over while the chair ruled on.
    #[error(
        "the chair ruled on at the same time, so the deputy's taking over does not stand unless more than half of the other members agree to it"
    )]
    Overtaken,
    /// A takeover by someone who was not the deputy then.
    #[error("{0} was not the deputy when the chair last ruled")]
    NotDeputy(MemberId),
    /// It names a device that is not of the panel.
    #[error("it names the laptop {}, which is not of the panel", .0.fingerprint())]
    NoDevice(LogId),
    /// It bars the device that signed it.
    #[error("a laptop does not bar itself")]
    BarsItself,
    /// It names a record that its writer had not received.
    #[error("it names an entry that is not on file where it says so")]
    NotOnFile,
    /// It takes a device on that is another member's.
    #[error("this laptop is {0}'s")]
    AnotherMembers(MemberId),
    /// The chair would go over to someone without a device.
    #[error("{0} has no laptop on the panel, so nobody could act as the chair")]
    NoDeviceOf(MemberId),
    /// The chair would go over to whoever has it.
    #[error("{0} is in the chair already")]
    InChair(MemberId),
    /// The panel has as many devices as are taken on.
    #[error(
        "the panel has {} laptops already, and no more are added",
        limits::DEVICES
    )]
    TooManyDevices,
    /// The chair went over as often as it may.
    #[error(
        "the chair of this panel went over {} times already, and does not any more",
        limits::TERMS
    )]
    TooManyTerms,
    /// A close that does not name what its writer had.
    #[error("it does not name the newest entry of each laptop that had arrived")]
    NotAllNamed,
    /// Another branch was chosen before, or a close stands on it.
    #[error("the other version was chosen before, or a close stands on it")]
    ChosenOtherwise,
    /// Another record stands in its place in the log.
    #[error("its log was written twice, and the other version stands")]
    OtherVersion,
}
