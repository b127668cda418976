//! Compares a file's value with the shape it must have, and names every position where they differ.

use std::collections::BTreeMap;

use evenhand_core::number::parse_decimal;
use jsonc_parser::ast::{NumberLit, Object, ObjectProp, Value};
use jsonc_parser::common::{Range, Ranged};

use super::positions::Positions;
use super::shape::{Key, SCHEME, Shape};
use crate::refusal::{Refusal, shorten_value};
use crate::suggest::nearest_name;

/// A comparison, and what it found.
#[derive(Debug)]
pub(super) struct ShapeCheck<'p> {
    positions: &'p Positions<'p>,
    found: Vec<Refusal>,
}

impl<'p> ShapeCheck<'p> {
    pub(super) fn new(positions: &'p Positions<'p>) -> Self {
        Self {
            positions,
            found: Vec::new(),
        }
    }

    /// Every fault of the whole file's shape.
    pub(super) fn check_all(mut self, value: &Value<'_>) -> Vec<Refusal> {
        self.check_value(value, &SCHEME);
        self.found
    }

    fn refuse_range(&mut self, at: Range, problem: String, remedy: impl Into<String>) {
        self.found
            .push(self.positions.refuse_range(at, problem, remedy));
    }

    fn check_value(&mut self, value: &Value<'_>, shape: &Shape) {
        match (shape, value) {
            (Shape::Text, Value::StringLit(_)) | (Shape::Flag, Value::BooleanLit(_)) => {}
            (Shape::Decimal, Value::StringLit(text)) => self.check_decimal(text.range, &text.value),
            (Shape::Decimal, Value::NumberLit(number)) => self.check_bare_decimal(number),
            (Shape::Whole, Value::NumberLit(number))
                if number.value.bytes().all(|byte| byte.is_ascii_digit()) => {}
            (Shape::Word(words) | Shape::WordOrOne(words, _), Value::StringLit(word)) => {
                self.check_word(word.range, &word.value, words)
            }
            (Shape::List(each), Value::Array(list)) => list
                .elements
                .iter()
                .for_each(|element| self.check_value(element, each)),
            (Shape::Object(keys), Value::Object(object)) => self.check_object(object, keys),
            (Shape::Named(each), Value::Object(object)) => self.check_named(object, each),
            (Shape::Rule(rules), Value::Object(object)) => self.check_rule(object, rules),
            (Shape::WordOrOne(_, keys), Value::Object(object)) => self.check_one_of(object, keys),
            _ => self.refuse_kind(value, shape),
        }
    }

    fn check_decimal(&mut self, at: Range, text: &str) {
        if let Err(why) = parse_decimal(text) {
            self.refuse_range(
                at,
                format!("This is not a decimal number: {why}."),
                "Write digits with at most one point, such as \"12.5\".",
            );
        }
    }

    fn check_bare_decimal(&mut self, number: &NumberLit<'_>) {
        let digits = number.value.strip_prefix('-').unwrap_or(number.value);
        if digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        let quoted = if parse_decimal(number.value).is_ok() {
            number.value
        } else {
            "12.5"
        };
        self.refuse_range(
            number.range,
            "A number with a fraction can lose digits in JSON.".to_owned(),
            format!("Write it in quotes: \"{quoted}\"."),
        );
    }

