//! The window's TypeScript types, made from the one list of commands.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use evenhand_core::commission::{
    AgreementGapKind, AgreementState, AwardCheckKind, CycleEntryKind, Direction, DueKind, Finding,
    GapKind, Heading, HowProven, LinkWay, MeasureKind, PaymentState, PeriodState, Phase,
    ReturnState, Side, SignOffState, SplitRule, Standing,
};
use evenhand_core::fairness::stability::Band;
use evenhand_core::rank::UnrankedReason;
use evenhand_core::scheme::{GatewayKind, TieBreakKind};
use evenhand_core::shortlist::{AwardKind, CoverageKind, Objective};
use evenhand_core::title::lower_first;
use evenhand_core::{
    Approach, BidApproach, DecisionKind, DeclarationKind, FitRule, GatewayReply, Ground,
    LegalPower, OverrideKind, PublicText, Recommendation, Role, Scheme, SheetState, Stage,
    TemplateName, Titled, Unsuccessful, Way,
};
use evenhand_intake::{bid_headings, project_headings};
use evenhand_record::Changed;
use strum::VariantArray;
use ts_rs::{Config, TS, TypeVisitor};

use crate::error::ApiError;
use crate::view::approaches::*;
use crate::view::awards::*;
use crate::view::bidders::*;
use crate::view::bids::*;
use crate::view::care::*;
use crate::view::cycle::*;
use crate::view::exchange::*;
use crate::view::fairness::*;
use crate::view::given::*;
use crate::view::home::*;
use crate::view::kit::*;
use crate::view::moderate::*;
use crate::view::outputs::*;
use crate::view::partners::*;
use crate::view::projects::*;
use crate::view::publishing::*;
use crate::view::quick_grant::*;
use crate::view::ranking::*;
use crate::view::research::*;
use crate::view::return_forms::*;
use crate::view::round::*;
use crate::view::score::*;
use crate::view::shortlist::*;
use crate::view::standard_words::*;

/// Declarations gathered so far, by name.
struct Declarations {
    config: Config,
    seen: BTreeSet<TypeId>,
    types: BTreeMap<String, String>,
}

