//! What makes a scheme one that can be followed.

use std::collections::BTreeSet;
use std::fmt;

use rust_decimal::Decimal;

use super::{Aggregate, Criterion, Scale, Scheme, Section, SectionRule, TieBreak};
use crate::id::CriterionId;
use crate::number::{Points, Weight};

/// A step on the way to a value in `scheme.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A member of an object.
    Key(&'static str),
    /// An element of a list, counted from 0.
    Index(usize),
    /// A member of an object with a name of the scheme's own.
    Name(String),
}

/// Something wrong with a scheme: where, what, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The way to the value that is wrong; empty for the whole scheme.
    pub at: Vec<Step>,
    /// What is wrong with it.
    pub problem: String,
    /// What would be right.
    pub remedy: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.problem, self.remedy)
    }
}

/// Everything that stops a scheme from being followed, in the scheme's order.
/// Empty for a scheme that can be used.
pub fn check(scheme: &Scheme) -> Vec<Fault> {
    let mut found = Faults::default();
    whole_scheme(scheme, &mut found);
    for (place, section) in scheme.sections.iter().enumerate() {
        let at = Way::root().key("sections").index(place);
        check_section(section, &at, &mut found);
    }
    check_ids(scheme, &mut found);
    check_tie_breaks(scheme, &mut found);
    check_second_stage(scheme, &mut found);
    found.0
}

/// The most places after the point that a scale or a weight may have.
const MOST_PLACES: u32 = 6;

/// The furthest from zero that a point of a scale may be.
const MOST_SCALE: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// The most points a scale may have.
const MOST_POINTS: u64 = 100_001;

#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, at: &Way, problem: impl Into<String>, remedy: impl Into<String>) {
        self.0.push(Fault {
            at: at.0.clone(),
            problem: problem.into(),
            remedy: remedy.into(),
        });
    }
}

/// A way into a scheme, built step by step.
#[derive(Clone, Default)]
struct Way(Vec<Step>);

impl Way {
    fn root() -> Self {
        Self::default()
    }

    fn key(&self, key: &'static str) -> Self {
        self.step(Step::Key(key))
    }

    fn index(&self, place: usize) -> Self {
        self.step(Step::Index(place))
    }

    fn name(&self, name: &str) -> Self {
        self.step(Step::Name(name.to_owned()))
    }

    fn step(&self, step: Step) -> Self {
        let mut way = self.clone();
        way.0.push(step);
        way
    }
}

fn whole_scheme(scheme: &Scheme, found: &mut Faults) {
    let root = Way::root();
    if scheme.title.trim().is_empty() {
        found.add(
            &root.key("title"),
            "The scheme has no title.",
            "Give it one.",
        );
    }
    if scheme.decimals > 6 {
        found.add(
            &root.key("decimals"),
            format!(
                "Figures cannot have {} places after the point.",
                scheme.decimals
            ),
            "Use 0 to 6.",
        );
    }
    if scheme.quorum == 0 {
        found.add(
            &root.key("quorum"),
            "A quorum of 0 would rank bids that nobody scored.",
            "Use at least 1.",
        );
    }
    if scheme.aggregate == (Aggregate::TrimmedMean { k: 0 }) {
        found.add(
            &root.key("aggregate"),
            "A trimmed mean that drops nothing is a mean.",
            "Use a \"k\" of at least 1, or the rule \"mean\".",
        );
    }
    if let Some(mark) = scheme.pass_mark {
        check_points(mark, &root.key("pass_mark"), "pass mark", found);
    }
    let at = root.key("sections");
    if scheme.sections.is_empty() {
        found.add(
            &at,
            "The scheme has no section.",
            "Add one, with at least one criterion.",
        );
    } else {
        check_sum(
            scheme.sections.iter().map(|section| section.weight),
            &at,
            "sections",
            found,
        );
    }
}

