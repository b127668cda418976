//! Text of several scripts: cut into what runs to the right and what runs to the
//! left, and each of these into what each face has.

use std::ops::Range;

use rustybuzz::Direction;
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_normalization::char::is_combining_mark;

use super::{
    font::{Face, FaceName, FaceRun, Glyph, Reading, Run, Shaped, Word},
    fonts::Fonts,
    noto,
};
use crate::PackError;

/// Whether a letter runs to the left.
pub(crate) fn runs_left(character: char) -> bool {
    matches!(
        bidi_class(character),
        BidiClass::R | BidiClass::AL | BidiClass::AN
    )
}

/// Shapes a line of clean text, its words in the order in which they are seen.
pub(super) fn shape_line(fonts: &mut Fonts, face: FaceName, text: &str) -> Result<Word, PackError> {
    let bidi = BidiInfo::new(text, Some(Level::ltr()));
    let mut word = empty_word(text);
    for paragraph in &bidi.paragraphs {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let leftward = levels.get(run.start).is_some_and(Level::is_rtl);
            let piece = text.get(run).unwrap_or_default();
            add_piece(&mut word, fonts, face, piece, leftward)?;
        }
    }
    Ok(word)
}

/// Shapes text that runs to the left as a whole.
pub(super) fn shape_leftward(
    fonts: &mut Fonts,
    face: FaceName,
    text: &str,
) -> Result<Word, PackError> {
    let mut word = empty_word(text);
    add_piece(&mut word, fonts, face, text, true)?;
    Ok(word)
}

fn empty_word(text: &str) -> Word {
    #[cfg(not(test))]
    let _ = text;
    Word {
        #[cfg(test)]
        text: text.to_owned(),
        ..Word::default()
    }
}

/// Adds text of one direction to the right end of a word.
fn add_piece(
    word: &mut Word,
    fonts: &mut Fonts,
    face: FaceName,
    text: &str,
    leftward: bool,
) -> Result<(), PackError> {
    if leftward {
        for (face, part) in split_by_face(fonts, face, text).into_iter().rev() {
            let face = fonts.face(face)?;
            let shaped = face.shape(part, Direction::RightToLeft)?;
            word.width += shaped.width;
            add_leftward(word, face, part, shaped);
        }
        return Ok(());
    }
    let (mut faces, mut told, mut in_line) = (Vec::new(), String::new(), true);
    for (face, part) in split_by_face(fonts, face, text) {
        let shaped = fonts.face(face)?.shape(part, Direction::LeftToRight)?;
        in_line &= shaped.in_line;
        word.width += shaped.width;
        told.push_str(&shaped.told);
        faces.push(shaped.run);
    }
    let reading = if told == text && in_line {
        Reading::Rightward
    } else {
        Reading::Spoken(text.into())
    };
    word.runs.push(Run { faces, reading });
    Ok(())
}

/// Adds glyphs of one face that run to the left. Those that do not tell their letters
/// are spoken by themselves, since readers turn a whole word round.
fn add_leftward(word: &mut Word, face: &Face, text: &str, shaped: Shaped) {
    let name = shaped.run.face;
    let glyphs = shaped.run.glyphs.into_iter().zip(shaped.sources);
    let glyphs: Vec<(Glyph, Range<usize>)> = glyphs.collect();
    for cluster in glyphs.chunk_by(|one, next| one.1 == next.1) {
        let source = cluster
            .first()
            .and_then(|(_, source)| text.get(source.clone()));
        let source = source.unwrap_or_default();
        let cluster: Vec<Glyph> = cluster.iter().map(|(glyph, _)| *glyph).collect();
        let tells = face.tell(&cluster, Direction::RightToLeft) == source;
        let before = word.runs.last_mut().filter(|_| tells);
        if let Some(Run {
            faces,
            reading: Reading::Leftward,
        }) = before
        {
            match faces.last_mut() {
                Some(last) if last.face == name => last.glyphs.extend(cluster),
                _ => faces.push(FaceRun {
                    face: name,
                    glyphs: cluster,
                }),
            }
            continue;
        }
        let reading = if tells {
            Reading::Leftward
        } else {
            Reading::Spoken(source.into())
        };
        let faces = vec![FaceRun {
            face: name,
            glyphs: cluster,
        }];
        word.runs.push(Run { faces, reading });
    }
}

/// Cuts text where its face changes. Marks and joiners stay with their letter.
fn split_by_face<'t>(fonts: &Fonts, own: FaceName, text: &'t str) -> Vec<(FaceName, &'t str)> {
    let mut parts = Vec::new();
    let (mut begun, mut current) = (0, None);
    for (at, character) in text.char_indices() {
        let face = face_of(fonts, own, character, current);
        if let Some(before) = current.filter(|before| *before != face) {
            parts.push((before, text.get(begun..at).unwrap_or_default()));
            begun = at;
        }
        current = Some(face);
    }
    parts.extend(current.map(|face| (face, text.get(begun..).unwrap_or_default())));
    parts
}

/// The face of a character that follows another's.
fn face_of(fonts: &Fonts, own: FaceName, character: char, before: Option<FaceName>) -> FaceName {
    if let Some(FaceName::Noto(number)) = before
        && (matches!(character, '\u{200c}' | '\u{200d}')
            || is_combining_mark(character) && noto::has(number, character))
    {
        return FaceName::Noto(number);
    }
    if fonts.is_own(character) {
        return own;
    }
    noto::face_with(character).map_or(own, FaceName::Noto)
}
