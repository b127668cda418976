//! The panel, and who is on each round's.

use evenhand_core::{Member, MemberId, RoundId};

use super::View;
use crate::error::{OrDamaged, ReadError};
use crate::rows::{MemberRow, PanelRow};
use crate::text;

impl View {
    /// The panel, once it has begun.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn panel(&mut self) -> Result<Option<PanelRow>, ReadError> {
        let row =
            sqlx::query!("SELECT id, chair, chair_name, chair_role, deputy, created_at FROM panel")
                .fetch_optional(self.connection())
                .await?;
        row.map(|row| {
            Ok(PanelRow {
                id: row.id.parse().or_damaged("panel")?,
                chair: Member {
                    id: MemberId::new(row.chair),
                    name: row.chair_name,
                    role: text::read_word("panel", &row.chair_role)?,
                },
                deputy: row.deputy.map(MemberId::new),
                created_at: text::read_time("panel", &row.created_at)?,
            })
        })
        .transpose()
    }

    /// Everyone who is or was on the round's panel, by id.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn members(&mut self, round: &RoundId) -> Result<Vec<MemberRow>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query!(
            "SELECT id, name, role, removed FROM member WHERE round = ? ORDER BY id",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                let role = text::read_word("member", &row.role)?;
                Ok(MemberRow {
                    member: Member {
                        id: MemberId::new(row.id),
                        name: row.name,
                        role,
                    },
                    removed: row.removed,
                })
            })
            .collect()
    }
}
