//! The field of a refusal: a path into the request that was sent, such as
//! `details.fund.low` or `decisions.3.amount`.

use serde::Serialize;
use serde_json::Value;

use crate::error::{ApiError, ErrorCode};

/// The request of a command, kept in debug builds, to hold its refusals to fields that it has.
pub(crate) struct SentRequest(Vec<Value>);

impl SentRequest {
    /// Keeps a request as it was sent.
    pub(crate) fn keep(sent: &Value) -> Self {
        Self(if cfg!(debug_assertions) {
            vec![sent.clone()]
        } else {
            Vec::new()
        })
    }

    /// Keeps it as it was understood too: members that were left out have their defaults, and
    /// those that say nothing may be left out.
    pub(crate) fn understood(mut self, request: &impl Serialize) -> Self {
        if cfg!(debug_assertions) {
            self.0.extend(serde_json::to_value(request).ok());
        }
        self
    }

    /// Lets an outcome through, unless it is a refusal about a field that the request does not have.
    pub(crate) fn check_field<T>(&self, outcome: Result<T, ApiError>) -> Result<T, ApiError> {
        let is_known = |field: &str| self.0.iter().any(|request| has_field(request, field));
        outcome.map_err(|error| match &error.field {
            Some(field) if !self.0.is_empty() && !is_known(field) => ApiError::of(
                ErrorCode::Bug,
                format!(
                    "BUG: the request has no field \"{field}\", about which it was said: {error}"
                ),
            ),
            _ => error,
        })
    }
}

/// Whether a path leads somewhere in a value. The name of a member may have dots of its own.
pub fn has_field(value: &Value, path: &str) -> bool {
    match value {
        Value::Object(members) => members
            .iter()
            .any(|(name, member)| leads_on(path, name, member)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .any(|(index, item)| leads_on(path, &index.to_string(), item)),
        _ => false,
    }
}

fn leads_on(path: &str, step: &str, value: &Value) -> bool {
    match path.strip_prefix(step) {
        Some("") => true,
        Some(rest) => rest
            .strip_prefix('.')
            .is_some_and(|rest| has_field(value, rest)),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_path_leads_through_members_and_items() {
        let request =
            json!({"details": {"fund": {"low": "1", "high": null}}, "scores": [{"o1.1": 3}]});
        for path in [
            "details",
            "details.fund.low",
            "details.fund.high",
            "scores.0.o1.1",
        ] {
            assert!(has_field(&request, path), "{path} is in the request");
        }
        for path in [
            "",
            "title",
            "details.fund.lo",
            "details.fund.low.0",
            "scores.1",
            "scores.0.o1",
        ] {
            assert!(!has_field(&request, path), "{path} is not in the request");
        }
    }

    #[test]
    fn a_refusal_about_no_field_of_the_request_is_a_bug() {
        let request = SentRequest::keep(&json!({"bid": {"title": ""}}));
        let code = |field: &str| {
            let refused: Result<(), _> = Err(ApiError::bad_data("No.").at(field));
            request.check_field(refused).map_err(|error| error.code)
        };
        assert_eq!(code("bid.title"), Err(ErrorCode::BadData));
        assert_eq!(code("title"), Err(ErrorCode::Bug));
    }
}
