//! What waits for records that have not arrived.

use evenhand_record::{Awaited, Link, Rulings, find_awaited};

use super::View;
use crate::error::ReadError;
use crate::fold::{CheckedRecord, records_on_file, ruling_bodies};

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
        let rulings = Rulings::read(&ruling_bodies(self.connection(), &records).await?);
        let links: Vec<Link<'_>> = records.iter().map(CheckedRecord::chain_link).collect();
        Ok(find_awaited(&links, &rulings))
    }
}
