//! Looks that a check of the connection needs beside reading a workflow: how far a first request comes, and what the
//! sign-in service says the token is for.
//!
//! They only read: GET and nothing else, no redirect, no retry, every wait with an end. The first one carries no secret.

mod asking;
mod contact;
mod names;
mod product_contexts;

pub use contact::{Contact, Stage, Trouble, Way, contact};
pub use product_contexts::{ProductContext, product_contexts};
