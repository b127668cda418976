// Made from the one list of commands in src-tauri/crates/api; `./dev bindings` makes it again.

export type Actual = { 
/**
 * Of this period; none for "not yet".
 */
value: MeasureValue | null, 
/**
 * What is expected by the end; none where nothing is said.
 */
forecast: MeasureValue | null, 
/**
 * What shows it.
 */
evidence: string, };

export type AgeingRow = { 
/**
 * Of which kind.
 */
kind: DueKind, 
/**
 * How many by 1 to 30 days.
 */
to_30: number, 
/**
 * How many by 31 to 60 days.
 */
to_60: number, 
/**
 * How many by over 60 days.
 */
over_60: number, 
/**
 * What they come to, of payments, in pounds; of everything else nothing.
 */
amount: Pounds, };

export type Agenda = { 
/**
 * The bids, the furthest apart first.
 */
items: Array<AgendaItem>, 
/**
 * The bids that are left out of everything here, because this profile's member
 * is recused from them and they are not decided yet.
 */
withheld: Array<BidRef>, };

export type AgendaItem = { 
/**
 * Which bid.
 */
ref: BidRef, 
/**
 * What the project is called.
 */
title: string, 
/**
 * Its rank, where it has one.
 */
rank: number | null, 
/**
 * How far the members' own totals are apart, in points.
 */
spread: Points | null, 
/**
 * How many scores are agreed.
 */
agreed: number, 
/**
 * Whether a change within the panel's own spread could carry it over a funding line.
 */
consequence: boolean, };

export type Aggregate = { "rule": "mean" } | { "rule": "median" } | { "rule": "trimmed_mean", 
/**
 * How many to drop at each end, at least 1.
 */
k: number, };

export type Agree = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The scores, each with its reason. One without a figure takes an agreed score back.
 */
scores: Array<AgreedScore>, };

export type AgreedScore = { 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Which criterion.
 */
criterion: CriterionId, 
/**
 * The figure, in the criterion's own scale; `None` while it is not settled.
 */
score: Score | null, 
/**
 * Why. An agreed score without a reason is incomplete.
 */
reason: string, };

export type Agreement = { 
/**
 * How many bids have any of the scores.
 */
bids: number, 
/**
 * How many of them every one of these members scored: those that the
 * intraclass correlations and Kendall's W rest on.
 */
complete_bids: number, 
/**
 * How many members gave any of the scores.
 */
members: number, 
/**
 * How many sheets the scores come from.
 */
sheets: number, 
/**
 * Krippendorff's α, on whichever scores there are.
 */
krippendorff_alpha: Alpha, 
/**
 * Intraclass correlations.
 */
icc: Icc, 
/**
 * Kendall's coefficient of concordance, 0 to 1.
 */
kendall_w: number | null, 
/**
 * Why a figure is `null`, as a sentence, by its name ("icc.1_1").
 */
reasons: { [key in string]: string }, };

export type AgreementGap = { 
/**
 * Under which heading.
 */
heading: Heading, 
/**
 * What is to be done about it, as a sentence.
 */
what: string, 
/**
 * Whether it is missing or was promised.
 */
kind: AgreementGapKind, 
/**
 * Where it is put right.
 */
place: GapPlace, };

export type AgreementGapKind = "missing" | "promised";

export type AgreementSign = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * The signature.
 */
signature: Signature, };

export type AgreementState = "none" | "draft" | "waiting_for_signatures" | "signed" | "varied" | "variation_waits";

export type AgreementVersionRow = { 
/**
 * 1, 2, ...
 */
number: number, 
/**
 * What it says.
 */
agreement: WrittenAgreement, 
/**
 * When it was written.
 */
at: string, 
/**
 * Who has signed it.
 */
signed: { [key in string]: Signature }, 
/**
 * Whether it is the one that holds: the newest that both sides have signed.
 */
in_force: boolean, };

export type AgreementWrite = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * The agreement, whole.
 */
agreement: WrittenAgreement, };

export type Alpha = { 
/**
 * Equal or not.
 */
nominal: number | null, 
/**
 * By how many scores lie between two.
 */
ordinal: number | null, 
/**
 * By their difference.
 */
interval: number | null, 
/**
 * By their difference over their sum; needs scores of 0 or more.
 */
ratio: number | null, };

export type AnnexChoice = "with" | "without" | "apart";

export type ApiError = { 
/**
 * What kind of no it is.
 */
code: ErrorCode, 
/**
 * What is wrong and what to do, in a sentence.
 */
message: string, 
/**
 * Each thing that is wrong, where there are several.
 */
details: Array<string>, 
/**
 * The path in the request to the field that it is about, where it is about one
 * (`details.fund.low`, `decisions.3.amount`).
 */
field: string | null, };

export type Applies = "always" | "claimed";

export type Approach = "co_commissioning" | "invitation_for_bids" | "evidence_led" | "grant_giving" | "iterative";

export type ApproachPlan = { 
/**
 * One or more of the five.
 */
approaches: Array<Approach>, 
/**
 * Why these; never empty.
 */
reason: string, 
/**
 * Why the grant has to be quick; given where grant giving is among them.
 */
fast_because?: string, };

export type ApproachRow = { 
/**
 * Which.
 */
approach: Approach, 
/**
 * Whether the round has it now.
 */
held: boolean, 
/**
 * What the strategy says of it.
 */
words: ApproachWords, 
/**
 * What it asks of the round, and whether that is met; nothing where the round does not
 * have it.
 */
asks: Array<StepCheck>, };

export type ApproachWords = { 
/**
 * What it is.
 */
what_it_is: string, 
/**
 * What the strategy names as its advantages.
 */
advantages: Array<string>, 
/**
 * What the strategy names as its drawbacks.
 */
drawbacks: Array<string>, };

export type ApproachesSet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which, and why.
 */
plan: ApproachPlan, };

export type ApproachesView = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Whether this profile may choose them now.
 */
may_choose: boolean, 
/**
 * Whether the reason for those that hold is on file.
 */
is_planned: boolean, 
/**
 * All five, in the order of the strategy.
 */
approaches: Array<ApproachRow>, 
/**
 * What was chosen, the newest first.
 */
plans: Array<PlanRow>, 
/**
 * How fast a grant was given, where it was a quick one and is decided.
 */
fast: FastGrant | null, };

export type Area = "panel" | "round" | "scheme" | "bids" | "gateways" | "declarations" | "sheets" | "moderation" | "shortlist" | "decisions" | "office" | "publication" | "commissioning" | "awards" | "cycle" | "bidders" | "devices";

export type Assessment = { 
/**
 * What is to become of it.
 */
finding: ReviewFinding, 
/**
 * Why; never empty.
 */
reasons: string, };

export type AssessmentRow = { 
/**
 * What is to become of the project.
 */
finding: ReviewFinding, 
/**
 * Why.
 */
reasons: string, 
/**
 * Who put it on file, by name.
 */
by: string, 
/**
 * When (RFC 3339).
 */
at: string, };

export type Award = { 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Its rank; none where it is not ranked.
 */
rank: number | null, 
/**
 * What it is awarded, in pounds; zero where nothing is.
 */
amount: Pounds, 
/**
 * What that is.
 */
kind: AwardKind, 
/**
 * Why, in a sentence.
 */
reason: string, };

export type AwardAsk = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * On which day; today where it is left out.
 */
on: string | null, };

export type AwardCheck = { 
/**
 * Which check.
 */
kind: AwardCheckKind, 
/**
 * Where it stands.
 */
state: AwardCheckState, };

export type AwardCheckKind = "dbs" | "insurance" | "bank_account";

export type AwardCheckRow = { 
/**
 * Which check.
 */
kind: AwardCheckKind, 
/**
 * Where it stands; `null` where nothing is said of it.
 */
state: AwardCheckState | null, 
/**
 * Whether it was seen and is not out of date, or is not needed.
 */
is_met: boolean, 
/**
 * Where it stands, in words.
 */
words: string, };

export type AwardCheckSet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * The check.
 */
check: AwardCheck, };

export type AwardCheckState = { "state": "promised", 
/**
 * By when.
 */
by?: string | null, } | { "state": "evidenced", 
/**
 * When.
 */
on: string, 
/**
 * What was seen: a certificate's number, a policy. For the office alone.
 */
reference: string, 
/**
 * Its last day; none where it does not end.
 */
expires?: string | null, } | { "state": "not_needed", 
/**
 * Why; never empty.
 */
because: string, };

export type AwardKind = "full" | "part" | "reserve" | "none";

export type AwardMoney = { 
/**
 * What was awarded.
 */
award: Pounds, 
/**
 * What was paid, before what was paid back.
 */
paid: Pounds, 
/**
 * What was paid back.
 */
repaid: Pounds, 
/**
 * What of the award is not paid: `award` − `paid`.
 */
unpaid: Pounds, 
/**
 * What of that is held back.
 */
held: Pounds, 
/**
 * What the returns say was spent; `null` while none says ("not yet").
 */
spent: Pounds | null, 
/**
 * The periods that are over and whose return says nothing of what was spent.
 */
without_spend: Array<number>, 
/**
 * What is expected to be spent in all: what was spent, and the newest forecast of what
 * comes after; `null` while no return gives a forecast.
 */
expected: Pounds | null, 
/**
 * `paid` − `repaid` beside `spent`; `null` while nothing is said of spending.
 */
now: Gap | null, 
/**
 * `award` beside `expected`; `null` while no return gives a forecast.
 */
at_end: Gap | null, 
/**
 * What the recipient holds: `paid` − `repaid` − `spent`, and at least nothing.
 */
unspent: Pounds, };

export type AwardRow = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * What the round is called.
 */
round_title: string, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Whose.
 */
bidder: string, 
/**
 * What the project is called.
 */
title: string, 
/**
 * Where its agreement stands.
 */
state: AgreementState, 
/**
 * What it comes to in money.
 */
money: AwardMoney, 
/**
 * What is due next, on the day or after it; `null` where nothing is.
 */
next: DueThing | null, 
/**
 * What is overdue, the longest first.
 */
overdue: Array<DueThing>, 
/**
 * Why it is at risk, each in words; empty where it is not.
 */
risks: Array<string>, 
/**
 * What the newest review found; `null` before one.
 */
finding: ReviewFinding | null, };

export type AwardToTakeOver = { 
/**
 * The round it was made in.
 */
round: RoundId, 
/**
 * The bid there.
 */
bid: BidRef, 
/**
 * The reference of its bid here; that of the bid there, where it is free.
 */
reference: BidRef | null, 
/**
 * What it asks for now, in pounds; what it was awarded, where it is left out.
 */
amount: Pounds | null, };

export type AwardTotals = { 
/**
 * How many awards.
 */
awards: number, 
/**
 * How many of them have an agreement that both sides signed.
 */
signed: number, 
/**
 * How many are at risk.
 */
at_risk: number, 
/**
 * What was awarded.
 */
award: Pounds, 
/**
 * What was paid, before what was paid back.
 */
paid: Pounds, 
/**
 * What was paid back.
 */
repaid: Pounds, 
/**
 * What is not paid.
 */
unpaid: Pounds, 
/**
 * What of that is held back.
 */
held: Pounds, 
/**
 * What the returns say was spent.
 */
spent: Pounds, 
/**
 * Of how many awards no return says what was spent.
 */
without_spend: number, 
/**
 * What the recipients hold: paid, not paid back and not spent.
 */
unspent: Pounds, 
/**
 * What the awards with a forecast under the award are under it, together.
 */
forecast_under: Pounds, 
/**
 * What the awards with a forecast over the award are over it, together.
 */
forecast_over: Pounds, };

export type AwardView = { 
/**
 * The day that it is of.
 */
on: string, 
/**
 * Which round.
 */
round: RoundId, 
/**
 * What the round is called.
 */
round_title: string, 
/**
 * The bid.
 */
bid: Bid, 
/**
 * What was decided on it.
 */
decision: Decision, 
/**
 * The SHA-256 of the bid as it is on file: what an agreement annexes.
 */
bid_sha256: string, 
/**
 * Where its agreement stands.
 */
state: AgreementState, 
/**
 * The versions of its agreement, the first first.
 */
versions: Array<AgreementVersionRow>, 
/**
 * What an agreement would say that is not written yet; `null` once one is.
 */
draft: WrittenAgreement | null, 
/**
 * What the newest version of the agreement lacks, or else its draft, by heading: what is
 * missing, and what was only promised.
 */
gaps: Array<AgreementGap>, 
/**
 * What no longer fits the agreement that holds, in words: another award, another bid.
 */
mismatches: Array<string>, 
/**
 * Each check, whether or not anything is said of it.
 */
checks: Array<AwardCheckRow>, 
/**
 * How far each measure is.
 */
measures: Array<MeasureProgress>, 
/**
 * Each period that is reported on.
 */
returns: Array<ReturnRow>, 
/**
 * Each payment of the schedule.
 */
payments: Array<PaymentRow>, 
/**
 * What it comes to in money.
 */
money: AwardMoney, 
/**
 * The days on which it is to be looked at again.
 */
planned_reviews: Array<PlannedReview>, 
/**
 * Its reviews, in order.
 */
reviews: Array<Review>, 
/**
 * What is due on the day or after it, by day.
 */
due: Array<DueThing>, 
/**
 * What is overdue, the longest first.
 */
overdue: Array<DueThing>, 
/**
 * Why it is at risk, each in words.
 */
risks: Array<string>, 
/**
 * What the five points of each rating mean.
 */
rating_words: RatingWords, 
/**
 * Whether this profile's member may change it: the chair, or a support officer.
 */
may_change: boolean, };

export type AwardsAsk = { 
/**
 * Of which round; of all where it is left out.
 */
round: RoundId | null, 
/**
 * On which day; today where it is left out.
 */
on: string | null, };

export type AwardsView = { 
/**
 * The day that it is of.
 */
on: string, 
/**
 * Each award, by round, then by bid.
 */
rows: Array<AwardRow>, 
/**
 * What they come to.
 */
totals: AwardTotals, 
/**
 * What is due on the day and in the 60 days after it, by day.
 */
due_soon: Array<DueOfAward>, 
/**
 * What is overdue, the longest first.
 */
overdue: Array<DueOfAward>, 
/**
 * What is overdue, counted by kind and by how long.
 */
ageing: Array<AgeingRow>, 
/**
 * When what is not paid is to be paid.
 */
calendar: PaymentCalendar, };

export type Band = "safe" | "in_the_balance" | "out";

export type BehindView = { 
/**
 * How many records that this device wrote are here.
 */
here: number, 
/**
 * How many it had written.
 */
written: number, };

export type BestAsk = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The fund supposed, in pounds.
 */
total: Pounds, 
/**
 * What is to be highest.
 */
objective: Objective, };

export type BestValue = { 
/**
 * What is highest.
 */
objective: Objective, 
/**
 * How high, exactly.
 */
value: string, 
/**
 * The bids of the set, by rank, each funded in full.
 */
awards: Array<Award>, 
/**
 * What they are awarded in all, in pounds.
 */
spent: Pounds, 
/**
 * What is left to award, in pounds.
 */
left: Pounds, 
/**
 * Whether no other set is worth more. Where not, the search was stopped.
 */
proved: boolean, 
/**
 * What no set is worth more than, where it is not proved that this is the best.
 */
bound: string | null, };

export type BestView = { 
/**
 * The best set; `null` where none keeps to all parameters.
 */
best: BestValue | null, 
/**
 * Why there is none.
 */
why_not: string | null, 
/**
 * What it gains and loses beside rank order.
 */
difference: Difference | null, 
/**
 * What it comes to for each objective, priority group and district.
 */
coverage: Array<CoverageRow>, };

export type Bid = { 
/**
 * Its reference, unique within the round.
 */
ref: BidRef, 
/**
 * Who bids.
 */
bidder: Bidder, 
/**
 * What the project is called.
 */
title: string, 
/**
 * What it asks for, in pounds.
 */
amount: Pounds, 
/**
 * The least it said it could work with, in pounds; never over `amount`.
 */
minimum_amount: Pounds | null, 
/**
 * The objectives it claims, as criterion ids.
 */
objectives: Array<CriterionId>, 
/**
 * The priority groups it claims, as criterion ids.
 */
groups: Array<CriterionId>, 
/**
 * The district it would serve.
 */
district: string | null, 
/**
 * What the project would do, in the bidder's words.
 */
summary: string | null, 
/**
 * What documents need of it beyond this.
 */
details?: BidDetails, };

export type BidApproach = "proven" | "new";

export type BidChange = { 
/**
 * What, as the form calls it.
 */
of: string, 
/**
 * What it said.
 */
before: string, 
/**
 * What it says now.
 */
after: string, 
/**
 * Whether what it said and says is for the office alone: nothing that is published
 * may print it.
 */
private: boolean, };

export type BidCorrect = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The bid as it should read.
 */
bid: Bid, 
/**
 * Why; needed where the amounts or the claims change.
 */
reason: string, };

export type BidCorrection = { 
/**
 * When, by the writer's clock (RFC 3339).
 */
at: string, 
/**
 * Why; empty where none was given.
 */
reason: string, 
/**
 * What it says otherwise since.
 */
changes: Array<BidChange>, };

