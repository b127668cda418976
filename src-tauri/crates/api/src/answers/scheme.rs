//! What is to be said about a scheme.

use evenhand_core::Scheme;
use evenhand_core::scheme::check::{Fault, Step, check_new};
use evenhand_core::scheme::effective::{effective_weights, warnings};

use crate::view::round::{SchemeCheck, SchemeFault};

/// What is to be said about a scheme.
pub(crate) fn inspect_scheme(scheme: &Scheme) -> SchemeCheck {
    SchemeCheck {
        faults: check_new(scheme).into_iter().map(fault_view).collect(),
        effective_weights: effective_weights(scheme),
        warnings: warnings(scheme),
    }
}

fn fault_view(fault: Fault) -> SchemeFault {
    let step = |step: &Step| match step {
        Step::Key(key) => (*key).to_owned(),
        Step::Index(index) => index.to_string(),
        Step::Name(name) => name.clone(),
    };
    let at: Vec<String> = fault.at.iter().map(step).collect();
    SchemeFault {
        at: at.join("."),
        problem: fault.problem,
        remedy: fault.remedy,
    }
}