/// Refuses weights that do not sum to 100, or that are below 0.
fn check_sum(weights: impl Iterator<Item = Weight>, at: &Way, of: &str, found: &mut Faults) {
    let mut sum = Decimal::ZERO;
    for (place, weight) in weights.enumerate() {
        let here = at.index(place).key("weight");
        if weight.0.is_sign_negative() && !weight.0.is_zero() || weight.0 > Decimal::ONE_HUNDRED {
            found.add(
                &here,
                format!("A weight of {weight} cannot be."),
                "Use 0 to 100.",
            );
            return;
        }
        if weight.0.normalize().scale() > MOST_PLACES {
            found.add(
                &here,
                format!("The weight {weight} has more than {MOST_PLACES} places after the point."),
                "Use fewer.",
            );
            return;
        }
        sum += weight.0;
    }
    if sum != Decimal::ONE_HUNDRED {
        let (away, word) = (
            (Decimal::ONE_HUNDRED - sum).abs().normalize(),
            if sum < Decimal::ONE_HUNDRED {
                "add"
            } else {
                "take away"
            },
        );
        found.add(
            at,
            format!(
                "The weights of the {of} sum to {}, not 100.",
                sum.normalize()
            ),
            format!("Make them sum to exactly 100: {word} {away}."),
        );
    }
}

fn check_points(points: Points, at: &Way, what: &str, found: &mut Faults) {
    if points.0.is_sign_negative() && !points.0.is_zero() || points.0 > Decimal::ONE_HUNDRED {
        found.add(
            at,
            format!("A {what} of {points} cannot be reached."),
            "Use 0 to 100.",
        );
    }
}

fn check_section(section: &Section, at: &Way, found: &mut Faults) {
    if section.criteria.is_empty() {
        found.add(
            &at.key("criteria"),
            format!("Section {} has no criterion.", section.id),
            "Add one.",
        );
    } else {
        check_sum(
            section.criteria.iter().map(|criterion| criterion.weight),
            &at.key("criteria"),
            &format!("criteria of section {}", section.id),
            found,
        );
    }
    if let SectionRule::BestOf { n } = section.rule
        && (n == 0 || n as usize > section.criteria.len())
    {
        found.add(
            &at.key("rule"),
            format!(
                "Section {} cannot take the best {n} of {} criteria.",
                section.id,
                section.criteria.len()
            ),
            format!("Use an \"n\" of 1 to {}.", section.criteria.len().max(1)),
        );
    }
    if let Some(threshold) = section.threshold {
        check_points(threshold, &at.key("threshold"), "threshold", found);
    }
    for (place, criterion) in section.criteria.iter().enumerate() {
        check_criterion(criterion, &at.key("criteria").index(place), found);
    }
}

fn check_criterion(criterion: &Criterion, at: &Way, found: &mut Faults) {
    if !check_scale(&criterion.id, &criterion.scale, &at.key("scale"), found) {
        return;
    }
    let (min, max) = (criterion.scale.min, criterion.scale.max);
    if let Some(threshold) = criterion.threshold
        && (threshold < min || threshold > max)
    {
        found.add(
            &at.key("threshold"),
            format!(
                "Criterion {} has a threshold of {threshold}, off its scale.",
                criterion.id
            ),
            format!("Use {min} to {max}."),
        );
    }
    for point in criterion.scale.points.keys() {
        if !point
            .parse()
            .is_ok_and(|score| criterion.scale.place(score).is_ok())
        {
            let here = at.key("scale").key("points").name(point);
            found.add(
                &here,
                format!(
                    "\"{point}\" is not a point of the scale of criterion {}.",
                    criterion.id
                ),
                format!(
                    "Use points from {min} to {max} in steps of {}.",
                    criterion.scale.step
                ),
            );
        }
    }
}

