//! What is done on a laptop before a command is tried on it.

use std::path::Path;

use evenhand_api::CommandName as C;
use evenhand_tests::Laptop;
use serde_json::{Value, json};

use crate::examples::{agreement, of_the_round};

/// What is done first, and what is then asked.
pub(crate) enum Before {
    /// Nothing; this is asked.
    Nothing(Value),
    /// The chair's sheet on the first bid is opened again where it can be; this is asked.
    SheetReopened(Value),
    /// A folder is made, which is asked for.
    Folder,
    /// A document, and a folder to write it to.
    DocumentFolder,
    /// A folder is made, and a file is to be saved in it.
    FileToSave,
    /// A file of all records is made, and taken in.
    Bundle,
    /// A recovery kit is made, and the profile is to be begun from it.
    Kit,
    /// Joan is invited, and the invitation is opened.
    Invitation,
    /// Joan answers an invitation, and the reply is looked at.
    ReplyToCheck,
    /// The same, and the reply is accepted.
    ReplyToAccept,
    /// Joan's laptop is taken on to the panel; this is asked.
    LaptopOfJoan(Value),
    /// The same, and her laptop is barred.
    LaptopToBar,
    /// The agreement of the first bid is written where it can be; this is asked.
    Agreement(Value),
}

impl Before {
    /// Does it on a laptop, with an empty folder beside it; gives what is then asked.
    pub(crate) async fn done_on(self, laptop: &Laptop, folder: &Path) -> Value {
        of_the_round(match self {
            Self::Nothing(request) => request,
            Self::SheetReopened(request) => {
                let reopen = json!({"bid": "1", "reason": "The costs were misread"});
                let _ = laptop.ask(C::sheet_reopen, of_the_round(reopen)).await; // refused but while scoring
                request
            }
            Self::Agreement(request) => {
                let agreement = json!({"bid": "1", "agreement": agreement()});
                let _ = laptop
                    .ask(C::agreement_write, of_the_round(agreement))
                    .await; // refused before the decision
                request
            }
            Self::Folder => json!({"folder": folder}),
            Self::DocumentFolder => json!({"which": {"document": "pack"}, "folder": folder}),
            Self::FileToSave => {
                json!({"folder": folder, "file": {"name": "invitation.ehi", "base64": ""}})
            }
            Self::Bundle => laptop.told(C::bundle_make, json!({})).await,
            Self::Kit => kit(laptop).await,
            Self::Invitation => invitation(laptop).await,
            Self::ReplyToCheck => reply(laptop).await,
            Self::ReplyToAccept => acceptance(laptop).await,
            Self::LaptopOfJoan(request) => {
                take_on(laptop).await;
                request
            }
            Self::LaptopToBar => json!({"log": take_on(laptop).await, "reason": "Stolen"}),
        })
    }
}

async fn kit(laptop: &Laptop) -> Value {
    let made = laptop.told(C::kit_make, json!({})).await;
    let words = made["words"].as_array().unwrap().iter();
    let words: Vec<&str> = words.map(|word| word.as_str().unwrap()).collect();
    json!({"file": made["file"], "passphrase": words.join("-")})
}

async fn invitation(laptop: &Laptop) -> Value {
    let joan = of_the_round(json!({"member": "joan-fry"}));
    laptop.told(C::invite, joan).await
}

async fn reply(laptop: &Laptop) -> Value {
    let joan = Laptop::fresh("Joan Fry").await;
    let joined = joan.told(C::join, invitation(laptop).await).await;
    joined["reply"].clone()
}

async fn acceptance(laptop: &Laptop) -> Value {
    json!({"file": reply(laptop).await, "words_confirmed": true})
}

/// Takes a laptop of Joan's on to the panel; gives its log.
async fn take_on(laptop: &Laptop) -> Value {
    let shown = laptop.told(C::reply_accept, acceptance(laptop).await).await;
    let mut devices = shown["devices"].as_array().unwrap().iter();
    let joans = devices.find(|device| device["own"] == false);
    joans.unwrap()["log"].clone()
}
