//! How much memory this process takes, as Linux counts it.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test program uses a part of this"
)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

/// Bytes that are resident now.
pub fn resident() -> usize {
    line("VmRSS:")
}

/// The most bytes that were ever resident.
pub fn most_ever() -> usize {
    line("VmHWM:")
}

fn line(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let value = status.lines().find_map(|text| text.strip_prefix(name));
    let kib: usize = value
        .and_then(|text| text.trim().strip_suffix(" kB"))
        .and_then(|text| text.parse().ok())
        .unwrap();
    kib * 1024
}