export type BidDetails = { 
/**
 * The bidder's number with the Charity Commission ("1112345").
 */
charity_number?: string | null, 
/**
 * The bidder's number with Companies House, eight characters ("01234567", "SC123456").
 */
company_number?: string | null, 
/**
 * Whom letters go to: a name, an e-mail address, a telephone number.
 */
contact?: string | null, 
/**
 * Where letters go to. A refuge's address must never be published, so none is.
 */
address?: string | null, 
/**
 * The day on which the project is to start.
 */
start?: string | null, 
/**
 * Its last day; not before `start`.
 */
end?: string | null, 
/**
 * What the money is for, in a sentence that can be published with an award.
 */
purpose?: string | null, 
/**
 * Whom the project is for.
 */
beneficiaries?: string | null, 
/**
 * What else pays for the project, and how much; told to the office in confidence.
 */
other_funding?: string | null, 
/**
 * Whether what it does is proven or new.
 */
approach?: BidApproach | null, 
/**
 * Whether it goes on with a project that runs already.
 */
existing?: boolean | null, 
/**
 * What shows that it works: the sources of a proven approach.
 */
evidence?: string | null, 
/**
 * How it will be found out whether a new approach works.
 */
validation?: ValidationPlan | null, };

export type BidFigures = { 
/**
 * The total, 0–100.
 */
total: Points, 
/**
 * The title of the band that the total is in; left out where it is in none.
 */
band?: string | null, 
/**
 * The score of each section, 0–100.
 */
sections: { [key in SectionId]: Points }, 
/**
 * The figures of each criterion that applies to the bid.
 */
criteria: { [key in CriterionId]: CriterionFigures }, 
/**
 * How many sheets count.
 */
sheets: number, };

export type BidHeading = { 
/**
 * Its reference.
 */
ref: BidRef, 
/**
 * Its title.
 */
title: string, };

export type BidInHistory = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * What the round is called.
 */
round_title: string, 
/**
 * The bid.
 */
bid: BidRef, 
/**
 * The bidder, as the bid names it.
 */
name: Bidder, 
/**
 * What the project is called.
 */
title: string, 
/**
 * What it asked for, in pounds.
 */
asked: Pounds, 
/**
 * Whether it was withdrawn.
 */
withdrawn: boolean, 
/**
 * What was decided; none before it was.
 */
decision: DecisionKind | null, 
/**
 * What was awarded, in pounds; none before it was decided.
 */
awarded: Pounds | null, 
/**
 * What the newest review of its award found.
 */
finding: ReviewFinding | null, };

export type BidInstead = { 
/**
 * The bid.
 */
bid: BidRef, 
/**
 * Who bids.
 */
bidder: Bidder, 
/**
 * What it is called.
 */
title: string, 
/**
 * What it asks for, in pounds.
 */
asks: Pounds, };

export type BidLine = { 
/**
 * The fund supposed, in pounds.
 */
fund: Pounds, 
/**
 * How low its total may fall.
 */
margin: Margin, };

export type BidList = { 
/**
 * By reference.
 */
bids: Array<BidRow>, 
/**
 * What all of them that are not withdrawn ask for, in pounds.
 */
asked: Pounds, };

export type BidRef = string;

export type BidRow = { 
/**
 * The bid.
 */
bid: Bid, 
/**
 * Why it was withdrawn, where it was.
 */
withdrawn: string | null, 
/**
 * Why it was taken late, where it was.
 */
late: string | null, 
/**
 * How it was put right once scoring had opened, oldest first.
 */
corrections: Array<BidCorrection>, 
/**
 * The answer to each gateway of the scheme; `null` while it is open, and where it is
 * withheld.
 */
gateways: { [key in GatewayId]: GatewayCell }, 
/**
 * Whether its answers are withheld from who asks: they are recused from it, and it is
 * not decided yet.
 */
withheld: boolean, };

export type BidScores = { 
/**
 * The bid.
 */
bid: Bid, 
/**
 * The scheme.
 */
scheme: Scheme, 
/**
 * Each sheet, by member.
 */
sheets: Array<OpenSheet>, 
/**
 * What was agreed, by criterion.
 */
agreed: Array<AgreedScore>, 
/**
 * The panel's words on what speaks for it.
 */
strengths: string, 
/**
 * The panel's words on what speaks against it.
 */
weaknesses: string, 
/**
 * Where the line runs for it under each end of the fund and the settled one;
 * empty where it is not ranked.
 */
lines: Array<BidLine>, 
/**
 * Its published figures, where there are any.
 */
figures: BidFigures | null, 
/**
 * Its rank, where it has one.
 */
rank: number | null, 
/**
 * Why it is not ranked, where it is not.
 */
unranked: string | null, };

export type BidSet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The bid.
 */
bid: Bid, 
/**
 * Why it is taken after scoring has opened; needed then.
 */
late_reason: string, };

export type BidStability = { 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Its official rank.
 */
rank: number, 
/**
 * Whether it is officially funded in full.
 */
above: boolean, 
/**
 * The share of draws in which it is funded in full, of those in which it
 * has sheets enough to be ranked; a fraction of 1.
 */
above_line: number | null, 
/**
 * The share of weightings in which it is funded in full; a fraction of 1.
 */
weightings: number | null, 
/**
 * The lowest rank number among the official one and those without one member.
 */
rank_low: number, 
/**
 * The highest of them.
 */
rank_high: number, 
/**
 * Its rank without each member; `null` where it would have none.
 */
leave_one_out: { [key in MemberId]: number | null }, 
/**
 * What all this comes to.
 */
band: Band, 
/**
 * Why a share is `null`, where one is.
 */
reason: string | null, };

export type BidWithdraw = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Why.
 */
reason: string, };

export type Bidder = string;

export type BiddersAnswer = { 
/**
 * The names.
 */
names: Array<Bidder>, 
/**
 * The one they go by; none where they are not the same.
 */
as_one: Bidder | null, 
/**
 * Why.
 */
reason: string, 
/**
 * Who said it, by name.
 */
by: string, 
/**
 * When (RFC 3339).
 */
at: string, };

export type BiddersJoin = { 
/**
 * The names; two or more, each as a bid has it.
 */
names: Array<Bidder>, 
/**
 * The one that the bidder goes by; none where they are not the same.
 */
as_one: Bidder | null, 
/**
 * Why.
 */
reason: string, };

export type BiddersView = { 
/**
 * The bidders, by the name they go by.
 */
bidders: Array<RegisteredBidder>, 
/**
 * Those that look like one, and that nobody was asked about yet.
 */
questions: Array<LikeBidders>, 
/**
 * What was said of names, newest first.
 */
answers: Array<BiddersAnswer>, 
/**
 * Whether whoever this profile belongs to may say.
 */
may_say: boolean, };

export type BidsImport = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The file.
 */
file: FileIn, 
/**
 * Whether to take the good lines where others are refused; else nothing is taken.
 */
take_good: boolean, 
/**
 * Why bids are taken after scoring has opened; needed then.
 */
late_reason: string, };

export type BidsPreview = { 
/**
 * The bids that can be taken.
 */
good: Array<Bid>, 
/**
 * References among them that are on file already and would be replaced.
 */
replaced: Array<BidRef>, 
/**
 * What is wrong with the others.
 */
refusals: Array<Refusal>, 
/**
 * What else a reader should know.
 */
warnings: Array<string>, 
/**
 * The refused lines as a CSV file to mend, where there are any.
 */
mend: string | null, };

export type BranchView = { 
/**
 * The record.
 */
record: string, 
/**
 * When it was written, by the writer's clock.
 */
at: string, 
/**
 * Its kind ("sheet_submitted").
 */
kind: string, 
/**
 * Whether it is the one that stands.
 */
stands: boolean, };

export type Breakpoint = { 
/**
 * The fund, in pounds, to the penny: with a penny less the set is the old one.
 */
fund: Pounds, 
/**
 * The bids that are funded in full from here on, by reference.
 */
enters: Array<BidRef>, 
/**
 * The bids that no longer are, by reference.
 */
leaves: Array<BidRef>, };

export type Changed = { 
/**
 * The rounds.
 */
rounds: Array<RoundId>, 
/**
 * The parts.
 */
areas: Array<Area>, };

export type CoverageKind = "objective" | "group" | "district" | "new";

export type CoverageRow = { 
/**
 * What kind of row it is.
 */
kind: CoverageKind, 
/**
 * The criterion's id, or the district.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * How many bids serve it.
 */
bids: number, 
/**
 * What they ask for, in pounds.
 */
asked: Pounds, 
/**
 * How many of them are awarded something.
 */
awards: number, 
/**
 * What they are awarded, in pounds.
 */
spend: Pounds, 
/**
 * That as a share of all awards, in hundredths with one place.
 */
share: Points, 
/**
 * The least that must be awarded, in pounds.
 */
least_spend: Pounds | null, 
/**
 * The least number of awards.
 */
least_awards: number | null, 
/**
 * Whether both are reached; none where neither is asked for.
 */
met: boolean | null, };

export type Criterion = { 
/**
 * Its id, unique within the scheme.
 */
id: CriterionId, 
/**
 * What it is called.
 */
title: string, 
/**
 * What to look for, in the words of the published scheme.
 */
guidance?: string, 
/**
 * Points to weigh within it.
 */
sub_points?: Array<string>, 
/**
 * Its share of the section; the weights within a section sum to 100.
 */
weight: Weight, 
/**
 * Which bids are scored on it.
 */
applies: Applies, 
/**
 * The panel score that passes, in the criterion's own scale: a floor, or a
 * ceiling where lower is better.
 */
threshold: Score | null, 
/**
 * Its scale.
 */
scale: Scale, };

export type CriterionFairness = { 
/**
 * Its share of the variance of the ranked bids' totals, as a fraction of 1;
 * the shares of all criteria sum to 1. Its reason, where it is `null`, is
 * under `influence`.
 */
influence: number | null, 
/**
 * How many bids have any of the scores.
 */
bids: number, 
/**
 * How many of them every one of these members scored: those that the
 * intraclass correlations and Kendall's W rest on.
 */
complete_bids: number, 
/**
 * How many members gave any of the scores.
 */
members: number, 
/**
 * How many sheets the scores come from.
 */
sheets: number, 
/**
 * Krippendorff's α, on whichever scores there are.
 */
krippendorff_alpha: Alpha, 
/**
 * Intraclass correlations.
 */
icc: Icc, 
/**
 * Kendall's coefficient of concordance, 0 to 1.
 */
kendall_w: number | null, 
/**
 * Why a figure is `null`, as a sentence, by its name ("icc.1_1").
 */
reasons: { [key in string]: string }, };

export type CriterionFigures = { 
/**
 * The panel score, in the criterion's own scale.
 */
panel: Score, 
/**
 * The same on the common 0–100 scale.
 */
normalised: Points, 
/**
 * How many sheets it rests on.
 */
sheets: number, 
/**
 * Whether it was agreed in moderation.
 */
agreed: boolean, };

export type CriterionId = string;

export type Cut = { 
/**
 * Who is funded, and what is left.
 */
shortlist: Shortlist, 
/**
 * What it comes to for each objective, priority group and district.
 */
coverage: Array<CoverageRow>, };

export type CutAsk = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The fund supposed, in pounds.
 */
total: Pounds, 
/**
 * What happens to a bid that does not fit; the round's own rule where it is left out.
 */
rule: FitRule | null, };

export type CycleAsk = { 
/**
 * The financial year ("2013/14"); the one that it is now where it is left out.
 */
year: string | null, };

export type CycleCard = { 
/**
 * The entry.
 */
entry: CycleEntry, 
/**
 * What the objectives and groups that it is about are called.
 */
subjects: Array<string>, 
/**
 * Who put it on file as it is, by name.
 */
by: string, 
/**
 * When.
 */
at: string, };

export type CycleEntry = { 
/**
 * Its id, unique within the panel.
 */
id: CycleEntryId, 
/**
 * What it is.
 */
kind: CycleEntryKind, 
/**
 * Its phases; at least one.
 */
phases: Array<Phase>, 
/**
 * What it is called.
 */
title: string, 
/**
 * The day it happened, or its first.
 */
on: string, 
/**
 * Its last day, where it took more than one.
 */
until?: string | null, 
/**
 * Who was heard or took part, and how many; in words.
 */
who?: string, 
/**
 * How ("survey", "public meeting", "focus group").
 */
how?: string, 
/**
 * What was said, found, decided or learned.
 */
text: string, 
/**
 * Where it can be read.
 */
sources?: Array<Source>, 
/**
 * The rounds that it is about.
 */
rounds?: Array<RoundId>, 
/**
 * The objectives and priority groups that it is about, by their ids in the rounds'
 * schemes.
 */
criteria?: Array<CriterionId>, 
/**
 * Whether it was read, and may stand in the report for the public.
 */
public: boolean, };

export type CycleEntryId = string;

export type CycleEntryKind = "engagement" | "needs_document" | "outcome" | "option" | "decision" | "lesson";

export type CycleEntryRemove = { 
/**
 * Which.
 */
entry: CycleEntryId, 
/**
 * Why.
 */
reason: string, };

export type CycleEntrySet = { 
/**
 * All of it. A new one has an empty id, and is given one.
 */
entry: CycleEntry, };

export type CycleLink = { 
/**
 * Which entry.
 */
entry: CycleEntryId, 
/**
 * What it is called.
 */
title: string, 
/**
 * What it is.
 */
kind: CycleEntryKind, 
/**
 * Its first day: it may be of an earlier or a later year.
 */
on: string, 
/**
 * Which round.
 */
round: RoundId, 
/**
 * How they go together.
 */
way: LinkWay, };

export type CycleRound = { 
/**
 * Its id.
 */
id: RoundId, 
/**
 * What it is called.
 */
title: string, 
/**
 * Where it stands.
 */
stage: Stage, 
/**
 * By which approaches it is commissioned.
 */
approaches: Array<Approach>, 
/**
 * When it got to where it stands: the day of each step, as it is on record.
 */
steps: Array<RoundStep>, 
/**
 * The objectives and priority groups of its scheme, in the scheme's order.
 */
subjects: Array<CycleSubject>, };

export type CycleSubject = { 
/**
 * Its id in that scheme.
 */
id: CriterionId, 
/**
 * What it is called.
 */
title: string, 
/**
 * Which of the two.
 */
kind: CoverageKind, };

export type CycleView = { 
/**
 * The year.
 */
shown: CycleYear, 
/**
 * The years that there is something to show of, and the one that it is now; newest first.
 */
years: Array<FinancialYear>, 
/**
 * What is done in each phase, in their order.
 */
phases: Array<PhaseWords>, 
/**
 * The entries of the year, by day.
 */
entries: Array<CycleCard>, 
/**
 * All rounds: what an entry can be about.
 */
rounds: Array<CycleRound>, 
/**
 * Whether whoever asks may add entries, change them and take them out.
 */
may_change: boolean, 
/**
 * The day that it is now, by the office's clocks.
 */
today: string, };

export type CycleYear = { 
/**
 * Which year.
 */
year: FinancialYear, 
/**
 * Its first day.
 */
first_day: string, 
/**
 * Its last day.
 */
last_day: string, 
/**
 * The four phases in their order, each with its entries in order of day.
 */
phases: Array<PhaseOfYear>, 
/**
 * The rounds that were at work in it or that an entry of it is about, by first day.
 */
rounds: Array<CycleRound>, 
/**
 * The objectives and priority groups of those rounds, by title, each with the entries
 * that are about it; none where nobody spoke of it.
 */
subjects: Array<SubjectOfYear>, 
/**
 * The entries that say who was heard, in order of day.
 */
heard: Array<CycleEntryId>, 
/**
 * The outcomes that were sought, in order of day.
 */
outcomes: Array<CycleEntryId>, 
/**
 * What was learned, in order of day.
 */
lessons: Array<CycleEntryId>, 
/**
 * What fed into what: entries and rounds, where either is of the year.
 */
links: Array<CycleLink>, };

export type Decide = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * On each bid.
 */
decisions: Array<Decision>, 
/**
 * Who decided, by name and office.
 */
by: string, 
/**
 * What it says beside what it says of each bid.
 */
details: DecisionDetails, };

export type DecidedFinding = { 
/**
 * What becomes of it; none while that is open (nothing decided, deferred, on reserve).
 */
finding: ReviewFinding | null, 
/**
 * The same as a sentence.
 */
sentence: string, };

export type Decision = { 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * What was decided.
 */
kind: DecisionKind, 
/**
 * How much was awarded, in pounds; zero for all but awards.
 */
amount: Pounds, 
/**
 * Why.
 */
reason: string, 
/**
 * What the award depends on; empty where it depends on nothing.
 */
conditions?: string, };

export type DecisionDetails = { 
/**
 * Its reference in the office's register ("PCC 2014/07").
 */
reference: string | null, 
/**
 * The day on which it was made.
 */
on: string | null, 
/**
 * Which options were considered, and why they were not taken.
 */
options: string | null, 
/**
 * What the restricted part of the notice says.
 */
restricted: Restricted | null, };

export type DecisionKind = "award" | "part_award" | "reserve" | "deferred" | "decline";

export type DeclarationKind = "none" | "declared" | "recused";

export type Declare = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Whose; this profile's own where it is left out.
 */
member: MemberId | null, 
/**
 * About which bids or bidders.
 */
subjects: Array<Subject>, 
/**
 * What.
 */
kind: DeclarationKind, 
/**
 * The member's own words.
 */
note: string, };

export type DeputySet = { 
/**
 * Who; nobody where it is `null`.
 */
member: MemberId | null, };

export type DeviceBar = { 
/**
 * Its log.
 */
log: string, 
/**
 * Why.
 */
reason: string, };

