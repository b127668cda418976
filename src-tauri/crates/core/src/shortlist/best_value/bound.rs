//! Prices for the rows of the programme, and the ceiling that they give.
//!
//! With a price on each row, every group by itself chooses the option whose
//! value less its price is highest. What those come to, with the price of all
//! that may be used, is a ceiling on every set: for any prices `y ≥ 0`,
//! `value(S) ≤ Σ y·limit + Σ max(value − y·uses)` (Geoffrion 1974). The lowest
//! ceiling is found by cutting planes (Kelley 1960, "The cutting-plane method for
//! solving convex programs"), each a small linear programme in floats.

use microlp::{ComparisonOp, OptimizationDirection, Problem};
use rust_decimal::prelude::ToPrimitive;

use super::model::Model;
use super::options::Choice;

/// Prices and all that is worked out with them stand in parts of 2^40.
pub(super) const SHIFT: u32 = 40;
/// One, in those parts.
pub(super) const ONE: i128 = 1 << SHIFT;
/// How many cutting planes are laid at most; a few dozen is usual.
const MOST_CUTS: usize = 400;

/// A ceiling on what any set is worth, and what each option falls short of it.
#[derive(Clone, Debug)]
pub(super) struct Ceiling {
    /// The price of each row, in parts.
    pub(super) prices: Vec<i128>,
    /// The ceiling, in parts; what the chair funds is left aside.
    pub(super) height: i128,
    /// The best option of each group at these prices.
    pub(super) best: Vec<usize>,
    /// How far each option of each group falls short of the best, in parts.
    pub(super) regrets: Vec<Vec<i128>>,
}

/// The lowest ceiling that was found.
pub(super) fn ceiling(model: &Model) -> Ceiling {
    let floats = Floats::of(model);
    let mut best: Option<Ceiling> = None;
    for prices in floats.cut() {
        let exact = at_prices(model, floats.exact_prices(&prices));
        if best.as_ref().is_none_or(|best| exact.height < best.height) {
            best = Some(exact);
        }
    }
    best.unwrap_or_else(|| at_prices(model, vec![0; model.limits.len()]))
}

/// The ceiling at given prices, exactly.
fn at_prices(model: &Model, prices: Vec<i128>) -> Ceiling {
    let worth = |choice: &Choice| {
        let paid = price_of(&prices, &choice.uses);
        choice.value.saturating_mul(ONE).saturating_sub(paid)
    };
    let mut height = price_of(&prices, &model.limits);
    let (mut best, mut regrets) = (Vec::new(), Vec::new());
    for group in &model.groups {
        let worths: Vec<i128> = group.iter().map(worth).collect();
        let top = worths.iter().copied().max().unwrap_or(0);
        height = height.saturating_add(top);
        best.push(worths.iter().position(|one| *one == top).unwrap_or(0));
        regrets.push(
            worths
                .into_iter()
                .map(|one| top.saturating_sub(one))
                .collect(),
        );
    }
    Ceiling {
        prices,
        height,
        best,
        regrets,
    }
}

/// The programme in floats, each row and the values brought near to 1.
struct Floats<'a> {
    model: &'a Model,
    /// What a row's limit and uses are divided by.
    rows: Vec<f64>,
    /// What values are divided by.
    value: f64,
}

/// A plane under the ceiling: its height at no prices, and its slope.
struct Plane {
    height: f64,
    slope: Vec<f64>,
}

impl<'a> Floats<'a> {
    fn of(model: &'a Model) -> Self {
        let choices = || model.groups.iter().flatten();
        let rows = model.limits.iter().enumerate().map(|(row, limit)| {
            let most = choices().filter_map(|choice| choice.uses.get(row));
            let most = most.map(|uses| uses.unsigned_abs()).max().unwrap_or(1);
            to_float(i128::from(most.max(limit.unsigned_abs()).max(1)))
        });
        let value = choices().map(|choice| choice.value).max().unwrap_or(1);
        Self {
            model,
            rows: rows.collect(),
            value: to_float(value.max(1)),
        }
    }

