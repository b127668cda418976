//! What a pack says of itself: its title, and the properties in its XMP.

use lopdf::Document;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde::{Deserialize, Serialize};

use crate::fault::NotAPack;
use crate::walk::{catalogue, content_of, entry, text_of};

/// What a pack says of itself in its XMP. Whatever it does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackMark {
    /// The version of these properties.
    pub format: String,
    /// What the file is ("pack", "public_pack", "annex").
    pub kind: String,
    /// The id of its round in the records.
    pub round: String,
    /// The version of the program that made it.
    pub program: String,
}

/// The longest value that is taken; an id of a round is shorter.
const MOST: usize = 1_000;

/// The title in the information dictionary, which a reader's title bar shows.
pub(crate) fn read_title(document: &Document) -> String {
    let info = document.trailer.get(b"Info").ok();
    let info = info.and_then(|one| crate::walk::follow(document, one)?.as_dict().ok());
    info.and_then(|info| entry(document, info, b"Title"))
        .map(text_of)
        .unwrap_or_default()
}

/// Reads the properties of the XMP packet.
pub(crate) fn read_mark(document: &Document) -> Result<PackMark, NotAPack> {
    let packet = entry(document, catalogue(document)?, b"Metadata");
    let Some(packet) = packet.and_then(|one| one.as_stream().ok()) else {
        return Ok(PackMark::default());
    };
    let packet = content_of(packet)?;
    let mut mark = PackMark::default();
    let mut reader = Reader::from_reader(packet.as_slice());
    let mut within = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(begin)) => begin.name().as_ref().clone_into(&mut within),
            Ok(Event::Text(text)) => {
                keep_property(&mut mark, &within, &text.into_inner());
            }
            Ok(Event::End(_)) => within.clear(),
            Ok(Event::Eof) => return Ok(mark),
            Ok(_) => {}
            Err(_) => return Err(NotAPack::Broken("metadata")),
        }
    }
}

fn keep_property(mark: &mut PackMark, name: &str, text: &str) {
    let kept = match name {
        "evenhand:Format" => &mut mark.format,
        "evenhand:Kind" => &mut mark.kind,
        "evenhand:Round" => &mut mark.round,
        "evenhand:Program" => &mut mark.program,
        _ => return,
    };
    if text.len() <= MOST {
        text.clone_into(kept);
    }
}
