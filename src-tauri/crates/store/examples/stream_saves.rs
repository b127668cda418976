//! Saves a sheet again and again, and says so after each save, until it is
//! killed. The kill test runs this and then looks for every save it was told of.
//!
//! `stream_saves FOLDER` prints the number of each save on a line of its own,
//! once the save is safe on disk.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use evenhand_core::{Bid, Member, Pounds, Role, RoundDetails, SheetContent};
use evenhand_record::{Body, SheetEntry};
use evenhand_store::Store;

type Fault = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match stream().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

async fn stream() -> Result<(), Fault> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("name the folder of the profile")?;
    let store = Store::open(Path::new(&folder)).await?;
    let next = match store.sheet(&"r".into(), &"1".into(), &"m".into()).await? {
        Some(sheet) => sheet.readable().comment.parse::<u64>()?.saturating_add(1),
        None => set_up(&store).await?,
    };
    for save in next.. {
        store.commit(draft(save), clock()?).await?;
        say(save)?;
    }
    Ok(())
}

/// The round that the saves go to; gives the number of the first save.
async fn set_up(store: &Store) -> Result<u64, Fault> {
    if store.panel().await?.is_none() {
        let chair = member("chair", Role::Chair);
        let details: RoundDetails = serde_json::from_str(r#"{"title": "Killed"}"#)?;
        let bodies = [
            Body::Genesis {
                chair,
                deputy: None,
                recipient: None,
            },
            Body::RoundDescribed {
                round: "r".into(),
                details,
            },
            Body::MemberAdded {
                round: "r".into(),
                member: member("m", Role::Member),
            },
            Body::BidsSet {
                round: "r".into(),
                bids: vec![bid()],
                source: String::new(),
            },
            Body::RoundOpened {
                round: "r".into(),
                seal: None,
            },
        ];
        store.change().await?.commit_all(&bodies, clock()?).await?;
    }
    Ok(1)
}

fn member(id: &str, role: Role) -> Member {
    Member {
        id: id.into(),
        name: id.to_owned(),
        role,
    }
}

fn bid() -> Bid {
    Bid::new("1".into(), "Bidder".into(), "", Pounds::ZERO)
}

/// A sheet that says which save it is, and is about as long as people write.
fn draft(save: u64) -> Body {
    let content = SheetContent {
        comment: save.to_string(),
        strengths: "A known need. ".repeat(40),
        ..SheetContent::default()
    };
    Body::SheetDrafted(SheetEntry {
        round: "r".into(),
        bid: "1".into(),
        member: "m".into(),
        entered_by: None,
        content,
    })
}

/// One time for all: what is safe on disk does not depend on the clock.
fn clock() -> Result<DateTime<Utc>, chrono::ParseError> {
    "2014-01-06T10:00:00Z".parse()
}

fn say(save: u64) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{save}")?;
    out.flush()
}
