//! What libFuzzer begins with.

use std::path::Path;

use sha2::{Digest, Sha256};

/// Puts the seeds of a target into its corpus, `corpus/<target>/<hash>`.
///
/// # Panics
/// Where the folder cannot be written.
pub fn plant(target: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target);
    std::fs::create_dir_all(&folder).expect("the corpus can be made");
    for (_, seed) in evenhand_fuzz::seeds()
        .iter()
        .filter(|(of, _)| *of == target)
    {
        let name = hex::encode(Sha256::digest(seed));
        std::fs::write(folder.join(name), seed).expect("the corpus can be written");
    }
}
