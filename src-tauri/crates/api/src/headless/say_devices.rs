//! What the commands about devices print for people.

use serde_json::Value;

/// `evenhand devices`: whose profile it is, each device, and what is out of order.
pub(super) fn devices(view: &Value) -> String {
    let mut lines = vec![whose(view)];
    if let Some(words) = view.get("words").and_then(Value::as_array) {
        let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
        lines.push(format!(
            "Waiting to be taken on. The six words: {}.",
            words.join(" ")
        ));
    }
    if let Some(at) = view.get("exchanged_at").and_then(Value::as_str) {
        lines.push(format!(
            "Last exchanged at {at} with {}.",
            text(view, "folder")
        ));
    }
    lines.extend(list(view, "devices").flat_map(device));
    lines.extend(list(view, "second_keys").map(second_key));
    lines.extend(list(view, "receipts").map(|receipt| text(receipt, "sentence").to_owned()));
    lines.extend(list(view, "forks").flat_map(fork));
    lines.extend(aside(view));
    lines.join("\n")
}

fn whose(view: &Value) -> String {
    let chair = text(view, "chair_name");
    match (
        text(view, "me"),
        view.get("chair") == Some(&Value::Bool(true)),
    ) {
        ("", _) => "This profile belongs to no panel yet.".to_owned(),
        (me, true) => format!("This profile is {me}’s, who chairs the panel."),
        (me, false) => format!("This profile is {me}’s. {chair} chairs the panel."),
    }
}

/// One device: whose, how it stands, and its two names.
fn device(device: &Value) -> [String; 3] {
    let own = device.get("own") == Some(&Value::Bool(true));
    let state = match device.get("barred").and_then(Value::as_str) {
        Some(why) => format!("barred ({why})"),
        None => "in use".to_owned(),
    };
    let compared = match (own, device.get("confirmed") == Some(&Value::Bool(true))) {
        (true, _) => "this device",
        (false, true) => "six words compared",
        (false, false) => "six words not compared",
    };
    [
        format!(
            "{}: {state}, {compared}, {} here",
            text(device, "name"),
            records(number(device, "records"))
        ),
        format!("  fingerprint {}", text(device, "fingerprint")),
        format!("  log {}", text(device, "log")),
    ]
}

/// A place that was written twice, with the records to choose from.
fn fork(fork: &Value) -> Vec<String> {
    let settled = fork.get("settled") == Some(&Value::Bool(true));
    let name = match text(fork, "name") {
        "" => "a device that is not on the panel",
        name => name,
    };
    let state = if settled {
        "It is on record which one stands."
    } else {
        "Not settled: the chair chooses one with `evenhand choose-fork RECORD --reason …`."
    };
    let first = format!(
        "Record number {} of {name} was written twice. {state}",
        number(fork, "seq")
    );
    let branches = list(fork, "branches").map(|branch| {
        let cells = ["record", "kind", "at"].map(|cell| text(branch, cell));
        let stands = branch.get("stands") == Some(&Value::Bool(true));
        let stands = if stands { "  (stands)" } else { "" };
        format!("  {}{stands}", cells.join("  "))
    });
    std::iter::once(first).chain(branches).collect()
}

/// What waits, and what changed nothing.
fn aside(view: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    match number(view, "waiting") {
        0 => {}
        1 => lines.push("1 record waits for others that have not arrived.".to_owned()),
        many => lines.push(format!(
            "{many} records wait for others that have not arrived."
        )),
    }
    let sentences = list(view, "set_aside").filter_map(Value::as_str);
    lines.extend(sentences.map(|sentence| format!("Changed nothing: {sentence}")));
    lines
}

/// `evenhand bar`: which device it was.
pub(super) fn barred(view: &Value, log: &str) -> String {
    let found = list(view, "devices").find(|device| text(device, "log") == log);
    let name = found.map_or("", |device| text(device, "name"));
    format!(
        "{name}’s device is barred: what has arrived from it counts, and nothing that it writes after that."
    )
}

/// `evenhand choose-fork`: what is settled, and what is not yet.
pub(super) fn chosen(view: &Value) -> String {
    let open = list(view, "forks").filter(|fork| fork.get("settled") != Some(&Value::Bool(true)));
    let left: Vec<String> = open.flat_map(fork).collect();
    let first = "It is on record which one stands.".to_owned();
    [vec![first], left].concat().join("\n")
}

/// `evenhand hand-over`: who is the chair now.
pub(super) fn handed_over(view: &Value) -> String {
    format!("{} is the chair now.", text(view, "chair_name"))
}

/// `evenhand deputy`: who it is now.
pub(super) fn deputy(view: &Value) -> String {
    match view.get("deputy").and_then(Value::as_str) {
        Some(deputy) => format!("{deputy} takes the chair if the chair cannot go on."),
        None => "Nobody is deputy.".to_owned(),
    }
}