export type DeviceView = { 
/**
 * Its log.
 */
log: string, 
/**
 * What people read out to compare it.
 */
fingerprint: string, 
/**
 * Whose it is.
 */
member: MemberId, 
/**
 * Their name.
 */
name: string, 
/**
 * Whether it is this one.
 */
own: boolean, 
/**
 * Whether the six words were compared.
 */
confirmed: boolean, 
/**
 * Why it was barred, where it was.
 */
barred: string | null, 
/**
 * How many of its records are here.
 */
records: number, };

export type Difference = { 
/**
 * The bids that it funds and rank order does not, by reference.
 */
gained: Array<BidRef>, 
/**
 * The bids that rank order funds and it does not.
 */
lost: Array<BidRef>, 
/**
 * How much higher the sum of its published totals is; below zero where it is lower.
 */
points: Points, 
/**
 * How much more it spends on them, in pounds; below zero where it spends less.
 */
pounds: Pounds, };

export type Direction = "at_least" | "at_most";

export type Doctor = { 
/**
 * Whether nothing is bad.
 */
sound: boolean, 
/**
 * What was looked at, and what was found.
 */
findings: Array<Finding>, };

export type DocumentAsk = { 
/**
 * Of which round.
 */
round: RoundId, 
/**
 * Which.
 */
which: WhichDocument, };

export type DocumentList = { 
/**
 * Each of them.
 */
documents: Array<DocumentRow>, 
/**
 * The folder that they are saved in unless another is named.
 */
folder: string, };

export type DocumentName = "pack" | "public_pack" | "notice" | "letters" | "agreement" | "workbook" | "open_data" | "specified_information" | "foi" | "cycle_report" | "half_year";

export type DocumentPreview = { 
/**
 * The name that it would be saved under.
 */
name: string, 
/**
 * How many files it is.
 */
files: number, 
/**
 * How many pages it has, where it has pages.
 */
pages: number | null, 
/**
 * The PDF, in base64, where it is looked at page by page.
 */
base64: string | null, 
/**
 * The text, where it is looked at as that.
 */
text: string | null, 
/**
 * What a reader of it should know.
 */
warnings: Array<string>, };

export type DocumentRow = { 
/**
 * Which.
 */
document: DocumentName, 
/**
 * What it is called.
 */
title: string, 
/**
 * What it is for.
 */
purpose: string, 
/**
 * How it is looked at.
 */
form: PreviewForm, 
/**
 * Why it cannot be made yet; none where it can.
 */
missing: string | null, };

export type DocumentWrite = { 
/**
 * Of which round.
 */
round: RoundId, 
/**
 * Which.
 */
which: WhichDocument, 
/**
 * The folder; the user's documents where it is left out.
 */
folder: string | null, };

export type DueKind = "agreement" | "signature" | "check" | "return" | "payment" | "review";

export type DueOfAward = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Whose.
 */
bidder: string, 
/**
 * What.
 */
due: DueThing, };

export type DueThing = { 
/**
 * What kind of thing.
 */
kind: DueKind, 
/**
 * The number of the period, payment or review; `null` for what has none.
 */
number: number | null, 
/**
 * What, in words: "Return of period 2".
 */
what: string, 
/**
 * When.
 */
on: string, 
/**
 * How many days its day is over; 0 on the day and before.
 */
days_late: number, 
/**
 * How much, of a payment, in pounds.
 */
amount: Pounds | null, 
/**
 * What a payment still waits for, in words.
 */
waits_for: Array<string>, };

export type EarlierAward = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * What the round is called.
 */
round_title: string, 
/**
 * The bid there.
 */
bid: BidRef, 
/**
 * Who has it.
 */
bidder: Bidder, 
/**
 * What it is called.
 */
title: string, 
/**
 * What was awarded, in pounds.
 */
award: Pounds, 
/**
 * The last day that is paid for; none while there is no agreement.
 */
until: string | null, 
/**
 * What its newest review found.
 */
finding: ReviewFinding | null, 
/**
 * The bid of this round that goes on with it, where one does.
 */
taken_as: BidRef | null, };

export type Earmark = { 
/**
 * Bids that claim one of these objectives or priority groups.
 */
criteria: Array<CriterionId>, 
/**
 * Bids for one of these districts.
 */
districts: Array<string>, 
/**
 * These bids.
 */
bids: Array<BidRef>, };

export type EffectiveFigures = { 
/**
 * The weight within its section, as the scheme publishes it.
 */
published: Weight, 
/**
 * The least share of the total that it carries, in hundredths.
 */
low: Weight, 
/**
 * The largest share of the total that it carries, in hundredths.
 */
high: Weight, };

export type EntryInPhase = { 
/**
 * Which entry.
 */
entry: CycleEntryId, 
/**
 * The other phases that it stands in too.
 */
also_in: Array<Phase>, };

export type ErrorCode = "bad_data" | "not_found" | "not_allowed" | "cancelled" | "usage" | "locked" | "environment" | "bug";

export type ExchangeDone = { 
/**
 * How many records were sent: of this device, and of others that the folder lacked.
 */
sent: number, 
/**
 * How many records of others were new.
 */
received: number, 
/**
 * How many records a newer program wrote: kept until the update.
 */
parked: number, 
/**
 * How many records wait for others that have not arrived.
 */
waiting: number, 
/**
 * The same with names, and what to do; none where nothing waits.
 */
waits: WaitingView | null, 
/**
 * Files that are still arriving.
 */
arriving: Array<string>, 
/**
 * What was not taken, each with a sentence.
 */
refused: Array<string>, 
/**
 * Devices that the chair has not taken on, by fingerprint.
 */
strangers: Array<string>, };

export type ExchangeRun = { 
/**
 * The folder; the one used last where it is left out.
 */
folder: string | null, };

export type ExchangeView = { 
/**
 * Whose profile this is; none where it belongs to no panel.
 */
me: MemberId | null, 
/**
 * Who runs the panel, as far as is known here.
 */
chair_name: string | null, 
/**
 * Whether it is the chair's.
 */
chair: boolean, 
/**
 * The six words, while the chair has not taken this device on.
 */
words: Array<string> | null, 
/**
 * The folder used last.
 */
folder: string | null, 
/**
 * When records were last exchanged.
 */
exchanged_at: string | null, 
/**
 * The devices of the panel.
 */
devices: Array<DeviceView>, 
/**
 * What the chair has of this device's sheets, round by round.
 */
receipts: Array<ReceiptView>, 
/**
 * The logs that were written twice.
 */
forks: Array<ForkView>, 
/**
 * What changed nothing, each with a sentence why.
 */
set_aside: Array<string>, 
/**
 * How many records wait for others that have not arrived.
 */
waiting: number, 
/**
 * The same with names, and what to do; none where nothing waits.
 */
waits: WaitingView | null, 
/**
 * Where this is an old copy of the profile: how much of its own is missing.
 */
behind: BehindView | null, 
/**
 * Who takes the chair if the chair cannot go on.
 */
deputy: MemberId | null, 
/**
 * When a recovery kit of this device was last made.
 */
kit_made_at: string | null, 
/**
 * The rounds whose sheets open only with an observer's key too.
 */
second_keys: Array<SecondKeyView>, 
/**
 * The deputies who took the chair over.
 */
takeovers: Array<TakeoverView>, };

export type ExistingProject = { 
/**
 * The bid of this round that stands for it.
 */
bid: BidRef, 
/**
 * The round of this panel whose agreement it goes on from, and the bid there; none
 * where the agreement was made elsewhere.
 */
agreement?: [string, string] | null, 
/**
 * What it was awarded for its last period, in pounds.
 */
cost: Pounds, 
/**
 * What of it was spent, in pounds; none where that is not known yet.
 */
spent?: Pounds | null, 
/**
 * The last day that is paid for; none where that is not known.
 */
until?: string | null, 
/**
 * What it achieved: from its returns.
 */
achieved?: string, 
/**
 * What its reviews found.
 */
reviews?: string, };

export type Fairness = { 
/**
 * Agreement on the sheets' own 0–100 totals, before they are rounded.
 */
agreement: Agreement, 
/**
 * Agreement on the raw scores of each criterion, and its influence.
 */
by_criterion: { [key in CriterionId]: CriterionFairness }, 
/**
 * How severe each member with a sheet that counts is, by member.
 */
severity: Array<Severity>, 
/**
 * Why effects or standard errors are `null`, where they are.
 */
severity_reason: string | null, 
/**
 * Whether every member can be compared with every other, directly or
 * through the bids of others.
 */
connected: boolean, 
/**
 * The ranked bids in the order that they would take with severity removed.
 */
severity_removed: Array<SeverityRemoved>, 
/**
 * Which sheets did not count and why, and other things a reader should know.
 */
warnings: Array<string>, };

export type FairnessView = { 
/**
 * The figures.
 */
fairness: Fairness, 
/**
 * The bids that are left out of everything here, because this profile's member
 * is recused from them and they are not decided yet.
 */
withheld: Array<BidRef>, 
/**
 * The scheme.
 */
scheme: Scheme, 
/**
 * The members' names.
 */
names: Record<string, string>, 
/**
 * The bids' titles.
 */
titles: Record<string, string>, 
/**
 * The fund's low and high end, in pounds.
 */
low: Pounds, 
/**
 * The high end.
 */
high: Pounds, 
/**
 * The fund at which the shortlist is shown first.
 */
opens_at: Pounds, };

export type FastGrant = { 
/**
 * In how many days from when grant giving was chosen to the decision, both counted.
 */
days: number, 
/**
 * Why it had to be quick.
 */
because: string, };

export type FileIn = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its bytes, in base64.
 */
base64: string, };

export type FileKind = "bundle" | "invitation" | "reply" | "return_form" | "sealed" | "other";

export type FileLook = { 
/**
 * What kind of file it is.
 */
kind: FileKind, 
/**
 * What it is, in a sentence.
 */
sentence: string, 
/**
 * Why nothing can be done with it here, and what to do instead.
 */
refusal: string | null, };

export type FileOfRound = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The file.
 */
file: FileIn, };

export type FileOut = { 
/**
 * A name for it.
 */
name: string, 
/**
 * Its bytes, in base64.
 */
base64: string, };

export type FileSave = { 
/**
 * The folder.
 */
folder: string, 
/**
 * The file.
 */
file: FileOut, 
/**
 * The whole path of a kit that this file is the page of: it is refused a place beside it.
 */
apart_from: string | null, };

export type FileSaved = { 
/**
 * The whole path.
 */
path: string, };

export type FinancialYear = string;

export type Finding = { 
/**
 * How it is.
 */
state: State, 
/**
 * What was found, as a sentence.
 */
text: string, 
/**
 * What to do, where there is something to do.
 */
remedy: string | null, };

export type FitRule = "stop" | "skip" | "part";

export type ForkChoose = { 
/**
 * The record that stands.
 */
record: string, 
/**
 * How it came about, in the author's words.
 */
reason: string, };

export type ForkView = { 
/**
 * The log.
 */
log: string, 
/**
 * Whose it is.
 */
name: string, 
/**
 * The place that was written twice.
 */
seq: number, 
/**
 * What stands there, each with its record's id and what it says.
 */
branches: Array<BranchView>, 
/**
 * Whether one was chosen.
 */
settled: boolean, };

export type Fund = { 
/**
 * The least that may be awarded in all, in pounds.
 */
low: Pounds, 
/**
 * The most; never under `low`.
 */
high: Pounds, 
/**
 * Where it comes from.
 */
sources: Array<FundLine>, 
/**
 * What of it is committed already.
 */
commitments: Array<FundLine>, 
/**
 * The most that one bidder may be awarded over all its bids.
 */
most_per_bidder: Pounds | null, 
/**
 * The most that one bid may be awarded, in pounds.
 */
most_per_bid?: Pounds | null, 
/**
 * The least that one award may be, in pounds.
 */
least_per_bid?: Pounds | null, 
/**
 * The share of the fund that is held back and not awarded, in hundredths, 0 to 100.
 */
reserve_share?: Weight, 
/**
 * The share by which awards may exceed the fund on purpose, because recipients
 * underspend, in hundredths, 0 to 100.
 */
over_allocation?: Weight, 
/**
 * Under which power the grants are made.
 */
power?: LegalPower | null, 
/**
 * What happens to a bid that does not fit what is left.
 */
rule?: FitRule, 
/**
 * What awards must come to in all for some objectives, priority groups or districts.
 */
minimums?: Array<Minimum>, };

export type FundLine = { 
/**
 * What it is ("Community Safety Fund").
 */
label: string, 
/**
 * How much, in pounds.
 */
amount: Pounds, };

export type FunderChoice = { 
/**
 * The prefix that 360Giving gave to the publisher ("360G-norfolkpcc").
 */
prefix: string | null, 
/**
 * The funder's identifier.
 */
id: string | null, 
/**
 * The funder's name.
 */
name: string | null, };

export type Gap = { 
/**
 * On which side.
 */
kind: GapKind, 
/**
 * How far, in pounds; never negative.
 */
amount: Pounds, };

export type GapKind = "underspend" | "overspend" | "even";

export type GapPlace = "text" | "period" | "returns" | "reviews" | "payments" | "measures" | "variation" | { "signatory": Side } | { "signature": Side } | { "check": AwardCheckKind } | "bid" | "round" | "office";

export type Gateway = { 
/**
 * Its id, unique within the scheme.
 */
id: GatewayId, 
/**
 * The question.
 */
question: string, 
/**
 * Who answers it.
 */
answered_by: string, 
/**
 * What a fail means.
 */
kind: GatewayKind, };

export type GatewayAnswer = { 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Which question.
 */
gateway: GatewayId, 
/**
 * The answer; `None` while it is open.
 */
answer: GatewayReply | null, 
/**
 * Why, in the words of whoever answered.
 */
note: string, 
/**
 * That the chair has the bid scored all the same, where it fails a showstopper.
 */
score_anyway?: boolean, };

export type GatewayAnswerSet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Which question.
 */
gateway: GatewayId, 
/**
 * The answer; `null` opens it again.
 */
answer: GatewayReply | null, 
/**
 * Why.
 */
note: string, 
/**
 * Whether the bid is scored all the same, where it fails.
 */
score_anyway: boolean, };

export type GatewayAnswersSet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The answers; one that is `null` opens a gateway again.
 */
answers: Array<GatewayAnswer>, };

export type GatewayCell = { 
/**
 * The answer.
 */
answer: GatewayReply | null, 
/**
 * Why.
 */
note: string, 
/**
 * That the chair has the bid scored although it failed.
 */
score_anyway: boolean, };

export type GatewayId = string;

export type GatewayKind = "showstopper" | "advisory";

export type GatewayReply = "pass" | "fail";

export type GatewaysImported = { 
/**
 * How many gateways it answered.
 */
answered: number, 
/**
 * What else a reader should know.
 */
warnings: Array<string>, 
/**
 * The bids with their answers.
 */
list: BidList, };

export type Ground = "already_accessible" | "future_publication" | "law_enforcement" | "effective_conduct" | "health_and_safety" | "personal_data" | "in_confidence" | "legal_privilege" | "commercial_interests";

export type HandOver = { 
/**
 * To whom.
 */
to: MemberId, 
/**
 * Why.
 */
reason: string, };

export type Heading = "duration" | "activities" | "monitoring" | "evaluation" | "project_review" | "payments" | "overspends" | "underspends" | "audit_arrangements" | "records_and_asset_register" | "data_protection" | "confidentiality" | "crb_checks" | "premises_and_facilities" | "insurance_and_indemnities" | "assignment_and_subcontracting" | "publicity" | "third_parties" | "project_overview" | "outcomes_and_performance_measures";

export type History = { 
/**
 * The rows, newest first.
 */
rows: Array<HistoryRow>, 
/**
 * Whether there are more.
 */
more: boolean, };

export type HistoryPage = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * How many rows were shown already.
 */
skip: number, };

export type HistoryRow = { 
/**
 * The record's id.
 */
id: string, 
/**
 * Its place in its log.
 */
seq: number, 
/**
 * When, by the writer's clock (RFC 3339).
 */
at: string, 
/**
 * Who.
 */
who: string, 
/**
 * What happened, as a sentence.
 */
what: string, };

export type Home = { 
/**
 * The program's version.
 */
version: string, 
/**
 * The folder of this profile.
 */
profile: string, 
/**
 * Whether this profile may begin a round: it is the chair's, or belongs to nobody yet.
 */
may_begin: boolean, 
/**
 * Whether this profile is the sample's, which goes when it is left.
 */
throwaway: boolean, 
/**
 * That nothing can be saved, and what to do, where the profile could only be opened to
 * be read: the disk is full, or its folder cannot be written to.
 */
unwritable: string | null, 
/**
 * The panel, once there is one.
 */
panel: PanelCard | null, 
/**
 * Its rounds, newest first.
 */
rounds: Array<RoundCard>, };

export type HowProven = "well" | "somewhat" | "experience" | "untried";

export type Icc = { 
/**
 * One-way, a single score: ICC(1), Shrout and Fleiss's (1,1).
 */
"1_1": number | null, 
/**
 * Two-way, absolute agreement, a single score: ICC(A,1), their (2,1).
 */
a_1: number | null, 
/**
 * Two-way, consistency, a single score: ICC(C,1), their (3,1).
 */
c_1: number | null, 
/**
 * One-way, the mean of all members: ICC(k), their (1,k).
 */
"1_k": number | null, 
/**
 * Two-way, absolute agreement, the mean of all members: ICC(A,k), their (2,k).
 */
a_k: number | null, 
/**
 * Two-way, consistency, the mean of all members: ICC(C,k), their (3,k).
 */
c_k: number | null, };

