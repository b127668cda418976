//! Who commissions the round together, for everybody to read.

use evenhand_core::phrase;

use crate::{
    PackError,
    layer::Scope,
    layout::{Cell, Column, Flow, Row, Text, style::DENSE},
    pages::{
        grid,
        partners::{draw_outcomes, draw_rule, draw_split},
    },
    public::{PublicPartner, PublicRound},
};

/// Lays the chapter out.
pub(super) fn draw_partners(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    let Some(partners) = &round.partners else {
        return Ok(());
    };
    flow.add_prose(
        "Several commissioners commission this round together. No award takes more of a partner’s money than it contributes.",
    )?;
    let parts = [
        ("Partner", Column::left(0.0)),
        ("Contributes", Column::right(78.0)),
        ("On the panel", Column::left(66.0)),
        ("Signed", Column::left(120.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for partner in &partners.partners {
        table.add_row(flow, partner_row(partner))?;
    }
    table.finish(flow)?;
    flow.skip_space(12.0);
    draw_outcomes(flow, partners.outcomes.clone())?;
    draw_rule(flow, partners.rule, partners.explanation)?;
    draw_split(flow, &partners.table)
}

fn partner_row(partner: &PublicPartner) -> Row {
    let mut name = Cell::new(Text::new(partner.name.as_str(), DENSE.strong()));
    if !partner.organisation_id.is_empty() {
        name = name.below(Text::dense(partner.organisation_id.as_str()));
    }
    if let Some(earmark) = &partner.earmark {
        name = name.below(Text::dense(format!("Its money is for: {earmark}")));
    }
    let mut signed = Cell::dense(partner.signed);
    if let Some(on) = &partner.signed_on {
        signed = signed.below(Text::dense(on.as_str()));
    }
    Row::new(vec![
        name.heads(Scope::Row),
        grid::amount_cell(partner.money),
        Cell::dense(phrase::counted(partner.members, "member", "members")),
        signed,
    ])
}
