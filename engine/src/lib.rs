//! The model behind `grapevine`: people visit a firm, are served well or badly, mostly say nothing,
//! talk to others, come back or leave. No files, no threads, no clock, no screen.
#![deny(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::disallowed_methods, clippy::disallowed_types)]
#![deny(clippy::print_stdout, clippy::print_stderr, clippy::dbg_macro)]

pub mod draws;
pub mod evidence;
pub mod metric;
pub mod model;
pub mod scenario;
pub mod twin;
