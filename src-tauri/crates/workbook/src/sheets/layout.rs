//! Where everything stands, so that formulas of one sheet can name cells of another.

use evenhand_core::rank::counting::Case;
use evenhand_core::scheme::{Applies, Gateway, GatewayKind, Scheme, TieBreak};

use crate::WorkbookError;
use crate::page::{Column, Row};
use crate::whole_scheme::WholeScheme;

/// The first row of bids in `Workings`: headings, weights, first-stage weights and marks
/// come before it.
pub(super) const FIRST_WORKED: Row = 4;
/// The first column of scores in `Scores`, after bid and member.
const FIRST_SCORE: Column = 2;
/// The columns of `Bids` before those that schemes differ in.
const BID_COLUMNS: usize = 5;

/// Where everything stands.
pub(super) struct Layout {
    pub(super) scheme: SchemeRows,
    pub(super) bids: BidColumns,
    pub(super) scores: ScoreCells,
    pub(super) agreed: AgreedRows,
    pub(super) workings: WorkColumns,
}

/// Rows of `Scheme`.
pub(super) struct SchemeRows {
    pub(super) sections: Vec<Row>,
    pub(super) criteria: Vec<Row>,
    /// The first row under the table.
    pub(super) end: Row,
}

/// Columns of `Bids`.
pub(super) struct BidColumns {
    /// Showstopper gateways.
    pub(super) stops: Vec<Column>,
    /// Advisory gateways.
    pub(super) advice: Vec<Column>,
    /// For each criterion, whether the bid claims it; `None` where every bid is scored on it.
    pub(super) claims: Vec<Option<Column>>,
    /// The draws of the scheme.
    pub(super) draws: Vec<Column>,
}

/// Cells of `Scores`.
pub(super) struct ScoreCells {
    /// For each case, the first and last row of its sheets.
    pub(super) rows: Vec<Option<(Row, Row)>>,
    /// For each criterion, the scores as they were given.
    pub(super) given: Vec<Column>,
    /// For each criterion, the scores as whole numbers: the same column where they are.
    pub(super) whole: Vec<Column>,
}

/// Rows of `Agreed scores`.
pub(super) struct AgreedRows {
    /// For each case, the row of each criterion that a score was agreed for.
    pub(super) rows: Vec<Vec<Option<Row>>>,
}

/// Columns of `Workings`.
pub(super) struct WorkColumns {
    pub(super) criteria: Vec<Column>,
    /// Of each section: weight, above, units.
    pub(super) sections: Vec<(Column, Column, Column)>,
    pub(super) common: Column,
    pub(super) above: Column,
    pub(super) below: Column,
    pub(super) units: Column,
    /// The total of the first stage: above, units.
    pub(super) first: Option<(Column, Column)>,
    pub(super) gateway: Column,
    pub(super) quorum: Column,
    pub(super) incomplete: Column,
    pub(super) threshold: Column,
    pub(super) apart: Column,
    /// What each tie-break compares.
    pub(super) keys: Vec<Column>,
    /// How many stand before: by total, and after each tie-break.
    pub(super) before: Vec<Column>,
}

/// Columns of `Workings` that every scheme has.
pub(super) const SHEETS: Column = 1;
pub(super) const DIVISOR: Column = 2;
pub(super) const FIGURES: Column = 3;
const FIRST_CRITERION: usize = 4;

fn column(index: usize) -> Result<Column, WorkbookError> {
    Column::try_from(index).map_err(|_| WorkbookError::TooLarge)
}

/// So many columns from one on.
fn columns(first: usize, count: usize) -> Result<Vec<Column>, WorkbookError> {
    let last = first.saturating_add(count);
    (first..last).map(column).collect()
}

pub(super) fn row(index: usize) -> Result<Row, WorkbookError> {
    Row::try_from(index).map_err(|_| WorkbookError::TooLarge)
}

