//! What is bound into a pack.

/// What becomes of the annex, which has the bids one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Annex {
    /// It is bound in, on pages called and on.
    #[default]
    With,
    /// It is left out, and the pack says so.
    Without,
    /// It is a file of its own ([`crate::render_annex`]), and the pack says so.
    Apart,
}

impl Annex {
    /// What a pack made so says that it is.
    pub(crate) const fn kind(self) -> &'static str {
        match self {
            Self::With => "pack",
            Self::Without => "pack_without_annex",
            Self::Apart => "pack_annex_apart",
        }
    }

    /// The way in which a pack was made that says it is of a kind; none of a pack.
    pub fn of_kind(kind: &str) -> Option<Self> {
        [Self::With, Self::Without, Self::Apart]
            .into_iter()
            .find(|annex| annex.kind() == kind)
    }
}

/// What is asked of a pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PackOptions {
    /// What becomes of the annex.
    pub annex: Annex,
}

/// Which of the round's pages are bound into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Binding {
    /// The pack.
    Pack(Annex),
    /// The annex alone.
    Annex,
}

impl Binding {
    /// Whether the pages of the bids are in the file, so that links can lead there.
    pub(crate) fn has_bids(self) -> bool {
        match self {
            Self::Pack(Annex::With) | Self::Annex => true,
            Self::Pack(Annex::Without | Annex::Apart) => false,
        }
    }
}
