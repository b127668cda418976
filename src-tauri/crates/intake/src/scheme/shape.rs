//! The shape of `scheme.json`, as data: so that every fault of it can be named
//! with its position, not the first one alone. A test holds it against the types of
//! the scheme itself.

/// What may stand at a position.
#[derive(Debug)]
pub(super) enum Shape {
    /// A text in quotes.
    Text,
    /// An exact decimal in quotes, or a whole number.
    Decimal,
    /// A whole number, 0 or more, without quotes.
    Whole,
    /// `true` or `false`.
    Flag,
    /// One of a few words in quotes.
    Word(&'static [&'static str]),
    /// A list of like things.
    List(&'static Shape),
    /// An object with these keys.
    Object(&'static [Key]),
    /// An object with names of the scheme's own as keys.
    Named(&'static Shape),
    /// An object whose key `rule` says which other keys it has.
    Rule(&'static [(&'static str, &'static [Key])]),
    /// One of a few words, or an object with one of these keys.
    WordOrOne(&'static [&'static str], &'static [Key]),
}

/// A key of an object.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) needed: bool,
    /// Whether `null` may stand for "none".
    pub(super) nullable: bool,
}

const fn needed_key(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        needed: true,
        nullable: false,
    }
}

const fn optional_key(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        needed: false,
        nullable: false,
    }
}

const fn nullable_key(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        needed: false,
        nullable: true,
    }
}

/// The whole file.
pub(super) const SCHEME: Shape = Shape::Object(&[
    needed_key("title", Shape::Text),
    optional_key("decimals", Shape::Whole),
    optional_key("aggregate", AGGREGATE),
    optional_key("quorum", Shape::Whole),
    nullable_key("pass_mark", Shape::Decimal),
    optional_key("bands", Shape::List(&BAND)),
    optional_key("tie_breaks", Shape::List(&TIE_BREAK)),
    optional_key("reasons", Shape::Word(&["always", "at_extremes", "never"])),
    needed_key("sections", Shape::List(&SECTION)),
    optional_key("gateways", Shape::List(&GATEWAY)),
    nullable_key("second_stage", SECOND_STAGE),
]);

const BAND: Shape = Shape::Object(&[
    needed_key("from", Shape::Decimal),
    needed_key("title", Shape::Text),
]);

const AGGREGATE: Shape = Shape::Rule(&[
    ("mean", &[]),
    ("median", &[]),
    ("trimmed_mean", &[needed_key("k", Shape::Whole)]),
]);

const TIE_BREAK: Shape = Shape::WordOrOne(
    &["lower_amount"],
    &[
        optional_key("section", Shape::Text),
        optional_key("criterion", Shape::Text),
        optional_key("drawn", Shape::Text),
    ],
);

const SECTION: Shape = Shape::Object(&[
    needed_key("id", Shape::Text),
    needed_key("title", Shape::Text),
    needed_key("weight", Shape::Decimal),
    optional_key(
        "rule",
        Shape::Rule(&[
            ("weighted_mean", &[]),
            ("best_of", &[needed_key("n", Shape::Whole)]),
        ]),
    ),
    optional_key("unclaimed", Shape::Word(&["exclude", "zero"])),
    nullable_key("threshold", Shape::Decimal),
    needed_key("criteria", Shape::List(&CRITERION)),
]);

const CRITERION: Shape = Shape::Object(&[
    needed_key("id", Shape::Text),
    needed_key("title", Shape::Text),
    optional_key("guidance", Shape::Text),
    optional_key("sub_points", Shape::List(&Shape::Text)),
    needed_key("weight", Shape::Decimal),
    optional_key("applies", Shape::Word(&["always", "claimed"])),
    nullable_key("threshold", Shape::Decimal),
    optional_key("scale", SCALE),
]);

const SCALE: Shape = Shape::Object(&[
    needed_key("min", Shape::Decimal),
    needed_key("max", Shape::Decimal),
    optional_key("step", Shape::Decimal),
    optional_key("higher_is_better", Shape::Flag),
    optional_key("points", Shape::Named(&Shape::Text)),
    optional_key("words_only", Shape::Flag),
]);

const GATEWAY: Shape = Shape::Object(&[
    needed_key("id", Shape::Text),
    needed_key("question", Shape::Text),
    optional_key("answered_by", Shape::Text),
    optional_key("who_answers", Shape::Text),
    optional_key("who", Shape::Text),
    optional_key("kind", Shape::Word(&["showstopper", "advisory"])),
]);

const SECOND_STAGE: Shape = Shape::Object(&[
    needed_key("mark", Shape::Decimal),
    needed_key("weights", Shape::Named(&Shape::Decimal)),
]);