export type Imported = { 
/**
 * How many are new.
 */
added: number, 
/**
 * How many replaced one on file.
 */
replaced: number, 
/**
 * What was refused.
 */
refusals: Array<Refusal>, 
/**
 * What else a reader should know.
 */
warnings: Array<string>, };

export type Invite = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Who is invited.
 */
member: MemberId, 
/**
 * Whether an invitation that was not answered yet is void, and a new one made.
 */
anew: boolean, };

export type JoinView = { 
/**
 * What the panel is called.
 */
title: string, 
/**
 * Who runs it.
 */
chair: string, 
/**
 * Who this profile belongs to now.
 */
name: string, 
/**
 * The six words that the chair's screen shows too.
 */
words: Array<string>, 
/**
 * The reply, to be sent to the chair.
 */
reply: FileOut, };

export type JoinerView = { 
/**
 * Whose it is.
 */
member: MemberId, 
/**
 * Their name.
 */
name: string, 
/**
 * The six words that their screen shows too.
 */
words: Array<string>, 
/**
 * How many devices of theirs it takes the place of.
 */
replaces: number, };

export type KeysAt = "keychain" | "passphrase" | "files";

export type KeysMove = { 
/**
 * Where to.
 */
to: KeysAt, 
/**
 * The passphrase, where they go under one.
 */
passphrase: string | null, };

export type KeysView = { 
/**
 * Where.
 */
at: KeysAt, 
/**
 * The same in a sentence.
 */
sentence: string, };

export type KitMade = { 
/**
 * The kit: the device's keys under the passphrase.
 */
file: FileOut, 
/**
 * The page to print, with the passphrase and what to do.
 */
page: FileOut, 
/**
 * The passphrase, word by word.
 */
words: Array<string>, };

export type KitRecover = { 
/**
 * The kit.
 */
file: FileIn, 
/**
 * Its passphrase, as it was typed.
 */
passphrase: string, };

export type KitRecovered = { 
/**
 * Whose device it was, as the panel's records name them.
 */
member: MemberId, 
/**
 * What the panel's round was called.
 */
title: string, 
/**
 * The device's fingerprint.
 */
fingerprint: string, };

export type LateAccept = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The record that handed the sheet in.
 */
record: string, 
/**
 * Why.
 */
reason: string, };

export type LateSheetView = { 
/**
 * The record that handed it in.
 */
record: string, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Whose.
 */
name: string, 
/**
 * When, by the writer's clock.
 */
at: string, 
/**
 * Why it was let count, where it was.
 */
accepted: string | null, };

export type LateSheets = { 
/**
 * The sheets.
 */
sheets: Array<LateSheetView>, };

export type Left = { 
/**
 * Which criterion it is about.
 */
criterion: CriterionId | null, 
/**
 * What to do, in a few words ("Give a score", "Give a reason").
 */
text: string, };

export type LeftOut = { 
/**
 * What, in words that do not give it away ("The address of the refuge").
 */
what: string, 
/**
 * On which ground.
 */
ground: Ground, 
/**
 * Why the ground holds; for a qualified one also why the public interest in telling
 * does not outweigh it.
 */
why: string, 
/**
 * Who decided so, by name and office.
 */
by: string, };

export type LegalPower = "crime_and_disorder" | "victims_services";

export type Lesson = { 
/**
 * When.
 */
on: string, 
/**
 * The financial year of that day.
 */
year: FinancialYear, 
/**
 * What.
 */
text: string, 
/**
 * Where it comes from.
 */
from: LessonFrom, };

export type LessonFrom = { "kind": "cycle", 
/**
 * What the entry is called.
 */
title: string, } | { "kind": "review", 
/**
 * Of which round.
 */
round: RoundId, 
/**
 * Of which bid.
 */
bid: BidRef, 
/**
 * What is to become of the project.
 */
finding: ReviewFinding, 
/**
 * Who reviewed it, by name and office.
 */
by: string, };

export type LessonRow = { 
/**
 * The lesson.
 */
lesson: Lesson, 
/**
 * What it comes from: the title of an entry, or the project and its round.
 */
about: string, };

export type LessonsView = { 
/**
 * The lessons, newest first.
 */
lessons: Array<LessonRow>, };

export type LikeBidders = { 
/**
 * The name that the first goes by.
 */
one: Bidder, 
/**
 * The name that the other goes by.
 */
other: Bidder, 
/**
 * Why they may be one, as sentences.
 */
reasons: Array<string>, };

export type LinkWay = "into" | "beside" | "out_of";

export type Margin = { "over": Points } | "always" | "never";

export type Measure = { 
/**
 * Its id, unique within the agreement ("m1").
 */
id: MeasureId, 
/**
 * What is measured ("Young people who finish the course").
 */
title: string, 
/**
 * The outcome that it shows.
 */
outcome?: string, 
/**
 * The objective or priority group that it is about.
 */
criterion?: CriterionId | null, 
/**
 * In what it is counted.
 */
kind: MeasureKind, 
/**
 * The unit, in words ("people"); empty where the kind says it.
 */
unit?: string, 
/**
 * Which side of the target is the good one; no matter for yes or no and milestones.
 */
direction: Direction, 
/**
 * What it was before.
 */
baseline?: MeasureValue | null, 
/**
 * What is aimed for; of a milestone, `by` says it.
 */
target?: MeasureValue | null, 
/**
 * By when.
 */
by?: string | null, 
/**
 * What shows it ("attendance sheets").
 */
evidence?: string, };

export type MeasureFigure = string;

export type MeasureId = string;

export type MeasureKind = "count" | "percentage" | "money" | "yes_no" | "milestone";

export type MeasureProgress = { 
/**
 * The measure, with its baseline and its target.
 */
measure: Measure, 
/**
 * Where it stands: counts and money are added up over the periods, of a percentage and
 * of yes or no the newest stands, of a milestone the first; `null` for "not yet".
 */
so_far: MeasureValue | null, 
/**
 * The newest forecast of where it ends; `null` where none is given.
 */
forecast: MeasureValue | null, 
/**
 * Whether it has come to its target; `null` where it has none.
 */
standing: Standing | null, 
/**
 * Whether its day is over and nothing was reported.
 */
unreported: boolean, 
/**
 * What each return says of it, by period.
 */
periods: Array<PeriodValue>, };

export type MeasureValue = { "figure": MeasureFigure } | { "yes_no": boolean } | { "reached": string };

export type Member = { 
/**
 * Their id, unique within the panel.
 */
id: MemberId, 
/**
 * Their name, as the pack prints it.
 */
name: string, 
/**
 * What they do.
 */
role: Role, };

export type MemberAdd = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Their name.
 */
name: string, 
/**
 * Whether they watch and hold the second key, and do not score.
 */
observer: boolean, 
/**
 * Whether they are a support officer, and do not score.
 */
support: boolean, };

export type MemberId = string;

export type MemberProgress = { 
/**
 * Who.
 */
member: Member, 
/**
 * How far with each bid.
 */
cells: Array<ProgressCell>, 
/**
 * How many sheets are handed in.
 */
submitted: number, 
/**
 * How many are wanted.
 */
wanted: number, };

export type MemberRemove = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Who.
 */
member: MemberId, 
/**
 * Why; needed once scoring has opened.
 */
reason: string, };

export type Minimum = { 
/**
 * What it is for.
 */
of: MinimumFor, 
/**
 * The least amount awarded in all to the bids that serve it, in pounds.
 */
least_spend: Pounds | null, 
/**
 * The least number of awards to bids that serve it.
 */
least_awards: number | null, };

export type MinimumFor = { "objective": CriterionId } | { "group": CriterionId } | { "district": string };

export type ModerationNoteSet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * What speaks for it.
 */
strengths: string, 
/**
 * What speaks against it.
 */
weaknesses: string, };

export type MoneyInstead = { 
/**
 * The money, in pounds.
 */
money: Pounds, 
/**
 * The bids that fit, best rank first.
 */
bids: Array<BidInstead>, 
/**
 * What they ask for together, in pounds.
 */
spent: Pounds, 
/**
 * What is left, in pounds.
 */
left: Pounds, 
/**
 * The same as a sentence, with what is left out for a shared rank.
 */
sentence: string, };

export type MonthOfPayments = { 
/**
 * Its first day.
 */
first: string, 
/**
 * How many payments.
 */
payments: number, 
/**
 * What they come to, in pounds.
 */
amount: Pounds, 
/**
 * What of that is held back.
 */
held: Pounds, };

export type NamedCriterion = { 
/**
 * Which.
 */
id: CriterionId, 
/**
 * What it is called.
 */
title: string, };

export type Need = { 
/**
 * What is needed, by whom, how much.
 */
text: string, 
/**
 * What shows it; at least one before the research is signed off.
 */
sources: Array<Source>, 
/**
 * The objectives and priority groups that it is about.
 */
criteria: Array<CriterionId>, };

export type Nothing = Record<symbol, never>;

export type Objective = "total_score" | "score_times_amount";

export type OfBid = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, };

export type OfMember = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Whose; this profile's own where it is left out.
 */
member: MemberId | null, };

export type OfRound = { 
/**
 * Which round.
 */
round: RoundId, };

export type OfSheet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Whose; this profile's own where it is left out.
 */
member: MemberId | null, 
/**
 * Which bid.
 */
bid: BidRef, };

export type Office = { 
/**
 * Its name ("Office of the Police and Crime Commissioner for Norfolk").
 */
name: string, 
/**
 * The office of who decides ("Police and Crime Commissioner for Norfolk").
 */
decision_maker: string, 
/**
 * Its address, a line each.
 */
address: string, 
/**
 * Where bidders answer to: an e-mail address or a telephone number.
 */
contact: string, 
/**
 * The prefix that 360Giving gave to it ("360G-norfolkpcc"); never made up.
 */
prefix: string, 
/**
 * Its own identifier in open data ("GB-CCSCUST-…"); the prefix where it is empty.
 */
funder_id: string, 
/**
 * Its name in open data; `name` where it is empty.
 */
funder_name: string, 
/**
 * By how many days after the letter an award is to be accepted, 1 to 365.
 */
accept_within: number | null, 
/**
 * The office's own templates; the program's where one is left out.
 */
templates: { [key in TemplateName]?: string }, };

export type OfficeSet = { 
/**
 * All of it; it stands in the place of what was said before.
 */
office: Office, };

export type OfficeView = { 
/**
 * The office; its texts are empty while nothing is said of it.
 */
office: Office, };

export type OpenSheet = { 
/**
 * Whose.
 */
member: Member, 
/**
 * How far it came.
 */
state: SheetState, 
/**
 * Why it does not count, where it does not.
 */
left_out: string | null, 
/**
 * What it says.
 */
content: SheetContent, };

export type OptionLookedAt = { 
/**
 * What it is.
 */
title: string, 
/**
 * What is known of how it works.
 */
what_works: string, 
/**
 * How well that is known.
 */
how_proven: HowProven, 
/**
 * Where it can be read.
 */
sources: Array<Source>, 
/**
 * Whether bids for it are asked for.
 */
taken: boolean, 
/**
 * Why it is taken, or not.
 */
because: string, };

export type OtherWords = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * What it is called.
 */
title: string, };

export type OutcomeRow = { 
/**
 * What is to come about.
 */
text: string, 
/**
 * What it serves: the titles of objectives and priority groups.
 */
serves: Array<string>, };

export type OutputFile = { 
/**
 * Its whole path.
 */
path: string, 
/**
 * What it is.
 */
kind: OutputKind, 
/**
 * Which bid it is about, where it is about one.
 */
bid: BidRef | null, 
/**
 * Its size.
 */
bytes: number, 
/**
 * The SHA-256 of its bytes, in hex.
 */
sha256: string, };

export type OutputKind = "pack" | "public_pack" | "annex" | "notice" | "letter" | "letters" | "agreement" | "workbook" | "360giving_json" | "360giving_csv" | "specified_information_csv" | "specified_information_html" | "foi" | "cycle_report" | "half_year" | "half_year_csv" | "return_form";

export type OutputsWritten = { 
/**
 * The files, in the order in which they were written.
 */
files: Array<OutputFile>, 
/**
 * What a reader of them should know.
 */
warnings: Array<string>, };

export type Override = { 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * What is decided.
 */
kind: OverrideKind, 
/**
 * Why; it shows in the pack.
 */
reason: string, };

export type OverrideKind = "fund" | "decline";

export type OverrideSet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * What is decided; `null` takes an override back.
 */
kind: OverrideKind | null, 
/**
 * Why; it shows in the pack.
 */
reason: string, };

export type PanelCard = { 
/**
 * The panel's id.
 */
id: string, 
/**
 * The chair's name.
 */
chair: string, 
/**
 * The fingerprint of this device's key, in groups.
 */
fingerprint: string, };

export type Partner = { 
/**
 * Its id, unique within the round.
 */
id: PartnerId, 
/**
 * Its name.
 */
name: string, 
/**
 * Its identifier in open data ("GB-LAE-NFK"); empty where it has none.
 */
organisation_id?: string, 
/**
 * The money that it contributes, in pounds: no award takes more of it.
 */
money: Pounds, 
/**
 * The people that it contributes, in words ("a support officer, two days a week").
 */
people?: string, 
/**
 * The influence that it contributes, in words.
 */
influence?: string, 
/**
 * Who sits on the panel for it.
 */
members: Array<MemberId>, 
/**
 * What its money is for; only looked at under [`SplitRule::Earmarked`].
 */
earmark?: Earmark, };

export type PartnerId = string;

export type PartnerRow = { 
/**
 * Which.
 */
partner: PartnerId, 
/**
 * Its name.
 */
name: string, 
/**
 * Its identifier in open data; empty where it has none.
 */
organisation_id: string, 
/**
 * The money that it contributes, in pounds.
 */
money: Pounds, 
/**
 * The people that it contributes, in words.
 */
people: string, 
/**
 * The influence that it contributes, in words.
 */
influence: string, 
/**
 * Who sits on the panel for it, by name.
 */
members: Array<string>, 
/**
 * What its money is for, in words.
 */
earmark: string, 
/**
 * Whether it has signed for the partnership as it stands.
 */
state: SignOffState, 
/**
 * Its newest sign-off.
 */
sign_off: SignOffView | null, 
/**
 * Whether this profile may sign for it.
 */
may_sign: boolean, 
/**
 * Whether this profile's member sits on the panel for it.
 */
is_own: boolean, 
/**
 * What it pays of the awards in all, in pounds.
 */
paid: Pounds | null, 
/**
 * What is left of its money, in pounds.
 */
left: Pounds | null, };

export type PartnerSignOffSet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which partner.
 */
partner: PartnerId, 
/**
 * The partnership that was read: [`PartnersView::digest`].
 */
digest: string, 
/**
 * Who signs for it, by name and office.
 */
by: string, 
/**
 * What they say; may be empty.
 */
note: string, };

export type PartnersSet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The partners, in the order of their money; one that is new has an empty id.
 */
partnership: Partnership, };

export type PartnersView = { 
/**
 * The partnership as it stands; none while none is set.
 */
partnership: Partnership | null, 
/**
 * What a sign-off names; empty while none is set.
 */
digest: string, 
/**
 * The rules by which awards can be split.
 */
rules: Array<SplitRuleView>, 
/**
 * Whether this profile may set the partners now.
 */
may_set: boolean, 
/**
 * All the partners' money together, in pounds.
 */
money: Pounds, 
/**
 * The most that may be awarded, in pounds: the high end of the fund.
 */
fund: Pounds, 
/**
 * Each partner, in their order.
 */
partners: Array<PartnerRow>, 
/**
 * What all have agreed to aim for.
 */
outcomes: Array<OutcomeRow>, 
/**
 * What is still missing for the decision, as sentences.
 */
missing: Array<string>, 
/**
 * The awards over the partners' money; none while there are none, or where they cannot
 * be split.
 */
split: SplitView | null, 
/**
 * Why the awards cannot be split, as a sentence.
 */
fault: string | null, };

export type Partnership = { 
/**
 * The partners; two or more.
 */
partners: Array<Partner>, 
/**
 * How awards are split over their money.
 */
rule: SplitRule, 
/**
 * What all have agreed to aim for.
 */
outcomes: Array<SharedOutcome>, };

export type PaymentCalendar = { 
/**
 * What was due before this month, in pounds.
 */
earlier: Pounds, 
/**
 * This month and the eleven after it.
 */
months: Array<MonthOfPayments>, 
/**
 * What is due after them, in pounds.
 */
later: Pounds, 
/**
 * What was awarded and is in no schedule yet, in pounds.
 */
unscheduled: Pounds, };

export type PaymentEvent = { 
/**
 * Which payment of the schedule.
 */
number: number, 
/**
 * What happens.
 */
step: PaymentStep, };

export type PaymentNeed = "signatures" | { "return": number } | { "check": AwardCheckKind };

export type PaymentRecord = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * What happened.
 */
event: PaymentEvent, };

export type PaymentRow = { 
/**
 * The payment.
 */
planned: PlannedPayment, 
/**
 * Where it stands.
 */
state: PaymentState, 
/**
 * How many days it is overdue; 0 where it is not.
 */
days_late: number, 
/**
 * What it still waits for, in words.
 */
waits_for: Array<string>, 
/**
 * Why it is held back; `null` where it is not.
 */
held_because: string | null, 
/**
 * When it was paid; `null` where it was not.
 */
paid_on: string | null, 
/**
 * What of it was paid back, in pounds.
 */
repaid: Pounds, 
/**
 * What happened to it, in order.
 */
steps: Array<PaymentStep>, };

