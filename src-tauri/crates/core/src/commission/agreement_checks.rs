//! Whether an agreement hangs together, and whether a return fits it.

use rust_decimal::Decimal;

use super::agreement::Agreement;
use super::measure::{Measure, MeasureFigure, MeasureKind, MeasureValue};
use super::payment::PaymentNeed;
use super::project_return::ProjectReturn;
use crate::checks::{Checked, ValueFault};
use crate::number::Pounds;

/// Checks that its payments sum to the award.
pub(super) fn check_sums(award: Pounds, agreement: &Agreement) -> Checked {
    let amounts = agreement.payments.iter().map(|payment| payment.amount);
    let planned: Pounds = amounts.sum();
    if planned == award {
        return Ok(());
    }
    let problem = format!(
        "sum to {}, and the award is {}; change them so that they come to the award.",
        planned.to_words(),
        award.to_words()
    );
    Err(ValueFault::new("payments", problem))
}

/// Checks that its periods follow each other and none covers a day of another.
pub(super) fn check_periods(agreement: &Agreement) -> Checked {
    for (before, period) in agreement
        .returns
        .iter()
        .zip(agreement.returns.iter().skip(1))
    {
        if period.from <= before.to {
            let problem = format!(
                "let period {} begin on {}, before period {} is over on {}; let each begin after the one before it.",
                period.number, period.from, before.number, before.to
            );
            return Err(ValueFault::new("returns", problem));
        }
    }
    Ok(())
}

/// Checks that no payment waits for a return that nobody is asked for.
pub(super) fn check_needs(agreement: &Agreement) -> Checked {
    let has = |number: &u32| agreement.returns.iter().any(|one| one.number == *number);
    for payment in &agreement.payments {
        let missing = payment.needs.iter().find_map(|need| match need {
            PaymentNeed::Return(number) if !has(number) => Some(number),
            _ => None,
        });
        if let Some(number) = missing {
            let problem = format!(
                "let payment {} wait for the return of period {number}, which the agreement does not ask for.",
                payment.number
            );
            return Err(ValueFault::new("payments", problem));
        }
    }
    Ok(())
}

/// Checks that a return is of a period and of measures that the agreement has.
pub(super) fn check_reported(agreement: &Agreement, report: &ProjectReturn) -> Checked {
    let mut periods = agreement.returns.iter();
    let Some(period) = periods.find(|one| one.number == report.period) else {
        let problem = format!(
            "is {}, and the agreement has no such period.",
            report.period
        );
        return Err(ValueFault::new("period", problem));
    };
    if report.received < period.from {
        let problem = format!(
            "is {}, before the period begins on {}.",
            report.received, period.from
        );
        return Err(ValueFault::new("received", problem));
    }
    for (id, actual) in &report.actuals {
        let measure = agreement.measures.iter().find(|measure| measure.id == *id);
        let Some(measure) = measure else {
            let problem = format!("names the measure \"{id}\", which the agreement has not.");
            return Err(ValueFault::new("actuals", problem));
        };
        for value in [actual.value, actual.forecast].into_iter().flatten() {
            check_value_of(measure, value)?;
        }
    }
    Ok(())
}

/// Checks a value beside its measure: of its kind, and no share over 100 % or count under 0.
fn check_value_of(measure: &Measure, value: MeasureValue) -> Checked {
    let refuse = |problem: &str| {
        let problem = format!("gives \"{}\" {problem}.", measure.title);
        Err(ValueFault::new("actuals", problem))
    };
    if !value.is_of(measure.kind) {
        return refuse("a value of another kind");
    }
    let Some(MeasureFigure(figure)) = value.figure() else {
        return Ok(());
    };
    match measure.kind {
        _ if figure < Decimal::ZERO => refuse("a figure under 0; give 0 or more"),
        MeasureKind::Percentage if figure > Decimal::ONE_HUNDRED => {
            refuse("more than 100 %; give 0 to 100")
        }
        MeasureKind::Money if Pounds(figure).check().is_err() => {
            refuse("what is no amount of money; give whole pence")
        }
        _ => Ok(()),
    }
}
