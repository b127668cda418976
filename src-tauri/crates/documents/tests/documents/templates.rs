//! Which templates are taken, and what is said of the others.

use evenhand_core::{TemplateName, VariantArray};
use evenhand_documents::{check_template, default_template};

#[test]
fn the_programs_own_templates_are_sound() {
    for name in TemplateName::VARIANTS {
        assert_eq!(check_template(*name, default_template(*name)), Ok(()));
    }
}

#[test]
fn a_fault_names_the_template_its_line_and_what_would_be_right() {
    for (text, said) in [
        (
            "# A\n---\nB",
            "line 2: A letter has two lines of --- and this one has 1.",
        ),
        (
            "A\n---\nB\n---\nC",
            "line 1: Its heading is missing. Begin one line with # ",
        ),
        (
            "# A\n---\nB\n\n{{ bid.titel }}\n---\nC",
            "line 5: Nothing is called \"bid.titel\" here. Known are: office.name, ",
        ),
        (
            "# {{ bid.title }}\n---\nB\n---\nC",
            "line 1: Nothing is called \"bid.title\" here.",
        ),
        (
            "# A\n---\n[points]\n---\nC",
            "line 3: There is no part called [points]. Known are: [scores].",
        ),
        (
            "# A\n[scores]\n---\n---\nC",
            "line 2: There is no part called [scores]. None can be placed here.",
        ),
        (
            "# A\n---\n---\n{{ date | upper }}",
            "line 4: \"|\" has no meaning within braces.",
        ),
        (
            "# A\n---\n---\n{{ date * 9 }}",
            "line 4: \"*\" has no meaning within braces.",
        ),
        (
            "# A\n---\n{% for x in bid %}\n{% endfor %}\n---\n",
            "line 3: \"for\" is not understood.",
        ),
        (
            "# A\n---\n{% set a = date %}\n---\n",
            "line 3: \"set\" is not understood.",
        ),
        (
            "# A\n---\n{% include \"/etc/passwd\" %}\n---\n",
            "line 3: \"include\" is not understood.",
        ),
        (
            "# A\n---\n---\nB\n{{ date",
            "line 5: A brace is opened and not closed. Close it with }}.",
        ),
        (
            "# A\n---\n---\n{% if date == \"x %}",
            "line 4: A quote (\") is opened and not closed.",
        ),
        (
            "# A\n---\n---\n\n{% if date %}\nB",
            "line 6: It cannot be filled in: ",
        ),
        (
            "# A\n---\n---\n{{ date date }}",
            "line 4: It cannot be filled in: ",
        ),
    ] {
        let fault = check_template(TemplateName::AwardLetter, text).unwrap_err();
        let told = fault.to_string();
        assert!(
            told.starts_with(&format!("Template \"Award letter\", {said}")),
            "{text:?} gives {told}"
        );
    }
}

#[test]
fn what_letters_need_is_taken() {
    for text in [
        "# A {# a note to ourselves: {{ nothing }} #}\n---\n{% if bid.amount and not several %}\nOne\n{% elif bid.reason == \"x | y\" %}\nTwo\n{% else %}\nThree\n{% endif %}\n---\nC",
        "{% if several %}\n# A\n{% else %}\n# B\n{% endif %}\n-----\n[scores]\n---\n",
        "# Ŵyl { not a brace } 100 %\r\n---\r\n{{ bid.title }}\r\n---\r\n",
    ] {
        assert_eq!(
            check_template(TemplateName::DeclineLetter, text),
            Ok(()),
            "{text:?}"
        );
    }
}

#[test]
fn a_template_without_end_is_refused() {
    let long = format!("# A\n---\n---\n{}", "a".repeat(30_000));
    let fault = check_template(TemplateName::AwardLetter, &long).unwrap_err();
    assert!(
        fault
            .problem
            .starts_with("It is longer than 20000 characters.")
    );
}

#[test]
fn every_part_of_a_notice_that_none_goes_without_is_asked_for() {
    let whole = default_template(TemplateName::Notice);
    for part in [
        "facts",
        "awards",
        "money",
        "restricted",
        "record",
        "signatures",
    ] {
        let without = whole.replace(&format!("[{part}]"), "");
        let fault = check_template(TemplateName::Notice, &without).unwrap_err();
        assert!(
            fault.problem.contains(&format!("the part [{part}]")),
            "{fault}"
        );
    }
}
