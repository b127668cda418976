//! JSON, strictly: no comments, no trailing commas, nothing but what the standard knows.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Range;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::positions::Positions;
use crate::refusal::Refusal;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Parses a text into a value that knows its positions.
pub(super) fn parse_json<'a>(
    text: &'a str,
    positions: &Positions<'_>,
) -> Result<Value<'a>, Box<Refusal>> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT).map_err(|error| {
        let problem = format!("This is not JSON: {}.", error.kind());
        Box::new(positions.refuse_range(error.range(), problem, syntax_remedy(error.kind())))
    })?;
    parsed.value.ok_or_else(|| {
        Box::new(positions.refuse_range(
            Range::new(0, 0),
            "The file holds no value.",
            "It must hold one object, from { to }.",
        ))
    })
}

/// What would be right, for the slips that people make.
fn syntax_remedy(kind: &ParseErrorKind) -> &'static str {
    match kind {
        ParseErrorKind::CommentsNotAllowed | ParseErrorKind::UnterminatedCommentBlock => {
            "Take the comment out."
        }
        ParseErrorKind::TrailingCommasNotAllowed => "Take out the comma after the last one.",
        ParseErrorKind::ExpectedComma => "Put a comma here.",
        ParseErrorKind::SingleQuotedStringsNotAllowed => "Write texts in double quotes.",
        ParseErrorKind::ExpectedStringObjectProperty | ParseErrorKind::UnexpectedWord => {
            "Write keys and texts in double quotes."
        }
        ParseErrorKind::ExpectedColonAfterObjectKey => "Put a colon between the key and its value.",
        ParseErrorKind::UnterminatedArray => "Close the list with ].",
        ParseErrorKind::UnterminatedObject => "Close the object with }.",
        ParseErrorKind::NestingDepthExceeded => {
            "Check that it is the right file; a scheme has few levels."
        }
        ParseErrorKind::MultipleRootJsonValues => {
            "The file must hold one object; look for a bracket too many before this place."
        }
        _ => "Look at this place and just before it for a missing quote, comma or bracket.",
    }
}
