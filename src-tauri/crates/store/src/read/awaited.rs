//! What waits for records that have not arrived.

use evenhand_record::{Authority, Awaited, Link, find_awaited};

use super::View;
use crate::error::ReadError;
use crate::fold::{CheckedRecord, panel_of, records_on_file, ruling_bodies};

impl View {
    /// Which records wait for others that have not arrived and can still count, and whose
    /// those are.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn awaited(&mut self) -> Result<Awaited, ReadError> {
        if self.waiting().await? == 0 {
            return Ok(Awaited::default());
        }
        let records = records_on_file(self.connection()).await?;
        let Some(panel) = panel_of(&records) else {
            return Ok(Awaited::default());
        };
        let bodies = ruling_bodies(self.connection(), &records).await?;
        let links: Vec<Link<'_>> = records.iter().map(CheckedRecord::chain_link).collect();
        let authority = Authority::read(panel, &links, &bodies);
        Ok(find_awaited(&links, &authority))
    }
}
