//! Completions, manual pages and the schema, which come from the same grammar as everything else.

use std::fs;
use std::process::Stdio;

use serde_json::Value;

use crate::shell::Shell;

#[test]
fn the_schema_is_printed_and_has_a_form_for_every_command() {
    let shell = Shell::new();
    let done = shell.run(&["--help-json"]);
    assert_eq!(done.out, include_str!("../../assets/cli.schema.json"));
    let schema: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    // Strict: what is not in it is refused.
    let stray = serde_json::json!({"command": "profiles show", "profile": {}, "more": 1});
    let refused = std::panic::catch_unwind(|| crate::shell::assert_form("profiles show", &stray));
    assert!(refused.is_err());
}

#[test]
fn every_shell_gets_completions_and_bash_uses_them() {
    let shell = Shell::new();
    for name in ["bash", "zsh", "fish", "powershell"] {
        let done = shell.run(&["completions", name]);
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{name}");
        assert!(done.out.contains("credentials"), "{name}: {}", done.out);
    }
    let script = shell.home().join("campaign-remote.bash");
    fs::write(&script, shell.run(&["completions", "bash"]).out).unwrap();
    let ask = format!(
        "source {} && COMP_WORDS=(campaign-remote profiles ex) COMP_CWORD=2 && \
         _campaign__remote campaign-remote ex profiles && echo \"${{COMPREPLY[@]}}\"",
        script.display()
    );
    let output = shell
        .any("bash", &["-c", &ask])
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "export\n");
}

#[test]
fn the_manual_has_a_page_for_the_program_and_one_for_each_command() {
    let shell = Shell::new();
    let done = shell.run(&["man"]);
    assert!(done.out.contains(".TH campaign-remote 1"), "{}", done.out);
    let folder = shell.home().join("man");
    let written = shell.run(&["man", "--to", folder.to_str().unwrap()]);
    assert_eq!(written.code, Some(0), "{written:?}");
    for page in [
        "campaign-remote",
        "campaign-remote-stop",
        "campaign-remote-credentials-set",
    ] {
        let text = fs::read_to_string(folder.join(format!("{page}.1"))).unwrap();
        assert!(
            text.contains(".SH SYNOPSIS") && text.contains("\\-\\-profile"),
            "{page}: {text}"
        );
    }
    let nowhere = shell.run(&["man", "--to", "/proc/nowhere"]);
    assert_eq!(nowhere.code, Some(3), "{nowhere:?}");
}
