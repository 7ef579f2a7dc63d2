//! nhandien
pub mod diagnostic;
pub mod model;
pub mod plan;
pub mod render;
pub mod scene;
pub mod source;
pub mod world;
