//! Bids, the gateways they met, and who declared what about them.

use std::collections::BTreeSet;

use evenhand_core::{
    BidRef, Bidder, Declaration, DeclarationKind, GatewayAnswer, GatewayId, MemberId, RoundId,
    Subject,
};

use super::View;
use crate::error::ReadError;
use crate::rows::{BidCorrectionRow, BidRow, DeclarationRow};
use crate::text;

/// A row of the table, before its columns are read.
struct StoredDeclaration {
    member: String,
    about: String,
    subject: String,
    kind: String,
    note: String,
    entered_by: Option<String>,
    at: String,
}

impl StoredDeclaration {
    fn into_row(self) -> Result<DeclarationRow, ReadError> {
        let subject = match self.about.as_str() {
            "bid" => Subject::Bid(BidRef::new(self.subject)),
            "bidder" => Subject::Bidder(Bidder::new(self.subject)),
            other => {
                return Err(ReadError::Damaged {
                    table: "declaration",
                    problem: format!("it is about \"{other}\""),
                });
            }
        };
        let kind = text::read_word("declaration", &self.kind)?;
        Ok(DeclarationRow {
            declaration: Declaration {
                member: MemberId::new(self.member),
                subject,
                kind,
            },
            note: self.note,
            entered_by: self.entered_by.map(MemberId::new),
            at: text::read_time("declaration", &self.at)?,
        })
    }
}

fn bid_row(
    bid: &str,
    withdrawn: Option<String>,
    late: Option<String>,
) -> Result<BidRow, ReadError> {
    Ok(BidRow {
        bid: text::read_json("bid", bid)?,
        withdrawn,
        late,
    })
}

impl View {
    /// All bids, by reference.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn bids(&mut self, round: &RoundId) -> Result<Vec<BidRow>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query!(
            "SELECT bid, withdrawn, late FROM bid WHERE round = ? ORDER BY ref",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| bid_row(&row.bid, row.withdrawn, row.late))
            .collect()
    }

    /// What bids said before they were put right, oldest first.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn bid_corrections(
        &mut self,
        round: &RoundId,
    ) -> Result<Vec<BidCorrectionRow>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query!(
            "SELECT was, reason, at FROM bid_correction WHERE round = ? ORDER BY bid, entry",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(BidCorrectionRow {
                    was: text::read_json("bid_correction", &row.was)?,
                    reason: row.reason,
                    at: text::read_time("bid_correction", &row.at)?,
                })
            })
            .collect()
    }

    /// One bid.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn bid(
        &mut self,
        round: &RoundId,
        bid: &BidRef,
    ) -> Result<Option<BidRow>, ReadError> {
        let (round, bid) = (round.as_str(), bid.as_str());
        let row = sqlx::query!(
            "SELECT bid, withdrawn, late FROM bid WHERE round = ? AND ref = ?",
            round,
            bid
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| bid_row(&row.bid, row.withdrawn, row.late))
            .transpose()
    }

    /// All answers to gateways, by bid and gateway.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn gateway_answers(
        &mut self,
        round: &RoundId,
    ) -> Result<Vec<GatewayAnswer>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query!(
            "SELECT bid, gateway, answer, note, score_anyway AS \"score_anyway: bool\" FROM gateway_answer WHERE round = ? ORDER BY bid, gateway",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                let answer = row
                    .answer
                    .map(|answer| text::read_word("gateway_answer", &answer))
                    .transpose()?;
                Ok(GatewayAnswer {
                    bid: BidRef::new(row.bid),
                    gateway: GatewayId::new(row.gateway),
                    answer,
                    note: row.note,
                    score_anyway: row.score_anyway,
                })
            })
            .collect()
    }

    /// The declarations in force: the newest of each member on each subject,
    /// by member and subject.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn declarations(
        &mut self,
        round: &RoundId,
    ) -> Result<Vec<DeclarationRow>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query_as!(
            StoredDeclaration,
            "SELECT member, about, subject, kind, note, entered_by, at FROM declaration AS one
             WHERE round = ? AND entry = (
                 SELECT max(entry) FROM declaration AS other
                 WHERE other.round = one.round AND other.member = one.member
                   AND other.about = one.about AND other.subject = one.subject)
             ORDER BY member, about, subject",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(StoredDeclaration::into_row).collect()
    }

    /// Who was recused from which bid when scoring closed.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn recused_at_close(
        &mut self,
        round: &RoundId,
    ) -> Result<BTreeSet<(MemberId, BidRef)>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query!(
            "SELECT member, bid FROM recused_at_close WHERE round = ?",
            round
        )
        .fetch_all(self.connection())
        .await?;
        let recused = rows
            .into_iter()
            .map(|row| (MemberId::new(row.member), BidRef::new(row.bid)));
        Ok(recused.collect())
    }

    /// What a member has declared about a bid, the strongest word in force on
    /// the bid or its bidder: one question, because every save of a sheet asks it.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn declared_on(
        &mut self,
        round: &RoundId,
        member: &MemberId,
        bid: &BidRef,
        bidder: &Bidder,
    ) -> Result<Option<DeclarationKind>, ReadError> {
        let (round, member) = (round.as_str(), member.as_str());
        let (bid, bidder) = (bid.as_str(), bidder.as_str());
        let kinds = sqlx::query_scalar!(
            "SELECT kind FROM declaration AS one
             WHERE round = ?1 AND member = ?2
               AND (about = 'bid' AND subject = ?3 OR about = 'bidder' AND subject = ?4)
               AND entry = (
                 SELECT max(entry) FROM declaration AS other
                 WHERE other.round = one.round AND other.member = one.member
                   AND other.about = one.about AND other.subject = one.subject)",
            round,
            member,
            bid,
            bidder
        )
        .fetch_all(self.connection())
        .await?;
        let kinds: Result<Vec<DeclarationKind>, ReadError> = kinds
            .iter()
            .map(|kind| text::read_word("declaration", kind))
            .collect();
        Ok(kinds?.into_iter().max())
    }

    /// Every declaration ever made, by member and subject, oldest first.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn declaration_history(
        &mut self,
        round: &RoundId,
    ) -> Result<Vec<DeclarationRow>, ReadError> {
        let round = round.as_str();
        let rows = sqlx::query_as!(
            StoredDeclaration,
            "SELECT member, about, subject, kind, note, entered_by, at FROM declaration
             WHERE round = ? ORDER BY member, about, subject, entry",
            round
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(StoredDeclaration::into_row).collect()
    }
}