/// `evenhand second-key`: each round's, and how far it is.
pub(super) fn second_keys(view: &Value) -> String {
    list(view, "second_keys")
        .map(second_key)
        .collect::<Vec<_>>()
        .join("\n")
}

fn second_key(key: &Value) -> String {
    let state = match text(key, "stage") {
        "wanted" => "has not made the second key yet",
        "made" => "holds the second key until scoring has closed",
        "due" => "can give the second key to the panel now",
        _ => "has given the second key to the panel",
    };
    format!(
        "{}: {}, the observer, {state}.",
        text(key, "title"),
        text(key, "observer")
    )
}

/// `evenhand late`: each sheet, and whether it counts.
pub(super) fn late(view: &Value) -> String {
    let sheets: Vec<String> = list(view, "sheets").flat_map(late_sheet).collect();
    if sheets.is_empty() {
        return "No sheet came after the close.".to_owned();
    }
    sheets.join("\n")
}

fn late_sheet(sheet: &Value) -> [String; 2] {
    let state = match sheet.get("accepted").and_then(Value::as_str) {
        Some(why) => format!("counts ({why})"),
        None => "does not count".to_owned(),
    };
    [
        format!(
            "Bid {}, {}, handed in at {} by their clock: {state}",
            text(sheet, "bid"),
            text(sheet, "name"),
            text(sheet, "at")
        ),
        format!("  record {}", text(sheet, "record")),
    ]
}

fn records(count: u64) -> String {
    format!("{count} {}", if count == 1 { "record" } else { "records" })
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn number(value: &Value, name: &str) -> u64 {
    value.get(name).and_then(Value::as_u64).unwrap_or_default()
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    let items = value.get(name).and_then(Value::as_array);
    items.map(Vec::as_slice).unwrap_or_default().iter()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn devices_are_said_in_sentences() {
        let view = json!({
            "me": "joan", "chair": false, "chair_name": "Mair Pugh", "words": null,
            "folder": "/media/stick", "exchanged_at": "2014-04-03T09:00:00Z",
            "devices": [
                {"log": "aa", "fingerprint": "aa bb", "name": "Mair Pugh", "own": false, "confirmed": true, "barred": null, "records": 20},
                {"log": "cc", "fingerprint": "cc dd", "name": "Kofi", "own": false, "confirmed": false, "barred": "It was lost", "records": 1},
            ],
            "receipts": [{"sentence": "2 of 2 sheets received by the chair."}],
            "forks": [{"name": "Kofi", "seq": 14, "settled": false, "branches": [{"record": "0f", "kind": "sheet_submitted", "at": "2014-04-02T09:00:00Z"}]}],
            "waiting": 1, "set_aside": ["Record 0e: only the chair can do this."],
        });
        assert_eq!(
            devices(&view),
            "This profile is joan’s. Mair Pugh chairs the panel.
Last exchanged at 2014-04-03T09:00:00Z with /media/stick.
Mair Pugh: in use, six words compared, 20 records here
  fingerprint aa bb
  log aa
Kofi: barred (It was lost), six words not compared, 1 record here
  fingerprint cc dd
  log cc
2 of 2 sheets received by the chair.
Record number 14 of Kofi was written twice. Not settled: the chair chooses one with `evenhand choose-fork RECORD --reason …`.
  0f  sheet_submitted  2014-04-02T09:00:00Z
1 record waits for others that have not arrived.
Changed nothing: Record 0e: only the chair can do this."
        );
        assert_eq!(
            barred(&view, "cc"),
            "Kofi’s device is barred: what has arrived from it counts, and nothing that it writes after that."
        );
        assert_eq!(handed_over(&view), "Mair Pugh is the chair now.");
    }

    #[test]
    fn a_profile_of_nobodys_and_one_that_waits() {
        assert_eq!(
            devices(&json!({"me": null})),
            "This profile belongs to no panel yet."
        );
        let waiting =
            devices(&json!({"me": "joan", "chair_name": "Mair Pugh", "words": ["panic", "pulp"]}));
        assert!(waiting.ends_with("Waiting to be taken on. The six words: panic pulp."));
    }

    #[test]
    fn late_sheets_say_whether_they_count() {
        let sheet = |accepted: Value| json!({"record": "0a", "bid": "2", "name": "Joan Fry", "at": "noon", "accepted": accepted});
        let view = json!({"sheets": [sheet(Value::Null), sheet(json!("Snow"))]});
        assert_eq!(
            late(&view),
            "Bid 2, Joan Fry, handed in at noon by their clock: does not count
  record 0a
Bid 2, Joan Fry, handed in at noon by their clock: counts (Snow)
  record 0a"
        );
        assert_eq!(
            late(&json!({"sheets": []})),
            "No sheet came after the close."
        );
    }
}
