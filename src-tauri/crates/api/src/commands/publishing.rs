//! The office, and what is published of a round.

use evenhand_core::checks::{check_office, check_publication};
use evenhand_core::{LeftOut, Office, Publication};
use evenhand_documents::check_template;
use evenhand_record::Body;

use crate::answers::publication::{refuse_early, refuse_unread, show_publication};
use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::home::Nothing;
use crate::view::publishing::{OfficeSet, OfficeView, PublicationSet, PublicationView};
use crate::view::round::OfRound;

/// Shows what documents say of the office.
pub async fn office_show(context: Context<'_>, _: Nothing) -> Result<OfficeView, ApiError> {
    let mut view = context.app.store.view().await?;
    Ok(OfficeView {
        office: view.office().await?,
    })
}

/// Describes the office.
pub async fn office_set(context: Context<'_>, ask: OfficeSet) -> Result<OfficeView, ApiError> {
    let mut change = context.app.store.change().await?;
    if change.panel().await?.is_none() {
        return Err(ApiError::not_found(
            "This profile has no panel yet. Begin a round first; its office is described then.",
        ));
    }
    let office = Box::new(trimmed_office(ask.office));
    check_office(&office).map_err(|fault| ApiError::from(fault.under("office")))?;
    refuse_faulty(&office)?;
    let body = Body::OfficeDescribed { office };
    change.commit(body, context.app.now()).await?;
    office_show(context, Nothing {}).await
}

/// Refuses templates that no document could be made by, at the first of them.
fn refuse_faulty(office: &Office) -> Result<(), ApiError> {
    for (name, text) in &office.templates {
        if let Err(fault) = check_template(*name, text) {
            let name: &'static str = name.into();
            let field = format!("office.templates.{name}");
            return Err(ApiError::from(fault).at(field));
        }
    }
    Ok(())
}

/// The office without blanks around its lines. A blank template is none.
fn trimmed_office(office: Office) -> Office {
    let line = |text: String| text.trim().to_owned();
    let mut templates = office.templates;
    templates.retain(|_, text| !text.trim().is_empty());
    Office {
        name: line(office.name),
        decision_maker: line(office.decision_maker),
        address: line(office.address),
        contact: line(office.contact),
        prefix: line(office.prefix),
        funder_id: line(office.funder_id),
        funder_name: line(office.funder_name),
        accept_within: office.accept_within,
        templates,
    }
}

/// Shows what was decided about publishing a round, and what can be read for it.
pub async fn publication_show(
    context: Context<'_>,
    ask: OfRound,
) -> Result<PublicationView, ApiError> {
    show_publication(context, &ask.round).await
}

/// Puts the choices about publishing a round on file.
pub async fn publication_set(
    context: Context<'_>,
    ask: PublicationSet,
) -> Result<PublicationView, ApiError> {
    let mut change = context.app.store.change().await?;
    let data = RoundData::read(&mut change, &ask.round).await?;
    refuse_early(&data, "What is published is decided")?;
    data.refuse_part("What is published is decided")?;
    refuse_unread(&mut change, &data, &ask.publication).await?;
    let publication = trimmed_publication(ask.publication);
    check_publication(&publication).map_err(|fault| ApiError::from(fault.under("publication")))?;
    let body = Body::PublicationSet {
        round: ask.round.clone(),
        publication,
    };
    change.commit(body, context.app.now()).await?;
    show_publication(context, &ask.round).await
}

/// The choices without blanks around their words.
fn trimmed_publication(publication: Publication) -> Publication {
    let line = |text: String| text.trim().to_owned();
    let left_out = publication.left_out.into_iter().map(|one| LeftOut {
        what: line(one.what),
        ground: one.ground,
        why: line(one.why),
        by: line(one.by),
    });
    Publication {
        unsuccessful: publication.unsuccessful,
        read: publication.read,
        left_out: left_out.collect(),
    }
}