export type PaymentState = "waiting" | "planned" | "to_pay" | "held" | "paid";

export type PaymentStep = { "step": "paid", 
/**
 * When.
 */
on: string, 
/**
 * The office's own reference for it; never an account number.
 */
reference: string, 
/**
 * Why it was paid before what it waits for; empty where it waited.
 */
despite?: string, } | { "step": "held", 
/**
 * Why.
 */
reason: string, } | { "step": "released", 
/**
 * Why.
 */
reason: string, } | { "step": "taken_back", 
/**
 * Why.
 */
reason: string, } | { "step": "repaid", 
/**
 * When.
 */
on: string, 
/**
 * How much, in pounds; over 0, and with what was repaid before never over what was paid.
 */
amount: Pounds, 
/**
 * Why.
 */
reason: string, };

export type PeriodState = "not_yet_due" | "due" | "overdue" | "received" | "queried" | "accepted";

export type PeriodValue = { 
/**
 * Which period.
 */
period: number, 
/**
 * What it says of the period; `null` for "not yet".
 */
value: MeasureValue | null, 
/**
 * What it expects by the end.
 */
forecast: MeasureValue | null, 
/**
 * What shows it.
 */
evidence: string, };

export type Phase = "understand" | "plan" | "do" | "review";

export type PhaseOfYear = { 
/**
 * Which.
 */
phase: Phase, 
/**
 * Its entries, in order of day.
 */
entries: Array<EntryInPhase>, };

export type PhaseWords = { 
/**
 * Which.
 */
phase: Phase, 
/**
 * What is done in it, in the words of the Norfolk strategy.
 */
description: string, };

export type PlanRow = { 
/**
 * What.
 */
plan: ApproachPlan, 
/**
 * Whose laptop signed it.
 */
by: string, 
/**
 * When (RFC 3339).
 */
at: string, };

export type PlannedPayment = { 
/**
 * 1, 2, ...
 */
number: number, 
/**
 * When it is due.
 */
due: string, 
/**
 * How much, in pounds.
 */
amount: Pounds, 
/**
 * What it waits for.
 */
needs: Array<PaymentNeed>, 
/**
 * What it is paid from, where that is more than one source: the lines sum to the
 * amount exactly. Empty where it is paid from the round's fund as a whole.
 */
sources?: Array<FundLine>, };

export type PlannedReview = { 
/**
 * The day.
 */
on: string, 
/**
 * Whether a review answers it.
 */
done: boolean, };

export type Points = string;

export type Pounds = string;

export type PreviewForm = "pages" | "text" | "none";

export type ProgressCell = "waiting" | "declared" | "started" | "submitted" | "reopened" | "withdrawn" | "recused" | "not_sent";

export type ProgressView = { 
/**
 * A row for each member.
 */
members: Array<MemberProgress>, 
/**
 * The bids, in the order of every row's cells.
 */
bids: Array<BidHeading>, 
/**
 * Whether some members work on laptops of their own, so that these figures are as old as
 * the last exchange.
 */
by_exchange: boolean, 
/**
 * When records last went between the laptops (RFC 3339).
 */
exchanged_at: string | null, };

export type ProjectAssess = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The bid.
 */
bid: BidRef, 
/**
 * What is to become of it, and why.
 */
assessment: Assessment, };

export type ProjectReturn = { 
/**
 * Which period of the agreement.
 */
period: number, 
/**
 * When it came in.
 */
received: string, 
/**
 * What it says of each measure; one that is left out is "not yet".
 */
actuals: { [key in MeasureId]: Actual }, 
/**
 * What was spent in the period, in pounds; none for "not yet".
 */
spend?: Pounds | null, 
/**
 * What will be spent after this period to the end, in pounds; none where nothing is said.
 */
forecast?: Pounds | null, 
/**
 * What happened.
 */
narrative: string, 
/**
 * Whether it delivers on time.
 */
delivery?: Rating | null, 
/**
 * Whether it spends as planned.
 */
spending?: Rating | null, 
/**
 * What may go wrong.
 */
risk?: Rating | null, 
/**
 * Who signed it for the project, by name and role.
 */
signed_by?: string, 
/**
 * What became of it.
 */
state: ReturnState, 
/**
 * What the office asked, or said in accepting it.
 */
note?: string, };

export type ProjectRow = { 
/**
 * What is on file of it.
 */
project: ExistingProject, 
/**
 * Who bids.
 */
bidder: Bidder, 
/**
 * What it is called.
 */
title: string, 
/**
 * What it asks for now, in pounds.
 */
asks: Pounds, 
/**
 * Why its bid was withdrawn, where it was.
 */
withdrawn: string | null, 
/**
 * What its agreement was made in, in words; none where that was elsewhere.
 */
from: string | null, 
/**
 * What the panel found.
 */
assessment: AssessmentRow | null, 
/**
 * What was decided.
 */
decision: DecisionKind | null, 
/**
 * What that makes of the project.
 */
decided: DecidedFinding, 
/**
 * Where the decision and the finding differ, as a sentence.
 */
mismatch: string | null, 
/**
 * What its money would fund of the round beside.
 */
instead: MoneyInstead | null, 
/**
 * Whether finding and decision are kept from who asks: they are recused from it, and it
 * is not decided yet.
 */
withheld: boolean, };

export type ProjectsAsk = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The round whose bids the same money is tried on.
 */
beside: RoundId | null, };

export type ProjectsTakeOver = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Awards of other rounds: each becomes a bid of this round, with what is on file of it.
 */
from: Array<AwardToTakeOver>, 
/**
 * What is on file of bids of this round, typed by hand.
 */
rows: Array<ExistingProject>, 
/**
 * A file of projects from elsewhere.
 */
file: FileIn | null, 
/**
 * Bids of this round that go on with nothing after all.
 */
leave: Array<BidRef>, };

export type ProjectsView = { 
/**
 * The projects, by the reference of their bid.
 */
projects: Array<ProjectRow>, 
/**
 * What continuing them shuts out; none where there is no project.
 */
shut_out: ShutOut | null, 
/**
 * What all of them cost last, in pounds.
 */
cost: Pounds, 
/**
 * The rounds that the money can be tried on.
 */
rounds_beside: Array<RoundHeading>, 
/**
 * What the money of all projects together would fund of the round beside.
 */
instead: MoneyInstead | null, 
/**
 * The awards of other rounds that can be taken over.
 */
earlier: Array<EarlierAward>, 
/**
 * Whether whoever this profile belongs to may put projects on file.
 */
may_take_over: boolean, 
/**
 * Whether they may also put the bids of new ones on file.
 */
may_add_bids: boolean, 
/**
 * Whether they may say what the panel finds.
 */
may_assess: boolean, };

export type PublicText = "purpose" | "summary" | "strengths" | "weaknesses" | "decision_reason" | "conditions" | "options";

export type Publication = { 
/**
 * How bidders that were not awarded anything are told of.
 */
unsuccessful: Unsuccessful, 
/**
 * The free texts that somebody read and found fit to be published. Any other stays out.
 */
read: Array<ReadText>, 
/**
 * What else is left out, and why.
 */
left_out: Array<LeftOut>, };

export type PublicationSet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * All of them; they stand in the place of those before.
 */
publication: Publication, };

export type PublicationView = { 
/**
 * The choices in force.
 */
publication: Publication, 
/**
 * The free texts that can be published once they were read: those of the bids that
 * are decided, by reference, and last the round's own.
 */
texts: Array<TextToRead>, 
/**
 * The bids that are left out of everything here, because this profile's member is
 * recused from them and they are not decided yet. What speaks of all bids is left
 * out with them: what is left out, and the options that were considered.
 */
withheld: Array<BidRef>, };

export type QuickDecision = { 
/**
 * What.
 */
kind: DecisionKind, 
/**
 * How much, in pounds; zero for all but awards.
 */
amount: Pounds, 
/**
 * Why.
 */
reason: string, 
/**
 * What the award depends on; empty where it depends on nothing.
 */
conditions: string, 
/**
 * Who decided, by name and office.
 */
by: string, };

export type QuickGate = { 
/**
 * The answer.
 */
answer: GatewayReply, 
/**
 * What shows it: the evidence, or why it is not met.
 */
evidence: string, };

export type QuickGrant = { 
/**
 * The chair's name; needed for the first round of a profile.
 */
chair: string | null, 
/**
 * What the round is, and how much money there is. Its approach is grant giving.
 */
details: RoundDetails, 
/**
 * Why grant giving.
 */
reason: string, 
/**
 * Why it has to be quick.
 */
fast_because: string, 
/**
 * Who asks for what.
 */
bid: Bid, 
/**
 * Whether there is an evidenced need.
 */
need: QuickGate, 
/**
 * Whether the organisation has a well proven record and the ability to deliver.
 */
record: QuickGate, 
/**
 * Who else is on the panel, by name. With none the chair scores and the round is decided
 * at once; with some it is opened for scoring, and goes on as every round.
 */
members: Array<string>, 
/**
 * The chair's own interest in the bid; empty where there is none.
 */
interest: string, 
/**
 * The chair's sheet; for a panel of one, and a bid that passes both gates.
 */
content: SheetContent | null, 
/**
 * What was decided; for a panel of one.
 */
decision: QuickDecision | null, };

export type RankedBid = { 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Its competition rank: 1, 2, 2, 4.
 */
rank: number, 
/**
 * Whether another bid has the same rank.
 */
tied: boolean, 
/**
 * The tie-break that set it apart from a bid with the same total, where one did.
 */
tie_break: string | null, 
/**
 * The total, 0–100.
 */
total: Points, 
/**
 * The title of the band that the total is in; left out where it is in none.
 */
band?: string | null, 
/**
 * The score of each section, 0–100.
 */
sections: { [key in SectionId]: Points }, 
/**
 * The figures of each criterion that applies to the bid.
 */
criteria: { [key in CriterionId]: CriterionFigures }, 
/**
 * How many sheets count.
 */
sheets: number, };

export type Ranking = { 
/**
 * The ranked bids: by rank, and by reference among those tied.
 */
ranking: Array<RankedBid>, 
/**
 * The bids that are not ranked, by reference, each with its reason.
 */
unranked: Array<UnrankedBid>, 
/**
 * What each criterion's weight really carries.
 */
effective_weights: { [key in CriterionId]: EffectiveFigures }, 
/**
 * What a reader should know: sheets that did not count and why, advisory gateways failed.
 */
warnings: Array<string>, };

export type RankingRow = { 
/**
 * The bid.
 */
bid: Bid, 
/**
 * Its figures where it is not ranked and has any; those of the others are in the ranking.
 */
figures: BidFigures | null, 
/**
 * The total of each member's own sheet, 0–100, of those that count.
 */
members: Record<string, string>, 
/**
 * The amounts of this and all bids ranked above it, in pounds; `null` where it is not ranked.
 */
running: Pounds | null, 
/**
 * The tie-break that set it apart, in words; `null` where none did.
 */
set_apart_by: string | null, 
/**
 * The decision, once there is one.
 */
decision: Decision | null, };

export type RankingView = { 
/**
 * The official ranking.
 */
ranking: Ranking, 
/**
 * The scheme it follows.
 */
scheme: Scheme, 
/**
 * Every bid of the round, by reference.
 */
rows: { [key in string]: RankingRow }, 
/**
 * The bids that are left out of everything here, because this profile's member
 * is recused from them and they are not decided yet.
 */
withheld: Array<BidRef>, 
/**
 * The money.
 */
fund: Fund, 
/**
 * What all bids that are not withdrawn ask for.
 */
asked: Pounds, };

export type Rating = { 
/**
 * 1 to 5: [`Rating::DELIVERY`] and its like say what each means.
 */
points: number, 
/**
 * Why; never empty under 4.
 */
comment?: string, };

export type RatingWords = { 
/**
 * Whether it delivers on time.
 */
delivery: Array<string>, 
/**
 * Whether it spends as planned.
 */
spending: Array<string>, 
/**
 * What may go wrong.
 */
risk: Array<string>, };

export type ReadText = { 
/**
 * Which bid it is about; none for the round's own.
 */
bid: BidRef | null, 
/**
 * Which text.
 */
text: PublicText, 
/**
 * The SHA-256 of the text that was read, in hex: a text that was changed since is not
 * published.
 */
sha256: string, };

export type ReasonRule = "always" | "at_extremes" | "never";

export type ReceiptView = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * How many sheets this device handed in.
 */
sheets: number, 
/**
 * How many of them the chair has.
 */
received: number, 
/**
 * Those that were not in when scoring closed.
 */
missed: Array<BidRef>, 
/**
 * The same in a sentence.
 */
sentence: string, };

export type Recommendation = "fund" | "part_fund" | "do_not_fund" | "discuss";

export type Refusal = { 
/**
 * The file's name.
 */
file: string, 
/**
 * The line, counted from 1 with the heading line; `None` for the whole file.
 */
line: number | null, 
/**
 * The column, counted from 1: of the character in JSON, of the field in a table.
 */
column: number | null, 
/**
 * The field's heading, in a table.
 */
field: string | null, 
/**
 * What stands there, shortened where it is long.
 */
value: string | null, 
/**
 * What is wrong with it, as a sentence.
 */
problem: string, 
/**
 * What would be right, as a sentence.
 */
remedy: string, };

export type RegisteredBidder = { 
/**
 * The name it goes by.
 */
name: Bidder, 
/**
 * The other names it is known by, in order.
 */
other_names: Array<Bidder>, 
/**
 * Its numbers with the Charity Commission, in order.
 */
charity_numbers: Array<string>, 
/**
 * Its numbers with Companies House, in order.
 */
company_numbers: Array<string>, 
/**
 * Its bids: the earliest round first, in each by reference.
 */
history: Array<BidInHistory>, 
/**
 * What to look at, as sentences: numbers that differ under one name, answers that
 * contradict each other.
 */
notes: Array<string>, };

export type ReplyAccept = { 
/**
 * The reply.
 */
file: FileIn, 
/**
 * Whether the six words were compared.
 */
words_confirmed: boolean, };

export type Research = { 
/**
 * What is needed.
 */
needs: Array<Need>, 
/**
 * What was looked at.
 */
options: Array<OptionLookedAt>, 
/**
 * What it comes to, in a few sentences.
 */
findings: string, };

export type ResearchSet = { 
/**
 * Behind which round.
 */
round: RoundId, 
/**
 * The research, whole.
 */
research: Research, };

export type ResearchSignOff = { 
/**
 * Of which round.
 */
round: RoundId, 
/**
 * The research as it was read: its SHA-256.
 */
research: string, 
/**
 * Who signs it off, by name and office.
 */
by: string, };

export type ResearchView = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * What is on file; empty where nothing is.
 */
research: Research, 
/**
 * The SHA-256 of it: what a sign-off names.
 */
digest: string, 
/**
 * Who wrote it last; none where nothing is on file.
 */
written_by: string | null, 
/**
 * When (RFC 3339).
 */
written_at: string | null, 
/**
 * What keeps it from being signed off, as sentences.
 */
missing: Array<string>, 
/**
 * Its newest sign-off.
 */
sign_off: SignOffRow | null, 
/**
 * The objectives and priority groups that a need can be about.
 */
criteria: Array<NamedCriterion>, 
/**
 * Whether this profile may write it now.
 */
may_write: boolean, 
/**
 * Whether this profile may sign it off now, once nothing is missing.
 */
may_sign_off: boolean, };

export type Restricted = { 
/**
 * What it says.
 */
text: string, 
/**
 * On which ground it is restricted.
 */
ground: Ground, };

export type ReturnFormPreview = { 
/**
 * What the file is called.
 */
file: string, 
/**
 * Of which round.
 */
round: RoundId, 
/**
 * What the round is called.
 */
round_title: string, 
/**
 * Of which bid's award.
 */
bid: BidRef, 
/**
 * Who reports.
 */
bidder: string, 
/**
 * What the project is called.
 */
title: string, 
/**
 * Which version of the agreement the form was written from.
 */
version: number, 
/**
 * Which period it reports on, as the agreement has it now.
 */
period: ReturnPeriod, 
/**
 * What it says, line by line, beside the return on file where there is one.
 */
rows: Array<ReturnFormRow>, 
/**
 * Whether a return of the period is on file already, which this one replaces.
 */
replaces: boolean, 
/**
 * Each cell that cannot be taken; none of the form is taken while there is one.
 */
refusals: Array<Refusal>, 
/**
 * What is left out of it, and what should be known besides.
 */
warnings: Array<string>, };

export type ReturnFormRow = { 
/**
 * What it is about.
 */
what: string, 
/**
 * What the form says; `null` for nothing, or "not yet".
 */
says: string | null, 
/**
 * What is on file; `null` for nothing.
 */
on_file: string | null, 
/**
 * Whether taking the form changes it.
 */
changes: boolean, };

export type ReturnFormTake = { 
/**
 * The form.
 */
file: FileIn, 
/**
 * When it came in; today where it is left out.
 */
received: string | null, };

export type ReturnFormWrite = { 
/**
 * Of which round.
 */
round: RoundId, 
/**
 * Of which bid's award; of all awards where it is left out.
 */
bid: BidRef | null, 
/**
 * Of which period; where it is left out, of those whose return is wanted: all that are
 * over without a return or with one that is queried, or else the one that runs.
 */
period: number | null, 
/**
 * The folder; the user's documents where it is left out.
 */
folder: string | null, };

