//! What the screens are made of may be shipped, and comes from where it says. Crates are
//! checked by cargo-deny; the list of licences is its own.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_tests::tree;
use serde_json::Value;
use spdx::{Expression, ParseMode};

/// The licences that deny.toml allows.
fn allowed_licences() -> BTreeSet<String> {
    let text = tree::text("deny.toml");
    let list = text.split("\nallow = [\n").nth(1).unwrap_or_default();
    let lines = list.lines().take_while(|line| *line != "]");
    lines
        .map(|line| line.trim().trim_matches([',', '"']).to_owned())
        .collect()
}

#[test]
fn every_package_in_the_screens_may_be_shipped() {
    let lock = tree::json("ui/package-lock.json");
    let shipped = shipped_with(&lock, imported_by_the_screens());
    assert!(
        shipped.contains("svelte"),
        "the screens are drawn by Svelte, so the walk over the lock file finds it"
    );
    for name in shipped {
        let package = &lock["packages"][format!("node_modules/{name}")];
        assert_eq!(
            refusal_of(&name, package["license"].as_str().unwrap_or_default()),
            None
        );
    }
}

#[test]
fn every_package_in_the_screens_comes_from_the_registry() {
    let npm = tree::json("ui/package-lock.json");
    for (path, package) in npm["packages"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(path, _)| !path.is_empty())
    {
        let from = package
            .get("resolved")
            .and_then(Value::as_str)
            .unwrap_or("https://registry.npmjs.org/");
        assert!(
            from.starts_with("https://registry.npmjs.org/"),
            "{path} comes from {from}"
        );
        assert!(package["integrity"].is_string(), "{path} has no checksum");
    }
}

#[test]
fn an_expression_is_met_only_by_licences_on_the_list() {
    for (expression, may) in [
        ("MIT", true),
        ("GPL-3.0-only OR MIT", true),
        ("MIT AND OFL-1.1", true),
        ("MIT AND GPL-3.0-only", false),
        ("AGPL-3.0-only", false),
        ("", false),
    ] {
        assert_eq!(
            refusal_of("sample", expression).is_none(),
            may,
            "{expression}"
        );
    }
}

/// Why a licence expression is not met by the list, where it is not.
fn refusal_of(name: &str, expression: &str) -> Option<String> {
    let Ok(parsed) = Expression::parse_mode(expression, ParseMode::LAX) else {
        return Some(format!("{name}: {expression:?} is no licence expression"));
    };
    let allowed = allowed_licences();
    let met = parsed.evaluate(|asked| {
        let licence = asked.license.id();
        licence.is_some_and(|id| allowed.contains(id.name))
    });
    (!met).then(|| format!("{name}: {expression}"))
}

/// The npm packages that the screens import.
fn imported_by_the_screens() -> BTreeSet<String> {
    let sources = tree::files("ui/src")
        .into_iter()
        .filter(|file| !file.to_string_lossy().contains(".test."));
    let code = sources.filter(|file| {
        file.extension()
            .is_some_and(|kind| ["ts", "svelte", "scss"].iter().any(|one| kind == *one))
    });
    code.flat_map(|file| {
        std::fs::read_to_string(file)
            .unwrap()
            .lines()
            .filter_map(imported)
            .collect::<Vec<_>>()
    })
    .collect()
}

/// The npm package that a line imports, where it imports one.
fn imported(line: &str) -> Option<String> {
    let line = line.trim();
    let opens = [
        "import ",
        "export ",
        "} from ",
        "@use ",
        "@import ",
        "@forward ",
    ];
    if !opens.iter().any(|open| line.starts_with(open)) {
        return None;
    }
    let quoted = line.split(['\'', '"']).nth(1)?;
    let mut parts = quoted.trim_start_matches("node_modules/").split('/');
    let first = parts
        .next()
        .filter(|first| !first.is_empty() && !first.starts_with('.') && !first.contains(':'))?;
    Some(if first.starts_with('@') {
        format!("{first}/{}", parts.next()?)
    } else {
        first.to_owned()
    })
}

/// The named packages of the lock file, and all that they need.
fn shipped_with(lock: &Value, named: BTreeSet<String>) -> BTreeSet<String> {
    let packages: BTreeMap<&str, &Value> = lock["packages"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(path, package)| (path.as_str(), package))
        .collect();
    let mut shipped = BTreeSet::new();
    let mut waiting: Vec<String> = named.into_iter().collect();
    while let Some(name) = waiting.pop() {
        let Some(package) = packages.get(format!("node_modules/{name}").as_str()) else {
            continue;
        };
        if shipped.insert(name) {
            waiting.extend(
                package["dependencies"]
                    .as_object()
                    .into_iter()
                    .flat_map(|needs| needs.keys().cloned()),
            );
        }
    }
    shipped
}