impl Layout {
    pub(super) fn of(
        scheme: &Scheme,
        numbers: Option<&WholeScheme>,
        cases: &[Case<'_>],
    ) -> Result<Self, WorkbookError> {
        Ok(Self {
            scheme: scheme_rows(scheme)?,
            bids: bid_columns(scheme)?,
            scores: score_cells(scheme, numbers, cases)?,
            agreed: agreed_rows(scheme, cases),
            workings: work_columns(scheme)?,
        })
    }
}

fn scheme_rows(scheme: &Scheme) -> Result<SchemeRows, WorkbookError> {
    let mut rows = SchemeRows {
        sections: Vec::new(),
        criteria: Vec::new(),
        end: 1,
    };
    for section in &scheme.sections {
        rows.sections.push(rows.end);
        let first = rows.end.saturating_add(1);
        rows.end = first.saturating_add(row(section.criteria.len())?);
        rows.criteria.extend(first..rows.end);
    }
    Ok(rows)
}

/// The gateways of a kind, in the scheme's order.
pub(super) fn gateways(scheme: &Scheme, kind: GatewayKind) -> Vec<&Gateway> {
    let gateways = scheme.gateways.iter();
    gateways.filter(|gateway| gateway.kind == kind).collect()
}

/// The seeds of the scheme's draws.
pub(super) fn seeds(scheme: &Scheme) -> Vec<&str> {
    let seeds = scheme.tie_breaks.iter().filter_map(|one| match one {
        TieBreak::Drawn(seed) => Some(seed.as_str()),
        TieBreak::Section(_) | TieBreak::Criterion(_) | TieBreak::LowerAmount => None,
    });
    seeds.collect()
}

fn bid_columns(scheme: &Scheme) -> Result<BidColumns, WorkbookError> {
    let stops = columns(
        BID_COLUMNS,
        gateways(scheme, GatewayKind::Showstopper).len(),
    )?;
    let first = BID_COLUMNS.saturating_add(stops.len());
    let advice = columns(first, gateways(scheme, GatewayKind::Advisory).len())?;
    let mut next = first.saturating_add(advice.len());
    let mut claims = Vec::new();
    for criterion in scheme.criteria() {
        let claimed = criterion.applies == Applies::Claimed;
        claims.push(claimed.then(|| column(next)).transpose()?);
        next = next.saturating_add(usize::from(claimed));
    }
    Ok(BidColumns {
        draws: columns(next, seeds(scheme).len())?,
        stops,
        advice,
        claims,
    })
}

fn score_cells(
    scheme: &Scheme,
    numbers: Option<&WholeScheme>,
    cases: &[Case<'_>],
) -> Result<ScoreCells, WorkbookError> {
    let given = columns(usize::from(FIRST_SCORE), scheme.criteria().count())?;
    let mut next = usize::from(FIRST_SCORE).saturating_add(given.len());
    let mut whole = Vec::new();
    for (place, given) in given.iter().enumerate() {
        let criterion = numbers.and_then(|numbers| numbers.criteria.get(place));
        if criterion.is_none_or(|criterion| criterion.times == 1) {
            whole.push(*given);
        } else {
            whole.push(column(next)?);
            next = next.saturating_add(1);
        }
    }
    let mut rows = Vec::new();
    let mut next: Row = 1;
    for case in cases {
        let end = next.saturating_add(row(case.sheets.len())?);
        rows.push((end > next).then(|| (next, end.saturating_sub(1))));
        next = end;
    }
    Ok(ScoreCells { rows, given, whole })
}

/// Rows for the agreed scores of criteria that the bid is scored on: no other has an effect.
fn agreed_rows(scheme: &Scheme, cases: &[Case<'_>]) -> AgreedRows {
    let mut next: Row = 0;
    let mut rows = Vec::new();
    for case in cases {
        let criteria = scheme.criteria().map(|criterion| {
            let agreed = case.agreed.contains_key(&criterion.id);
            let stands = agreed && criterion.applies_to(case.bid);
            next = next.saturating_add(Row::from(stands));
            stands.then_some(next)
        });
        rows.push(criteria.collect());
    }
    AgreedRows { rows }
}

impl AgreedRows {
    /// The first and last row of a case.
    pub(super) fn span(&self, case: usize) -> Option<(Row, Row)> {
        let mut rows = self.rows.get(case)?.iter().flatten().copied();
        let first = rows.next()?;
        Some((first, rows.next_back().unwrap_or(first)))
    }

    /// The row of a case's criterion.
    pub(super) fn row(&self, case: usize, criterion: usize) -> Option<Row> {
        *self.rows.get(case)?.get(criterion)?
    }
}

fn work_columns(scheme: &Scheme) -> Result<WorkColumns, WorkbookError> {
    let criteria = columns(FIRST_CRITERION, scheme.criteria().count())?;
    let mut next = FIRST_CRITERION.saturating_add(criteria.len());
    let mut take = || {
        let taken = column(next);
        next = next.saturating_add(1);
        taken
    };
    let sections = scheme.sections.iter();
    let sections = sections
        .map(|_| Ok((take()?, take()?, take()?)))
        .collect::<Result<_, WorkbookError>>()?;
    let (common, above, below, units) = (take()?, take()?, take()?, take()?);
    let first = match scheme.second_stage {
        Some(_) => Some((take()?, take()?)),
        None => None,
    };
    let (gateway, quorum, incomplete, threshold) = (take()?, take()?, take()?, take()?);
    let apart = take()?;
    let mut keys = Vec::new();
    let mut before = vec![take()?];
    for _ in &scheme.tie_breaks {
        keys.push(take()?);
        before.push(take()?);
    }
    Ok(WorkColumns {
        criteria,
        sections,
        common,
        above,
        below,
        units,
        first,
        gateway,
        quorum,
        incomplete,
        threshold,
        apart,
        keys,
        before,
    })
}
