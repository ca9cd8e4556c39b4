//! Who uses the program, as the operating system knows it. Each answer may be empty, none is guessed.

use std::fs;

/// The user's name.
pub(super) fn user() -> String {
    by_number()
        .or_else(|| variable("LOGNAME"))
        .or_else(|| variable("USER"))
        .or_else(|| variable("USERNAME"))
        .unwrap_or_default()
}

/// The machine's name.
pub(super) fn host() -> String {
    from_file("/proc/sys/kernel/hostname")
        .or_else(|| variable("COMPUTERNAME"))
        .or_else(|| variable("HOSTNAME"))
        .or_else(|| from_file("/etc/hostname"))
        .or_else(asked)
        .unwrap_or_default()
}

/// The name that belongs to the process's own user number: a variable says what somebody put into it.
#[cfg(target_os = "linux")]
fn by_number() -> Option<String> {
    use std::os::unix::fs::MetadataExt as _;
    let number = fs::metadata("/proc/self").ok()?.uid().to_string();
    let users = fs::read_to_string("/etc/passwd").ok()?;
    users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, _password, uid) = (fields.next()?, fields.next()?, fields.next()?);
        (uid == number).then(|| name.to_owned())
    })
}

#[cfg(not(target_os = "linux"))]
fn by_number() -> Option<String> {
    None
}

fn from_file(path: &str) -> Option<String> {
    named(&fs::read_to_string(path).ok()?)
}

fn variable(name: &str) -> Option<String> {
    named(&std::env::var(name).ok()?)
}

/// Where no file and no variable tells it, the system's own program does.
fn asked() -> Option<String> {
    let output = std::process::Command::new("hostname").output().ok()?;
    named(&String::from_utf8_lossy(&output.stdout))
}

fn named(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
