//! Our JSON is what the published schemas ask for.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};

use crate::rounds::{self, Round};

const PACKAGE: &str =
    include_str!("../../../../../tests/data/360giving/360-giving-package-schema.json");
const GRANT: &str = include_str!("../../../../../tests/data/360giving/360-giving-schema.json");

struct Published {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Published {
    /// The package schema, with the grant schema where it names it by a remote address. Its
    /// own `$schema` has an address of no draft, and is set aside.
    fn read() -> Self {
        let [mut package, mut grant]: [Value; 2] =
            [PACKAGE, GRANT].map(|text| serde_json::from_str(text).unwrap());
        let remote = package["properties"]["grants"]["items"]["$ref"]
            .as_str()
            .unwrap()
            .to_owned();
        for schema in [&mut package, &mut grant] {
            let schema = schema.as_object_mut().unwrap();
            schema.remove("$schema");
            schema.remove("$id");
        }
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.enable_format_assertions();
        compiler.add_resource(&remote, grant).unwrap();
        compiler.add_resource("package.json", package).unwrap();
        let index = compiler.compile("package.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn against(&self, package: &Value) -> String {
        let fault = self.schemas.validate(package, self.index).err();
        fault.map(|fault| fault.to_string()).unwrap_or_default()
    }
}

fn json_of(round: &Round) -> Value {
    serde_json::from_slice(&round.open_data().to_json()).unwrap()
}

#[test]
fn what_is_written_is_valid() {
    let published = Published::read();
    for round in [rounds::sample(), rounds::hostile(), rounds::large()] {
        assert_eq!(published.against(&json_of(&round)), "");
    }
}

#[test]
fn the_schema_refuses_what_is_not() {
    let published = Published::read();
    let good = json_of(&rounds::sample());
    for (pointer, bad) in [
        ("/version", json!("1.4.3")),
        ("/grants/0/amountAwarded", json!("20000.50")),
        ("/grants/0/awardDate", json!("14 March 2014")),
        ("/grants/0/dateModified", json!("2014-03-17")),
        ("/grants/0/fromOpenCall", json!("yes")),
        ("/license", json!("not a uri")),
        ("/grants", json!([])),
    ] {
        let mut spoilt = good.clone();
        *spoilt.pointer_mut(pointer).unwrap() = bad;
        assert_ne!(published.against(&spoilt), "", "{pointer}");
    }
}
