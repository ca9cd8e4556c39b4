//! Frame times of the response viewer.
fn main() {}
