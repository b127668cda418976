//! The sample round as a window shows it, beside the person's own profile.

use evenhand_api::CommandName as C;
use evenhand_api::{Context, SampleName, Task, ThrowawaySample, commands, view::home::Nothing};
use evenhand_tests::Laptop;
use serde_json::json;

#[tokio::test]
async fn the_sample_is_looked_at_and_nothing_of_it_stays() {
    let own = Laptop::fresh("Joan Fry").await;
    let task = Task::silent();
    let sample = ThrowawaySample::make(&task, SampleName::Round)
        .await
        .unwrap();
    let shown = commands::home::home(Context::new(sample.app(), &task), Nothing {})
        .await
        .unwrap();
    assert!(shown.throwaway, "the screens can say that it is the sample");
    assert_eq!(shown.rounds.len(), 1);
    assert_eq!(&shown.rounds[0].id, sample.round());
    let folder = std::path::PathBuf::from(&shown.profile);
    assert!(folder.exists(), "the sample is a profile while it is open");
    sample.leave().await;
    assert!(!folder.exists(), "nothing of the sample stays");
    let home = own.told(C::home, json!({})).await;
    assert_eq!(home["throwaway"], false);
    assert_eq!(home["panel"], json!(null), "the profile is still nobody's");
}

#[tokio::test]
async fn an_invitation_is_taken_after_the_sample_was_looked_at() {
    let chair = Laptop::fresh("Mair Pugh").await;
    let joan = Laptop::fresh("Joan Fry").await;
    let details = json!({"title": "Grants"});
    chair
        .told(
            C::round_new,
            json!({"chair": "Mair Pugh", "details": details}),
        )
        .await;
    let round = chair.told(C::home, json!({})).await["rounds"][0]["id"].clone();
    chair
        .told(C::member_add, json!({"round": round, "name": "Joan Fry"}))
        .await;
    let invitation = chair
        .told(C::invite, json!({"round": round, "member": "joan-fry"}))
        .await;
    let sample = ThrowawaySample::make(&Task::silent(), SampleName::Round)
        .await
        .unwrap();
    sample.leave().await;
    let file = json!({"name": invitation["name"], "base64": invitation["base64"]});
    let joined = joan.told(C::join, file).await;
    assert_eq!(joined["chair"], "Mair Pugh", "{joined}");
}

#[tokio::test]
async fn a_sample_that_is_stopped_leaves_nothing() {
    let task = Task::silent();
    task.stop();
    let refusal = ThrowawaySample::make(&task, SampleName::Round)
        .await
        .unwrap_err();
    assert!(refusal.message.contains("It was stopped"), "{refusal}");
}
