//! The sheet `Money`: what was awarded, paid and spent, and what that leaves, as formulas
//! over whole pence with what they come to now.

use evenhand_core::commission::{FormLayout, NOT_YET, ReturnForm};
use evenhand_core::{Pounds, phrase};
use rust_decimal::Decimal;

use super::page::{Cell, Done, FormPage};
use super::validation::of_pounds;

const AWARD: Cell = (3, 1);
const PAID: Cell = (4, 1);
const BEFORE: Cell = (5, 1);
const TO_DATE: Cell = (8, 1);
const UNSPENT: Cell = (9, 1);
const EXPECTED: Cell = (10, 1);
const LEFT: Cell = (11, 1);
/// The column of what a figure means.
const NOTES: u16 = 2;

/// The cells that formulas name.
pub(super) const NAMES: [(&str, Cell); 5] = [
    ("Award_made", AWARD),
    ("Paid_so_far", PAID),
    ("Spent_before", BEFORE),
    ("Spent_this_period", FormLayout::SPEND),
    ("Spend_still_to_come", FormLayout::FORECAST),
];

/// Whether the spend, and the forecast too, were given.
const HAS_SPEND: &str = "ISNUMBER(Spent_this_period)";
const HAS_BOTH: &str = "AND(ISNUMBER(Spent_this_period),ISNUMBER(Spend_still_to_come))";

/// A figure that the sheet computes.
struct Computed {
    at: Cell,
    label: &'static str,
    /// When it can be.
    when: &'static str,
    /// Its terms, each in pounds with its sign.
    terms: &'static [&'static str],
    /// What it is where it is above 0, below 0, and 0; none where that says nothing.
    means: Option<[&'static str; 3]>,
}

const COMPUTED: [Computed; 4] = [
    Computed {
        at: TO_DATE,
        label: "Spent to date",
        when: HAS_SPEND,
        terms: &["Spent_before", "+Spent_this_period"],
        means: None,
    },
    Computed {
        at: UNSPENT,
        label: "Paid and not spent yet",
        when: HAS_SPEND,
        terms: &["Paid_so_far", "-Spent_before", "-Spent_this_period"],
        means: Some([
            "This was paid to you, and is not spent.",
            "You have spent more than was paid to you.",
            "What was paid to you is spent.",
        ]),
    },
    Computed {
        at: EXPECTED,
        label: "Spend that is expected in all",
        when: HAS_BOTH,
        terms: &["Spent_before", "+Spent_this_period", "+Spend_still_to_come"],
        means: None,
    },
    Computed {
        at: LEFT,
        label: "Expected underspend",
        when: HAS_BOTH,
        terms: &[
            "Award_made",
            "-Spent_before",
            "-Spent_this_period",
            "-Spend_still_to_come",
        ],
        means: Some([
            "An underspend: this will be left of the award.",
            "An overspend: the award does not grow by it.",
            "All of the award will be spent.",
        ]),
    },
];

pub(super) fn fill_money(form: &ReturnForm, page: &mut FormPage<'_>) -> Done {
    let styles = page.styles;
    page.title("Money")?;
    page.words(
        (1, 0),
        "All amounts are in pounds, with pence where there are some.",
        &styles.plain,
    )?;
    page.widths(&[38, 20, 60])?;
    page.headings(2, &["What", "Amount", "What it means"])?;
    fill_known(form, page)?;
    fill_inputs(form, page)?;
    COMPUTED
        .iter()
        .try_for_each(|computed| fill_computed(form, page, computed))
}

fn fill_known(form: &ReturnForm, page: &mut FormPage<'_>) -> Done {
    let money = &form.money;
    let untold = match money.untold.as_slice() {
        [] => String::new(),
        periods => format!(
            "The spend of {} {} is not reported yet and not in this sum.",
            phrase::plural(periods.len() as u64, "period", "periods"),
            phrase::listed(periods)
        ),
    };
    let rows = [
        (AWARD, "Award", money.award, String::new()),
        (
            PAID,
            "Paid to you so far",
            money.paid,
            "Less what you paid back.".to_owned(),
        ),
        (
            BEFORE,
            "Spent in the periods before",
            money.spent_before,
            untold,
        ),
    ];
    for (at, label, amount, note) in rows {
        page.label((at.0, 0), label)?;
        page.pounds(at, amount)?;
        page.text((at.0, NOTES), &note)?;
    }
    Ok(())
}

fn fill_inputs(form: &ReturnForm, page: &mut FormPage<'_>) -> Done {
    let rows = [
        (
            FormLayout::SPEND,
            "Spent in this period",
            form.answers.spend,
            "Of this award alone, whoever else pays.",
        ),
        (
            FormLayout::FORECAST,
            "Forecast of spend after this period",
            form.answers.forecast,
            "From the end of this period to the end of the agreement.",
        ),
    ];
    for (at, label, before, note) in rows {
        page.label((at.0, 0), label)?;
        page.pounds_in(at, before)?;
        page.check(at, &of_pounds(at)?)?;
        page.text((at.0, NOTES), note)?;
    }
    let (row, column) = FormLayout::SPEND;
    page.sheet.set_selection(row, column, row, column)?;
    Ok(())
}

fn fill_computed(form: &ReturnForm, page: &mut FormPage<'_>, computed: &Computed) -> Done {
    let styles = page.styles;
    let Computed {
        at,
        label,
        when,
        terms,
        means,
    } = computed;
    let pence: String = terms
        .iter()
        .map(|term| match term.split_at_checked(1) {
            Some((sign @ ("+" | "-"), name)) => format!("{sign}100*{name}"),
            _ => format!("100*{term}"),
        })
        .collect();
    let formula = format!("=IF({when},ROUND({pence},0)/100,\"{NOT_YET}\")");
    let comes = value_of(form, terms);
    let shown = comes.map_or_else(
        || NOT_YET.to_owned(),
        |pounds| pounds.normalize().to_string(),
    );
    page.label((at.0, 0), label)?;
    page.formula(*at, &formula, &shown, &styles.pounds)?;
    let Some([above, below, nothing]) = means else {
        return page.text((at.0, NOTES), "");
    };
    let cell = FormLayout::cell_name(*at);
    let unknown = "Not known before both are given.";
    let formula = format!(
        "=IF(ISNUMBER({cell}),IF({cell}>0,\"{above}\",IF({cell}<0,\"{below}\",\"{nothing}\")),\"{unknown}\")"
    );
    let said = match comes {
        None => unknown,
        Some(left) if left.is_zero() => nothing,
        Some(left) if left.is_sign_negative() => below,
        Some(_) => above,
    };
    page.formula((at.0, NOTES), &formula, said, &styles.text)
}

/// What the terms come to, in pounds; none while one is not given.
fn value_of(form: &ReturnForm, terms: &[&str]) -> Option<Decimal> {
    let amount = |name: &str| -> Option<Pounds> {
        match name {
            "Award_made" => Some(form.money.award),
            "Paid_so_far" => Some(form.money.paid),
            "Spent_before" => Some(form.money.spent_before),
            "Spent_this_period" => form.answers.spend,
            "Spend_still_to_come" => form.answers.forecast,
            _ => None,
        }
    };
    terms.iter().try_fold(Decimal::ZERO, |sum, term| {
        let value = amount(term.trim_start_matches(['+', '-']))?.0;
        Some(match term.starts_with('-') {
            true => sum.saturating_sub(value),
            false => sum.saturating_add(value),
        })
    })
}
