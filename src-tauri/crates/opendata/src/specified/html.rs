//! The Specified Information as one page of HTML, for a website: no script, nothing
//! fetched, and every text escaped (by `maud`, which escapes unless it is told not to).

use evenhand_core::phrase::counted;
use maud::{DOCTYPE, Markup, html};

use crate::award::in_words;
use crate::specified::SpecifiedInformation;
use crate::specified::rows::Row;

/// Lines between the cells, and room for long words; the website's own style says the rest.
const STYLE: &str = "body{font-family:sans-serif;line-height:1.5;margin:1.5rem}\
.table{overflow-x:auto}table{border-collapse:collapse}caption{text-align:start;font-weight:bold;padding-block:.5rem}\
th,td{border:1px solid;padding:.5rem;text-align:start;vertical-align:top;overflow-wrap:break-word;white-space:pre-line}";

/// Writes the page.
pub(crate) fn write_page(month: &SpecifiedInformation) -> Markup {
    let title = format!("Crime and disorder reduction grants: {}", month.month);
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) @if !month.body.is_empty() { " – " (month.body) } }
                style { (STYLE) }
            }
            body {
                main {
                    h1 { (title) }
                    @if !month.body.is_empty() { p { (month.body) } }
                    p {
                        "Published under The Elected Local Policing Bodies (Specified Information) Order 2011 (SI 2011/3050), Schedule, Part 1, paragraph 3(f)."
                    }
                    @if month.rows.is_empty() {
                        p { (month.no_grants()) }
                    } @else {
                        (write_table(month))
                    }
                }
            }
        }
    }
}

fn write_table(month: &SpecifiedInformation) -> Markup {
    let grants = counted(month.rows.len(), "grant", "grants");
    html! {
        div class="table" role="region" aria-labelledby="grants" tabindex="0" {
            table {
                caption id="grants" { (grants) " of " (month.total.to_words()) " in all" }
                thead {
                    tr {
                        th scope="col" { "Recipient" }
                        th scope="col" { "Date of decision" }
                        th scope="col" { "Amount" }
                        th scope="col" { "Purpose" }
                        th scope="col" { "Conditions" }
                        th scope="col" { "Reasons" }
                        th scope="col" { "Legal power" }
                        th scope="col" { "Round" }
                        th scope="col" { "Decision" }
                    }
                }
                tbody {
                    @for row in &month.rows { (write_row(row)) }
                }
            }
        }
    }
}

/// A grant. `dir="auto"` keeps a text that runs the other way within its own cell.
fn write_row(row: &Row) -> Markup {
    html! {
        tr {
            th scope="row" dir="auto" { (row.recipient) }
            td { time datetime=(row.day) { (in_words(row.day)) } }
            td { (row.amount.to_words()) }
            td dir="auto" { (row.purpose) }
            td dir="auto" { (row.conditions) }
            td dir="auto" { (row.reasons) }
            td { (row.power) }
            td dir="auto" { (row.round) }
            td dir="auto" { (row.decision) }
        }
    }
}
