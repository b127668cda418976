//! What the members gave, and what the panel agreed.

use evenhand_core::{
    AgreedScore, Bid, Member, Recommendation, Role, Scheme, Score, SheetContent, SheetState,
    standing::standing,
};
use evenhand_pack::input::{ModerationNote, PackSheet};
use rust_decimal::Decimal;

use super::numbers::Numbers;

const REASONS: [&str; 5] = [
    "Evidence from the 2013 needs assessment is cited and the link to the objective is clear.",
    "The delivery plan names partners but gives no dates; the panel would want milestones.",
    "Good record of delivery. Costs a head compare well with similar projects that the office has funded, and the match funding is confirmed in writing.",
    "Ambitious, yet the numbers do not add up: 40 places a year against a waiting list of 25.",
    "Clear outcomes, measured every quarter.",
];

/// One sheet. Of every eleven bids the eighth is scored 0 on the criterion with a
/// mark to reach, and the tenth has but one sheet that is handed in.
pub(super) fn sheet(
    numbers: &mut Numbers,
    scheme: &Scheme,
    (number, bid): (usize, &Bid),
    member: &Member,
) -> PackSheet {
    let mut content = SheetContent::default();
    for criterion in scheme
        .criteria()
        .filter(|criterion| criterion.applies_to(bid))
    {
        let most = u64::try_from(criterion.scale.max.0.mantissa()).unwrap();
        content.scores.insert(
            criterion.id.clone(),
            Score(Decimal::from(
                (numbers.below(most) + numbers.below(2) + numbers.below(2)).min(most),
            )),
        );
        content
            .reasons
            .insert(criterion.id.clone(), numbers.pick(&REASONS).to_owned());
    }
    content.strengths = "Known and trusted by the people it serves.".to_owned();
    content.weaknesses = "Leans on one member of staff.".to_owned();
    content.recommendation = Some(
        [
            Recommendation::Fund,
            Recommendation::PartFund,
            Recommendation::DoNotFund,
            Recommendation::Discuss,
        ][numbers.below(4) as usize],
    );
    content.suggested_amount = Some(bid.amount);
    if number % 11 == 7 {
        let marked = scheme.sections[0].criteria[0].id.clone();
        content.scores.insert(marked, Score::default());
    }
    let late = number % 11 == 9 && member.role != Role::Chair;
    let recused = number % 10 == 3 && member.id.as_str() == "m1";
    let left_out = match (recused, late) {
        (true, _) => Some("recused from the bid after scoring"),
        (false, true) => Some("it is not submitted"),
        (false, false) => None,
    };
    PackSheet {
        bid: bid.reference.clone(),
        member: member.id.clone(),
        state: if late {
            SheetState::Draft
        } else {
            SheetState::Submitted
        },
        left_out: left_out.map(str::to_owned),
        entered_by: None,
        own_total: left_out
            .is_none()
            .then(|| standing(scheme, bid, &content).total)
            .flatten(),
        content,
    }
}

pub(super) fn agreed(scheme: &Scheme, bids: &[Bid]) -> Vec<AgreedScore> {
    let criterion = scheme.sections[0].criteria[0].id.clone();
    let one = |bid: &Bid| {
        AgreedScore {
        bid: bid.reference.clone(),
        criterion: criterion.clone(),
        score: Some("3".parse().unwrap()),
        reason: "Two members had read the annex with the letters of support and two had not; having read it, the panel agreed on 3.".to_owned(),
    }
    };
    bids.iter().step_by(7).map(one).collect()
}

pub(super) fn note() -> ModerationNote {
    ModerationNote {
        strengths: "Letters of support from two schools and the district council.".to_owned(),
        weaknesses: "No plan for when the grant ends.".to_owned(),
    }
}
