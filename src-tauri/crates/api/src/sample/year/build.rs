//! Building the sample year, round by round.

use std::collections::BTreeMap;

use evenhand_core::commission::PartnerSignOff;
use evenhand_core::scheme::norfolk::norfolk;
use evenhand_core::{
    Bid, BidRef, DeclarationKind, GatewayAnswer, GatewayReply, MemberId, RoundId, Scheme,
    SheetContent, Subject,
};
use evenhand_intake::{read_decisions, read_scores};
use evenhand_record::Body;

use super::awards::record_awards;
use super::data::{self, RoundFiles, Year, YearRound};
use crate::app::App;
use crate::command_list::CommandName;
use crate::commands::bids::bids_import;
use crate::commands::decision::decide;
use crate::commands::declarations::declare;
use crate::commands::gateways::gateways_answer;
use crate::commands::members::member_add;
use crate::commands::publishing::office_set;
use crate::commands::rounds::round_new;
use crate::commands::sheets::{sheet_save, sheet_submit};
use crate::commands::stages::{round_close, round_open, round_reveal};
use crate::context::Context;
use crate::error::ApiError;
use crate::sample::data::{DECIDED_BY, broken, office};
use crate::task::Task;
use crate::view::bids::{BidsImport, FileIn, GatewayAnswersSet};
use crate::view::moderate::Decide;
use crate::view::outputs::TaskProgress;
use crate::view::publishing::OfficeSet;
use crate::view::round::{MemberAdd, OfRound, RoundNew, StartFrom};
use crate::view::score::{Declare, OfSheet, SheetSave};

/// The rounds in the order in which they came.
const ORDER: [&str; 5] = ["existing", "invitation", "quick", "together", "next"];

/// Builds the sample year in an open profile: five rounds by the five approaches, their
/// awards with agreements and returns, and the cycle. Gives back the first round, which is
/// decided.
///
/// # Errors
/// Refused where the profile holds a round already.
pub(crate) async fn build_sample_year(app: &App, task: &Task) -> Result<RoundId, ApiError> {
    if !app.store.rounds().await?.is_empty() {
        return Err(ApiError::not_allowed(
            "The sample year needs another copy of Evenhand, which this one is not: it has rounds already. Start it with --profile and a new folder.",
        ));
    }
    let year = data::year()?;
    let silent = Task::silent();
    let builder = YearBuilder {
        app,
        context: Context::new(app, &silent),
    };
    let mut ids = BTreeMap::new();
    for (done, key) in (1..).zip(ORDER) {
        task.step(TaskProgress {
            command: CommandName::sample_year,
            text: "Building a round".to_owned(),
            done,
            of: ORDER.len() as u32 + 1,
        })?;
        let round = year.rounds.get(key).ok_or_else(|| broken(&key))?;
        ids.insert(key.to_owned(), builder.build_round(key, round).await?);
    }
    record_awards(app, &year, &ids).await?;
    builder.record_cycle(&year, &ids).await?;
    ids.remove("existing").ok_or_else(|| broken(&"existing"))
}

/// What the rounds are built with.
struct YearBuilder<'a> {
    app: &'a App,
    context: Context<'a>,
}