/// Whether the scale can be scored on.
fn check_scale(id: &CriterionId, scale: &Scale, at: &Way, found: &mut Faults) -> bool {
    let before = found.0.len();
    for (figure, key) in [(scale.min, "min"), (scale.max, "max"), (scale.step, "step")] {
        if figure.0.abs() > MOST_SCALE || figure.0.normalize().scale() > MOST_PLACES {
            found.add(
                &at.key(key),
                format!("The scale of criterion {id} cannot use {figure}."),
                "Use figures up to a million with at most 6 places after the point.",
            );
        }
    }
    if scale.max <= scale.min {
        found.add(
            &at.key("max"),
            format!(
                "The scale of criterion {id} ends at {} but begins at {}.",
                scale.max, scale.min
            ),
            "Make \"max\" larger than \"min\".",
        );
    }
    if scale.step.0 <= Decimal::ZERO {
        found.add(
            &at.key("step"),
            format!("The scale of criterion {id} has a step of {}.", scale.step),
            "Use a step over 0.",
        );
    }
    if found.0.len() > before {
        return false;
    }
    if !((scale.max.0 - scale.min.0) % scale.step.0).is_zero() {
        found.add(
            &at.key("step"),
            format!(
                "Steps of {} from {} do not reach {} on the scale of criterion {id}.",
                scale.step, scale.min, scale.max
            ),
            "Use a step that divides the whole scale.",
        );
    } else if scale.point_count() > MOST_POINTS {
        found.add(
            &at.key("step"),
            format!(
                "The scale of criterion {id} has {} points.",
                scale.point_count()
            ),
            "Use a larger step.",
        );
    }
    found.0.len() == before
}

/// Refuses ids that are empty, hold control characters, or stand twice.
fn check_ids(scheme: &Scheme, found: &mut Faults) {
    let mut sections = BTreeSet::new();
    let mut criteria = BTreeSet::new();
    let mut gateways = BTreeSet::new();
    for (place, section) in scheme.sections.iter().enumerate() {
        let at = Way::root().key("sections").index(place);
        check_id(
            section.id.as_str(),
            "section",
            &mut sections,
            &at.key("id"),
            found,
        );
        for (inner, criterion) in section.criteria.iter().enumerate() {
            let at = at.key("criteria").index(inner).key("id");
            check_id(
                criterion.id.as_str(),
                "criterion",
                &mut criteria,
                &at,
                found,
            );
        }
    }
    for (place, gateway) in scheme.gateways.iter().enumerate() {
        let at = Way::root().key("gateways").index(place).key("id");
        check_id(gateway.id.as_str(), "gateway", &mut gateways, &at, found);
    }
}

fn check_id<'a>(
    id: &'a str,
    what: &str,
    seen: &mut BTreeSet<&'a str>,
    at: &Way,
    found: &mut Faults,
) {
    if id.is_empty()
        || id.len() > 100
        || id.trim() != id
        || id.contains(|c: char| c.is_control() || c == ';')
    {
        found.add(
            at,
            format!("\"{id}\" cannot be the id of a {what}."),
            "Use 1 to 100 letters and digits, without blanks at the ends and without semicolons.",
        );
    } else if !seen.insert(id) {
        found.add(
            at,
            format!("Two {what} ids are \"{id}\"."),
            "Give each its own.",
        );
    }
}

fn check_tie_breaks(scheme: &Scheme, found: &mut Faults) {
    for (place, tie_break) in scheme.tie_breaks.iter().enumerate() {
        let at = Way::root().key("tie_breaks").index(place);
        let known = match tie_break {
            TieBreak::Section(id) => scheme.sections.iter().any(|section| section.id == *id),
            TieBreak::Criterion(id) => scheme.criterion(id).is_some(),
            TieBreak::LowerAmount => true,
            TieBreak::Drawn(seed) => !seed.is_empty(),
        };
        if !known {
            found.add(
                &at,
                format!(
                    "The tie-break \"{}\" names nothing in the scheme.",
                    tie_break.words()
                ),
                "Name a section or a criterion of the scheme, or give the draw a seed.",
            );
        }
    }
}

fn check_second_stage(scheme: &Scheme, found: &mut Faults) {
    let Some(stage) = &scheme.second_stage else {
        return;
    };
    let at = Way::root().key("second_stage");
    check_points(stage.mark, &at.key("mark"), "mark", found);
    let weights = at.key("weights");
    for section in &scheme.sections {
        if !stage.weights.contains_key(&section.id) {
            found.add(
                &weights,
                format!("The second stage gives section {} no weight.", section.id),
                "Give every section one.",
            );
        }
    }
    for id in stage
        .weights
        .keys()
        .filter(|id| scheme.sections.iter().all(|section| section.id != **id))
    {
        found.add(
            &weights.name(id.as_str()),
            format!("The second stage weighs a section \"{id}\" that the scheme does not have."),
            "Name a section of the scheme.",
        );
    }
    check_sum(
        stage.weights.values().copied(),
        &weights,
        "second stage",
        found,
    );
}
