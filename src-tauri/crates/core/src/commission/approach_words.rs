//! What the Norfolk Commissioning Strategy 2013–2017 says of each approach, in its own
//! words ("Different Commissioning Approaches").

use serde::Serialize;
use ts_rs::TS;

use crate::round::Approach;

/// What the strategy says of an approach. Where it names no advantage or no drawback,
/// there is none here: nothing is added to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ApproachWords {
    /// What it is.
    pub what_it_is: &'static str,
    /// What the strategy names as its advantages.
    pub advantages: &'static [&'static str],
    /// What the strategy names as its drawbacks.
    pub drawbacks: &'static [&'static str],
}

impl Approach {
    /// What the strategy says it is.
    pub fn what_it_is(self) -> &'static str {
        self.words().what_it_is
    }

    /// The advantages that the strategy names; none where it names none.
    pub fn advantages(self) -> &'static [&'static str] {
        self.words().advantages
    }

    /// The drawbacks that the strategy names; none where it names none.
    pub fn drawbacks(self) -> &'static [&'static str] {
        self.words().drawbacks
    }

    /// All that the strategy says of it.
    pub fn words(self) -> ApproachWords {
        match self {
            Self::CoCommissioning => ApproachWords {
                what_it_is: "Different commissioning organisations join together their resources (e.g. funding, personnel, influence) towards agreed outcomes.",
                advantages: &[],
                drawbacks: &[],
            },
            Self::InvitationForBids => ApproachWords {
                what_it_is: "The PCC invites bids from organisations and/or individuals setting out projects which contribute towards the Crime and Disorder Reduction Objectives. A tight specification is not provided by the PCC, however direction is given and parameters set around the total amount of money available and that which may be awarded to a single bidder.",
                advantages: &["It encourages new ideas and new providers."],
                drawbacks: &[],
            },
            Self::EvidenceLed => ApproachWords {
                what_it_is: "It should build on previous Problem Orientated Policing principles, ensuring needs have been well researched and interventions identified that have either been proven to work previously, or if new approaches are to be used, include validation processes. It is not until this work has been completed that services may be commissioned.",
                advantages: &[
                    "It provides greater assurance of meeting user needs and achieving outcomes.",
                ],
                drawbacks: &[
                    "The time frame may need to be longer to include the necessary preliminary research.",
                ],
            },
            Self::GrantGiving => ApproachWords {
                what_it_is: "Where there is need the PCC may make quick time grants towards projects which support his Crime and Disorder Reduction Objectives. Grants would only be given in these circumstances where there is an evidenced need and to organisations with a well proven track record and ability to deliver.",
                advantages: &[],
                drawbacks: &[],
            },
            Self::Iterative => ApproachWords {
                what_it_is: "An assessment is made of existing projects funded by crime and disorder reduction grants and where these are considered to be of value, then subsequent grants are made to ensure their continuance.",
                advantages: &["Funding is provided towards projects that are known to work."],
                drawbacks: &[
                    "It may stifle innovation and new approaches.",
                    "It does not allow new organisations to bid for work.",
                ],
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn what_the_strategy_does_not_name_is_not_made_up() {
        let named = |words: fn(Approach) -> &'static [&'static str]| -> Vec<Approach> {
            let all = Approach::VARIANTS.iter().copied();
            all.filter(|one| !words(*one).is_empty()).collect()
        };
        assert_eq!(
            named(Approach::advantages),
            [
                Approach::InvitationForBids,
                Approach::EvidenceLed,
                Approach::Iterative
            ]
        );
        assert_eq!(
            named(Approach::drawbacks),
            [Approach::EvidenceLed, Approach::Iterative]
        );
    }
}
