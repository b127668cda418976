//! What can be wrong with a recovery kit.

use evenhand_record::seal::PassphraseFault;

/// Says why a kit is not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KitFault {
    /// Another passphrase, or bytes that were changed.
    #[error(
        "the passphrase does not open this kit. Check each word, and that this is the right file"
    )]
    WrongPassphrase,
    /// It asks for more work than a kit of ours.
    #[error("this file asks for far more work (2^{0}) than a recovery kit does, and is not opened")]
    TooMuchWork(u8),
    /// Some other file.
    #[error("this is not a recovery kit of Evenhand. Choose another file")]
    NotAKit,
    /// A version that this program does not know.
    #[error(
        "this kit was written by a newer Evenhand (version {0} of the format). Update Evenhand"
    )]
    Newer(u64),
    /// Its keys are not keys, or not those of its log.
    #[error("this kit is damaged ({0}). Use another copy of it")]
    Damaged(String),
    /// Longer than is read.
    #[error("this file is too large: the most that is read is {0} bytes. Choose another file")]
    TooLong(usize),
}

impl From<PassphraseFault> for KitFault {
    fn from(fault: PassphraseFault) -> Self {
        match fault {
            PassphraseFault::Wrong => Self::WrongPassphrase,
            PassphraseFault::TooMuchWork(work) => Self::TooMuchWork(work),
            PassphraseFault::NotSealed => Self::NotAKit,
            PassphraseFault::Damaged(problem) => Self::Damaged(problem),
        }
    }
}

/// Says why a kit cannot be sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KitUnwritable {
    /// Its identity is no age identity.
    #[error("BUG: the kit's identity is no age identity")]
    NoIdentity,
    /// There is no JSON form.
    #[error("BUG: this has no JSON form: {0}")]
    NoJson(String),
    /// age could not seal it.
    #[error("the recovery kit could not be put under its passphrase: {0}")]
    Age(String),
}
