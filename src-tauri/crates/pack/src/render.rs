//! The whole pack, from its input to its bytes.

use std::ops::ControlFlow;

use crate::{
    PackError,
    input::{PackFile, PackInput},
    layer::{
        finish,
        metadata::{About, Mark},
    },
    layout::Flow,
    options::{Binding, PackOptions},
    pages,
    papers::Papers,
};

/// How far the pack has come: bids laid out, and one step more for the file itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Steps done.
    pub done: usize,
    /// Steps in all, at least 1.
    pub of: usize,
}

/// A finished pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Its title, as readers' title bars show it.
    pub title: String,
}

/// Makes the decision pack. `progress` is told after every bid of the annex that is bound
/// in, and once the file is written; it may stop the work.
///
/// # Errors
/// [`PackError::Cancelled`] where `progress` breaks; [`PackError::UnknownBid`] and
/// [`PackError::SameName`] where the input does not hold together; the others are
/// faults of the program.
pub fn render(
    input: &PackInput,
    options: PackOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Pack, PackError> {
    let flow = lay_out(input, Binding::Pack(options.annex), progress)?;
    let title = format!("Decision pack: {}", input.round.title);
    let about = About {
        title: &title,
        creator: "Evenhand decision pack",
        as_of: input.audit.as_of,
        mark: Some(mark_of(input, options.annex.kind())),
    };
    let pack = write_pack(flow, &about, &input.files)?;
    end_progress(progress, count_steps(input, Binding::Pack(options.annex)))?;
    Ok(pack)
}

/// Makes the annex as a file of its own: the bids one by one, with a title, contents and an
/// audit line of its own. Nothing is attached to it.
///
/// # Errors
/// Those of [`render`].
pub fn render_annex(
    input: &PackInput,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Pack, PackError> {
    let flow = lay_out(input, Binding::Annex, progress)?;
    let title = format!("Annex to the decision pack: {}", input.round.title);
    let about = About {
        title: &title,
        creator: "Evenhand decision pack",
        as_of: input.audit.as_of,
        mark: Some(mark_of(input, "annex")),
    };
    let pack = write_pack(flow, &about, &[])?;
    end_progress(progress, count_steps(input, Binding::Annex))?;
    Ok(pack)
}

/// What who checks the file has to know of it.
pub(crate) fn mark_of<'a>(input: &'a PackInput, kind: &'static str) -> Mark<'a> {
    Mark {
        kind,
        round: input.audit.round.as_str(),
        program: &input.audit.version,
    }
}

/// Ends the file.
pub(crate) fn write_pack(
    flow: Flow,
    about: &About<'_>,
    files: &[PackFile],
) -> Result<Pack, PackError> {
    let pages = flow.canvas.page_count();
    Ok(Pack {
        bytes: finish::write_file(flow.canvas, about, files)?,
        pages,
        title: about.title.to_owned(),
    })
}

/// Lays all pages out, the file not yet written.
pub(crate) fn lay_out(
    input: &PackInput,
    binding: Binding,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Flow, PackError> {
    let papers = Papers::new(input, binding)?;
    let mut flow = Flow::new()?;
    let of = count_steps(input, binding);
    let mut done = 0_usize;
    let mut next = || {
        done = done.saturating_add(1);
        report_step(progress, Progress { done, of })
    };
    pages::draw_pages(&mut flow, &papers, &mut next)?;
    Ok(flow)
}

/// A step for each bid that has pages of its own, and one for the file.
fn count_steps(input: &PackInput, binding: Binding) -> usize {
    let bids = if binding.has_bids() {
        input.bids.len()
    } else {
        0
    };
    bids.saturating_add(1)
}

/// Tells that the last step is done.
pub(crate) fn end_progress(
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    of: usize,
) -> Result<(), PackError> {
    report_step(progress, Progress { done: of, of })
}

fn report_step(
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    now: Progress,
) -> Result<(), PackError> {
    match progress(now) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(PackError::Cancelled),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Annex,
        common::{self, Plan},
        layout::{
            place::TextBox,
            style::{BOTTOM, LEFT, RIGHT, TOP},
        },
    };

    /// Rounding of sums of widths.
    const HAIR: f32 = 0.05;

    fn boxes(input: &PackInput) -> Vec<TextBox> {
        let binding = Binding::Pack(Annex::With);
        lay_out(input, binding, &mut |_| ControlFlow::Continue(()))
            .unwrap()
            .boxes
    }

    fn assert_sound(input: &PackInput) {
        let boxes = boxes(input);
        assert!(boxes.len() > 100, "the pack has text");
        for one in &boxes {
            assert!(
                one.left >= one.column.0 - HAIR && one.right <= one.column.1 + HAIR,
                "text leaves its column: {one:?}"
            );
            assert!(
                one.left >= LEFT - HAIR && one.right <= RIGHT + HAIR,
                "text leaves the page's sides: {one:?}"
            );
            assert!(
                one.top >= TOP - HAIR && one.bottom <= BOTTOM + HAIR,
                "text leaves the page's ends: {one:?}"
            );
        }
        assert_apart(&boxes);
    }

    fn assert_apart(boxes: &[TextBox]) {
        for page in boxes.chunk_by(|one, other| one.page == other.page) {
            for (number, one) in page.iter().enumerate() {
                for other in &page[number + 1..] {
                    let across = one.left + HAIR < other.right && other.left + HAIR < one.right;
                    let down = one.top + HAIR < other.bottom && other.top + HAIR < one.bottom;
                    assert!(
                        !(across && down),
                        "two texts overlap on page {}: {one:?} {other:?}",
                        one.page + 1
                    );
                }
            }
        }
    }

    #[test]
    fn no_text_overlaps_or_leaves_its_place() {
        assert_sound(&common::round(Plan::of(30)));
    }

    #[test]
    fn odd_names_and_endless_words_stay_in_their_place() {
        assert_sound(&common::odd(Plan {
            members: 3,
            ..Plan::of(12)
        }));
    }

    #[test]
    fn twelve_members_and_fifteen_criteria_fit_one_table() {
        let plan = Plan {
            members: 12,
            criteria: 15,
            ..Plan::of(2)
        };
        assert_sound(&common::round(plan));
    }

    #[test]
    fn fifty_members_are_spread_over_several_tables() {
        assert_sound(&common::round(Plan {
            members: 50,
            criteria: 15,
            ..Plan::of(1)
        }));
        assert_sound(&common::round(Plan {
            members: 50,
            words_only: true,
            ..Plan::of(1)
        }));
    }

    #[test]
    fn a_pack_can_be_cancelled_at_any_bid() {
        let input = common::round(Plan::of(5));
        let mut told = Vec::new();
        let stopped = render(&input, PackOptions::default(), &mut |now| {
            told.push(now.done);
            if now.done == 3 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        assert!(matches!(stopped, Err(PackError::Cancelled)));
        assert_eq!(told, [1, 2, 3], "it stops where it is asked to");
    }

    #[test]
    fn progress_ends_at_the_last_step() {
        let mut last = None;
        render(
            &common::round(Plan::of(3)),
            PackOptions::default(),
            &mut |now| {
                last = Some(now);
                ControlFlow::Continue(())
            },
        )
        .unwrap();
        assert_eq!(last, Some(Progress { done: 4, of: 4 }));
    }

    #[test]
    fn a_ranking_of_another_round_is_refused() {
        let mut input = common::round(Plan::of(3));
        input.bids.pop();
        let refused = render(&input, PackOptions::default(), &mut |_| {
            ControlFlow::Continue(())
        });
        assert!(matches!(refused, Err(PackError::UnknownBid { bid }) if bid.as_str() == "PCC-003"));
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        let mut input = common::round(Plan::of(1));
        input.files.push(input.files[0].clone());
        let refused = render(&input, PackOptions::default(), &mut |_| {
            ControlFlow::Continue(())
        });
        assert!(matches!(refused, Err(PackError::SameName { name }) if name == "scheme.json"));
    }
}
