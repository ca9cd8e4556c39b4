//! Whether a folder lies on another machine's disk.

use std::path::Path;

/// What Linux calls the file systems that other machines share: NFS, SMB in its three names, and AFS in two.
#[cfg(target_os = "linux")]
const REMOTE: [u32; 6] = [
    0x0000_6969,
    0x0000_517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x5346_414f,
    0x6b41_4653,
];

/// Where that can be told: what goes through FUSE (sshfs) looks like any other file system there.
#[cfg(target_os = "linux")]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the kernel's numbers have 32 bits, whatever the type that they come in"
)]
pub(super) fn is_remote(folder: &Path) -> bool {
    rustix::fs::statfs(folder).is_ok_and(|about| REMOTE.contains(&(about.f_type as u32)))
}

/// Elsewhere nobody says.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_remote(_folder: &Path) -> bool {
    false
}
