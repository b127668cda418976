//! A recovery kit is made, with a page to print; a fresh profile begins from one.

use evenhand_core::phrase;
use evenhand_store::{DeviceNote, RecoveredKeys, RecoveryError};
use evenhand_sync::kit::{self, Kit, KitFault, Passphrase, secrecy::ExposeSecret};
use rand::rngs::OsRng;

use crate::answers::exchange::member_names;
use crate::app::App;
use crate::context::Context;
use crate::error::{ApiError, sentence};
use crate::file::file_out;
use crate::guard::needed;
use crate::view::home::Nothing;
use crate::view::kit::{KitMade, KitRecover, KitRecovered};

/// Makes a kit of this device, and notes that one was made.
pub async fn kit_make(context: Context<'_>, _: Nothing) -> Result<KitMade, ApiError> {
    let made = make_kit(context.app, None).await?;
    note_kit_made(context.app).await?;
    Ok(made)
}

/// Makes a kit of this device. The page names the kit's file: as it is named here, or
/// by the one who saves it.
pub(crate) async fn make_kit(app: &App, name: Option<&str>) -> Result<KitMade, ApiError> {
    let (kit, owner) = kit_content(app).await?;
    let passphrase = Passphrase::generate(&mut OsRng);
    let bytes = kit::seal(&kit, &passphrase).map_err(kit_failure)?;
    let stem = format!(
        "recovery-kit-{}-{}",
        kit.member,
        phrase::file_day(app.now())
    );
    let ours = format!("{stem}.age");
    let words = passphrase.as_str().split('-').map(str::to_owned);
    let page = evenhand_pack::RecoveryPage {
        panel: kit.title,
        owner,
        fingerprint: app.store.device().fingerprint,
        made: app.now(),
        file: name.unwrap_or(&ours).to_owned(),
        words: words.collect(),
    };
    let printed = page.render();
    let printed = printed.map_err(|problem| ApiError::environment(problem.to_string()))?;
    Ok(KitMade {
        file: file_out(&ours, &bytes),
        page: file_out(&format!("{stem}.pdf"), &printed.bytes),
        words: page.words,
    })
}

/// Notes that a kit was made, for the doctor and the screens.
pub(crate) async fn note_kit_made(app: &App) -> Result<(), ApiError> {
    let now = app.now().to_rfc3339();
    let noted = app.store.keep_note(&DeviceNote::KitMadeAt, &now).await;
    noted.map_err(ApiError::from)
}

/// What the kit holds, and the name of its owner.
async fn kit_content(app: &App) -> Result<(Kit, String), ApiError> {
    let mut view = app.store.view().await?;
    let (Some(member), Some(panel)) = (view.me().await?, view.panel().await?) else {
        return Err(ApiError::not_allowed(
            "Evenhand on this laptop belongs to no panel yet, so there is nothing to recover.",
        ));
    };
    let names = member_names(&mut view).await?;
    let owner = names.get(member.as_str()).cloned();
    let owner = owner.unwrap_or_else(|| match panel.chair.id == member {
        true => panel.chair.name.clone(),
        false => member.to_string(),
    });
    let round = view.rounds().await?.into_iter().next();
    let (seed, identity) = app.store.secrets();
    let kit = Kit {
        panel: panel.id,
        title: round.map(|round| round.details.title).unwrap_or_default(),
        member,
        seed,
        identity: identity.into(),
    };
    Ok((kit, owner))
}

/// Lays the keys of a kit into this fresh profile. They are its own once it is opened
/// again ([`App::reopen`]), which whoever runs this sees to; see [`Effect::ReplacesKeys`].
///
/// [`Effect::ReplacesKeys`]: crate::command_list::Effect::ReplacesKeys
pub async fn kit_recover(context: Context<'_>, ask: KitRecover) -> Result<KitRecovered, ApiError> {
    let wanted = "Type the passphrase that stands on the kit’s page.";
    let passphrase = Passphrase::typed(needed(&ask.passphrase, "passphrase", wanted)?);
    let kit = kit::open(
        &ask.file.bytes().map_err(|error| error.under("file"))?,
        &passphrase,
    );
    let kit = kit.map_err(|fault| kit_refusal(&ask.file.name, &fault))?;
    let recovered = KitRecovered {
        fingerprint: kit.log().fingerprint(),
        member: kit.member.clone(),
        title: kit.title.clone(),
    };
    let keys = RecoveredKeys {
        panel: kit.panel,
        member: kit.member,
        seed: kit.seed,
        seal: kit.identity.expose_secret().to_owned(),
    };
    let planted = context.app.store.keep_recovered_keys(&keys).await;
    planted.map_err(|problem| match &problem {
        RecoveryError::InUse => ApiError::not_allowed(sentence(&problem)),
        _ => kit_failure(problem),
    })?;
    Ok(recovered)
}

/// What is wrong with a kit, at the field that can be put right.
fn kit_refusal(name: &str, fault: &KitFault) -> ApiError {
    match fault {
        KitFault::WrongPassphrase => ApiError::bad_data(sentence(fault)).at("passphrase"),
        _ => ApiError::bad_data(format!("{name}: {fault}.")).at("file"),
    }
}

fn kit_failure(problem: impl std::fmt::Display) -> ApiError {
    ApiError::environment(format!("{problem}."))
}
