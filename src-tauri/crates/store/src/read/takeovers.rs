//! Who took the chair over as the deputy, and who agreed to it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use evenhand_core::MemberId;
use evenhand_record::{Body, Content, Envelope, Kind, LogId, RecordId};

use super::View;
use crate::error::{OrDamaged, ReadError};
use crate::rows::TakeoverRow;

/// A record about who is in the chair.
struct StoredRuling {
    id: RecordId,
    log: LogId,
    at: DateTime<Utc>,
    body: Body,
    is_chairs: bool,
    why: Option<String>,
}

impl View {
    /// The records by which a deputy took the chair over, oldest first.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn takeovers(&mut self) -> Result<Vec<TakeoverRow>, ReadError> {
        let devices = self.devices().await?;
        let member_of = |log: LogId| {
            let device = devices.iter().find(|device| device.log == log);
            device.map(|device| device.member.clone())
        };
        let agreed = self.rulings_of(Kind::TakeoverAgreed).await?;
        let agreed_to = |id: RecordId| -> BTreeSet<MemberId> {
            let named = agreed.iter().filter(
                |one| matches!(one.body, Body::TakeoverAgreed { takeover, .. } if takeover == id),
            );
            named.filter_map(|one| member_of(one.log)).collect()
        };
        let mut takeovers = Vec::new();
        for ruling in self.rulings_of(Kind::HandedOver).await? {
            let Body::HandedOver { to, reason } = ruling.body else {
                continue;
            };
            if member_of(ruling.log).as_ref() == Some(&to) {
                takeovers.push(TakeoverRow {
                    record: ruling.id,
                    member: to,
                    at: ruling.at,
                    reason,
                    stands: ruling.is_chairs,
                    why_not: ruling.why,
                    agreed: agreed_to(ruling.id),
                });
            }
        }
        Ok(takeovers)
    }

    async fn rulings_of(&mut self, kind: Kind) -> Result<Vec<StoredRuling>, ReadError> {
        let kind = kind.name();
        let rows = sqlx::query!(
            r#"SELECT envelope, body, chair AS "chair: bool", (SELECT why FROM set_aside WHERE set_aside.record = id) AS why
               FROM record JOIN folded ON folded.record = id WHERE kind = ? ORDER BY place"#,
            kind
        )
        .fetch_all(self.connection())
        .await?;
        let mut rulings = Vec::new();
        for row in rows {
            let envelope = Envelope::open(&row.envelope).or_damaged("record")?;
            let payload = envelope.payload();
            if let Ok(Content::Known(body)) = Content::read(payload, &row.body) {
                rulings.push(StoredRuling {
                    id: envelope.id(),
                    log: payload.log,
                    at: payload.at,
                    body: *body,
                    is_chairs: row.chair,
                    why: row.why,
                });
            }
        }
        Ok(rulings)
    }
}
