//! What this device keeps for itself beside the records: nobody else's business, and
//! not part of the digest.

use std::borrow::Cow;
use std::path::PathBuf;

use evenhand_core::MemberId;
use evenhand_record::{Area, Changed};

use crate::error::ReadError;
use crate::read::View;

/// Something that this device keeps for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceNote {
    /// The panel that it belongs to, before the panel's first record has arrived.
    Panel,
    /// Whose device it is, before the chair has taken it on.
    Member,
    /// The invitation that it answered.
    Invitation,
    /// The invitation that it made for someone, until that is used.
    InvitationFor(MemberId),
    /// The exchange folder.
    ExchangeFolder,
    /// When it exchanged records last.
    ExchangedAt,
    /// When its recovery kit was made.
    KitMadeAt,
    /// What it has read of a folder.
    SeenIn(PathBuf),
    /// By which rules its tables were made.
    Fold,
}

impl DeviceNote {
    /// What it is called in its table.
    fn column_text(&self) -> Cow<'static, str> {
        match self {
            Self::Panel => "panel".into(),
            Self::Member => "member".into(),
            Self::Invitation => "invitation".into(),
            Self::InvitationFor(member) => format!("invitation:{member}").into(),
            Self::ExchangeFolder => "folder".into(),
            Self::ExchangedAt => "exchanged_at".into(),
            Self::KitMadeAt => "kit_made_at".into(),
            Self::SeenIn(folder) => format!("seen:{}", folder.display()).into(),
            Self::Fold => "fold".into(),
        }
    }

    /// What is another where it is.
    pub(crate) fn what_changes(&self) -> Changed {
        match self {
            Self::Panel | Self::Member => Changed::of_panel([Area::Panel, Area::Devices]),
            Self::Invitation
            | Self::InvitationFor(_)
            | Self::ExchangeFolder
            | Self::ExchangedAt
            | Self::KitMadeAt => Changed::of_panel([Area::Devices]),
            Self::SeenIn(_) | Self::Fold => Changed::default(),
        }
    }
}

impl View {
    /// What this device keeps of something.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn device_note(&mut self, note: &DeviceNote) -> Result<Option<String>, ReadError> {
        let name = note.column_text();
        let name = name.as_ref();
        Ok(
            sqlx::query_scalar!("SELECT value FROM here WHERE name = ?", name)
                .fetch_optional(self.connection())
                .await?,
        )
    }
}

/// Keeps several notes together, or none.
pub(crate) async fn keep_notes<'a>(
    pool: &sqlx::SqlitePool,
    notes: impl IntoIterator<Item = (&'a DeviceNote, &'a str)>,
) -> Result<(), sqlx::Error> {
    let mut transaction = pool.begin().await?;
    for (note, value) in notes {
        let name = note.column_text();
        let name = name.as_ref();
        sqlx::query!(
            "INSERT INTO here (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            name,
            value
        )
        .execute(&mut *transaction)
        .await?;
    }
    transaction.commit().await
}
