//! Ids that people can read, made from names.

/// An id made from a name that is not taken: "Aisha Khan" becomes "aisha-khan",
/// a second one "aisha-khan-2".
pub(crate) fn readable_id(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let words: Vec<String> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let plain = if words.is_empty() {
        "unnamed".to_owned()
    } else {
        words.join("-").chars().take(60).collect()
    };
    let numbered = (2u32..).map(|number| format!("{plain}-{number}"));
    std::iter::once(plain.clone())
        .chain(numbered)
        .find(|id| !taken(id))
        .unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::readable_id;

    #[test]
    fn names_of_any_alphabet_become_ids_that_are_not_taken() {
        assert_eq!(readable_id("Siân O’Connor", |_| false), "siân-o-connor");
        assert_eq!(
            readable_id("Łukasz Żak", |id| id == "łukasz-żak"),
            "łukasz-żak-2"
        );
        assert_eq!(readable_id("!!!", |_| false), "unnamed");
    }
}