export type ReturnPeriod = { 
/**
 * 1, 2, ...
 */
number: number, 
/**
 * Its first day.
 */
from: string, 
/**
 * Its last day.
 */
to: string, 
/**
 * When its return is due; not before its last day.
 */
due: string, };

export type ReturnRecord = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * The return, whole, with what the office makes of it.
 */
report: ProjectReturn, };

export type ReturnRow = { 
/**
 * The period.
 */
period: ReturnPeriod, 
/**
 * Where its return stands.
 */
state: PeriodState, 
/**
 * How many days it is overdue; 0 where it is not.
 */
days_late: number, 
/**
 * The newest return; `null` before one.
 */
report: ProjectReturn | null, };

export type ReturnState = "received" | "queried" | "accepted";

export type Review = { 
/**
 * When.
 */
on: string, 
/**
 * What is to become of the project.
 */
finding: ReviewFinding, 
/**
 * Why; never empty.
 */
reasons: string, 
/**
 * What the next round should know; may be empty.
 */
lesson?: string, 
/**
 * Who reviewed it, by name and office.
 */
by: string, };

export type ReviewFinding = "continue" | "vary" | "stop";

export type ReviewRecord = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * The review.
 */
review: Review, };

export type Role = "chair" | "member" | "observer" | "support";

export type RoundCard = { 
/**
 * Which round.
 */
id: RoundId, 
/**
 * What it is called.
 */
title: string, 
/**
 * Whether it is made up, to learn on.
 */
sample: boolean, 
/**
 * Where it stands.
 */
stage: Stage, 
/**
 * How many bids it has.
 */
bids: number, 
/**
 * How many people are on its panel.
 */
members: number, 
/**
 * How many sheets are handed in.
 */
sheets_submitted: number, 
/**
 * How many are wanted: members times bids, less recusals and withdrawn bids.
 */
sheets_wanted: number, 
/**
 * What comes next, in a sentence.
 */
next: string, };

export type RoundDetails = { 
/**
 * What the round is called.
 */
title: string, 
/**
 * Whose money it is ("Police and Crime Commissioner for Norfolk").
 */
commissioner: string, 
/**
 * How services are commissioned in it.
 */
approach: Approach, 
/**
 * What bidders were told to aim for.
 */
direction: string, 
/**
 * The money.
 */
fund: Fund, 
/**
 * Whether the round is made up, to learn on. Every page then says so.
 */
sample: boolean, };

export type RoundEdit = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * What it is now.
 */
details: RoundDetails, };

export type RoundHeading = { 
/**
 * Which.
 */
round: RoundId, 
/**
 * What it is called.
 */
title: string, };

export type RoundId = string;

export type RoundNew = { 
/**
 * The chair's name; needed for the first round of a profile.
 */
chair: string | null, 
/**
 * What the round is.
 */
details: RoundDetails, 
/**
 * The scheme it starts from.
 */
start_from: StartFrom, };

export type RoundStep = { 
/**
 * Which stage: being set up, scoring opened, scoring closed, the scores opened, decided.
 */
stage: Stage, 
/**
 * The day, by the office's clocks; of a decision the day that it names.
 */
on: string, };

export type RoundView = { 
/**
 * Which round.
 */
id: RoundId, 
/**
 * What it is.
 */
details: RoundDetails, 
/**
 * Where it stands.
 */
stage: Stage, 
/**
 * Its scheme.
 */
scheme: Scheme, 
/**
 * Which version of the scheme this is, from 1.
 */
scheme_version: number, 
/**
 * What is wrong with the scheme, and what each weight carries.
 */
check: SchemeCheck, 
/**
 * The people on the panel.
 */
members: Array<Member>, 
/**
 * Who this profile belongs to.
 */
me: MemberId, 
/**
 * Whether that is the chair, who runs the round.
 */
is_chair: boolean, 
/**
 * Whether that is a support officer of the round.
 */
is_support: boolean, 
/**
 * By which approaches the round is commissioned now.
 */
approaches: Array<Approach>, 
/**
 * The chair's name.
 */
chair: string, 
/**
 * How many bids are on file and not withdrawn.
 */
bids: number, 
/**
 * How many sheets are handed in.
 */
sheets_submitted: number, 
/**
 * How many are wanted.
 */
sheets_wanted: number, 
/**
 * How many sheets came after scoring had closed and do not count.
 */
late_sheets: number, 
/**
 * The bids for which this profile's own sheet is one of them.
 */
own_late: Array<BidRef>, 
/**
 * What the next step wants: all must be met before it can be taken.
 */
checks: Array<StepCheck>, 
/**
 * When scoring opened (RFC 3339).
 */
opened_at: string | null, 
/**
 * When scoring closed.
 */
closed_at: string | null, 
/**
 * When the scores were opened.
 */
revealed_at: string | null, 
/**
 * When the Commissioner decided.
 */
decided_at: string | null, };

export type Scale = { 
/**
 * The lowest point.
 */
min: Score, 
/**
 * The highest point, over `min` by a whole number of steps.
 */
max: Score, 
/**
 * The distance between points, over 0.
 */
step: Score, 
/**
 * Whether more is better; some funders score the other way up.
 */
higher_is_better: boolean, 
/**
 * What named points mean, by the point's figure ("0": "Unacceptable").
 */
points: { [key in string]: string }, 
/**
 * Whether screens and the pack show the points' words instead of their figures.
 */
words_only?: boolean, };

export type Scheme = { 
/**
 * What the scheme is called.
 */
title: string, 
/**
 * Places after the point of every published figure, 0 to 6.
 */
decimals: number, 
/**
 * How the members' scores become the panel's.
 */
aggregate: Aggregate, 
/**
 * The least number of sheets that must count for a bid to be ranked, at least 1.
 */
quorum: number, 
/**
 * The least published total that passes.
 */
pass_mark: Points | null, 
/**
 * Names of ranges of the total, in any order; words beside it that alter no rank.
 */
bands?: Array<TotalBand>, 
/**
 * What splits equal totals, in this order.
 */
tie_breaks: Array<TieBreak>, 
/**
 * When a member must give a reason for a score.
 */
reasons: ReasonRule, 
/**
 * The weighted groups of criteria.
 */
sections: Array<Section>, 
/**
 * The pass/fail questions that come before scoring.
 */
gateways: Array<Gateway>, 
/**
 * A second stage with its own weights, for the bids that reach a mark.
 */
second_stage?: SecondStage | null, };

export type SchemeCheck = { 
/**
 * What stops it from being used.
 */
faults: Array<SchemeFault>, 
/**
 * What each criterion's weight really carries.
 */
effective_weights: { [key in CriterionId]: EffectiveFigures }, 
/**
 * Where a weight carries more or less than it seems to.
 */
warnings: Array<string>, };

export type SchemeDraft = { 
/**
 * The scheme.
 */
scheme: Scheme, };

export type SchemeFault = { 
/**
 * The way to the value, such as `sections.0.weight`; empty for the whole scheme.
 */
at: string, 
/**
 * What is wrong.
 */
problem: string, 
/**
 * What would be right.
 */
remedy: string, };

export type SchemeSet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The scheme.
 */
scheme: Scheme, 
/**
 * Why it changes; needed once scoring has opened.
 */
reason: string, };

export type Score = string;

export type ScoreList = { 
/**
 * Whose.
 */
member: Member, 
/**
 * Whether this profile is that member's own; if not, what it saves is marked as typed in for them.
 */
own: boolean, 
/**
 * Whether sheets can be written now; if not, why not.
 */
closed: string | null, 
/**
 * The bids, by reference.
 */
bids: Array<ScoreRow>, 
/**
 * How many sheets are handed in.
 */
submitted: number, 
/**
 * How many are wanted.
 */
wanted: number, 
/**
 * How this member has used each point of the common scale so far: counts by "0" to "100" in tens.
 */
spread: { [key in string]: number }, };

export type ScoreRow = { 
/**
 * Its reference.
 */
ref: BidRef, 
/**
 * Who bids.
 */
bidder: string, 
/**
 * What the project is called.
 */
title: string, 
/**
 * What it asks for, in pounds.
 */
amount: Pounds, 
/**
 * How far the member is.
 */
progress: ProgressCell, 
/**
 * How many criteria are scored.
 */
scored: number, 
/**
 * How many apply.
 */
wanted: number, };

export type Scores = Record<string, string>;

export type Screen = "home" | "set_up" | "bids" | "score" | "progress" | "moderate" | "fairness" | "shortlist" | "documents" | "history" | "devices" | "research" | "partners" | "projects" | "awards" | "cycle" | "bidders";

export type SecondKeyStage = "wanted" | "made" | "due" | "given";

export type SecondKeyView = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * What it is called.
 */
title: string, 
/**
 * Who the observer is.
 */
observer: string, 
/**
 * Whether that is whoever this profile belongs to.
 */
mine: boolean, 
/**
 * How far it is.
 */
stage: SecondKeyStage, };

export type SecondStage = { 
/**
 * The published first-stage total to reach.
 */
mark: Points, 
/**
 * The weight of every section in the second stage; they sum to 100.
 */
weights: { [key in SectionId]: Weight }, };

export type Section = { 
/**
 * Its id, unique within the scheme.
 */
id: SectionId, 
/**
 * What it is called.
 */
title: string, 
/**
 * Its share of the total; the sections' weights sum to 100.
 */
weight: Weight, 
/**
 * How its criteria become its score.
 */
rule: SectionRule, 
/**
 * How criteria that a bid does not claim count.
 */
unclaimed: Unclaimed, 
/**
 * The least published score that passes.
 */
threshold: Points | null, 
/**
 * Its criteria.
 */
criteria: Array<Criterion>, };

export type SectionId = string;

export type SectionRule = { "rule": "weighted_mean" } | { "rule": "best_of", 
/**
 * How many, at least 1 and at most the number of criteria.
 */
n: number, };

export type Settle = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The fund, in pounds.
 */
total: Pounds, 
/**
 * By rank order, or by best value.
 */
way: Way, 
/**
 * Why; needed for best value.
 */
reason: string, };

export type Settled = { 
/**
 * The fund, in pounds.
 */
total: Pounds, 
/**
 * How it was come to.
 */
way: Way, 
/**
 * Why; never empty for best value.
 */
reason: string, 
/**
 * What it recommends, by rank.
 */
awards: Array<SettledAward>, };

export type SettledAward = { 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * How much, in pounds.
 */
amount: Pounds, };

export type Severity = { 
/**
 * Who.
 */
member: MemberId, 
/**
 * How far above the members' mean this member scores, in points of the
 * 0–100 total; under 0 where the member is more severe.
 */
effect: number | null, 
/**
 * The standard error of the effect, in points.
 */
se: number | null, 
/**
 * How many of the member's sheets count.
 */
sheets: number, };

export type SeverityRemoved = { 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * The competition rank that it would take among the ranked bids, equal
 * where the totals print the same; `null` where severity is.
 */
rank: number | null, 
/**
 * Its estimated total with severity removed, 0–100 where members differ
 * little, before it is rounded.
 */
total: number | null, };

export type SharedDigest = { 
/**
 * The version of the tables that it is of: digests of two versions are not compared.
 */
tables: number, 
/**
 * SHA-256, 64 hexadecimal digits.
 */
sha256: string, 
/**
 * The version, a colon, and the first 24 digits in groups of four, to be read out.
 */
to_read_out: string, };

export type SharedOutcome = { 
/**
 * What is to come about.
 */
text: string, 
/**
 * The objectives and priority groups that it serves.
 */
criteria: Array<CriterionId>, };

export type SheetContent = { 
/**
 * The score of each criterion scored so far.
 */
scores: Scores, 
/**
 * The reason for each score.
 */
reasons: Record<string, string>, 
/**
 * What speaks for the bid.
 */
strengths: string, 
/**
 * What speaks against it.
 */
weaknesses: string, 
/**
 * Anything else.
 */
comment: string, 
/**
 * What the member would do.
 */
recommendation: Recommendation | null, 
/**
 * What the member would award, in pounds.
 */
suggested_amount: Pounds | null, };

export type SheetKey = { 
/**
 * On which bid.
 */
bid: BidRef, 
/**
 * Whose.
 */
member: MemberId, };

export type SheetNotice = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Whose; this profile's own where it is left out.
 */
member: MemberId | null, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Why.
 */
reason: string, };

export type SheetSave = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * Whose; this profile's own where it is left out.
 */
member: MemberId | null, 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * What it says.
 */
content: SheetContent, };

export type SheetSaved = { 
/**
 * When (RFC 3339).
 */
saved_at: string, 
/**
 * What it adds up to and still wants.
 */
standing: SheetStanding, };

export type SheetSection = { 
/**
 * Which section.
 */
id: SectionId, 
/**
 * What it is called.
 */
title: string, 
/**
 * Its share of the total.
 */
weight: Weight, 
/**
 * Its criteria that apply to the bid.
 */
criteria: Array<Criterion>, };

export type SheetStanding = { 
/**
 * The total of this sheet alone, 0–100, once every criterion is scored.
 */
total: Points | null, 
/**
 * How many criteria are scored.
 */
scored: number, 
/**
 * How many apply.
 */
wanted: number, 
/**
 * What is left to do before it can be handed in.
 */
left: Array<Left>, };

export type SheetState = "draft" | "submitted" | "reopened" | "withdrawn";

export type SheetView = { 
/**
 * The bid.
 */
bid: Bid, 
/**
 * Whose sheet.
 */
member: Member, 
/**
 * Whether this profile is that member's own.
 */
own: boolean, 
/**
 * Why the sheet cannot be written now, where it cannot.
 */
closed: string | null, 
/**
 * What the member declared about the bid; `null` before that.
 */
declaration: DeclarationKind | null, 
/**
 * How far the sheet has come; `null` before its first save.
 */
state: SheetState | null, 
/**
 * Why it was opened again or withdrawn, where it was.
 */
notice: string | null, 
/**
 * The criteria that apply to the bid, by section.
 */
sections: Array<SheetSection>, 
/**
 * When reasons are needed.
 */
reasons: ReasonRule, 
/**
 * What it says.
 */
content: SheetContent, 
/**
 * When it was last saved (RFC 3339).
 */
saved_at: string | null, 
/**
 * What it adds up to and still wants.
 */
standing: SheetStanding, };

export type SheetsImport = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The file.
 */
file: FileIn, 
/**
 * Whether complete sheets are handed in at once; else they stay drafts.
 */
submit: boolean, };

export type Shortlist = { 
/**
 * The fund supposed, in pounds.
 */
fund: Pounds, 
/**
 * Every bid: the ranked ones by rank, then those that are not ranked.
 */
awards: Array<Award>, 
/**
 * What is awarded in all, in pounds.
 */
spent: Pounds, 
/**
 * What is left to award, not what is left of the fund. With `spent` and `reserve` it
 * makes the fund and `over_allocation`.
 */
left: Pounds, 
/**
 * What of the fund is held back, in pounds.
 */
reserve: Pounds, 
/**
 * By how much awards may exceed the fund on purpose, in pounds.
 */
over_allocation?: Pounds, 
/**
 * The ranks shared by bids of which some would fit and not all. None of
 * them is funded until the chair chooses.
 */
ties: Array<TieAtLine>, 
/**
 * The minimums that the awards do not reach.
 */
unmet: Array<Unmet>, };

export type ShortlistView = { 
/**
 * Where the round stands.
 */
stage: Stage, 
/**
 * The official ranking.
 */
ranking: Ranking, 
/**
 * The scheme it follows.
 */
scheme: Scheme, 
/**
 * Every bid of the round, by reference.
 */
rows: { [key in string]: RankingRow }, 
/**
 * The bids that are left out of everything here, because this profile's member
 * is recused from them and they are not decided yet.
 */
withheld: Array<BidRef>, 
/**
 * The money, with the parameters of the shortlist.
 */
fund: Fund, 
/**
 * What all bids that are not withdrawn ask for.
 */
asked: Pounds, 
/**
 * The fund that the screen opens at: the settled one, or the low end.
 */
opens_at: Pounds, 
/**
 * The shortlist at that fund.
 */
cut: Cut, 
/**
 * The funds over the low end and up to the high end at which the bids funded in full change.
 */
breakpoints: Array<Breakpoint>, 
/**
 * The fund at which the search for breakpoints was given up; `null` where it was not.
 */
breakpoints_up_to: Pounds | null, 
/**
 * What the chair decided outside the rank order.
 */
overrides: Array<Override>, 
/**
 * The shortlist that the chair settled on, once there is one.
 */
settled: Settled | null, };

export type ShutOut = { 
/**
 * What existing projects are awarded, or ask for while nothing is decided, in pounds.
 */
stays: Pounds, 
/**
 * Whether that was decided: each project, one way or another.
 */
is_decided: boolean, 
/**
 * The fund, in pounds; none while it is not known.
 */
fund: Pounds | null, 
/**
 * The share of the fund that stays, in hundredths with one place.
 */
share: Points | null, 
/**
 * What of the fund is left for others, in pounds; nothing where more stays than there is.
 */
left: Pounds | null, 
/**
 * How many bidders on the panel's register have no bid in this round.
 */
absent: number, 
/**
 * What that means, as sentences, the source's own words among them.
 */
sentences: Array<string>, };

export type Side = "office" | "recipient";