    fn check_word(&mut self, at: Range, word: &str, words: &[&'static str]) {
        if !words.contains(&word) {
            self.refuse_range(
                at,
                "This word is not known here.".to_owned(),
                suggest_word(word, words),
            );
        }
    }

    /// Refuses keys that are given twice.
    fn check_repeated(&mut self, object: &Object<'_>) {
        let mut first: BTreeMap<&str, Range> = BTreeMap::new();
        for prop in &object.properties {
            let at = prop.name.range();
            match first.get(prop.name.as_str()) {
                Some(_) => self.refuse_range(
                    at,
                    format!(
                        "The key {} is given twice.",
                        shorten_value(prop.name.as_str())
                    ),
                    "Keep one of the two.",
                ),
                None => {
                    first.insert(prop.name.as_str(), at);
                }
            }
        }
    }

    fn check_object(&mut self, object: &Object<'_>, keys: &[Key]) {
        self.check_repeated(object);
        for prop in &object.properties {
            self.check_member(prop, keys);
        }
        for key in keys
            .iter()
            .filter(|key| key.needed && object.get(key.name).is_none())
        {
            let remedy = format!("Add \"{}\": {}.", key.name, example_value(&key.shape));
            self.refuse_range(
                opening_bracket(object),
                format!("The key {} is missing.", key.name),
                remedy,
            );
        }
    }

    fn check_member(&mut self, prop: &ObjectProp<'_>, keys: &[Key]) {
        let name = prop.name.as_str();
        match keys.iter().find(|key| key.name == name) {
            Some(key) if key.nullable && prop.value.as_null_keyword().is_some() => {}
            Some(key) => self.check_value(&prop.value, &key.shape),
            None => {
                let known: Vec<&str> = keys.iter().map(|key| key.name).collect();
                self.refuse_range(
                    prop.name.range(),
                    format!("The key {} is not known here.", shorten_value(name)),
                    suggest_word(name, &known),
                );
            }
        }
    }

    fn check_named(&mut self, object: &Object<'_>, each: &Shape) {
        self.check_repeated(object);
        object
            .properties
            .iter()
            .for_each(|prop| self.check_value(&prop.value, each));
    }

    fn check_rule(&mut self, object: &Object<'_>, rules: &[(&'static str, &'static [Key])]) {
        let words: Vec<&'static str> = rules.iter().map(|(word, _)| *word).collect();
        let Some(prop) = object.get("rule") else {
            self.refuse_range(
                opening_bracket(object),
                "The key rule is missing.".to_owned(),
                format!("Add \"rule\": {}.", quote_words(&words)),
            );
            return;
        };
        let Value::StringLit(word) = &prop.value else {
            self.refuse_kind(&prop.value, &Shape::Text);
            return;
        };
        let Some((_, keys)) = rules.iter().find(|(known, _)| *known == word.value) else {
            self.check_word(word.range, &word.value, &words);
            return;
        };
        self.check_repeated(object);
        for prop in object
            .properties
            .iter()
            .filter(|prop| prop.name.as_str() != "rule")
        {
            self.check_member(prop, keys);
        }
        for key in keys.iter().filter(|key| object.get(key.name).is_none()) {
            self.refuse_range(
                opening_bracket(object),
                format!("The rule {} needs the key {}.", word.value, key.name),
                format!("Add \"{}\": 1, or another number.", key.name),
            );
        }
    }

    fn check_one_of(&mut self, object: &Object<'_>, keys: &[Key]) {
        self.check_repeated(object);
        object
            .properties
            .iter()
            .for_each(|prop| self.check_member(prop, keys));
        if object.properties.len() != 1 {
            let known: Vec<&str> = keys.iter().map(|key| key.name).collect();
            self.refuse_range(
                opening_bracket(object),
                "This must have exactly one key.".to_owned(),
                format!(
                    "Give one of {}; the order of the list says which comes first.",
                    quote_words(&known)
                ),
            );
        }
    }

    fn refuse_kind(&mut self, value: &Value<'_>, shape: &Shape) {
        let remedy = format!("Give {}.", expected_value(shape));
        self.refuse_range(
            value.range(),
            format!("This is {}, which cannot stand here.", kind_of(value)),
            remedy,
        );
    }
}

/// The bracket that opens an object.
fn opening_bracket(object: &Object<'_>) -> Range {
    Range::new(object.range.start, object.range.start.saturating_add(1))
}

fn suggest_word(word: &str, known: &[&str]) -> String {
    match (nearest_name(word, known.iter().copied()), known) {
        (Some(meant), _) => format!("Did you mean \"{meant}\"?"),
        (None, []) => "Take it out.".to_owned(),
        (None, _) => format!("Known here are {}.", quote_words(known)),
    }
}

fn quote_words(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("\"{word}\""))
        .collect::<Vec<_>>()
        .join(", ")
}

fn kind_of(value: &Value<'_>) -> &'static str {
    match value {
        Value::StringLit(_) => "a text",
        Value::NumberLit(_) => "a number",
        Value::BooleanLit(_) => "true or false",
        Value::Object(_) => "an object",
        Value::Array(_) => "a list",
        Value::NullKeyword(_) => "null",
    }
}

fn expected_value(shape: &Shape) -> String {
    match shape {
        Shape::Text => "a text in quotes".to_owned(),
        Shape::Decimal => "a decimal number in quotes, such as \"12.5\"".to_owned(),
        Shape::Whole => "a whole number of 0 or more, without quotes".to_owned(),
        Shape::Flag => "true or false".to_owned(),
        Shape::Word(words) => format!("one of {}", quote_words(words)),
        Shape::List(_) => "a list, from [ to ]".to_owned(),
        Shape::Object(_) | Shape::Named(_) => "an object, from { to }".to_owned(),
        Shape::Rule(rules) => format!(
            "an object such as {{\"rule\": \"{}\"}}",
            rules.first().map_or("", |(word, _)| word)
        ),
        Shape::WordOrOne(words, keys) => format!(
            "{} or an object such as {{\"{}\": \"…\"}}",
            quote_words(words),
            keys.first().map_or("", |key| key.name)
        ),
    }
}

/// A value of the shape, to show what a missing key would need.
fn example_value(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Word(_) | Shape::WordOrOne(..) => "\"…\"",
        Shape::Decimal => "\"100\"",
        Shape::Whole => "1",
        Shape::Flag => "true",
        Shape::List(_) => "[…]",
        Shape::Object(_) | Shape::Named(_) | Shape::Rule(_) => "{…}",
    }
}
