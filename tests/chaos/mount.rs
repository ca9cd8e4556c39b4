//! A mount of a test's own, in a mount name space that nobody else sees.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// How a process gets such a name space: root simply has it, others need a user name space around it.
const WAYS: [&[&str]; 2] = [&["--mount"], &["--user", "--map-root-user", "--mount"]];

/// A process that runs `program` after `mount` has been run, with `folder` as `$1`. Its arguments go to the program.
///
/// Says which way it took; where the system allows none, it says what is missing.
pub(crate) fn behind(mount: &str, folder: &Path, program: &OsStr) -> Command {
    let mut missing = Vec::new();
    for way in WAYS {
        let probe = Command::new("unshare")
            .args(way)
            .args(["mount", "-t", "tmpfs", "none"])
            .arg(folder)
            .output();
        match probe {
            Ok(output) if output.status.success() => {
                let said = format!("a mount through unshare {}\n", way.join(" "));
                let _nobody_reads = std::io::stderr().write_all(said.as_bytes());
                let mut inside = Command::new("unshare");
                inside
                    .args(way)
                    .args(["sh", "-e", "-c"])
                    .arg(format!("{mount}; shift; exec \"$@\""))
                    .arg("sh")
                    .arg(folder)
                    .arg(program);
                return inside;
            }
            Ok(output) => missing.push(format!(
                "unshare {}: {}",
                way.join(" "),
                String::from_utf8_lossy(&output.stderr).trim()
            )),
            Err(error) => missing.push(format!("unshare: {error}")),
        }
    }
    panic!(
        "this test needs a mount of its own. Run it as root, or allow name spaces to everybody \
         (sysctl kernel.apparmor_restrict_unprivileged_userns=0, on older systems kernel.unprivileged_userns_clone=1). \
         {}",
        missing.join("; ")
    );
}
