//! The saved connections from a shell; the same file as the window's.

use std::fs;

use serde_json::{Value, json};

use crate::shell::{Done, Shell};

#[test]
fn a_profile_is_added_shown_changed_and_removed() {
    let shell = Shell::new();
    let (code, said) = shell.json(&[
        "profiles",
        "add",
        "Acme stage",
        "--organization",
        "https://acme-mkt-stage.campaign.adobe.com/x",
        "--api-key",
        "1234abcd",
        "--sign-in",
        "oauth",
        "--scopes",
        "openid, AdobeID",
        "--proxy",
        "http://proxy.example:3128",
        "--ca-file",
        "/etc/ssl/company.pem",
        "--connect-timeout",
        "5",
    ]);
    assert_eq!(code, 0, "{said}");
    let (code, shown) = shell.json(&["profiles", "show", "acme stage"]);
    assert_eq!((code, &shown["profile"]), (0, &said["profile"]), "{shown}");
    for (field, value) in [
        ("organization", json!("acme-mkt-stage")),
        ("environment", json!("stage")),
        ("base_url", json!("https://mc.adobe.io")),
        ("scopes", json!(["openid", "AdobeID"])),
        ("proxy", json!("http://proxy.example:3128")),
        ("connect_timeout_s", json!(5)),
        ("read_only", json!(false)),
        ("built_in", json!(false)),
    ] {
        assert_eq!(shown["profile"][field], value, "{field}: {shown}");
    }

    // What is not named stays; another organization is guarded as what it is.
    let (code, said) = shell.json(&[
        "profiles",
        "edit",
        "Acme stage",
        "--name",
        "Acme",
        "--organization",
        "acme",
        "--proxy",
        "",
        "--read-only",
    ]);
    assert_eq!(code, 0, "{said}");
    let profile = &said["profile"];
    assert_eq!(profile["id"], shown["profile"]["id"]);
    assert_eq!(profile["environment"], "production");
    assert_eq!(
        (&profile["proxy"], &profile["read_only"]),
        (&Value::Null, &json!(true))
    );
    assert_eq!(profile["api_key"], "1234abcd");
    let (_code, said) = shell.json(&["profiles", "edit", "Acme", "--read-only=false"]);
    assert_eq!(said["profile"]["read_only"], json!(false), "{said}");

    // Its secrets cannot be removed here, so it stays unless that is said.
    let (code, said) = shell.json(&["profiles", "remove", "Acme"]);
    assert_eq!((code, &said["exit_code"]), (7, &json!(7)), "{said}");
    let next = said["next_step"].as_str().unwrap();
    assert!(next.contains("--keep-secrets"), "{said}");
    let done = shell.run(&["profiles", "list"]);
    assert!(done.out.contains("Acme  "), "{done:?}");
    let (code, said) = shell.json(&["profiles", "remove", "Acme", "--keep-secrets"]);
    assert_eq!(code, 0, "{said}");
    let (code, said) = shell.json(&["profiles", "list"]);
    let names: Vec<_> = said["profiles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["name"])
        .collect();
    assert_eq!((code, names), (0, vec![&json!("practice")]), "{said}");
}

#[test]
fn what_cannot_be_a_profile_is_refused_with_the_reason() {
    let shell = Shell::new();
    let add = |more: &[&str]| shell.run(&[&["profiles", "add"], more].concat());
    assert_eq!(add(&["Acme", "--organization", "acme"]).code, Some(0));
    for (wrong, why) in [
        (
            &["ACME", "--organization", "x"][..],
            "another profile called",
        ),
        (&["Practice", "--organization", "x"], "built in"),
        (&[" ", "--organization", "x"], "Enter a name"),
        (
            &["B", "--organization", "1234@AdobeOrg"],
            "IMS organization ID",
        ),
        (
            &[
                "B",
                "--organization",
                "x",
                "--base-url",
                "http://example.com",
            ],
            "Only https",
        ),
        (
            &[
                "B",
                "--organization",
                "x",
                "--proxy",
                "http://u:p@example.com:1",
            ],
            "password",
        ),
        (
            &["B", "--organization", "x", "--request-timeout", "0"],
            "from 1 to 3600",
        ),
        (&["B"], "--organization"),
    ] {
        let done = add(wrong);
        assert_eq!(done.code, Some(2), "{wrong:?}: {done:?}");
        assert!(
            done.err.contains(why) && done.out.is_empty(),
            "{wrong:?}: {done:?}"
        );
    }
    let edit = shell.run(&["profiles", "edit", "practice", "--read-only"]);
    assert_eq!(edit.code, Some(2), "{edit:?}");
}

#[test]
fn a_read_only_profile_sends_nothing_and_ends_with_code_six() {
    let shell = Shell::new();
    let done = shell.run(&[
        "profiles",
        "add",
        "Acme",
        "--organization",
        "acme",
        "--api-key",
        "k",
        "--read-only",
    ]);
    assert_eq!(done.code, Some(0), "{done:?}");
    let (code, said) = shell.json(&["start", "WKF1"]);
    assert_eq!((code, &said["verdict"]), (6, &json!("not_sent")), "{said}");
}

#[test]
fn an_export_replaces_no_file_of_the_programs_own() {
    let shell = Shell::new();
    let done = shell.run(&["profiles", "add", "Acme", "--organization", "acme"]);
    assert_eq!(done.code, Some(0), "{done:?}");
    let done = shell.run(&["start", "WKF1", "--profile", "practice"]);
    assert_eq!(done.code, Some(0), "{done:?}");
    let data = shell.home().join("data/campaign-remote");
    let config = shell.home().join("config/campaign-remote");
    std::os::unix::fs::symlink(data.join("journal.sqlite"), shell.home().join("link")).unwrap();
    let own = [
        data.join("journal.sqlite"),
        data.join("journal.sqlite-wal"),
        data.join("journal.sqlite-shm"),
        data.join("journal.sqlite-lock"),
        data.join("journal.sqlite-journal"),
        shell.home().join("link"),
        config.join("profiles.toml"),
        config.join("settings.toml"),
    ];
    for path in own {
        let before = fs::read(&path).ok();
        let (code, said) = shell.json(&["profiles", "export", path.to_str().unwrap()]);
        assert_eq!(code, 2, "{said}");
        let message = said["message"].as_str().unwrap();
        assert!(message.contains("own files"), "{said}");
        assert!(fs::read(&path).ok() == before, "{path:?}");
    }
    let (_code, said) = shell.json(&["journal"]);
    assert_eq!(said["entries"].as_array().unwrap().len(), 1, "{said}");
}

#[test]
fn a_ca_file_is_saved_with_its_whole_path() {
    let shell = Shell::new();
    let folder = shell.home().join("certificates");
    fs::create_dir(&folder).unwrap();
    let add = ["profiles", "add", "Acme", "--organization", "acme"];
    let add = [&add[..], &["--ca-file", "company.pem", "--json"]].concat();
    let mut program = shell.program(&add);
    let done = Done::of(&program.current_dir(&folder).output().unwrap());
    let said = done.json();
    let whole = folder.join("company.pem");
    assert_eq!(said["profile"]["ca_file"], json!(whole), "{said}");
    let (_code, said) = shell.json(&["profiles", "edit", "Acme", "--ca-file", ""]);
    assert_eq!(said["profile"]["ca_file"], json!(null), "{said}");
}

#[test]
fn profiles_go_to_a_colleague_and_replace_nothing_unasked() {
    let (shell, colleague) = (Shell::new(), Shell::new());
    let file = shell.home().join("mine.toml");
    let file = file.to_str().unwrap();
    for name in ["One", "Two"] {
        let done = shell.run(&["profiles", "add", name, "--organization", "acme"]);
        assert_eq!(done.code, Some(0), "{done:?}");
    }
    let (code, said) = shell.json(&["profiles", "export", file]);
    assert_eq!(
        (code, &said["profiles"]),
        (0, &json!(["One", "Two"])),
        "{said}"
    );
    let (code, said) = colleague.json(&["profiles", "import", file]);
    let new = |name| json!({"name": name, "fate": "new"});
    assert_eq!(
        (code, &said["imported"]),
        (0, &json!([new("One"), new("Two")])),
        "{said}"
    );

    let done = shell.run(&["profiles", "edit", "One", "--api-key", "other"]);
    assert_eq!(done.code, Some(0), "{done:?}");
    let (_code, said) = shell.json(&["profiles", "export", file, "--profile", "One"]);
    assert_eq!(said["profiles"], json!(["One"]));
    let before = fs::read(
        colleague
            .home()
            .join("config/campaign-remote/profiles.toml"),
    )
    .unwrap();
    let (code, said) = colleague.json(&["profiles", "import", file]);
    assert_eq!(code, 2, "{said}");
    let after = fs::read(
        colleague
            .home()
            .join("config/campaign-remote/profiles.toml"),
    )
    .unwrap();
    assert_eq!(before, after);
    let (code, said) = colleague.json(&["profiles", "import", file, "--replace"]);
    assert_eq!(
        (code, &said["imported"][0]["fate"]),
        (0, &json!("replaces")),
        "{said}"
    );

    let (code, _said) = colleague.json(&["profiles", "import", "/nowhere.toml"]);
    assert_eq!(code, 3);
}
