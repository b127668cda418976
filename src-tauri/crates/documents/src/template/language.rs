//! What may stand within the braces of a template: names, words in quotes, `if` with `and`,
//! `or`, `not`, `==` and `!=`. Less than the library knows: no loops, no sums, no filters, so
//! that a template can be read by who writes letters, and cannot grow without end.

use super::Fault;

/// The words that begin a statement.
const STATEMENTS: [&str; 4] = ["if", "elif", "else", "endif"];

/// The words that stand between names.
const BETWEEN: [&str; 5] = ["and", "or", "not", "true", "false"];

/// A pair of braces: where it begins, whether it is a statement, and what it holds.
struct Tag<'t> {
    at: usize,
    is_statement: bool,
    inside: &'t str,
}

/// Checks a piece of a template against the names that it may use.
pub(super) fn check_language(text: &str, names: &[&str]) -> Result<(), Fault> {
    let mut from = 0;
    while let Some(tag) = next_tag(text, from)? {
        check_tag(&tag, names).map_err(|problem| Fault::at(text, tag.at, problem))?;
        from = tag.at.saturating_add(tag.inside.len()).saturating_add(4);
    }
    Ok(())
}

/// The next pair of braces; comments are passed over.
fn next_tag(text: &str, mut from: usize) -> Result<Option<Tag<'_>>, Fault> {
    loop {
        let rest = text.get(from..).unwrap_or_default();
        let Some(place) = rest.find('{') else {
            return Ok(None);
        };
        let at = from.saturating_add(place);
        let begun = at.saturating_add(2);
        let end = match text.get(at..begun) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => {
                from = at.saturating_add(1);
                continue;
            }
        };
        let within = text.get(begun..).unwrap_or_default();
        let Some(length) = within.find(end) else {
            return Err(Fault::at(
                text,
                at,
                format!("A brace is opened and not closed. Close it with {end}."),
            ));
        };
        if end == "#}" {
            from = begun.saturating_add(length).saturating_add(2);
            continue;
        }
        return Ok(Some(Tag {
            at,
            is_statement: end == "%}",
            inside: within.get(..length).unwrap_or_default(),
        }));
    }
}

fn check_tag(tag: &Tag<'_>, names: &[&str]) -> Result<(), String> {
    let bare = without_quotes(tag.inside)?;
    let foreign = bare
        .chars()
        .find(|one| !one.is_alphanumeric() && !one.is_whitespace() && !"_.=!()".contains(*one));
    if let Some(foreign) = foreign {
        return Err(format!(
            "\"{foreign}\" has no meaning within braces. Write a name alone, such as {{{{ bid.title }}}}, or compare names with == and !=."
        ));
    }
    let is_part = |one: char| one.is_alphanumeric() || one == '_' || one == '.';
    let mut words = bare
        .split(|one: char| !is_part(one))
        .filter(|word| !word.is_empty());
    if tag.is_statement {
        let first = words.next().unwrap_or_default();
        if !STATEMENTS.contains(&first) {
            return Err(format!(
                "\"{first}\" is not understood. Use {{% if … %}}, {{% elif … %}}, {{% else %}} and {{% endif %}}."
            ));
        }
    }
    match words.find(|word| !BETWEEN.contains(word) && !names.contains(word)) {
        None => Ok(()),
        Some(unknown) => Err(format!(
            "Nothing is called \"{unknown}\" here. Known are: {}.",
            names.join(", ")
        )),
    }
}

/// What a tag holds without the words in quotes.
fn without_quotes(inside: &str) -> Result<String, String> {
    let mut bare = String::with_capacity(inside.len());
    let mut open: Option<char> = None;
    for one in inside.chars() {
        match open {
            Some(quote) if one == quote => open = None,
            Some(_) => {}
            None if one == '"' || one == '\'' => {
                open = Some(one);
                bare.push(' ');
            }
            None => bare.push(one),
        }
    }
    match open {
        None => Ok(bare),
        Some(quote) => Err(format!("A quote ({quote}) is opened and not closed.")),
    }
}
