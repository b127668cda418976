//! Templates of letters, of the notice and of the standard words of agreements: plain text with names in braces, filled in by
//! `minijinja` with no file, no function and no filter within reach.
//!
//! `docs/LETTERS.md` and `docs/AGREEMENT.md` say to the office's staff what a template may
//! say.

mod blocks;
mod check;
mod defaults;
mod fault;
mod language;

use std::collections::BTreeMap;

use evenhand_core::TemplateName;
use evenhand_pack::input::PackInput;
use minijinja::{Environment, Output, State, UndefinedBehavior, Value, syntax::SyntaxConfig};

use blocks::{FILLED_IN, VALUE_BREAK};

pub(crate) use blocks::{Filled, Parts};
pub use check::{check_standard_words, check_template};
pub(crate) use check::{check_subject, pieces_of_letter, whole};
pub use defaults::{default_template, default_words};
pub use fault::{TemplateFault, TemplateOf};

/// The most steps that filling a template in may take.
const FUEL: u64 = 200_000;

/// The values that a template is filled in with, by the names that it calls them.
pub(crate) type Values = Vec<(&'static str, Value)>;

/// The office's own template, or the program's where it has none.
pub(crate) fn template_of(input: &PackInput, name: TemplateName) -> &str {
    let own = input.office.templates.get(&name).map(String::as_str);
    own.unwrap_or_else(|| default_template(name))
}

/// A fault with the line of the piece that it is in.
#[derive(Debug)]
pub(crate) struct Fault {
    line: usize,
    problem: String,
}

impl Fault {
    /// A fault at so many bytes from a text's beginning.
    fn at(text: &str, byte: usize, problem: String) -> Self {
        let before = text.get(..byte).unwrap_or_default();
        Self {
            line: before.matches('\n').count().saturating_add(1),
            problem,
        }
    }
}

/// A piece of a template: where it begins, and what it says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'t> {
    pub(crate) template: TemplateOf,
    /// How many lines stand before it.
    pub(crate) before: usize,
    pub(crate) text: &'t str,
}

impl Piece<'_> {
    /// Fills the piece in.
    ///
    /// # Errors
    /// [`TemplateFault`] where it calls something that is not there.
    pub(crate) fn fill_in(&self, values: &Values, parts: &Parts) -> Result<Filled, TemplateFault> {
        let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
        let filled = language::check_language(self.text, &names)
            .and_then(|()| self.check_parts(parts))
            .and_then(|()| fill_text(self.text, values));
        let text = filled.map_err(|fault| self.fault(fault.line, fault.problem))?;
        Ok(blocks::read_blocks(&text, parts))
    }

    /// A fault on a line of the piece, from 1, told by the template's own lines.
    pub(crate) fn fault(&self, line: usize, problem: String) -> TemplateFault {
        TemplateFault {
            template: self.template,
            line: self.before.saturating_add(line),
            problem,
        }
    }

    fn check_parts(&self, parts: &Parts) -> Result<(), Fault> {
        for (line, text) in (1..).zip(self.text.lines()) {
            let Some(name) = blocks::part_name(text).filter(|name| !parts.contains_key(name))
            else {
                continue;
            };
            let known: Vec<String> = parts.keys().map(|name| format!("[{name}]")).collect();
            let known = match known.as_slice() {
                [] => "None can be placed here.".to_owned(),
                known => format!("Known are: {}.", known.join(", ")),
            };
            let problem = format!("There is no part called [{name}]. {known}");
            return Err(Fault { line, problem });
        }
        Ok(())
    }
}

fn fill_text(text: &str, values: &Values) -> Result<String, Fault> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_formatter(write_value);
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build();
    let filled = syntax.and_then(|syntax| {
        environment.set_syntax(syntax);
        environment.render_str(text, nested(values))
    });
    filled.map_err(|error| Fault {
        line: error.line().unwrap_or(1),
        problem: format!(
            "It cannot be filled in: {error}. Look at the braces on this line and above."
        ),
    })
}

/// Writes a value so that nothing in it is taken for a mark of the template.
fn write_value(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    let text = value.to_string();
    let text = text.trim().replace("\r\n", "\n");
    let text = text.replace(['\n', '\r'], &VALUE_BREAK.to_string());
    out.write_str(&format!("{FILLED_IN}{text}"))?;
    Ok(())
}

/// The values with what stands before a dot as a map of its own.
fn nested(values: &Values) -> Value {
    let mut maps: BTreeMap<&'static str, BTreeMap<&'static str, Value>> = BTreeMap::new();
    let mut top: BTreeMap<&'static str, Value> = BTreeMap::new();
    for (name, value) in values {
        match name.split_once('.') {
            Some((of, name)) => {
                maps.entry(of).or_default().insert(name, value.clone());
            }
            None => {
                top.insert(name, value.clone());
            }
        }
    }
    top.extend(maps.into_iter().map(|(name, map)| (name, map.into())));
    top.into()
}

#[cfg(test)]
mod tests {
    use crate::{agreement, letters, notice};

    #[test]
    fn every_name_of_standard_words_is_told_of_in_their_guide() {
        let guide = include_str!("../../../../../docs/AGREEMENT.md");
        for name in agreement::NAMES {
            assert!(guide.contains(&format!("`{name}`")), "{name} is missing");
        }
    }

    #[test]
    fn every_name_and_part_is_told_of_in_the_guide() {
        let guide = include_str!("../../../../../docs/LETTERS.md");
        let names = letters::NAMES.iter().chain(&letters::BID_NAMES);
        for name in names.chain(&notice::NAMES) {
            assert!(guide.contains(&format!("`{name}`")), "{name} is missing");
        }
        for part in letters::BID_PARTS.iter().chain(&notice::PARTS) {
            assert!(guide.contains(&format!("`[{part}]`")), "{part} is missing");
        }
    }
}
