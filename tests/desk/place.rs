//! Where a desk lies: its folders, what is in them from the start, and the environment that names them.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use tempfile::TempDir;

use super::process::needed;

/// Only what a real session offers is on the bus, and nothing starts by being called, except
/// what lies in the desk's own `services` folder.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=@DESK@/run/bus</listen>
  <servicedir>@DESK@/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// Makes the folder that a desk and all its programs live in.
pub fn new_folder() -> TempDir {
    // Directly under /tmp: a path to a socket must stay under 108 bytes.
    let folder = tempfile::Builder::new()
        .prefix("desk-")
        .tempdir_in("/tmp")
        .expect("/tmp can be written to");
    for name in ["home", "run", "tmp", "bin", "services"] {
        fs::create_dir(folder.path().join(name)).expect("the desk's folder can be written to");
    }
    fs::set_permissions(folder.path().join("run"), fs::Permissions::from_mode(0o700))
        .expect("the desk's folder is ours");
    let conf = BUS.replace("@DESK@", &folder.path().to_string_lossy());
    fs::write(folder.path().join("bus.conf"), conf).expect("the desk's folder can be written to");
    folder
}

/// What a freshly installed machine's session would set.
pub fn environment(folder: &Path) -> Vec<(&'static str, OsString)> {
    let home = folder.join("home");
    let mut path = folder.join("bin").into_os_string();
    path.push(":/usr/local/bin:/usr/bin:/bin");
    vec![
        ("PATH", path),
        ("LANG", "en_US.UTF-8".into()),
        ("LIBGL_ALWAYS_SOFTWARE", "1".into()),
        ("XDG_CONFIG_HOME", home.join(".config").into()),
        ("XDG_DATA_HOME", home.join(".local/share").into()),
        ("XDG_STATE_HOME", home.join(".local/state").into()),
        ("XDG_CACHE_HOME", home.join(".cache").into()),
        ("XDG_RUNTIME_DIR", folder.join("run").into()),
        ("TMPDIR", folder.join("tmp").into()),
        ("HOME", home.into()),
    ]
}

/// The window that asks for the keyring's password is a program of its own, started over the bus.
pub fn offer_password_prompt(folder: &Path) {
    let prompter = needed("gcr-prompter", "gcr");
    let name = "org.gnome.keyring.SystemPrompter";
    let service = format!(
        "[D-BUS Service]\nName={name}\nExec={}\n",
        prompter.display()
    );
    fs::write(folder.join(format!("services/{name}.service")), service)
        .expect("the desk's folder can be written to");
}
