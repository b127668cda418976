//! How far the members agree on the bids: in plain words, and every figure.

use evenhand_core::{fairness::Agreement, phrase};

use crate::{
    PackError,
    layer::Scope,
    layout::{Cell, Column, Flow, Row, Text, style::SMALL},
    pages::grid,
    wording,
};

/// From which α scores can be relied on, and from which tentatively: Krippendorff,
/// K. (2004), *Content Analysis*, chapter 11.
const RELIABLE: f64 = 0.8;
const TENTATIVE: f64 = 0.667;

/// A figure: its key among the reasons, its short and its full name, and what it says.
pub(super) struct Measure {
    pub(super) key: &'static str,
    pub(super) short: &'static str,
    name: &'static str,
    says: &'static str,
    pub(super) of: fn(&Agreement) -> Option<f64>,
}

/// Every figure of agreement, in the order of the tables.
pub(super) const MEASURES: [Measure; 11] = [
    Measure {
        key: "krippendorff_alpha.nominal",
        short: "α nom",
        name: "Krippendorff’s α, nominal",
        says: "Scores are the same or not.",
        of: |figures| figures.krippendorff_alpha.nominal,
    },
    Measure {
        key: "krippendorff_alpha.ordinal",
        short: "α ord",
        name: "Krippendorff’s α, ordinal",
        says: "Scores differ by how many others lie between them.",
        of: |figures| figures.krippendorff_alpha.ordinal,
    },
    Measure {
        key: "krippendorff_alpha.interval",
        short: "α int",
        name: "Krippendorff’s α, interval",
        says: "Scores differ by how far they lie apart.",
        of: |figures| figures.krippendorff_alpha.interval,
    },
    Measure {
        key: "krippendorff_alpha.ratio",
        short: "α ratio",
        name: "Krippendorff’s α, ratio",
        says: "Scores differ by how far they lie apart for their size.",
        of: |figures| figures.krippendorff_alpha.ratio,
    },
    Measure {
        key: "icc.1_1",
        short: "1,1",
        name: "ICC(1,1)",
        says: "One member’s score, members taken as exchangeable.",
        of: |figures| figures.icc.one_single,
    },
    Measure {
        key: "icc.a_1",
        short: "A,1",
        name: "ICC(A,1)",
        says: "One member’s score, a member’s severity counted as error.",
        of: |figures| figures.icc.agreement_single,
    },
    Measure {
        key: "icc.c_1",
        short: "C,1",
        name: "ICC(C,1)",
        says: "One member’s score, a member’s severity set aside.",
        of: |figures| figures.icc.consistency_single,
    },
    Measure {
        key: "icc.1_k",
        short: "1,k",
        name: "ICC(1,k)",
        says: "The mean of all members, members taken as exchangeable.",
        of: |figures| figures.icc.one_mean,
    },
    Measure {
        key: "icc.a_k",
        short: "A,k",
        name: "ICC(A,k)",
        says: "The mean of all members, severity counted as error.",
        of: |figures| figures.icc.agreement_mean,
    },
    Measure {
        key: "icc.c_k",
        short: "C,k",
        name: "ICC(C,k)",
        says: "The mean of all members, severity set aside.",
        of: |figures| figures.icc.consistency_mean,
    },
    Measure {
        key: "kendall_w",
        short: "W",
        name: "Kendall’s W",
        says: "Whether members put the bids in one order: 1 where all do.",
        of: |figures| figures.kendall_w,
    },
];

/// Lays agreement on the totals out.
pub(crate) fn draw_agreement(flow: &mut Flow, figures: &Agreement) -> Result<(), PackError> {
    flow.add_sub_heading("How far the members agree")?;
    flow.add_prose(agreement_words(figures))?;
    flow.add_prose(basis_words(figures))?;
    let parts = [
        ("Figure", Column::left(132.0)),
        ("What it says", Column::left(0.0)),
        ("Value", Column::right(140.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for measure in &MEASURES {
        let value = match (measure.of)(figures) {
            Some(figure) => Cell::dense(wording::statistic(figure, 3)),
            None => Cell::new(Text::new(why_not(figures, measure.key), SMALL)),
        };
        let cells = vec![
            Cell::dense(measure.name).heads(Scope::Row),
            Cell::dense(measure.says),
            value,
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}

/// Why a figure is not there.
pub(super) fn why_not<'a>(figures: &'a Agreement, key: &str) -> &'a str {
    figures
        .reasons
        .get(key)
        .map_or("It is not defined here.", String::as_str)
}

fn agreement_words(figures: &Agreement) -> String {
    match figures.krippendorff_alpha.interval {
        None => format!(
            "How far the members agree on the bids’ totals cannot be told. {}",
            why_not(figures, "krippendorff_alpha.interval")
        ),
        Some(alpha) => format!(
            "On the bids’ totals {} (interval α {}, where 1 is full agreement and 0 is what chance would bring). The ranking rests on the mean of the \
             members, whose own reliability is ICC(A,k) in the table.",
            agreement_verdict(alpha),
            wording::statistic(alpha, 3)
        ),
    }
}

fn agreement_verdict(alpha: f64) -> &'static str {
    if alpha >= RELIABLE {
        "the members agree closely: one member’s scores could stand for another’s"
    } else if alpha >= TENTATIVE {
        "the members agree well enough to rest on with care"
    } else if alpha > 0.0 {
        "the members differ much, so that a single member’s scores could not stand for another’s and the mean of several is needed"
    } else {
        "the members agree no more than chance would bring"
    }
}

fn basis_words(figures: &Agreement) -> String {
    format!(
        "The figures rest on {} by {} on {}. The intraclass correlations (ICC) and W need bids that every member scored, and rest on {}.",
        phrase::counted(figures.sheets, "sheet", "sheets"),
        phrase::counted(figures.members, "member", "members"),
        phrase::counted(figures.bids, "bid", "bids"),
        figures.complete_bids
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_follow_the_published_marks() {
        let said = [0.8, 0.7, 0.2, -0.1].map(agreement_verdict);
        assert!(said[0].contains("closely"));
        assert!(said[1].contains("with care"));
        assert!(said[2].contains("differ much"));
        assert!(said[3].contains("chance"));
    }
}