impl YearBuilder<'_> {
    /// A round, as far as it has files: set up, and scored and decided.
    async fn build_round(&self, key: &str, year: &YearRound) -> Result<RoundId, ApiError> {
        let ask = RoundNew {
            chair: Some(data::CHAIR.to_owned()),
            details: year.details.clone(),
            start_from: StartFrom::Scheme(Box::new(scheme_for(year))),
        };
        let round = round_new(self.context, ask).await?.id;
        let office = office();
        office_set(self.context, OfficeSet { office }).await?;
        self.add_people(&round, year).await?;
        self.commission(&round, year).await?;
        if let Some(files) = data::files_of(key) {
            self.run_round(&round, year, &files).await?;
        }
        Ok(round)
    }

    async fn add_people(&self, round: &RoundId, year: &YearRound) -> Result<(), ApiError> {
        let members = year.members.iter().map(|name| (name.clone(), false));
        for (name, support) in members.chain([(data::SUPPORT.to_owned(), true)]) {
            let ask = MemberAdd {
                round: round.clone(),
                name,
                observer: false,
                support,
            };
            member_add(self.context, ask).await?;
        }
        Ok(())
    }

    /// By which approaches, with which research and which partners.
    async fn commission(&self, round: &RoundId, year: &YearRound) -> Result<(), ApiError> {
        self.say(Body::ApproachesSet {
            round: round.clone(),
            plan: year.plan.clone(),
        })
        .await?;
        if let Some(research) = &year.research {
            let (round, research) = (round.clone(), Box::new(research.clone()));
            self.say(Body::ResearchSet { round, research }).await?;
        }
        let Some(partnership) = &year.partnership else {
            return Ok(());
        };
        self.say(Body::PartnersSet {
            round: round.clone(),
            partnership: Box::new(partnership.clone()),
        })
        .await?;
        for partner in &partnership.partners {
            self.say(Body::PartnerSignedOff {
                round: round.clone(),
                sign_off: PartnerSignOff {
                    partner: partner.id.clone(),
                    partnership: partnership.digest(),
                    by: format!("For {}", partner.name),
                    note: String::new(),
                },
            })
            .await?;
        }
        Ok(())
    }

    async fn run_round(
        &self,
        round: &RoundId,
        year: &YearRound,
        files: &RoundFiles,
    ) -> Result<(), ApiError> {
        let ask = || OfRound {
            round: round.clone(),
        };
        let taken = BidsImport {
            round: round.clone(),
            file: FileIn::from_bytes("bids.csv", files.bids),
            take_good: false,
            late_reason: String::new(),
        };
        bids_import(self.context, taken).await?;
        let rows = self.app.store.bids(round).await?;
        let bids: Vec<Bid> = rows.into_iter().map(|row| row.bid).collect();
        self.pass_gateways(round, &bids).await?;
        if !year.projects.is_empty() {
            let (round, projects) = (round.clone(), year.projects.clone());
            self.say(Body::ProjectsTakenOver { round, projects })
                .await?;
        }
        round_open(self.context, ask()).await?;
        self.score(round, &bids, files.scores).await?;
        round_close(self.context, ask()).await?;
        round_reveal(self.context, ask()).await?;
        for one in &year.assessments {
            self.say(Body::ProjectAssessed {
                round: round.clone(),
                bid: one.bid.clone(),
                assessment: one.assessment.clone(),
            })
            .await?;
        }
        self.decide(round, year, &bids, files.decisions).await
    }

    async fn pass_gateways(&self, round: &RoundId, bids: &[Bid]) -> Result<(), ApiError> {
        let gateways = norfolk().gateways;
        let answers = bids.iter().flat_map(|bid| {
            gateways.iter().map(|gateway| GatewayAnswer {
                bid: bid.reference.clone(),
                gateway: gateway.id.clone(),
                answer: Some(GatewayReply::Pass),
                note: "Seen by the office: the form, the accounts and two years of its reports."
                    .to_owned(),
                score_anyway: false,
            })
        });
        let ask = GatewayAnswersSet {
            round: round.clone(),
            answers: answers.collect(),
        };
        gateways_answer(self.context, ask).await.map(drop)
    }

    /// Everybody declares that they have no interest, and hands in their sheets.
    async fn score(&self, round: &RoundId, bids: &[Bid], scores: &[u8]) -> Result<(), ApiError> {
        let version = self.app.store.scheme(round).await?;
        let version = version.ok_or_else(|| broken(&"a round without a scheme"))?;
        let read = read_scores("scores.csv", scores, &version.scheme, Some(bids));
        if let Some(refusal) = read.refusals.first() {
            return Err(broken(refusal));
        }
        let members = self.app.store.members(round).await?;
        let ids: BTreeMap<String, MemberId> = members
            .into_iter()
            .map(|row| (row.member.name, row.member.id))
            .collect();
        for sheet in read.good {
            let name = sheet.member.to_string();
            let member = ids.get(&name).ok_or_else(|| broken(&name))?.clone();
            let content = SheetContent {
                scores: sheet.scores,
                reasons: sheet.reasons,
                ..SheetContent::default()
            };
            self.hand_in(round, member, sheet.bid, content).await?;
        }
        Ok(())
    }

    async fn hand_in(
        &self,
        round: &RoundId,
        member: MemberId,
        bid: BidRef,
        content: SheetContent,
    ) -> Result<(), ApiError> {
        let (round, member) = (round.clone(), Some(member));
        let ask = Declare {
            round: round.clone(),
            member: member.clone(),
            subjects: vec![Subject::Bid(bid.clone())],
            kind: DeclarationKind::None,
            note: String::new(),
        };
        declare(self.context, ask).await?;
        let ask = SheetSave {
            round: round.clone(),
            member: member.clone(),
            bid: bid.clone(),
            content,
        };
        sheet_save(self.context, ask).await?;
        let ask = OfSheet { round, member, bid };
        sheet_submit(self.context, ask).await.map(drop)
    }

    async fn decide(
        &self,
        round: &RoundId,
        year: &YearRound,
        bids: &[Bid],
        decisions: &[u8],
    ) -> Result<(), ApiError> {
        let read = read_decisions("decisions.csv", decisions, bids);
        if let Some(refusal) = read.refusals.first() {
            return Err(broken(refusal));
        }
        let ask = Decide {
            round: round.clone(),
            decisions: read.good,
            by: DECIDED_BY.to_owned(),
            details: year.decision.clone().unwrap_or_default(),
        };
        decide(self.context, ask).await.map(drop)
    }

    /// The cycle; its entries name rounds by their keys.
    async fn record_cycle(
        &self,
        year: &Year,
        ids: &BTreeMap<String, RoundId>,
    ) -> Result<(), ApiError> {
        for entry in &year.cycle {
            let mut entry = entry.clone();
            let named = entry.rounds.iter().filter_map(|key| ids.get(key.as_str()));
            entry.rounds = named.cloned().collect();
            self.say(Body::CycleEntrySet {
                entry: Box::new(entry),
            })
            .await?;
        }
        Ok(())
    }

    async fn say(&self, body: Body) -> Result<(), ApiError> {
        self.app.store.commit(body, self.app.now()).await?;
        Ok(())
    }
}

/// The scheme of a round: the Norfolk one, by a panel of as many as it has.
fn scheme_for(year: &YearRound) -> Scheme {
    let scorers = year.members.len().saturating_add(1);
    let quorum = u32::try_from(scorers).unwrap_or(1);
    Scheme {
        quorum: quorum.min(norfolk().quorum),
        ..norfolk()
    }
}
