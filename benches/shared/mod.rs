//! What several benchmarks need: the lines of their tables, and a server.

pub(crate) mod row;
pub(crate) mod server;