export type SignOffRow = { 
/**
 * Who, by name and office.
 */
by: string, 
/**
 * Whose laptop signed it.
 */
signed_by: string, 
/**
 * When (RFC 3339).
 */
at: string, 
/**
 * Whether it is of the research as it stands; void once a word is changed.
 */
stands: boolean, };

export type SignOffState = "signed" | "changed" | "not_yet";

export type SignOffView = { 
/**
 * Who signed for it, by name and office.
 */
by: string, 
/**
 * When (RFC 3339).
 */
at: string, 
/**
 * What they said; may be empty.
 */
note: string, 
/**
 * Whose laptop it was put on file by, by name.
 */
entered_by: string, };

export type Signature = { 
/**
 * Which version: 1, 2, ...
 */
version: number, 
/**
 * Which side.
 */
side: Side, 
/**
 * Who, by name and office or role.
 */
by: string, 
/**
 * When.
 */
on: string, };

export type Source = { 
/**
 * What it is called ("Strategic Assessment 2013").
 */
title: string, 
/**
 * Where it is found: an address, a file's name, a page; empty where that is plain.
 */
found_at?: string, 
/**
 * Of which day it is.
 */
on?: string | null, };

export type SplitRow = { 
/**
 * Which bid.
 */
ref: BidRef, 
/**
 * Who bids.
 */
bidder: string, 
/**
 * The award, in pounds.
 */
amount: Pounds, 
/**
 * What each partner pays of it, in pounds, in their order.
 */
parts: Array<Pounds>, };

export type SplitRule = "shares" | "order" | "earmarked";

export type SplitRuleView = { 
/**
 * Which.
 */
rule: SplitRule, 
/**
 * What it is called.
 */
title: string, 
/**
 * How it goes, in words that a person with a calculator can follow.
 */
explanation: string, };

export type SplitView = { 
/**
 * Whether they are decided; they are of the settled shortlist otherwise.
 */
decided: boolean, 
/**
 * Each award, by reference.
 */
awards: Array<SplitRow>, 
/**
 * All awards together, in pounds.
 */
total: Pounds, };

export type StabilityAsk = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The fund supposed, in pounds.
 */
total: Pounds, 
/**
 * How many times the panel is drawn; 2,000 where it is left out.
 */
draws: number | null, };

export type StabilityView = { 
/**
 * The fund supposed, in pounds.
 */
total: Pounds, 
/**
 * The seed of the draws.
 */
seed: number, 
/**
 * How many times the panel was drawn.
 */
draws: number, 
/**
 * How many other weightings were tried.
 */
weightings: number, 
/**
 * Each ranked bid, by rank.
 */
rows: Array<BidStability>, };

export type Stage = "set_up" | "scoring" | "closed" | "revealed" | "decided";

export type StandardWordsRow = { 
/**
 * Which heading.
 */
heading: Heading, 
/**
 * What it is called today.
 */
title: string, 
/**
 * What the source calls it.
 */
source_name: string, 
/**
 * The program's words.
 */
program: string, 
/**
 * The office's own; none where the program's stand.
 */
own: string | null, };

export type StandardWordsSet = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The office's own words, by heading; they go over those that are taken.
 */
words: { [key in Heading]?: string }, 
/**
 * A round whose words are taken.
 */
take_from: RoundId | null, };

export type StandardWordsView = { 
/**
 * Each heading, in the source's order.
 */
headings: Array<StandardWordsRow>, 
/**
 * The names that the words may use in braces.
 */
names: Array<string>, 
/**
 * The other rounds whose office wrote words of its own, the newest first.
 */
others: Array<OtherWords>, 
/**
 * Why they cannot be changed any more, as a sentence; none where they can.
 */
settled: string | null, 
/**
 * Whether this profile's member may change them: the chair, or a support officer.
 */
may_change: boolean, };

export type Standing = "met" | "not_met" | "not_yet";

export type StartFrom = "norfolk" | "existing_value" | "empty" | { "round": RoundId } | { "scheme": Scheme };

export type State = "fine" | "look" | "bad";

export type StepCheck = { 
/**
 * Whether it is met.
 */
met: boolean, 
/**
 * Whether the step can be taken without it, after a warning.
 */
advisory: boolean, 
/**
 * What it is, as a sentence.
 */
text: string, 
/**
 * The screen to put it right on.
 */
screen: Screen, };

export type Subject = { "bid": BidRef } | { "bidder": Bidder };

export type SubjectOfYear = { 
/**
 * What it is called.
 */
title: string, 
/**
 * Which of the two it is.
 */
kind: CoverageKind, 
/**
 * The entries of the year that are about it, in order of day.
 */
entries: Array<CycleEntryId>, };

export type TakeoverAgree = { 
/**
 * The record by which the deputy took it over.
 */
takeover: string, 
/**
 * Why.
 */
reason: string, };

export type TakeoverView = { 
/**
 * The record that says so.
 */
record: string, 
/**
 * Their name.
 */
name: string, 
/**
 * When, by their clock.
 */
at: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether it stands.
 */
stands: boolean, 
/**
 * Why it does not, where it does not.
 */
why_not: string | null, 
/**
 * Who agreed to it, by name.
 */
agreed: Array<string>, 
/**
 * How many other members must agree for it to stand whatever the chair rules.
 */
wanted: number, 
/**
 * Whether whoever this profile belongs to can still agree.
 */
may_agree: boolean, };

export type TaskProgress = { 
/**
 * The command it belongs to.
 */
command: keyof Commands, 
/**
 * What is being done.
 */
text: string, 
/**
 * How many units are done.
 */
done: number, 
/**
 * Of how many.
 */
of: number, };

export type TemplateName = "award_letter" | "part_award_letter" | "reserve_letter" | "deferred_letter" | "decline_letter" | "notice";

export type TextRead = { 
/**
 * Who, by name.
 */
by: string, 
/**
 * When that was put on file.
 */
at: string, 
/**
 * Whether the text was changed since: then it is not published until it is read again.
 */
changed: boolean, };

export type TextToRead = { 
/**
 * Which bid it is about; none for the round's own.
 */
bid: BidRef | null, 
/**
 * Who bids; empty for the round's own.
 */
bidder: string, 
/**
 * Which text.
 */
text: PublicText, 
/**
 * What it says.
 */
words: string, 
/**
 * The SHA-256 of what it says, in hex: what a mark names.
 */
sha256: string, 
/**
 * Who read it, where somebody did.
 */
read: TextRead | null, };

export type TieAtLine = { 
/**
 * The rank that they share.
 */
rank: number, 
/**
 * The bids, by reference.
 */
bids: Array<BidRef>, 
/**
 * What they ask for together, in pounds.
 */
asked: Pounds, 
/**
 * What was left when the walk came to them, in pounds.
 */
left: Pounds, 
/**
 * What the chair is asked, in a sentence.
 */
sentence: string, };

export type TieBreak = { "section": SectionId } | { "criterion": CriterionId } | "lower_amount" | { "drawn": string };

export type TieBreakKind = "section" | "criterion" | "lower_amount" | "drawn";

export type TotalBand = { 
/**
 * The least published total in it, 0–100.
 */
from: Points, 
/**
 * What the panel recommends, such as "Recommended".
 */
title: string, };

export type Unclaimed = "exclude" | "zero";

export type Unmet = { 
/**
 * What it is for.
 */
of: MinimumFor, 
/**
 * The least amount wanted, in pounds.
 */
least_spend: Pounds | null, 
/**
 * The least number of awards wanted.
 */
least_awards: number | null, 
/**
 * What is awarded, in pounds.
 */
spend: Pounds, 
/**
 * How many awards there are.
 */
awards: number, 
/**
 * What is missing, in a sentence.
 */
sentence: string, };

export type UnrankedBid = { 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Why, in one word.
 */
reason: UnrankedReason, 
/**
 * Why, in a sentence.
 */
details: string, };

export type UnrankedReason = "gateway" | "quorum" | "incomplete" | "threshold";

export type Unsuccessful = "by_reference" | "named" | "left_out";

export type ValidationPlan = { 
/**
 * How: what is compared with what.
 */
method: string, 
/**
 * What is measured.
 */
measure: string, 
/**
 * By which day it is known.
 */
by: string, };

export type Variation = { 
/**
 * From when it holds.
 */
from: string, 
/**
 * Why; never empty.
 */
reason: string, };

export type Verified = { 
/**
 * Whether all is well.
 */
sound: boolean, 
/**
 * How many records were checked.
 */
records: number, 
/**
 * How many logs.
 */
logs: number, 
/**
 * The digest of the round data.
 */
digest: string, 
/**
 * What is wrong, each as a sentence that names the record.
 */
faults: Array<string>, };

export type WaitingView = { 
/**
 * How many wait.
 */
records: number, 
/**
 * Whose they are, by name.
 */
whose: Array<string>, 
/**
 * Whose records they wait for, by name.
 */
missing: Array<string>, 
/**
 * The same in a sentence.
 */
sentence: string, 
/**
 * What to do, and how it ends.
 */
remedy: string, };

export type Way = "rank_order" | "best_value";

export type Weight = string;

export type WhatIfAsk = { 
/**
 * Which round.
 */
round: RoundId, 
/**
 * The fund supposed, in pounds.
 */
total: Pounds, 
/**
 * The members whose sheets are set aside.
 */
members: Array<MemberId>, 
/**
 * The criteria that are set aside.
 */
criteria: Array<CriterionId>, 
/**
 * Single sheets that are set aside.
 */
sheets: Array<SheetKey>, };

export type WhatIfRow = { 
/**
 * Which bid.
 */
bid: BidRef, 
/**
 * Its rank now; `null` where it has none.
 */
rank: number | null, 
/**
 * Its total now.
 */
total: Points | null, 
/**
 * The rank that it would have.
 */
new_rank: number | null, 
/**
 * The total that it would have.
 */
new_total: Points | null, 
/**
 * Why it would not be ranked.
 */
why_not: string | null, };

export type WhatIfView = { 
/**
 * Every bid that is ranked now or would be, by its rank now.
 */
rows: Array<WhatIfRow>, 
/**
 * The bids that would be funded in full and are not.
 */
enters: Array<BidRef>, 
/**
 * The bids that are and would not be.
 */
leaves: Array<BidRef>, };

export type WhichDocument = { 
/**
 * Which.
 */
document: DocumentName, 
/**
 * What becomes of the annex of a pack.
 */
annex: AnnexChoice, 
/**
 * The month of the Specified Information ("2014-03"); that of the newest decision
 * where it is left out.
 */
month: string | null, 
/**
 * The financial year of a report of the cycle ("2013/14"); that of the round's decision
 * where it is left out, or the one that it is now.
 */
year: string | null, 
/**
 * The half-year of that report ("2014-H1" for April to September 2014); the last one
 * that is over where it is left out.
 */
half: string | null, 
/**
 * Whose grants the open data are; the office's own words where they are left out.
 */
funder: FunderChoice, 
/**
 * Of which bid the agreement is; those of all awards where it is left out.
 */
bid: BidRef | null, };

export type WrittenAgreement = { 
/**
 * The first day that is paid for.
 */
start: string, 
/**
 * The last day that is paid for.
 */
end: string, 
/**
 * What is said for this award beside the standard words, by heading.
 */
texts: { [key in Heading]?: string }, 
/**
 * What is measured.
 */
measures: Array<Measure>, 
/**
 * What is reported, and when.
 */
returns: Array<ReturnPeriod>, 
/**
 * How it is paid: sums to the award exactly.
 */
payments: Array<PlannedPayment>, 
/**
 * When the project is looked at again.
 */
reviews: string[], 
/**
 * Who signs for the office, by name and office.
 */
office_signatory?: string, 
/**
 * Who signs for the recipient, by name and role.
 */
recipient_signatory?: string, 
/**
 * The SHA-256 of the bid as it was decided on, in hexadecimal: what is annexed.
 */
bid_sha256: string, 
/**
 * Why it differs from the version that was signed before; none for a first one.
 */
variation?: Variation | null, };

export const agreementGapKindTitles: Record<AgreementGapKind, string> = {
  missing: "Missing",
  promised: "Only promised",
};

export const agreementStateTitles: Record<AgreementState, string> = {
  none: "No agreement",
  draft: "Draft",
  waiting_for_signatures: "Waiting for signatures",
  signed: "Signed",
  varied: "Varied",
  variation_waits: "Signed; a variation waits for signatures",
};

export const approachTitles: Record<Approach, string> = {
  co_commissioning: "Co-commissioning",
  invitation_for_bids: "Invitation for bids",
  evidence_led: "Evidence led commissioning",
  grant_giving: "Grant giving",
  iterative: "Iterative method",
};

export const awardCheckKindTitles: Record<AwardCheckKind, string> = {
  dbs: "DBS checks",
  insurance: "Insurance",
  bank_account: "Bank account",
};

export const awardKindTitles: Record<AwardKind, string> = {
  full: "In full",
  part: "In part",
  reserve: "Reserve",
  none: "Not funded",
};

export const bandTitles: Record<Band, string> = {
  safe: "Safe",
  in_the_balance: "In the balance",
  out: "Out",
};

export const bidApproachTitles: Record<BidApproach, string> = {
  proven: "Proven",
  new: "New",
};

export const coverageKindTitles: Record<CoverageKind, string> = {
  objective: "Objectives",
  group: "Priority groups",
  district: "Districts",
  new: "New bidders and new ideas",
};

export const cycleEntryKindTitles: Record<CycleEntryKind, string> = {
  engagement: "Engagement",
  needs_document: "Needs document",
  outcome: "Outcome sought",
  option: "Option",
  decision: "Decision",
  lesson: "Lesson",
};

export const declarationKindTitles: Record<DeclarationKind, string> = {
  none: "No interest",
  declared: "Interest declared",
  recused: "Recused",
};

export const decisionKindTitles: Record<DecisionKind, string> = {
  award: "Award",
  part_award: "Part award",
  reserve: "Reserve",
  deferred: "Deferred",
  decline: "Decline",
};

export const directionTitles: Record<Direction, string> = {
  at_least: "At least",
  at_most: "At most",
};

export const dueKindTitles: Record<DueKind, string> = {
  agreement: "Agreement",
  signature: "Signature",
  check: "Check",
  return: "Return",
  payment: "Payment",
  review: "Review",
};

export const reviewFindingTitles: Record<ReviewFinding, string> = {
  continue: "Continue",
  vary: "Vary",
  stop: "Stop",
};

export const fitRuleTitles: Record<FitRule, string> = {
  stop: "Stop",
  skip: "Pass over",
  part: "Offer a part",
};

export const gapKindTitles: Record<GapKind, string> = {
  underspend: "Underspend",
  overspend: "Overspend",
  even: "Neither under nor over",
};

export const gatewayKindTitles: Record<GatewayKind, string> = {
  showstopper: "The bid is not ranked",
  advisory: "The panel is told",
};

export const gatewayReplyTitles: Record<GatewayReply, string> = {
  pass: "Pass",
  fail: "Fail",
};

/** What people read where a gateway has no answer yet. */
export const gatewayOpenTitle = "Not answered";

export const headingTitles: Record<Heading, string> = {
  duration: "Funding period",
  activities: "Funded activities",
  monitoring: "Monitoring and reporting",
  evaluation: "Evaluation",
  project_review: "Grant review",
  payments: "Payment of grant",
  overspends: "Overspends",
  underspends: "Unspent grant and repayment",
  audit_arrangements: "Audit and assurance",
  records_and_asset_register: "Records and asset register",
  data_protection: "Data protection (UK GDPR)",
  confidentiality: "Confidentiality and freedom of information",
  crb_checks: "DBS checks and safeguarding",
  premises_and_facilities: "Premises and facilities",
  insurance_and_indemnities: "Insurance and indemnity",
  assignment_and_subcontracting: "Assignment and subcontracting",
  publicity: "Publicity and acknowledgement",
  third_parties: "Third parties and other funding",
  project_overview: "Project overview and parties",
  outcomes_and_performance_measures: "Outcomes and performance measures",
};

/** What the Commissioning Strategy calls each heading of a written agreement. */
export const headingSourceNames: Record<Heading, string> = {
  duration: "Duration",
  activities: "Activities",
  monitoring: "Monitoring",
  evaluation: "Evaluation",
  project_review: "Project review",
  payments: "Payments",
  overspends: "Overspends",
  underspends: "Underspends",
  audit_arrangements: "Audit arrangements",
  records_and_asset_register: "Records and asset register",
  data_protection: "Data protection",
  confidentiality: "Confidentiality",
  crb_checks: "CRB checks",
  premises_and_facilities: "Premises and facilities",
  insurance_and_indemnities: "Insurance and indemnities",
  assignment_and_subcontracting: "Assignment and subcontracting",
  publicity: "Publicity",
  third_parties: "Third parties",
  project_overview: "Project overview",
  outcomes_and_performance_measures: "Outcomes and performance measures",
};

export const legalPowerTitles: Record<LegalPower, string> = {
  crime_and_disorder: "Police Reform and Social Responsibility Act 2011, section 9 (crime and disorder reduction grants)",
  victims_services: "Anti-social Behaviour, Crime and Policing Act 2014, section 143 (services for victims and witnesses)",
};

export const howProvenTitles: Record<HowProven, string> = {
  well: "Well proven: several sound studies agree",
  somewhat: "Proven in part: one sound study or a local evaluation",
  experience: "Known from experience only",
  untried: "New: not tried yet",
};

export const linkWayTitles: Record<LinkWay, string> = {
  into: "Fed into",
  beside: "Went on beside",
  out_of: "Came out of",
};

