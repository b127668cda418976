//! The whole commissioning around a round: by which approaches, with which partners and
//! needs, the cycle of the year, and what becomes of an award: its written agreement,
//! measures, returns, payments and reviews.

mod achieved;
mod agreement;
mod agreement_checks;
mod approach_plan;
mod approach_words;
mod award_ageing;
mod award_draft;
mod award_due;
mod award_entry;
mod award_file;
mod award_file_checks;
mod award_money;
mod award_risk;
mod award_state;
mod bidder_names;
mod bidder_questions;
mod bidder_register;
mod checks;
mod commissioning;
mod completeness;
mod cycle;
mod cycle_round;
mod cycle_year;
mod existing;
mod existing_outlook;
mod financial_year;
mod half_year;
mod heading;
mod lesson;
mod measure;
mod measure_progress;
mod partner;
mod payment;
mod project_return;
mod register;
mod research;
mod return_form;
mod review;
mod split;

pub use agreement::{
    Agreement, AgreementVersion, ReturnPeriod, Side, Signature, StandardWords, Variation,
};
pub use approach_plan::{ApproachPlan, days_taken};
pub use approach_words::ApproachWords;
pub use award_ageing::{AgeingRow, MonthOfPayments, PaymentCalendar, age_overdue};
pub use award_draft::{draft_agreement, equal_parts};
pub use award_due::{AwardFacts, DueKind, DueThing, days_late, due_things};
pub use award_entry::AwardEntry;
pub use award_file::AwardFile;
pub use award_money::{AwardMoney, Gap, GapKind};
pub use award_risk::risks;
pub use award_state::{AgreementState, PaymentState, PeriodState};
pub use bidder_names::NameGroups;
pub use bidder_questions::{BidderLikeness, BidderQuestion, ask_about_bidders};
pub use bidder_register::{
    BidInHistory, BidOfRound, BidderRegister, RegisteredBidder, RoundOfBids,
};
pub use checks::{
    check_agreement, check_approach_plan, check_assessment, check_award_check, check_cycle_entry,
    check_existing_projects, check_joined_bidders, check_partner_sign_off, check_partnership,
    check_payment_event, check_project_return, check_research, check_review, check_signature,
    check_standard_words,
};
pub use commissioning::{Commissioning, ResearchSignOff, Said};
pub use completeness::{
    AgreementFacts, AgreementGap, AgreementGapKind, GapPlace, WhichAgreement, agreement_gaps,
    unwritten_gaps,
};
pub use cycle::{CycleEntry, CycleEntryKind, Phase};
pub use cycle_round::{CycleRound, CycleSubject, RoundStep, subjects_of};
pub use cycle_year::{
    CycleLink, CycleYear, EntryInPhase, LinkWay, PhaseOfYear, SubjectOfYear, came_of, cycle_year,
    titles_of, way_of, years_of_cycle,
};
pub use existing::{Assessment, ExistingProject, Finding};
pub use existing_outlook::{
    DecidedFinding, FitsInstead, ShutOut, fund_instead, name_mismatch, read_decision,
};
pub use financial_year::{FinancialYear, NoFinancialYear};
pub use half_year::{HalfYear, HalfYearFacts, HalfYearMeasure, HalfYearMoney, HalfYearRow};
pub use heading::Heading;
pub use lesson::{Lesson, LessonFrom, lessons_for};
pub use measure::{Direction, Measure, MeasureFigure, MeasureKind, MeasureValue};
pub use measure_progress::{MeasureProgress, PeriodValue, Standing};
pub use partner::{
    Earmark, Partner, PartnerSignOff, Partnership, SharedOutcome, SignOffState, SplitRule,
};
pub use payment::{
    AwardCheck, AwardCheckKind, AwardCheckState, PaymentEvent, PaymentNeed, PaymentStep,
    PlannedPayment,
};
pub use project_return::{Actual, ProjectReturn, Rating, ReturnState};
pub use register::{BidderName, JoinedBidders};
pub(crate) use research::digest_of;
pub use research::{HowProven, Need, OptionLookedAt, Research, Source};
pub use return_form::{
    FittedAnswers, FormAnswers, FormLayout, FormMeasure, FormMoney, FormSignature, FormTitles,
    NOT_YET, ReturnForm, ReturnFormId, measure_unit, period_in_words, value_in_words,
};
pub use review::Review;
pub use split::{AwardToSplit, Split, SplitAward, SplitFault, split_awards};
