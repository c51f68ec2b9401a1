//! The engine: files, clock, assets, and the calls ([`api`]) that window and command line share.

pub mod api;
pub mod cover;
pub mod import;