export const measureKindTitles: Record<MeasureKind, string> = {
  count: "Count",
  percentage: "Percentage",
  money: "Money",
  yes_no: "Yes or no",
  milestone: "Milestone",
};

export const objectiveTitles: Record<Objective, string> = {
  total_score: "Highest sum of totals",
  score_times_amount: "Highest sum of total times amount",
};

export const groundTitles: Record<Ground, string> = {
  already_accessible: "Section 21: already accessible",
  future_publication: "Section 22: intended for future publication",
  law_enforcement: "Section 31: law enforcement",
  effective_conduct: "Section 36: effective conduct of public affairs",
  health_and_safety: "Section 38: health and safety",
  personal_data: "Section 40(2): personal data",
  in_confidence: "Section 41: provided in confidence",
  legal_privilege: "Section 42: legal professional privilege",
  commercial_interests: "Section 43(2): commercial interests",
};

export const overrideKindTitles: Record<OverrideKind, string> = {
  fund: "Funded out of order",
  decline: "Declined",
};

export const paymentStateTitles: Record<PaymentState, string> = {
  waiting: "Waiting",
  planned: "Planned",
  to_pay: "To pay",
  held: "Held back",
  paid: "Paid",
};

export const periodStateTitles: Record<PeriodState, string> = {
  not_yet_due: "Not yet due",
  due: "Due",
  overdue: "Overdue",
  received: "Received",
  queried: "Queried",
  accepted: "Accepted",
};

export const publicTextTitles: Record<PublicText, string> = {
  purpose: "Purpose",
  summary: "Summary",
  strengths: "Strengths",
  weaknesses: "Weaknesses",
  decision_reason: "Reason for the decision",
  conditions: "Conditions",
  options: "Options considered",
};

export const phaseTitles: Record<Phase, string> = {
  understand: "Understand",
  plan: "Plan",
  do: "Do",
  review: "Review",
};

export const progressCellTitles: Record<ProgressCell, string> = {
  waiting: "Not declared",
  declared: "Not started",
  started: "Started",
  submitted: "Submitted",
  reopened: "Opened again",
  withdrawn: "Taken back",
  recused: "Recused",
  not_sent: "Not scored: failed a gateway",
};

export const recommendationTitles: Record<Recommendation, string> = {
  fund: "Fund",
  part_fund: "Part-fund",
  do_not_fund: "Do not fund",
  discuss: "Discuss",
};

export const returnStateTitles: Record<ReturnState, string> = {
  received: "Received",
  queried: "Queried",
  accepted: "Accepted",
};

export const roleTitles: Record<Role, string> = {
  chair: "Chair",
  member: "Member",
  observer: "Observer",
  support: "Support officer",
};

export const sheetStateTitles: Record<SheetState, string> = {
  draft: "Draft",
  submitted: "Submitted",
  reopened: "Opened again",
  withdrawn: "Taken back",
};

export const sideTitles: Record<Side, string> = {
  office: "Office",
  recipient: "Recipient",
};

export const signOffStateTitles: Record<SignOffState, string> = {
  signed: "Signed as it stands",
  changed: "Changed since it was signed",
  not_yet: "Not signed yet",
};

export const splitRuleTitles: Record<SplitRule, string> = {
  shares: "In proportion to what each contributes",
  order: "The first partner’s money first, then the next one’s",
  earmarked: "Each partner’s money only for what it is meant for",
};

export const stageTitles: Record<Stage, string> = {
  set_up: "Being set up",
  scoring: "Scoring",
  closed: "Scoring closed",
  revealed: "Scores open",
  decided: "Decided",
};

export const standingTitles: Record<Standing, string> = {
  met: "Met",
  not_met: "Not met",
  not_yet: "Not yet",
};

export const templateNameTitles: Record<TemplateName, string> = {
  award_letter: "Award letter",
  part_award_letter: "Part award letter",
  reserve_letter: "Reserve letter",
  deferred_letter: "Deferral letter",
  decline_letter: "Decline letter",
  notice: "Decision notice",
};

export const unsuccessfulTitles: Record<Unsuccessful, string> = {
  by_reference: "By reference",
  named: "By name",
  left_out: "Left out",
};

export const tieBreakKindTitles: Record<TieBreakKind, string> = {
  section: "Higher score in the section",
  criterion: "Higher score on the criterion",
  lower_amount: "Lower amount asked for",
  drawn: "Draw with the published seed",
};

export const unrankedReasonTitles: Record<UnrankedReason, string> = {
  gateway: "Gateway not passed",
  quorum: "Too few sheets",
  incomplete: "Incomplete",
  threshold: "Below a threshold",
};

export const wayTitles: Record<Way, string> = {
  rank_order: "In rank order",
  best_value: "By best value",
};

/** Every command: what it asks and what it answers. */
export interface Commands {
  /** The rounds of this profile and what needs doing. */
  home: { request: Nothing; response: Home };
  /** Makes the sample round, scored and ranked, to learn on. */
  sample_round: { request: Nothing; response: RoundView };
  /** Makes the sample year: five rounds by the five approaches, and what came of their awards. */
  sample_year: { request: Nothing; response: RoundView };
  /** Begins a round. */
  round_new: { request: RoundNew; response: RoundView };
  /** Shows a round. */
  round_show: { request: OfRound; response: RoundView };
  /** Gives a quick grant: a round from the need to the decision at one go. */
  quick_grant: { request: QuickGrant; response: RoundView };
  /** Shows the scheme that quick grants are scored by. */
  quick_grant_scheme: { request: Nothing; response: Scheme };
  /** Shows by which approaches a round is commissioned, and why. */
  approaches_show: { request: OfRound; response: ApproachesView };
  /** Chooses the approaches of a round, with the reason. */
  approaches_set: { request: ApproachesSet; response: ApproachesView };
  /** Shows the research behind a round, and what is still missing. */
  research_show: { request: OfRound; response: ResearchView };
  /** Puts the research behind a round on file. */
  research_set: { request: ResearchSet; response: ResearchView };
  /** Signs the research off, as it stands. */
  research_sign_off: { request: ResearchSignOff; response: ResearchView };
  /** Changes what a round is. */
  round_edit: { request: RoundEdit; response: RoundView };
  /** Checks a scheme while it is edited; saves nothing. */
  scheme_check: { request: SchemeDraft; response: SchemeCheck };
  /** Publishes a scheme for a round. */
  scheme_set: { request: SchemeSet; response: RoundView };
  /** Adds a person to the panel. */
  member_add: { request: MemberAdd; response: RoundView };
  /** Takes a person off the panel. */
  member_remove: { request: MemberRemove; response: RoundView };
  /** Freezes the scheme and opens scoring. */
  round_open: { request: OfRound; response: RoundView };
  /** Closes scoring. */
  round_close: { request: OfRound; response: RoundView };
  /** Opens the scores to the panel. */
  round_reveal: { request: OfRound; response: RoundView };
  /** Shows who has declared, started and submitted. */
  progress: { request: OfRound; response: ProgressView };
  /** Lists the bids. */
  bid_list: { request: OfRound; response: BidList };
  /** Reads a file of bids; takes nothing in. */
  bids_check: { request: FileOfRound; response: BidsPreview };
  /** Takes the bids of a file in. */
  bids_import: { request: BidsImport; response: Imported };
  /** Puts one bid on file by hand. */
  bid_set: { request: BidSet; response: BidList };
  /** Puts a bid right once scoring has opened. */
  bid_correct: { request: BidCorrect; response: BidList };
  /** Marks a bid as withdrawn. */
  bid_withdraw: { request: BidWithdraw; response: BidList };
  /** Answers many gateways at once. */
  gateways_answer: { request: GatewayAnswersSet; response: BidList };
  /** Takes in a file of answers to gateways. */
  gateways_import: { request: FileOfRound; response: GatewaysImported };
  /** Answers a gateway for a bid. */
  gateway_answer: { request: GatewayAnswerSet; response: BidRow };
  /** Lists one member's bids to score. */
  score_list: { request: OfMember; response: ScoreList };
  /** Puts a member's declarations on file. */
  declare: { request: Declare; response: ScoreList };
  /** Shows one sheet. */
  sheet_show: { request: OfSheet; response: SheetView };
  /** Saves a sheet as it is. */
  sheet_save: { request: SheetSave; response: SheetSaved };
  /** Hands a sheet in. */
  sheet_submit: { request: OfSheet; response: SheetView };
  /** Opens a sheet again. */
  sheet_reopen: { request: SheetNotice; response: SheetView };
  /** Takes a sheet back. */
  sheet_withdraw: { request: SheetNotice; response: SheetView };
  /** Takes scores from a file in. */
  sheets_import: { request: SheetsImport; response: Imported };
  /** Lists the bids for moderation. */
  agenda: { request: OfRound; response: Agenda };
  /** Shows how one bid was scored. */
  bid_scores: { request: OfBid; response: BidScores };
  /** Puts agreed scores on file. */
  agree: { request: Agree; response: BidScores };
  /** Puts the panel's words on a bid on file. */
  moderation_note: { request: ModerationNoteSet; response: BidScores };
  /** Ranks the bids. */
  ranking: { request: OfRound; response: RankingView };
  /** Shows the shortlist under the fund. */
  shortlist: { request: OfRound; response: ShortlistView };
  /** Cuts the shortlist under a supposed fund; saves nothing. */
  shortlist_cut: { request: CutAsk; response: Cut };
  /** Finds the set of bids with the best value under a supposed fund. */
  shortlist_best: { request: BestAsk; response: BestView };
  /** Funds a bid out of order, declines it, or takes that back. */
  shortlist_override: { request: OverrideSet; response: ShortlistView };
  /** Settles on a shortlist. */
  shortlist_settle: { request: Settle; response: ShortlistView };
  /** Shows the fairness figures. */
  fairness: { request: OfRound; response: FairnessView };
  /** Works out how safe each bid's place is under a supposed fund. */
  stability: { request: StabilityAsk; response: StabilityView };
  /** Ranks without some members, criteria or sheets; saves nothing. */
  what_if: { request: WhatIfAsk; response: WhatIfView };
  /** Shows the commissioners of a round, and how its awards are split over their money. */
  partners_show: { request: OfRound; response: PartnersView };
  /** Sets the commissioners of a round. */
  partners_set: { request: PartnersSet; response: PartnersView };
  /** Signs for a partner, as the partnership stands. */
  partner_sign_off: { request: PartnerSignOffSet; response: PartnersView };
  /** Puts the Commissioner's decision on file. */
  decide: { request: Decide; response: ShortlistView };
  /** Shows what came of the awards: what is due, overdue, at risk and unspent. */
  awards: { request: AwardsAsk; response: AwardsView };
  /** Shows one award: its agreement, measures, returns, payments and reviews. */
  award_show: { request: AwardAsk; response: AwardView };
  /** Puts a version of an award's agreement on file. */
  agreement_write: { request: AgreementWrite; response: AwardView };
  /** Puts on file that a side has signed the agreement. */
  agreement_sign: { request: AgreementSign; response: AwardView };
  /** Puts on file where a check of an award stands. */
  award_check_set: { request: AwardCheckSet; response: AwardView };
  /** Puts a project's return on file, or what the office makes of it. */
  return_record: { request: ReturnRecord; response: AwardView };
  /** Writes forms of returns to a folder, for projects to fill in. */
  return_form_write: { request: ReturnFormWrite; response: OutputsWritten };
  /** Reads a form of a return that came back; takes nothing in. */
  return_form_check: { request: FileIn; response: ReturnFormPreview };
  /** Takes a form of a return in. */
  return_form_take: { request: ReturnFormTake; response: AwardView };
  /** Puts on file what happened to a payment. */
  payment_record: { request: PaymentRecord; response: AwardView };
  /** Puts a review of a project on file. */
  review_record: { request: ReviewRecord; response: AwardView };
  /** Lists the documents of a round. */
  document_list: { request: OfRound; response: DocumentList };
  /** Makes a document to be looked at. */
  document_preview: { request: DocumentAsk; response: DocumentPreview };
  /** Writes a document to a folder. */
  document_write: { request: DocumentWrite; response: OutputsWritten };
  /** Shows who bid in which round, under which names. */
  bidder_list: { request: Nothing; response: BiddersView };
  /** Says whether names are of one bidder. */
  bidders_join: { request: BiddersJoin; response: BiddersView };
  /** Shows the existing projects of a round, and what continuing them shuts out. */
  projects_show: { request: ProjectsAsk; response: ProjectsView };
  /** Takes existing projects over. */
  projects_take_over: { request: ProjectsTakeOver; response: ProjectsView };
  /** Puts on file what the panel finds on an existing project. */
  project_assess: { request: ProjectAssess; response: ProjectsView };
  /** Shows what documents say of the office. */
  office_show: { request: Nothing; response: OfficeView };
  /** Describes the office. */
  office_set: { request: OfficeSet; response: OfficeView };
  /** Shows what the office says in every agreement of a round. */
  standard_words_show: { request: OfRound; response: StandardWordsView };
  /** Sets what the office says in every agreement of a round. */
  standard_words_set: { request: StandardWordsSet; response: StandardWordsView };
  /** Shows what is published of a round, and the texts to be read for it. */
  publication_show: { request: OfRound; response: PublicationView };
  /** Puts the choices about publishing a round on file. */
  publication_set: { request: PublicationSet; response: PublicationView };
  /** Shows a year of the commissioning cycle on one page. */
  cycle_show: { request: CycleAsk; response: CycleView };
  /** Puts an entry of the cycle on file, or changes one. */
  cycle_entry_set: { request: CycleEntrySet; response: CycleView };
  /** Takes an entry of the cycle out. */
  cycle_entry_remove: { request: CycleEntryRemove; response: CycleView };
  /** Shows what was learned before a round, to set it up by. */
  lessons_show: { request: OfRound; response: LessonsView };
  /** Makes an invitation for someone on the panel. */
  invite: { request: Invite; response: FileOut };
  /** Opens an invitation in a fresh profile. */
  join: { request: FileIn; response: JoinView };
  /** Reads a reply to an invitation and shows its six words. */
  reply_check: { request: FileIn; response: JoinerView };
  /** Takes a device on to the panel. */
  reply_accept: { request: ReplyAccept; response: ExchangeView };
  /** Shows the panel's devices and what has gone between them. */
  exchange_show: { request: Nothing; response: ExchangeView };
  /** Exchanges records with a folder. */
  exchange_run: { request: ExchangeRun; response: ExchangeDone };
  /** Makes a file of all records on file. */
  bundle_make: { request: Nothing; response: FileOut };
  /** Saves an invitation, a reply or a file of records in a folder. */
  file_save: { request: FileSave; response: FileSaved };
  /** Takes a file of records in. */
  bundle_take: { request: FileIn; response: ExchangeDone };
  /** Says what a file is that was double-clicked or dropped; takes nothing in. */
  file_look: { request: FileIn; response: FileLook };
  /** Bars a device that was lost or stolen. */
  device_bar: { request: DeviceBar; response: ExchangeView };
  /** Settles a log that was written twice. */
  fork_choose: { request: ForkChoose; response: ExchangeView };
  /** Gives the chair to someone else. */
  hand_over: { request: HandOver; response: ExchangeView };
  /** Agrees that the deputy took the chair over. */
  takeover_agree: { request: TakeoverAgree; response: ExchangeView };
  /** Names who takes the chair if the chair cannot go on. */
  deputy_set: { request: DeputySet; response: ExchangeView };
  /** Makes the second key of a round, as its observer. */
  second_key_make: { request: OfRound; response: ExchangeView };
  /** Gives the second key of a round to the panel, as its observer. */
  second_key_give: { request: OfRound; response: ExchangeView };
  /** Makes a recovery kit of this device, with a page to print. */
  kit_make: { request: Nothing; response: KitMade };
  /** Begins a fresh profile from a recovery kit. */
  kit_recover: { request: KitRecover; response: KitRecovered };
  /** Lists the sheets that came after the close. */
  late_sheets: { request: OfRound; response: LateSheets };
  /** Lets a late sheet count. */
  late_accept: { request: LateAccept; response: LateSheets };
  /** Shows what happened in a round. */
  history: { request: HistoryPage; response: History };
  /** Gives the digest of what every device of the panel sees. */
  digest: { request: Nothing; response: SharedDigest };
  /** Checks every record of the profile. */
  verify: { request: Nothing; response: Verified };
  /** Says where this device's keys lie. */
  keys_show: { request: Nothing; response: KeysView };
  /** Moves this device's keys to the keychain, under a passphrase, or into files. */
  keys_move: { request: KeysMove; response: KeysView };
  /** Looks the profile over, and says what to do. */
  doctor: { request: Nothing; response: Doctor };
  /** Goes on from an old copy of the profile without what it had written since. */
  go_on: { request: Nothing; response: ExchangeView };
}

/** The headings of a file of bids: those that each must have, and those that it may. */
export const bidHeadings = {
  needed: ['ref', 'bidder', 'title', 'amount'],
  optional: ['minimum_amount', 'objectives', 'groups', 'district', 'summary', 'charity_number', 'company_number', 'contact', 'address', 'start', 'end', 'purpose', 'beneficiaries', 'other_funding', 'approach', 'existing', 'evidence', 'validation_method', 'validation_measure', 'validation_date'],
};

/** What a file of existing projects has beside the headings of bids. */
export const projectHeadings = ['cost', 'spent', 'until', 'achieved', 'reviews'];
