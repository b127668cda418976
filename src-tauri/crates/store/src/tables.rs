//! The tables that are made from the records, in one list.

/// The tables made from the records, each with a query that gives its rows as
/// JSON arrays in order of key (`folded` by record: a record that its log does not lead to
/// changes nothing wherever it comes to its turn). A table comes after those that refer to it, so
/// that they can be emptied in this order.
pub(crate) const TABLES: [(&str, &str, &str); 31] = [
    (
        "sheet_version",
        "DELETE FROM sheet_version",
        "SELECT json_array(round, bid, member, version, entered_by, at, content, hex(record), hex(log), seq) FROM sheet_version ORDER BY round, bid, member, version",
    ),
    (
        "sheet",
        "DELETE FROM sheet",
        "SELECT json_array(round, bid, member, state, submissions, entered_by, saved_at, submitted_at, notice, content, hex(record)) FROM sheet ORDER BY round, bid, member",
    ),
    (
        "declaration",
        "DELETE FROM declaration",
        "SELECT json_array(round, member, about, subject, entry, kind, note, entered_by, at, late) FROM declaration ORDER BY round, member, about, subject, entry",
    ),
    (
        "gateway_answer",
        "DELETE FROM gateway_answer",
        "SELECT json_array(round, bid, gateway, answer, note, score_anyway) FROM gateway_answer ORDER BY round, bid, gateway",
    ),
    (
        "agreed_score",
        "DELETE FROM agreed_score",
        "SELECT json_array(round, bid, criterion, score, reason) FROM agreed_score ORDER BY round, bid, criterion",
    ),
    (
        "moderation_note",
        "DELETE FROM moderation_note",
        "SELECT json_array(round, bid, strengths, weaknesses) FROM moderation_note ORDER BY round, bid",
    ),
    (
        "shortlist_override",
        "DELETE FROM shortlist_override",
        "SELECT json_array(round, bid, kind, reason) FROM shortlist_override ORDER BY round, bid",
    ),
    (
        "shortlist_settled",
        "DELETE FROM shortlist_settled",
        "SELECT json_array(round, settled, at) FROM shortlist_settled ORDER BY round",
    ),
    (
        "decision",
        "DELETE FROM decision",
        "SELECT json_array(round, bid, kind, amount, reason, conditions) FROM decision ORDER BY round, bid",
    ),
    (
        "decision_made",
        "DELETE FROM decision_made",
        "SELECT json_array(round, entry, by, at, details) FROM decision_made ORDER BY round, entry",
    ),
    (
        "commission_entry",
        "DELETE FROM commission_entry",
        "SELECT json_array(entry, round, bid, kind, body, member, at) FROM commission_entry ORDER BY entry",
    ),
    (
        "office",
        "DELETE FROM office",
        "SELECT json_array(panel, office) FROM office ORDER BY panel",
    ),
    (
        "publication",
        "DELETE FROM publication",
        "SELECT json_array(round, unsuccessful, left_out) FROM publication ORDER BY round",
    ),
    (
        "text_read",
        "DELETE FROM text_read",
        "SELECT json_array(round, bid, text, sha256, member, at, entry) FROM text_read ORDER BY round, bid, text",
    ),
    (
        "late_sheet",
        "DELETE FROM late_sheet",
        "SELECT json_array(hex(record), round, bid, member, hex(log), seq, entered_by, at, content, accepted) FROM late_sheet ORDER BY record",
    ),
    (
        "sealed_sheet",
        "DELETE FROM sealed_sheet",
        "SELECT json_array(hex(record), round, payload, body) FROM sealed_sheet ORDER BY record",
    ),
    (
        "round_key",
        "DELETE FROM round_key",
        "SELECT json_array(round, part, hex(log), key) FROM round_key ORDER BY round, part, log",
    ),
    (
        "round_seal",
        "DELETE FROM round_seal",
        "SELECT json_array(round, recipient, observer) FROM round_seal ORDER BY round",
    ),
    (
        "round_close",
        "DELETE FROM round_close",
        "SELECT json_array(round, hex(log), seq) FROM round_close ORDER BY round, log",
    ),
    (
        "recused_at_close",
        "DELETE FROM recused_at_close",
        "SELECT json_array(round, member, bid) FROM recused_at_close ORDER BY round, member, bid",
    ),
    (
        "bid_correction",
        "DELETE FROM bid_correction",
        "SELECT json_array(round, bid, entry, was, reason, at) FROM bid_correction ORDER BY round, bid, entry",
    ),
    (
        "received",
        "DELETE FROM received",
        "SELECT json_array(hex(log), seq) FROM received ORDER BY log",
    ),
    (
        "device",
        "DELETE FROM device",
        "SELECT json_array(hex(log), member, recipient, confirmed, revoked) FROM device ORDER BY log",
    ),
    (
        "set_aside",
        "DELETE FROM set_aside",
        "SELECT json_array(hex(record), why) FROM set_aside ORDER BY record",
    ),
    (
        "folded",
        "DELETE FROM folded",
        "SELECT json_array(hex(record), counted, chair, refused) FROM folded ORDER BY record",
    ),
    (
        "round_observer",
        "DELETE FROM round_observer",
        "SELECT json_array(round, member, recipient) FROM round_observer ORDER BY round",
    ),
    (
        "bid",
        "DELETE FROM bid",
        "SELECT json_array(round, ref, bid, withdrawn, late) FROM bid ORDER BY round, ref",
    ),
    (
        "member",
        "DELETE FROM member",
        "SELECT json_array(round, id, name, role, removed) FROM member ORDER BY round, id",
    ),
    (
        "scheme",
        "DELETE FROM scheme",
        "SELECT json_array(round, version, scheme, reason, at) FROM scheme ORDER BY round, version",
    ),
    (
        "round",
        "DELETE FROM round",
        "SELECT json_array(id, details, stage, scheme_version, opened_at, closed_at, revealed_at, decided_at, decided_by) FROM round ORDER BY id",
    ),
    (
        "panel",
        "DELETE FROM panel",
        "SELECT json_array(id, chair, chair_name, chair_role, deputy, created_at) FROM panel ORDER BY id",
    ),
];