    /// Lays planes until they hold the ceiling close; gives all prices tried.
    fn cut(&self) -> Vec<Vec<f64>> {
        let (mut planes, mut tried) = (Vec::new(), Vec::new());
        let mut prices = vec![0.0; self.rows.len()];
        let mut lowest = f64::INFINITY;
        for _ in 0..MOST_CUTS {
            let (height, plane) = self.plane_at(&prices);
            lowest = lowest.min(height);
            tried.push(prices);
            planes.push(plane);
            let Some((floor, next)) = self.lowest_point(&planes) else {
                break;
            };
            if lowest - floor <= 1e-10 * lowest.abs().max(1.0) {
                break;
            }
            prices = next;
        }
        tried
    }

    /// The ceiling at given prices, and the plane that touches it there.
    fn plane_at(&self, prices: &[f64]) -> (f64, Plane) {
        let limits = self.model.limits.iter().zip(&self.rows);
        let mut slope: Vec<f64> = limits
            .map(|(limit, scale)| to_float(i128::from(*limit)) / scale)
            .collect();
        let mut height_at_none = 0.0;
        for group in &self.model.groups {
            let best = group.iter().max_by(|one, other| {
                self.worth_at(one, prices)
                    .total_cmp(&self.worth_at(other, prices))
            });
            let Some(best) = best else { continue };
            height_at_none += to_float(best.value) / self.value;
            for ((slope, uses), scale) in slope.iter_mut().zip(&best.uses).zip(&self.rows) {
                *slope -= to_float(i128::from(*uses)) / scale;
            }
        }
        let height = height_at_none + dot_product(&slope, prices);
        let plane = Plane {
            height: height_at_none,
            slope,
        };
        (height, plane)
    }

    fn worth_at(&self, choice: &Choice, prices: &[f64]) -> f64 {
        let uses = choice.uses.iter().zip(&self.rows).zip(prices);
        let paid: f64 = uses
            .map(|((uses, scale), price)| to_float(i128::from(*uses)) / scale * price)
            .sum();
        to_float(choice.value) / self.value - paid
    }

    /// The lowest point over all planes, by linear programming.
    fn lowest_point(&self, planes: &[Plane]) -> Option<(f64, Vec<f64>)> {
        let groups = to_float(i128::try_from(self.model.groups.len()).unwrap_or(1));
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let floor = problem.add_var(1.0, (-1e9, 1e9));
        let prices: Vec<_> = self
            .rows
            .iter()
            .map(|_| problem.add_var(0.0, (0.0, 100.0 * groups.max(1.0))))
            .collect();
        for plane in planes {
            let mut terms = vec![(floor, 1.0)];
            terms.extend(
                prices
                    .iter()
                    .zip(&plane.slope)
                    .map(|(price, slope)| (*price, -slope)),
            );
            problem.add_constraint(terms, ComparisonOp::Ge, plane.height);
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        let found = prices
            .iter()
            .map(|price| solution.var_value(*price).max(0.0));
        Some((solution.var_value(floor), found.collect()))
    }

    /// Prices in parts of 2^40, for the row as it stands.
    fn exact_prices(&self, prices: &[f64]) -> Vec<i128> {
        let rows = prices.iter().zip(&self.rows);
        rows.map(|(price, scale)| {
            let parts = price * self.value / scale * to_float(ONE);
            parts.round().max(0.0).to_i128().unwrap_or(0)
        })
        .collect()
    }
}

/// What so much of each row costs.
pub(super) fn price_of(prices: &[i128], uses: &[i64]) -> i128 {
    let rows = prices.iter().zip(uses);
    rows.map(|(price, uses)| price.saturating_mul(i128::from(*uses)))
        .fold(0, i128::saturating_add)
}

fn to_float(number: i128) -> f64 {
    number.to_f64().unwrap_or(0.0)
}

fn dot_product(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}
