//! The published JSON Schema of `scheme.json` says what the program takes.

use boon::{Compiler, SchemaIndex, Schemas};
use evenhand_core::Scheme;
use evenhand_core::scheme::norfolk::norfolk;
use evenhand_tests::tree;
use serde_json::{Value, json};

struct Published {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Published {
    fn read() -> Self {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler
            .add_resource("scheme.schema.json", tree::json("docs/scheme.schema.json"))
            .unwrap();
        let index = compiler
            .compile("scheme.schema.json", &mut schemas)
            .unwrap();
        Self { schemas, index }
    }

    /// What the schema has against a scheme; empty where it has nothing.
    fn against(&self, scheme: &Value) -> String {
        self.schemas
            .validate(scheme, self.index)
            .err()
            .map(|why| why.to_string())
            .unwrap_or_default()
    }
}

/// The real panel's scheme, to be spoiled in one place.
fn real_panel() -> Value {
    tree::json("tests/data/real-panel/scheme.json")
}

#[test]
fn the_schemes_in_use_are_valid() {
    let published = Published::read();
    assert_eq!(
        published.against(&serde_json::to_value(norfolk()).unwrap()),
        "",
        "the built-in Norfolk scheme"
    );
    assert_eq!(
        published.against(&real_panel()),
        "",
        "the real panel's scheme"
    );
}

#[test]
fn what_the_program_cannot_read_the_schema_refuses() {
    let published = Published::read();
    let faults: [(&str, Value); 7] = [
        ("/sections/0/weight", json!(40.5)),
        ("/sections/0/criteria/0/weight", json!("1,000")),
        ("/aggregate", json!({"rule": "trimmed_mean"})),
        ("/tie_breaks", json!(["higher_amount"])),
        ("/sections/0/unclaimed", json!("ignore")),
        ("/sections/0/criteria/0/scale/step", json!("one")),
        ("/quorum", json!(-1)),
    ];
    for (place, value) in faults {
        let mut scheme = real_panel();
        *scheme
            .pointer_mut(place)
            .unwrap_or_else(|| panic!("{place} is in the real panel's scheme")) = value.clone();
        assert!(
            serde_json::from_value::<Scheme>(scheme.clone()).is_err(),
            "{place} = {value} is read"
        );
        assert_ne!(
            published.against(&scheme),
            "",
            "{place} = {value} passes the schema"
        );
    }
}

#[test]
fn a_name_that_the_program_does_not_know_is_refused_by_both() {
    let mut scheme = real_panel();
    scheme["sections"][0]["wieght"] = json!("40");
    assert!(serde_json::from_value::<Scheme>(scheme.clone()).is_err());
    assert_ne!(Published::read().against(&scheme), "");
}

#[test]
fn every_word_of_a_scheme_is_in_the_schema() {
    let second =
        json!({"mark": "66.67", "weights": {"objectives": "50", "groups": "20", "delivery": "30"}});
    let mut whole = serde_json::to_value(norfolk()).unwrap();
    whole["second_stage"] = second;
    whole["pass_mark"] = json!("50");
    whole["bands"] =
        json!([{"from": 70, "title": "Recommended"}, {"from": "50.5", "title": "Discuss"}]);
    whole["tie_breaks"] =
        json!([{"section": "objectives"}, {"criterion": "o1"}, "lower_amount", {"drawn": "seed"}]);
    whole["sections"][0]["rule"] = json!({"rule": "best_of", "n": 2});
    whole["sections"][0]["criteria"][0]["scale"]["words_only"] = json!(true);
    let read: Scheme = serde_json::from_value(whole.clone()).unwrap();
    assert_eq!(
        Published::read().against(&serde_json::to_value(read).unwrap()),
        "",
        "a scheme that uses everything"
    );
}
