//! Gives the Windows program its icon, its version and its manifest. On every other system: nothing.

/// What Windows shows in Explorer, the task bar and the file's properties.
const ICON: &str = "assets/icon/campaign-remote.ico";
/// What Windows reads before it starts the program: sharp on every screen, UTF-8, no administrator rights.
const MANIFEST: &str = "assets/packaging/campaign-remote.exe.manifest";

fn main() {
    // Without these lines Cargo would run this again after a change to any file of the package.
    for file in ["build.rs", ICON, MANIFEST] {
        println!("cargo::rerun-if-changed={file}");
    }

    // `cfg(windows)` speaks of the machine that builds; what is being built for is known only to Cargo.
    if std::env::var_os("CARGO_CFG_TARGET_OS").is_none_or(|system| system != "windows") {
        return;
    }

    // Windows' own resource compiler does the work, so `winresource` is a dependency on Windows only.
    #[cfg(windows)]
    let made = winresource::WindowsResource::new()
        .set("ProductName", "Campaign Remote")
        // The name in the task manager and in "Open with".
        .set("FileDescription", "Campaign Remote")
        .set("OriginalFilename", "campaign-remote.exe")
        .set(
            "LegalCopyright",
            "Copyright (c) 2026 Campaign Remote contributors",
        )
        .set_icon(ICON)
        .set_manifest_file(MANIFEST)
        .compile();
    #[cfg(windows)]
    if let Err(error) = made {
        println!(
            "cargo::error=the program's icon, version and manifest could not be made: {error}"
        );
    }
    #[cfg(not(windows))]
    println!(
        "cargo::warning=built on another system than Windows: the program has no icon, version or manifest"
    );
}
