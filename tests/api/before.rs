//! What is done on a laptop before a command is tried on it.

use std::path::Path;

use evenhand_api::CommandName as C;
use evenhand_api::view::bids::FileIn;
use evenhand_tests::Laptop;
use serde_json::{Value, json};

use crate::examples::{agreement, cycle_entry, of_the_round};

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
    /// An entry of the cycle is put on file, and is to be taken out.
    CycleEntry,
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
    /// The same; the forms of its returns are written to a folder.
    ReturnForms,
    /// The same, and one of them is what is asked about; before the decision it is no form.
    ReturnForm,
    /// The same, and it is what is taken.
    ReturnFormToTake,
    /// The round is described as co-commissioned where it can be; partners are asked for.
    CoCommissioned,
    /// The same, and the partners are named; one of them is signed for.
    PartnersNamed,
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
                write_agreement(laptop).await;
                request
            }
            Self::ReturnForms => {
                write_agreement(laptop).await;
                json!({"folder": folder})
            }
            Self::ReturnForm => json!(return_form(laptop, folder).await),
            Self::ReturnFormToTake => json!({"file": return_form(laptop, folder).await}),
            Self::Folder => json!({"folder": folder}),
            Self::DocumentFolder => json!({"which": {"document": "pack"}, "folder": folder}),
            Self::FileToSave => {
                json!({"folder": folder, "file": {"name": "invitation.ehi", "base64": ""}})
            }
            Self::CycleEntry => cycle_entry_there(laptop).await,
            Self::Bundle => laptop.told(C::bundle_make, json!({})).await,
            Self::Kit => kit(laptop).await,
            Self::Invitation => invitation(laptop).await,
            Self::ReplyToCheck => reply(laptop).await,
            Self::ReplyToAccept => acceptance(laptop).await,
            Self::LaptopOfJoan(request) => {
                take_on(laptop).await;
                request
            }
            Self::CoCommissioned => {
                describe_as_shared(laptop).await;
                json!({"partnership": partnership("1000")})
            }
            Self::PartnersNamed => {
                describe_as_shared(laptop).await;
                let named = of_the_round(json!({"partnership": partnership("1000")}));
                let named = laptop.ask(C::partners_set, named).await; // refused once it is decided
                let digest =
                    named.map_or_else(|_| json!("0".repeat(64)), |one| one["digest"].clone());
                json!({"partner": "pcc", "digest": digest, "by": "Mair Pugh, PCC", "note": "Agreed"})
            }
            Self::LaptopToBar => json!({"log": take_on(laptop).await, "reason": "Stolen"}),
        })
    }
}

/// Writes the agreement of the first bid; refused before the decision.
async fn write_agreement(laptop: &Laptop) {
    let agreement = json!({"bid": "1", "agreement": agreement()});
    let _ = laptop
        .ask(C::agreement_write, of_the_round(agreement))
        .await;
}

/// A form of the first bid's return as the program writes it, or a letter before there are any.
async fn return_form(laptop: &Laptop, folder: &Path) -> FileIn {
    write_agreement(laptop).await;
    let ask = of_the_round(json!({"folder": folder, "period": 1}));
    let written = laptop.ask(C::return_form_write, ask).await;
    let path = written.ok().and_then(|written| {
        let path = written["files"][0]["path"].as_str();
        path.map(str::to_owned)
    });
    let bytes = path.map(|path| std::fs::read(path).unwrap());
    FileIn::from_bytes("return.xlsx", &bytes.unwrap_or_else(|| b"Dear".to_vec()))
}

async fn cycle_entry_there(laptop: &Laptop) -> Value {
    let ask = json!({"entry": cycle_entry()});
    let shown = laptop.told(C::cycle_entry_set, ask).await;
    json!({"entry": shown["entries"][0]["entry"]["id"], "reason": "It was of another office"})
}

/// Describes the round as co-commissioned, with a fund of £3,000; refused once it is decided.
pub(crate) async fn describe_as_shared(laptop: &Laptop) {
    let mut details = serde_json::to_value(laptop.round().await.details).unwrap();
    details["approach"] = json!("co_commissioning");
    details["fund"]["low"] = json!("3000");
    details["fund"]["high"] = json!("3000");
    let request = of_the_round(json!({"details": details}));
    let _ = laptop.ask(C::round_edit, request).await;
    let plan = json!({"approaches": ["co_commissioning"], "reason": "All three know the families"});
    let _ = laptop
        .ask(C::approaches_set, of_the_round(json!({"plan": plan})))
        .await;
}

/// Two commissioners, of whom Mair sits for the first and Joan for the second.
pub(crate) fn partnership(second: &str) -> Value {
    let outcome = json!({"text": "Fewer people are hurt twice", "criteria": ["o1"]});
    json!({
        "partners": [
            {
                "id": "pcc", "name": "Police and Crime Commissioner", "money": "2000.01",
                "people": "Two officers, a day a week", "influence": "The Police and Crime Plan",
                "members": ["mair-pugh"], "organisation_id": "GB-CCSCUST-1"
            },
            {
                "id": "council", "name": "Norfolk County Council", "money": second,
                "members": ["joan-fry"], "organisation_id": "GB-LAE-NFK"
            }
        ],
        "rule": "shares",
        "outcomes": [outcome]
    })
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