impl Declarations {
    /// The titles of an enum by its codes: `stageTitles` for `Stage`.
    fn titles<T: Titled + TS>(&mut self) -> String {
        self.visit::<T>();
        let name = T::ident(&self.config);
        let mut text = format!(
            "export const {}Titles: Record<{name}, string> = {{\n",
            lower_first(&name)
        );
        for one in T::VARIANTS {
            let _ = writeln!(text, "  {}: {:?},", one.code(), one.title());
        }
        text + "};\n\n"
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            self.types
                .insert(T::ident(&self.config), T::decl(&self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The text of `ui/src/bindings.ts`.
pub fn typescript() -> String {
    let config = Config::default().with_large_int("number");
    let mut all = Declarations {
        config,
        seen: BTreeSet::new(),
        types: BTreeMap::new(),
    };
    let mut list = String::new();
    all.visit::<ApiError>();
    all.visit::<TaskProgress>();
    all.visit::<Changed>();
    macro_rules! command {
        ($($name:ident: $request:ty => $response:ty, $needs:tt, $doc:literal;)*) => {$(
            all.visit::<$request>();
            all.visit::<$response>();
            let (request, response) = (<$request>::name(&all.config), <$response>::name(&all.config));
            let _ = writeln!(list, "  /** {} */\n  {}: {{ request: {request}; response: {response} }};", $doc, stringify!($name));
        )*};
    }
    crate::for_each_command!(command);
    let titles = titles(&mut all);
    let mut text = String::from(
        "// Made from the one list of commands in src-tauri/crates/api; `./dev bindings` makes it again.\n\n",
    );
    for declaration in all.types.values() {
        let _ = writeln!(text, "export {declaration}\n");
    }
    text.push_str(&titles);
    let _ = write!(
        text,
        "/** Every command: what it asks and what it answers. */\nexport interface Commands {{\n{list}}}\n"
    );
    let _ = write!(
        text,
        "\n/** The headings of a file of bids: those that each must have, and those that it may. */\nexport const bidHeadings = {{\n  needed: [{}],\n  optional: [{}],\n}};\n",
        quoted_headings(true),
        quoted_headings(false),
    );
    let of_projects = project_headings().skip(bid_headings().count());
    let of_projects: Vec<String> = of_projects.map(|one| format!("'{}'", one.name)).collect();
    let _ = write!(
        text,
        "\n/** What a file of existing projects has beside the headings of bids. */\nexport const projectHeadings = [{}];\n",
        of_projects.join(", ")
    );
    text
}

/// The titles of every enum that people see, so that screens and pages have the
/// same words.
fn titles(all: &mut Declarations) -> String {
    [
        all.titles::<AgreementGapKind>(),
        all.titles::<AgreementState>(),
        all.titles::<Approach>(),
        all.titles::<AwardCheckKind>(),
        all.titles::<AwardKind>(),
        all.titles::<Band>(),
        all.titles::<BidApproach>(),
        all.titles::<CoverageKind>(),
        all.titles::<CycleEntryKind>(),
        all.titles::<DeclarationKind>(),
        all.titles::<DecisionKind>(),
        all.titles::<Direction>(),
        all.titles::<DueKind>(),
        all.titles::<Finding>(),
        all.titles::<FitRule>(),
        all.titles::<GapKind>(),
        all.titles::<GatewayKind>(),
        all.titles::<GatewayReply>(),
        format!(
            "/** What people read where a gateway has no answer yet. */\nexport const gatewayOpenTitle = {:?};\n\n",
            GatewayReply::OPEN_TITLE
        ),
        all.titles::<Heading>(),
        source_headings(),
        all.titles::<LegalPower>(),
        all.titles::<HowProven>(),
        all.titles::<LinkWay>(),
        all.titles::<MeasureKind>(),
        all.titles::<Objective>(),
        all.titles::<Ground>(),
        all.titles::<OverrideKind>(),
        all.titles::<PaymentState>(),
        all.titles::<PeriodState>(),
        all.titles::<PublicText>(),
        all.titles::<Phase>(),
        all.titles::<ProgressCell>(),
        all.titles::<Recommendation>(),
        all.titles::<ReturnState>(),
        all.titles::<Role>(),
        all.titles::<SheetState>(),
        all.titles::<Side>(),
        all.titles::<SignOffState>(),
        all.titles::<SplitRule>(),
        all.titles::<Stage>(),
        all.titles::<Standing>(),
        all.titles::<TemplateName>(),
        all.titles::<Unsuccessful>(),
        all.titles::<TieBreakKind>(),
        all.titles::<UnrankedReason>(),
        all.titles::<Way>(),
    ]
    .concat()
}

/// What the source calls each heading of a written agreement, beside today's titles.
fn source_headings() -> String {
    let mut text = String::from(
        "/** What the Commissioning Strategy calls each heading of a written agreement. */\nexport const headingSourceNames: Record<Heading, string> = {\n",
    );
    for heading in <Heading as VariantArray>::VARIANTS {
        let _ = writeln!(text, "  {}: {:?},", heading.code(), heading.source_name());
    }
    text + "};\n\n"
}

/// The headings of `bids.csv` that are needed, or those that are not, in quotes.
fn quoted_headings(needed: bool) -> String {
    let headings = bid_headings().filter(|heading| heading.needed == needed);
    let quoted: Vec<String> = headings
        .map(|heading| format!("'{}'", heading.name))
        .collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_types_are_those_of_the_list() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/bindings.ts");
        let fresh = super::typescript();
        if std::env::var_os("EVENHAND_WRITE_BINDINGS").is_some() {
            std::fs::write(path, &fresh).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == fresh,
            "ui/src/bindings.ts is not what the list of commands makes; run `./dev bindings`"
        );
    }
}
