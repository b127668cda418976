//! Work that is noted in the support log while it is done.

use std::time::Instant;

use crate::app::App;
use crate::error::ApiError;
use crate::support_log::Event;

/// Does the work of a command, and notes the command, how it ended and how long it took.
pub(crate) async fn noting<T>(
    app: &App,
    command: &'static str,
    work: impl Future<Output = Result<T, ApiError>>,
) -> Result<T, ApiError> {
    let begun = Instant::now();
    let done = work.await;
    app.note(&Event::Ran {
        command,
        refusal: done.as_ref().err().map(|refusal| refusal.code),
        took: begun.elapsed(),
    });
    done
}
