//! The shape of `scheme.json`, as data: so that every fault of it can be named
//! with its place, not the first one alone. A test holds it against the types of
//! the scheme itself.

/// What may stand at a place.
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

const fn needed(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        needed: true,
        nullable: false,
    }
}

const fn optional(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        needed: false,
        nullable: false,
    }
}

const fn nullable(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        needed: false,
        nullable: true,
    }
}

/// The whole file.
pub(super) const SCHEME: Shape = Shape::Object(&[
    needed("title", Shape::Text),
    optional("decimals", Shape::Whole),
    optional("aggregate", AGGREGATE),
    optional("quorum", Shape::Whole),
    nullable("pass_mark", Shape::Decimal),
    optional("tie_breaks", Shape::List(&TIE_BREAK)),
    optional("reasons", Shape::Word(&["always", "at_extremes", "never"])),
    needed("sections", Shape::List(&SECTION)),
    optional("gateways", Shape::List(&GATEWAY)),
    nullable("second_stage", SECOND_STAGE),
]);

const AGGREGATE: Shape = Shape::Rule(&[
    ("mean", &[]),
    ("median", &[]),
    ("trimmed_mean", &[needed("k", Shape::Whole)]),
]);

const TIE_BREAK: Shape = Shape::WordOrOne(
    &["lower_amount"],
    &[
        optional("section", Shape::Text),
        optional("criterion", Shape::Text),
        optional("drawn", Shape::Text),
    ],
);

const SECTION: Shape = Shape::Object(&[
    needed("id", Shape::Text),
    needed("title", Shape::Text),
    needed("weight", Shape::Decimal),
    optional(
        "rule",
        Shape::Rule(&[
            ("weighted_mean", &[]),
            ("best_of", &[needed("n", Shape::Whole)]),
        ]),
    ),
    optional("unclaimed", Shape::Word(&["exclude", "zero"])),
    nullable("threshold", Shape::Decimal),
    needed("criteria", Shape::List(&CRITERION)),
]);

const CRITERION: Shape = Shape::Object(&[
    needed("id", Shape::Text),
    needed("title", Shape::Text),
    optional("guidance", Shape::Text),
    optional("sub_points", Shape::List(&Shape::Text)),
    needed("weight", Shape::Decimal),
    optional("applies", Shape::Word(&["always", "claimed"])),
    nullable("threshold", Shape::Decimal),
    optional("scale", SCALE),
]);

const SCALE: Shape = Shape::Object(&[
    needed("min", Shape::Decimal),
    needed("max", Shape::Decimal),
    optional("step", Shape::Decimal),
    optional("higher_is_better", Shape::Flag),
    optional("points", Shape::Named(&Shape::Text)),
    optional("words_only", Shape::Flag),
]);

const GATEWAY: Shape = Shape::Object(&[
    needed("id", Shape::Text),
    needed("question", Shape::Text),
    optional("answered_by", Shape::Text),
    optional("who_answers", Shape::Text),
    optional("who", Shape::Text),
    optional("kind", Shape::Word(&["showstopper", "advisory"])),
]);

const SECOND_STAGE: Shape = Shape::Object(&[
    needed("mark", Shape::Decimal),
    needed("weights", Shape::Named(&Shape::Decimal)),
]);
