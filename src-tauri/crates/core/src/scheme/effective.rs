//! placeholder
pub use crate::rank::EffectiveFigures as EffectiveWeight;
