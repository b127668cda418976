//! The people of the sample round: whose profile each works on, and how they come to the
//! panel.

use std::collections::BTreeMap;
use std::path::PathBuf;

use evenhand_core::{MemberId, RoundId};

use super::data;
use crate::app::App;
use crate::commands::exchange::exchange_run;
use crate::commands::joining::{invite, join, reply_accept};
use crate::commands::{members, rounds};
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::slug::readable_id;
use crate::task::Task;
use crate::view::exchange::{ExchangeRun, Invite, ReplyAccept};
use crate::view::round::{MemberAdd, OfRound};

/// The other members' profiles, and the folder between them.
pub(crate) struct OtherMembers {
    /// Each member's profile, by id.
    pub(crate) apps: BTreeMap<MemberId, App>,
    /// The exchange folder.
    pub(crate) folder: PathBuf,
}

/// The ids that the sample's members have, but for the chair.
///
/// # Errors
/// Never, but for a fault of the program's own data.
pub(crate) fn other_member_ids() -> Result<Vec<MemberId>, ApiError> {
    let people = data::members()?;
    let names = people.iter().skip(1).map(|person| &person.name);
    Ok(names
        .map(|name| MemberId::new(readable_id(name, |_| false)))
        .collect())
}

/// Everyone on the panel: the chair, and the others where they have profiles.
pub(super) struct SamplePanel<'a> {
    pub(super) chair: &'a App,
    pub(super) others: Option<&'a OtherMembers>,
    /// The steps of single commands are told to nobody.
    pub(super) silent: Task,
}

impl SamplePanel<'_> {
    /// Where the chair's commands run.
    pub(super) fn as_chair(&self) -> Context<'_> {
        self.on_profile(self.chair)
    }

    /// Where a member's commands run, and whom they are to name: nobody on a profile of the
    /// member's own; on the chair's, the member they are typed in for.
    pub(super) fn as_member(&self, member: &MemberId) -> (Context<'_>, Option<MemberId>) {
        match self.others.and_then(|others| others.apps.get(member)) {
            Some(own) => (self.on_profile(own), None),
            None => (self.as_chair(), Some(member.clone())),
        }
    }

    fn on_profile<'b>(&'b self, app: &'b App) -> Context<'b> {
        let task = &self.silent;
        Context::new(app, task)
    }

    /// Puts everyone but the chair on the panel, and says who has which id.
    pub(super) async fn add_members(
        &self,
        round: &RoundId,
    ) -> Result<BTreeMap<String, MemberId>, ApiError> {
        for person in data::members()?.into_iter().skip(1) {
            let ask = MemberAdd {
                round: round.clone(),
                name: person.name,
                observer: false,
                support: false,
            };
            members::member_add(self.as_chair(), ask).await?;
        }
        let ask = OfRound {
            round: round.clone(),
        };
        let shown = rounds::round_show(self.as_chair(), ask).await?;
        let members = shown.members.into_iter();
        Ok(members.map(|member| (member.name, member.id)).collect())
    }

    /// Everyone with a profile comes to the panel by invitation.
    pub(super) async fn join_all(&self, round: &RoundId) -> Result<(), ApiError> {
        let Some(others) = self.others else {
            return Ok(());
        };
        for (member, app) in &others.apps {
            let ask = Invite {
                round: round.clone(),
                member: member.clone(),
                anew: false,
            };
            let invitation = invite(self.as_chair(), ask).await?;
            let joined = join(self.on_profile(app), invitation.into()).await?;
            let ask = ReplyAccept {
                file: joined.reply.into(),
                words_confirmed: true,
            };
            reply_accept(self.as_chair(), ask).await?;
        }
        self.exchange_all().await
    }

    /// Records go through the folder until everyone has everything.
    pub(super) async fn exchange_all(&self) -> Result<(), ApiError> {
        let Some(others) = self.others else {
            return Ok(());
        };
        let ask = ExchangeRun {
            folder: Some(folder_text(others)?),
        };
        for _ in 0..2 {
            exchange_run(self.as_chair(), ask.clone()).await?;
            for app in others.apps.values() {
                exchange_run(self.on_profile(app), ask.clone()).await?;
            }
        }
        Ok(())
    }
}

fn folder_text(others: &OtherMembers) -> Result<String, ApiError> {
    let folder = others.folder.to_str().map(str::to_owned);
    folder.ok_or_else(|| {
        let named = others.folder.display();
        ApiError::of(
            ErrorCode::Usage,
            format!("The name of {named} is not Unicode text. Choose another folder."),
        )
    })
}
