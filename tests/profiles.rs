//! The profiles and settings files: nothing that a person saved or wrote into them is ever lost.

#![expect(
    clippy::unwrap_used,
    reason = "a test's own helpers may stop at the first surprise too"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use campaign_remote::campaign::{BaseUrl, Organization, WorkflowId};
use campaign_remote::profiles::{
    Environment, Fate, Profile, ProfileId, ProfileStore, Profiles, ProfilesError, ProxyUrl,
    ProxyUrlError, SavedWorkflow, Settings, SettingsStore, SignInKind, Theme,
};

const ACME: &str = "0198f000-0000-7000-8000-00000000000a";
const BETA: &str = "0198f000-0000-7000-8000-00000000000b";

/// As a person may have written it: their order, their comments, fields that we do not know.
const BY_HAND: &str = r#"# Our connections. Ask Ida before you change one.
version = 1
team = "lifecycle"   # ours

# --- stage first ---

[[profile]]
name = 'Acme stage'  # the one to try things on
id = "0198f000-0000-7000-8000-00000000000a"
organization = "acme-mkt-stage"
colour = "red"
api_key =   "abc"
timeout_s = 90 # slow VPN

[[profile.workflow]]
id = "WKF35"   # daily
label = "Daily import"
owner = "ida"

[[profile.workflow]]
id = "WKF/36"
label = "cannot be"

[profile.notes]
text = """
two
lines"""

# The real thing.
[[profile]]
id = "0198f000-0000-7000-8000-00000000000b"
name = "Beta"
organization = "beta"
environment = "production"

[other]
x = [ 1,
      2 ]
# the end
"#;

struct Desk {
    folder: tempfile::TempDir,
    store: ProfileStore,
}

impl Desk {
    fn with(text: &str) -> Self {
        let desk = Self::empty();
        fs::write(desk.path(), text).unwrap();
        desk
    }

    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = ProfileStore::new(folder.path().join("profiles.toml"));
        Self { folder, store }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("profiles.toml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).unwrap()
    }

    fn copies_aside(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut copies: Vec<_> = entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_string_lossy().contains(".bad-"))
            .collect();
        copies.sort();
        copies
    }
}

fn profile(name: &str) -> Profile {
    Profile::new(name, organization("acme")).unwrap()
}

fn organization(name: &str) -> Organization {
    Organization::parse(name).unwrap()
}

fn workflow(id: &str, label: &str) -> SavedWorkflow {
    SavedWorkflow {
        id: WorkflowId::parse(id).unwrap(),
        label: label.to_owned(),
        watched: false,
    }
}

fn names(profiles: &Profiles) -> Vec<&str> {
    profiles
        .profiles
        .iter()
        .map(|one| one.name.as_str())
        .collect()
}

fn keys(profiles: &Profiles) -> Vec<&str> {
    profiles.notices.iter().map(|notice| notice.key).collect()
}

fn named<'p>(profiles: &'p Profiles, name: &str) -> &'p Profile {
    profiles
        .profiles
        .iter()
        .find(|one| one.name == name)
        .unwrap()
}

#[test]
fn what_is_saved_is_what_is_loaded() {
    let desk = Desk::empty();
    let full = Profile {
        environment: Environment::Stage,
        read_only: true,
        reason_required: true,
        api_key: "0123abcd".to_owned(),
        base_url: BaseUrl::parse("http://127.0.0.1:8080").unwrap(),
        sign_in: SignInKind::OAuth,
        sign_in_url: BaseUrl::parse("https://ims-na1-stg1.adobelogin.com").unwrap(),
        scopes: vec!["openid".to_owned(), "AdobeID".to_owned()],
        ca_file: Some(PathBuf::from("/etc/ssl/Übung \"1\".pem")),
        proxy: Some(ProxyUrl::parse("http://proxy.example:3128").unwrap()),
        connect_timeout: Duration::from_secs(3),
        timeout: Duration::from_secs(33),
        workflows: vec![workflow("WKF35", "Daily import"), workflow("WKF1", "")],
        ..profile("Ünïcode = \"quoted\" # not a comment")
    };
    let plain = profile("Plain");
    desk.store.save(&full).unwrap();
    let saved = desk.store.save(&plain).unwrap();
    assert_eq!(saved, desk.store.load().unwrap());
    assert_eq!(saved.profiles, [full, plain]);
    assert!(saved.troubles.is_empty() && saved.notices.is_empty() && saved.writable);
    assert!(desk.text().starts_with("version = 1\n"), "{}", desk.text());
}

#[test]
fn a_new_profile_is_written_with_the_fields_of_the_contract() {
    let desk = Desk::empty();
    let mut acme = profile("Acme");
    acme.id = ProfileId::parse(ACME).unwrap();
    acme.workflows = vec![workflow("WKF35", "Daily import")];
    desk.store.save(&acme).unwrap();
    let expected = r#"version = 1

[[profile]]
id = "0198f000-0000-7000-8000-00000000000a"
name = "Acme"
organization = "acme"
environment = "production"
read_only = false
api_key = ""
base_url = "https://mc.adobe.io"
sign_in = "token"
connect_timeout_s = 10
timeout_s = 60

[[profile.workflow]]
id = "WKF35"
label = "Daily import"
"#;
    assert_eq!(desk.text(), expected);
}

#[test]
fn saving_what_was_loaded_changes_no_byte() {
    for text in [
        BY_HAND.to_owned(),
        BY_HAND.replace('\n', "\r\n"),
        format!("\u{feff}{BY_HAND}"),
        "version=1\nprofile=[{id='0198f000-0000-7000-8000-00000000000a' , name=\"A\",organization='a',workflow=[ {id='WKF1'} ]},3]".to_owned(),
    ] {
        let desk = Desk::with(&text);
        let loaded = desk.store.load().unwrap();
        assert!(!loaded.profiles.is_empty());
        for one in &loaded.profiles {
            desk.store.save(one).unwrap();
        }
        desk.store.remove(ProfileId::fresh()).unwrap();
        assert_eq!(desk.text(), text);
    }
}

#[test]
fn a_change_touches_its_own_line_and_no_other() {
    let desk = Desk::with(BY_HAND);
    let loaded = desk.store.load().unwrap();
    let mut acme = named(&loaded, "Acme stage").clone();
    acme.name = "Acme".to_owned();
    acme.timeout = Duration::from_secs(91);
    acme.workflows[0].label = "Nightly".to_owned();
    acme.workflows.push(workflow("WKF40", "New one"));
    let saved = desk.store.save(&acme).unwrap();
    assert_eq!(named(&saved, "Acme"), &acme);
    let expected = BY_HAND
        .replace("'Acme stage'  #", "\"Acme\"  #")
        .replace("timeout_s = 90", "timeout_s = 91")
        .replace("Daily import", "Nightly")
        .replace(
            "label = \"cannot be\"\n",
            "label = \"cannot be\"\n\n[[profile.workflow]]\nid = \"WKF40\"\nlabel = \"New one\"\n",
        );
    // The entry that cannot be used keeps its place or stands after the new one; never lost.
    assert_eq!(
        sorted_lines(&desk.text()),
        sorted_lines(&expected),
        "{}",
        desk.text()
    );
    // And back again: as it was, but for the kind of quotes.
    desk.store.save(named(&loaded, "Acme stage")).unwrap();
    assert_eq!(
        sorted_lines(&desk.text()),
        sorted_lines(&BY_HAND.replace("'Acme stage'", "\"Acme stage\""))
    );
}

fn sorted_lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<_> = text.lines().filter(|line| !line.is_empty()).collect();
    lines.sort_unstable();
    lines
}

#[test]
fn the_order_of_saved_workflows_can_be_changed() {
    let desk = Desk::empty();
    let mut acme = profile("Acme");
    acme.workflows = ["A", "B", "C"].map(|id| workflow(id, id)).to_vec();
    desk.store.save(&acme).unwrap();
    desk.store.save(&profile("Behind it")).unwrap();
    acme.workflows.reverse();
    acme.workflows.insert(0, workflow("D", "d"));
    let saved = desk.store.save(&acme).unwrap();
    assert_eq!(named(&saved, "Acme").workflows, acme.workflows);
    acme.workflows.remove(1);
    let saved = desk.store.save(&acme).unwrap();
    assert_eq!(named(&saved, "Acme").workflows, acme.workflows);
    assert_eq!(names(&saved), ["Acme", "Behind it"]);
}

#[test]
fn what_belongs_to_a_profile_or_a_workflow_stays_with_it() {
    let desk = Desk::with(
        r#"
[[profile]]
id = "0198f000-0000-7000-8000-00000000000a"
name = "Acme"
organization = "acme"
[[profile.workflow]]
id = "A"
[profile.workflow.more]
of = "A"
[profile.notes]
of = "Acme"
[[profile.workflow]]
id = "B"
[profile.workflow.more]
of = "B"
"#,
    );
    let mut acme = named(&desk.store.load().unwrap(), "Acme").clone();
    desk.store.save(&profile("New")).unwrap();
    for order in [
        &["A", "B", "C"][..],
        &["C", "B", "A"],
        &["D", "A", "C", "B"],
        &["B", "A"],
    ] {
        acme.workflows = order.iter().map(|id| workflow(id, "")).collect();
        let saved = desk.store.save(&acme).unwrap();
        assert_eq!(named(&saved, "Acme").workflows, acme.workflows);
        assert!(named(&saved, "New").workflows.is_empty());
        let toml: toml_edit::DocumentMut = desk.text().parse().unwrap();
        let entry = &toml["profile"][0];
        assert_eq!(entry["notes"]["of"].as_str(), Some("Acme"));
        for table in entry["workflow"].as_array_of_tables().unwrap() {
            let id = table["id"].as_str().unwrap();
            if "AB".contains(id) {
                assert_eq!(table["more"]["of"].as_str(), Some(id), "{}", desk.text());
            }
        }
    }
}

#[test]
fn ten_thousand_saved_workflows_take_no_longer_than_a_moment() {
    let desk = Desk::empty();
    let mut acme = profile("Acme");
    acme.workflows = (0..10_000)
        .map(|number| workflow(&format!("WKF{number}"), "x"))
        .collect();
    desk.store.save(&acme).unwrap();
    acme.workflows.rotate_left(1);
    let since = std::time::Instant::now();
    let saved = desk.store.save(&acme).unwrap();
    assert_eq!(saved.profiles, [acme]);
    assert!(
        since.elapsed() < Duration::from_secs(5),
        "{:?}",
        since.elapsed()
    );
}

#[test]
fn removing_an_entry_keeps_the_comments_of_the_others() {
    let desk = Desk::with(BY_HAND);
    let left = desk.store.remove(ProfileId::parse(ACME).unwrap()).unwrap();
    assert_eq!(names(&left), ["Beta"]);
    let text = desk.text();
    for kept in [
        "# Our connections",
        "# --- stage first ---",
        "# The real thing.",
        "# the end",
        "team =",
    ] {
        assert!(text.contains(kept), "{kept} is gone:\n{text}");
    }
    assert!(
        !text.contains("WKF35") && !text.contains("two\nlines"),
        "{text}"
    );
    let left = desk.store.remove(ProfileId::parse(BETA).unwrap()).unwrap();
    assert!(left.profiles.is_empty());
    assert!(
        desk.text().contains("# --- stage first ---"),
        "{}",
        desk.text()
    );
    assert!(desk.text().contains("[other]"));
}

#[test]
fn one_wrong_entry_is_named_and_hides_no_other() {
    let desk = Desk::with(
        r#"
[[profile]]
id = "0198f000-0000-7000-8000-00000000000a"
name = "Good"
organization = "acme"
[[profile]]
id = "0198f000-0000-7000-8000-000000000001"
name = "IMS"
organization = "1234@AdobeOrg"
[[profile]]
id = "0198f000-0000-7000-8000-000000000002"
name = "Clear text"
organization = "acme"
base_url = "http://mc.adobe.io"
[[profile]]
id = "0198f000-0000-7000-8000-000000000003"
name = "Yes"
organization = "acme"
read_only = "yes"
[[profile]]
id = "0198f000-0000-7000-8000-00000000000a"
name = "Same id"
organization = "acme"
[[profile]]
id = "0198f000-0000-7000-8000-000000000004"
name = "gOOD"
organization = "acme"
[[profile]]
name = "No id"
organization = "acme"
[[profile]]
id = 5
[[profile]]
id = "0198f000-0000-7000-8000-000000000005"
name = "Never"
organization = "acme"
timeout_s = 0
[[profile]]
id = "0198f000-0000-7000-8000-000000000006"
name = "Word"
organization = "acme"
environment = "prod"
[[profile]]
id = "0198f000-0000-7000-8000-000000000007"
name = "Proxy"
organization = "acme"
proxy = "http://ida:hunter2@proxy:3128"
[[profile]]
id = "0198f000-0000-7000-8000-00000000000b"
name = "Also good"
organization = "acme"
"#,
    );
    let before = desk.text();
    let loaded = desk.store.load().unwrap();
    assert_eq!(names(&loaded), ["Good", "Also good"]);
    let troubles: Vec<_> = loaded
        .troubles
        .iter()
        .map(|one| (one.name.as_str(), one.field.as_str(), one.message.key))
        .collect();
    assert_eq!(
        troubles,
        [
            ("IMS", "organization", "organization-is-ims"),
            ("Clear text", "base_url", "url-not-secure"),
            ("Yes", "read_only", "profile-field-wrong-type"),
            ("Same id", "id", "profile-id-double"),
            ("gOOD", "name", "profile-name-double"),
            ("No id", "id", "profile-id-wrong"),
            ("#8", "organization", "profile-field-missing"),
            ("Never", "timeout_s", "profile-field-out-of-range"),
            ("Word", "environment", "profile-field-unknown-word"),
            ("Proxy", "proxy", "proxy-holds-credentials"),
        ]
    );
    assert!(!format!("{:?}", loaded.troubles).contains("hunter2"));
    desk.store.save(&profile("New")).unwrap();
    assert!(desk.text().contains(before.trim()), "{}", desk.text());
    let again = desk.store.load().unwrap().troubles;
    assert_eq!(again.len(), loaded.troubles.len());
}

#[test]
fn the_practice_connection_stands_in_no_file_however_it_would_come_there() {
    let desk = Desk::with(BY_HAND);
    let practice = Profile {
        id: ProfileId::PRACTICE,
        ..profile("Mine")
    };
    let key = |saved: Result<Profiles, ProfilesError>| saved.unwrap_err().message().key;
    assert_eq!(key(desk.store.save(&practice)), "profile-id-practice");
    let before = profile("Mine");
    assert_eq!(
        key(desk.store.save_changes(&before, &practice)),
        "profile-id-practice"
    );
    assert_eq!(desk.text(), BY_HAND);

    let written = format!(
        "[[profile]]\nid = \"{}\"\nname = \"Mine\"\norganization = \"acme\"\n",
        ProfileId::PRACTICE
    );
    let import = desk.folder.path().join("import.toml");
    fs::write(&import, &written).unwrap();
    let plan = desk.store.plan_import(&import).unwrap();
    assert!(plan.planned.is_empty());
    assert_eq!(plan.troubles[0].message.key, "profile-id-practice");

    // Written by hand, it is named and stays; it does not stand beside the built-in one.
    let desk = Desk::with(&written);
    let loaded = desk.store.load().unwrap();
    assert!(loaded.profiles.is_empty());
    assert_eq!(
        (
            loaded.troubles[0].name.as_str(),
            loaded.troubles[0].field.as_str()
        ),
        ("Mine", "id")
    );
    assert_eq!(loaded.troubles[0].message.key, "profile-id-practice");
    desk.store.save(&profile("New")).unwrap();
    assert!(desk.text().contains(written.trim()), "{}", desk.text());
}

#[test]
fn saving_a_troubled_profile_again_repairs_its_entry() {
    let desk = Desk::with(&BY_HAND.replace("\"acme-mkt-stage\"", "\"1@AdobeOrg\" # typo"));
    assert_eq!(names(&desk.store.load().unwrap()), ["Beta"]);
    let mut acme = profile("Acme");
    acme.id = ProfileId::parse(ACME).unwrap();
    let saved = desk.store.save(&acme).unwrap();
    assert_eq!(names(&saved), ["Acme", "Beta"]);
    for kept in [
        "# typo",
        "# the one to try things on",
        "colour",
        "WKF35",
        "WKF/36",
    ] {
        assert!(desk.text().contains(kept), "{kept}:\n{}", desk.text());
    }
}

#[test]
fn a_name_is_one_line_and_nobody_elses() {
    let desk = Desk::empty();
    desk.store.save(&profile("Straße")).unwrap();
    for (name, key) in [
        ("  ", "profile-name-empty"),
        ("two\nlines", "profile-name-not-one-line"),
        (&"ü".repeat(201), "profile-name-too-long"),
        (" STRAßE ", "profile-name-taken"),
    ] {
        let refused = Profile {
            name: name.to_owned(),
            ..profile("x")
        };
        assert_eq!(
            desk.store.save(&refused).unwrap_err().message().key,
            key,
            "{name:?}"
        );
    }
    let trimmed = Profile {
        name: " Other ".to_owned(),
        ..profile("x")
    };
    let saved = desk.store.save(&trimmed).unwrap();
    assert_eq!(names(&saved), ["Straße", "Other"]);
    let renamed = Profile {
        name: "OTHER".to_owned(),
        ..trimmed
    };
    assert_eq!(
        names(&desk.store.save(&renamed).unwrap()),
        ["Straße", "OTHER"]
    );
}

#[test]
fn a_name_of_a_file_that_is_too_long_is_a_trouble_of_its_entry_and_nothing_is_lost() {
    let long = "n".repeat(100_000);
    let by_hand = BY_HAND.replace("'Acme stage'", &format!("'{long}'"));
    let desk = Desk::with(&by_hand);
    let loaded = desk.store.load().unwrap();
    assert_eq!(names(&loaded), ["Beta"]);
    let trouble = &loaded.troubles[0];
    assert_eq!(trouble.message.key, "profile-name-too-long");
    assert_eq!(
        (trouble.field.as_str(), trouble.name.as_str()),
        ("name", ACME)
    );
    desk.store.save(&profile("New")).unwrap();
    assert!(desk.text().contains(&long) && desk.text().contains("WKF35"));

    let other = Desk::empty();
    let plan = other.store.plan_import(&desk.path()).unwrap();
    let planned: Vec<_> = (plan.planned.iter())
        .map(|one| one.profile.name.as_str())
        .collect();
    assert_eq!(planned, ["Beta", "New"]);
    assert_eq!(plan.troubles[0].message.key, "profile-name-too-long");
}

#[test]
fn a_profile_that_is_imported_beside_one_of_its_name_gets_a_name_that_can_be_read_again() {
    let name = "ü".repeat(200);
    let desk = Desk::empty();
    desk.store.save(&profile(&name)).unwrap();
    let exported = desk.folder.path().join("exported.toml");
    desk.store.export(&[profile(&name)], &exported).unwrap();
    let plan = desk.store.plan_import(&exported).unwrap();
    desk.store.import(&plan).unwrap();
    let loaded = desk.store.load().unwrap();
    let second = format!("{} (2)", "ü".repeat(196));
    assert_eq!(names(&loaded), [name, second]);
    assert_eq!(loaded.troubles, []);
}

#[test]
fn a_label_written_by_hand_is_shown_as_one_short_line_and_stays_as_it_is_in_the_file() {
    let label = format!("two\\nlines \\u202Eevil\\u0007 {}", "x".repeat(500));
    let by_hand = BY_HAND.replace("Daily import", &label);
    let desk = Desk::with(&by_hand);
    let loaded = desk.store.load().unwrap();
    let before = named(&loaded, "Acme stage");
    let shown = &before.workflows[0].label;
    assert!(shown.starts_with("two lines evil xxx"), "{shown:?}");
    assert!(shown.chars().count() <= 201 && shown.ends_with('…'));

    let mut after = before.clone();
    after.workflows.push(workflow("WKF77", "Another"));
    desk.store.save_changes(before, &after).unwrap();
    assert!(desk.text().contains(&label), "{}", desk.text());
    assert!(desk.text().contains("WKF77"));
}

#[test]
fn a_proxy_holds_no_password_and_names_its_port() {
    for (text, expected) in [
        ("http://proxy.example:3128", Ok("http://proxy.example:3128")),
        (
            " HTTPS://proxy.example:443/ ",
            Ok("https://proxy.example:443"),
        ),
        ("http://[::1]:80", Ok("http://[::1]:80")),
        (
            "http://ida:hunter2@proxy:3128",
            Err(ProxyUrlError::HoldsCredentials),
        ),
        (
            "http://ida@proxy:3128",
            Err(ProxyUrlError::HoldsCredentials),
        ),
        ("proxy.example:3128", Err(ProxyUrlError::NotAUrl)),
        ("socks5://proxy:1080", Err(ProxyUrlError::NotAUrl)),
        ("http://:3128", Err(ProxyUrlError::NotAUrl)),
        ("http://proxy:99999", Err(ProxyUrlError::NotAUrl)),
        ("http://proxy", Err(ProxyUrlError::NoPort)),
        ("http://proxy:0", Err(ProxyUrlError::NoPort)),
        ("http://[::1]", Err(ProxyUrlError::NoPort)),
        ("http://proxy:3128/path", Err(ProxyUrlError::HoldsMore)),
        ("http://proxy:3128?x", Err(ProxyUrlError::HoldsMore)),
        ("", Err(ProxyUrlError::NotAUrl)),
    ] {
        let parsed = ProxyUrl::parse(text);
        assert_eq!(
            parsed.as_ref().map(ProxyUrl::as_str),
            expected.as_ref().copied(),
            "{text}"
        );
    }
}

#[test]
fn a_typed_organization_is_never_guarded_less_than_its_name_asks_for() {
    use Environment::{Practice, Production, Stage};
    let at = |organization_name: &str, environment, base_url: &str| Profile {
        organization: organization(organization_name),
        environment,
        base_url: BaseUrl::parse(base_url).unwrap(),
        ..profile("x")
    };
    let adobe = "https://mc.adobe.io";
    for (profile, typed, expected) in [
        (at("acme", Stage, adobe), "acme", Stage),
        (at("acme", Stage, adobe), "beta", Production),
        (at("acme", Stage, adobe), "ACME", Production),
        (
            at("acme-mkt-stage", Production, adobe),
            "acme-mkt-stage",
            Production,
        ),
        (
            at("acme-mkt-stage", Production, adobe),
            "Acme-mkt-stage",
            Production,
        ),
        (
            at("acme-mkt-stage", Production, adobe),
            "beta-mkt-stage2",
            Stage,
        ),
        (at("acme-mkt-stage", Stage, adobe), "acme", Production),
        (
            at("practice", Practice, "http://127.0.0.1:1"),
            "acme",
            Practice,
        ),
        (
            at("acme", Production, "http://localhost:1"),
            "beta",
            Practice,
        ),
        (
            at("acme", Production, "http://localhost:1"),
            "acme",
            Production,
        ),
    ] {
        assert_eq!(
            profile.environment_of(&organization(typed)),
            expected,
            "{profile:?} {typed}"
        );
    }
    assert_eq!(
        Environment::suggested_for(&organization("acme-mkt-stage1")),
        Stage
    );
    assert_eq!(
        Environment::suggested_for(&organization("acme")),
        Production
    );
}

#[test]
fn a_profile_without_an_environment_follows_its_organization_until_told_otherwise() {
    let desk = Desk::with(BY_HAND);
    let loaded = desk.store.load().unwrap();
    let acme = named(&loaded, "Acme stage");
    assert_eq!(acme.environment, Environment::Stage);
    let moved = Profile {
        organization: organization("acme"),
        ..acme.clone()
    };
    let saved = desk.store.save(&moved).unwrap();
    assert_eq!(named(&saved, "Acme stage").environment, Environment::Stage);
}

#[test]
fn two_stores_that_save_in_turn_lose_nothing() {
    let desk = Desk::with(BY_HAND);
    let threads: Vec<_> = ["left", "right"]
        .into_iter()
        .map(|side| {
            let path = desk.path();
            std::thread::Builder::new()
                .name(side.to_owned())
                .spawn(move || save_a_hundred(&path, side))
                .unwrap()
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_two_hundred_and_two(&desk);
}

#[test]
fn two_processes_that_save_in_turn_lose_nothing() {
    let desk = Desk::with(BY_HAND);
    let children: Vec<_> = ["left", "right"]
        .into_iter()
        .map(|side| {
            std::process::Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "in_another_process_a_hundred_are_saved"])
                .env("PROFILES_TEST_PATH", desk.path())
                .env("PROFILES_TEST_SIDE", side)
                .stdout(std::process::Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_two_hundred_and_two(&desk);
}

/// Only the test above gives it something to do.
#[test]
fn in_another_process_a_hundred_are_saved() {
    if let (Some(path), Ok(side)) = (
        std::env::var_os("PROFILES_TEST_PATH"),
        std::env::var("PROFILES_TEST_SIDE"),
    ) {
        save_a_hundred(Path::new(&path), &side);
    }
}

fn save_a_hundred(path: &Path, side: &str) {
    let store = ProfileStore::new(path);
    for number in 0..100 {
        store.save(&profile(&format!("{side} {number}"))).unwrap();
    }
}

fn assert_two_hundred_and_two(desk: &Desk) {
    let loaded = desk.store.load().unwrap();
    assert_eq!(loaded.profiles.len(), 202);
    for side in ["left", "right"] {
        for number in 0..100 {
            named(&loaded, &format!("{side} {number}"));
        }
    }
    assert!(desk.text().contains("# the end"));
    assert!(desk.copies_aside().is_empty());
}

#[test]
fn two_windows_that_change_the_same_profile_keep_both_changes() {
    let desk = Desk::with(BY_HAND);
    let seen = named(&desk.store.load().unwrap(), "Acme stage").clone();
    let mut left = seen.clone();
    left.workflows.push(workflow("WKF50", "Left"));
    left.timeout = Duration::from_secs(5);
    let mut right = seen.clone();
    right.workflows.push(workflow("WKF60", "Right"));
    right.name = "Acme (stage)".to_owned();
    desk.store.save_changes(&seen, &left).unwrap();
    desk.store.save_changes(&seen, &right).unwrap();
    let mut without = seen.clone();
    without.workflows.clear();
    let saved = desk.store.save_changes(&seen, &without).unwrap();
    let both = named(&saved, "Acme (stage)");
    assert_eq!(both.timeout, Duration::from_secs(5));
    assert_eq!(
        both.workflows,
        [workflow("WKF50", "Left"), workflow("WKF60", "Right")]
    );
}

#[test]
fn a_file_that_is_no_toml_is_left_alone_until_saved_and_kept_aside_then() {
    let broken = "version = 1\n[[profile]\nname = \"Acme\" # precious\n";
    for (bytes, key) in [
        (broken.as_bytes().to_vec(), "file-not-toml"),
        (
            b"version = 1\nname = \"\xff\xfe\"\n".to_vec(),
            "file-not-text",
        ),
        (b"[profile]\nname = \"Acme\"\n".to_vec(), "file-other-shape"),
        (vec![b'#'; 16 * 1024 * 1024 + 1], "file-too-large"),
    ] {
        let desk = Desk::empty();
        fs::write(desk.path(), &bytes).unwrap();
        let loaded = desk.store.load().unwrap();
        assert_eq!(keys(&loaded), [key]);
        assert!(loaded.profiles.is_empty() && loaded.writable);
        assert!(
            fs::read(desk.path()).unwrap() == bytes,
            "{key}: loading changed the file"
        );
        assert!(desk.copies_aside().is_empty());

        let saved = desk.store.save(&profile("New")).unwrap();
        assert_eq!(names(&saved), ["New"]);
        assert_eq!(keys(&saved), ["file-set-aside"]);
        let copies = desk.copies_aside();
        assert_eq!(copies.len(), 1);
        assert!(
            fs::read(&copies[0]).unwrap() == bytes,
            "{key}: the copy differs"
        );
        let notice = format!("{:?}", saved.notices);
        assert!(notice.contains(copies[0].to_str().unwrap()), "{notice}");
        assert_eq!(desk.store.load().unwrap().notices, []);
    }
}

#[test]
fn two_broken_files_within_one_second_are_both_kept() {
    let desk = Desk::with("first [");
    desk.store.save(&profile("New")).unwrap();
    fs::write(desk.path(), "second [").unwrap();
    desk.store.save(&profile("New")).unwrap();
    let mut kept: Vec<_> = desk
        .copies_aside()
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    kept.sort();
    assert_eq!(kept, ["first [", "second ["]);
}

#[test]
fn a_file_of_a_newer_version_is_read_and_not_written() {
    for version in ["2", "\"1\"", "0"] {
        let text = BY_HAND.replace("version = 1", &format!("version = {version}"));
        let desk = Desk::with(&text);
        let loaded = desk.store.load().unwrap();
        assert_eq!(names(&loaded), ["Acme stage", "Beta"]);
        assert!(!loaded.writable);
        assert_eq!(keys(&loaded), ["file-newer"]);
        let beta = named(&loaded, "Beta");
        for refused in [
            desk.store.save(beta),
            desk.store.save(&profile("New")),
            desk.store.remove(beta.id),
        ] {
            let error = refused.unwrap_err();
            assert!(
                matches!(&error, ProfilesError::Newer { version: said, .. } if said == version),
                "{error}"
            );
        }
        assert_eq!(desk.text(), text);
        assert!(desk.copies_aside().is_empty());
    }
}

#[test]
fn no_file_however_garbled_makes_it_panic_or_vanish() {
    // A small generator with a fixed seed: the same thousand files each time.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    };
    let desk = Desk::empty();
    for round in 0..1000 {
        let mut bytes = BY_HAND.as_bytes().to_vec();
        match round % 3 {
            0 => bytes.truncate(next(bytes.len())),
            1 => {
                for _ in 0..=next(8) {
                    let index = next(bytes.len());
                    bytes[index] = b"[]{}=\"'#\n\0\xff.,1"[next(14)];
                }
            }
            _ => {
                let (from, to) = (next(bytes.len()), next(bytes.len()));
                let piece = bytes[from.min(to)..from.max(to)].to_vec();
                let at = next(bytes.len());
                bytes.splice(at..at, piece);
            }
        }
        fs::write(desk.path(), &bytes).unwrap();
        desk.store.load().unwrap();
        assert!(fs::read(desk.path()).unwrap() == bytes);
        if round % 10 == 0 {
            match desk.store.save(&profile("New")) {
                Ok(saved) => {
                    assert!(saved.profiles.iter().any(|one| one.name == "New"));
                    let kept_aside = desk.copies_aside();
                    let is_aside = kept_aside
                        .iter()
                        .any(|path| fs::read(path).unwrap() == bytes);
                    let text = desk.text();
                    let has_beta = String::from_utf8_lossy(&bytes).contains("Beta");
                    assert!(is_aside || text.contains("Beta") == has_beta, "{text}");
                    for path in kept_aside {
                        fs::remove_file(path).unwrap();
                    }
                }
                Err(ProfilesError::Newer { .. }) => {
                    assert!(fs::read(desk.path()).unwrap() == bytes);
                }
                Err(other) => panic!("{other}"),
            }
        }
    }
    let deep = format!("x = {}", "[".repeat(1_000_000));
    fs::write(desk.path(), deep).unwrap();
    assert_eq!(keys(&desk.store.load().unwrap()), ["file-not-toml"]);
}

#[test]
#[cfg(unix)]
fn a_linked_file_stays_a_link_and_its_target_is_written() {
    for dangling in [false, true] {
        let desk = Desk::empty();
        let elsewhere = tempfile::tempdir().unwrap();
        let target = elsewhere.path().join("dotfiles.toml");
        if !dangling {
            fs::write(&target, BY_HAND).unwrap();
        }
        std::os::unix::fs::symlink(&target, desk.folder.path().join("between")).unwrap();
        std::os::unix::fs::symlink("between", desk.path()).unwrap();
        desk.store.save(&profile("New")).unwrap();
        assert!(fs::symlink_metadata(desk.path()).unwrap().is_symlink());
        assert!(fs::read_to_string(&target).unwrap().contains("\"New\""));
    }
}

#[test]
#[cfg(unix)]
fn a_new_file_is_private_and_an_old_one_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("missing/campaign-remote/profiles.toml");
    let store = ProfileStore::new(&path);
    assert!(store.load().unwrap().profiles.is_empty());
    assert!(!path.parent().unwrap().exists(), "loading created a folder");
    store.save(&profile("A")).unwrap();
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    store.save(&profile("B")).unwrap();
    assert_eq!(mode(&path), 0o640);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    let refused = store.save(&profile("C")).unwrap_err();
    assert!(matches!(refused, ProfilesError::Write { .. }), "{refused}");
}

#[test]
fn what_is_in_the_way_is_said_with_its_path_and_reason() {
    let desk = Desk::empty();
    fs::create_dir(desk.path()).unwrap();
    for error in [
        desk.store.load().unwrap_err(),
        desk.store.save(&profile("A")).unwrap_err(),
    ] {
        let said = format!("{:?}", error.message());
        assert!(
            said.contains("file-cannot-be-read")
                && said.contains("profiles.toml")
                && said.contains("directory"),
            "{said}"
        );
    }
    // A file where the folder should be.
    let blocked = Desk::with("");
    let store = ProfileStore::new(blocked.path().join("profiles.toml"));
    let said = format!("{:?}", store.save(&profile("A")).unwrap_err().message());
    assert!(said.contains("folder-cannot-be-created"), "{said}");
    // A folder where the lock should be.
    let blocked = Desk::with(BY_HAND);
    fs::create_dir(blocked.folder.path().join(".profiles.toml.lock")).unwrap();
    let said = format!(
        "{:?}",
        blocked.store.save(&profile("A")).unwrap_err().message()
    );
    assert!(said.contains("file-cannot-be-written"), "{said}");
    assert_eq!(blocked.text(), BY_HAND);
}

/// A limit on the size of files breaks a write off in its middle, as a full disk does.
#[test]
#[cfg(target_os = "linux")]
fn a_write_that_breaks_off_leaves_the_file_as_it_was_and_nothing_beside_it() {
    let desk = Desk::with(BY_HAND);
    // Longer than the limit: it would have to be set aside, and cannot be.
    let other = Desk::with(&"[broken\n".repeat(1000));
    for desk in [&desk, &other] {
        let before = desk.text();
        let output = std::process::Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" --exact in_another_process_a_save_breaks_off"])
            .arg(std::env::current_exe().unwrap())
            .env("PROFILES_TEST_FULL", desk.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        assert_eq!(desk.text(), before);
        let mut left: Vec<_> = fs::read_dir(desk.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        left.sort();
        assert_eq!(left, [".profiles.toml.lock", "profiles.toml"]);
    }
}

/// Only the test above gives it something to do.
#[test]
fn in_another_process_a_save_breaks_off() {
    if let Some(path) = std::env::var_os("PROFILES_TEST_FULL") {
        let mut long = profile("Long");
        long.api_key = "a".repeat(2000);
        let error = ProfileStore::new(path).save(&long).unwrap_err();
        assert!(matches!(error, ProfilesError::Write { .. }), "{error}");
        assert!(error.to_string().contains("too large"), "{error}");
    }
}

#[test]
fn a_copy_that_hangs_is_waited_for_and_then_said() {
    let desk = Desk::with(BY_HAND);
    let lock = fs::File::create(desk.folder.path().join(".profiles.toml.lock")).unwrap();
    lock.lock().unwrap();
    let since = std::time::Instant::now();
    let error = desk.store.save(&profile("A")).unwrap_err();
    assert!(matches!(error, ProfilesError::Busy { .. }), "{error}");
    assert!(
        (5..8).contains(&since.elapsed().as_secs()),
        "{:?}",
        since.elapsed()
    );
    assert_eq!(desk.store.load().unwrap().profiles.len(), 2);
    drop(lock);
    desk.store.save(&profile("A")).unwrap();
}

#[test]
fn an_import_says_what_it_will_do_and_does_exactly_that() {
    let desk = Desk::with(BY_HAND);
    desk.store.save(&profile("Delta")).unwrap();
    let before = desk.text();
    let loaded = desk.store.load().unwrap();
    let mut acme = named(&loaded, "Acme stage").clone();
    acme.base_url = BaseUrl::parse("https://elsewhere.example").unwrap();
    let beta = named(&loaded, "Beta").clone();
    let (same, new) = (profile("DELTA"), profile("Gamma"));
    let exported = desk.folder.path().join("exported.toml");
    let all = [acme.clone(), beta, same.clone(), new.clone()];
    desk.store.export(&all, &exported).unwrap();
    let mut text = fs::read_to_string(&exported).unwrap();
    text.push_str("access_token = \"canary-1\"\n[[profile]]\nname = \"Broken\"\norganization = \"\"\nclient_secret = \"canary-2\"\n[x]\nCLIENT_SECRETS = [\"canary-3\"]\n");
    fs::write(&exported, text).unwrap();

    let plan = desk.store.plan_import(&exported).unwrap();
    assert_eq!(desk.text(), before, "planning changed the file");
    let fates: Vec<_> = plan
        .planned
        .iter()
        .map(|one| (one.profile.name.as_str(), one.fate.clone()))
        .collect();
    assert_eq!(
        fates,
        [
            (
                "Acme stage",
                Fate::Replaces {
                    name: "Acme stage".to_owned(),
                    changed: vec!["base_url"]
                }
            ),
            ("Beta", Fate::Unchanged),
            (
                "DELTA (2)",
                Fate::SameName {
                    name: "DELTA".to_owned()
                }
            ),
            ("Gamma", Fate::New),
        ]
    );
    assert_eq!(plan.troubles.len(), 1);
    let said = format!("{:?}", plan.notices);
    for part in [
        "import-secrets-ignored",
        "access_token",
        "client_secret",
        "CLIENT_SECRETS",
        "import-moves-address",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let imported = desk.store.import(&plan).unwrap();
    assert_eq!(
        names(&imported),
        ["Acme stage", "Beta", "Delta", "DELTA (2)", "Gamma"]
    );
    assert_eq!(named(&imported, "Acme stage"), &acme);
    assert!(!desk.text().contains("canary") && !format!("{plan:?}").contains("canary"));
    assert!(
        desk.text().contains("colour"),
        "what only our file knows is gone"
    );

    // The same plan once more: by now it would do something else.
    let before = desk.text();
    let error = desk.store.import(&plan).unwrap_err();
    assert!(
        matches!(error, ProfilesError::PlanOutdated { .. }),
        "{error}"
    );
    assert_eq!(desk.text(), before);
    let plan = desk.store.plan_import(&exported).unwrap();
    assert!(
        plan.planned
            .iter()
            .all(|one| one.fate == Fate::Unchanged || one.profile.name == "DELTA (2)"),
        "{plan:?}"
    );
}

#[test]
fn what_cannot_be_imported_is_said_and_changes_nothing() {
    let desk = Desk::with(BY_HAND);
    let import = desk.folder.path().join("import.toml");
    let key = || desk.store.plan_import(&import).unwrap_err().message().key;
    assert_eq!(key(), "file-cannot-be-read");
    for (text, expected) in [
        ("{\"CLIENT_ID\": 1}", "import-not-toml"),
        ("profile = 1", "import-other-shape"),
        ("version = 7", "file-newer"),
    ] {
        fs::write(&import, text).unwrap();
        assert_eq!(key(), expected);
    }
    assert_eq!(desk.text(), BY_HAND);
}

#[test]
fn an_export_holds_no_secret_even_where_the_file_does() {
    let canary = "eyJhbGciOi-canary";
    let desk =
        Desk::with(&BY_HAND.replace("colour = \"red\"", &format!("access_token = \"{canary}\"")));
    let loaded = desk.store.load().unwrap();
    assert_eq!(keys(&loaded), ["profiles-hold-secrets"]);
    assert!(!format!("{loaded:?}").contains(canary));
    let path = desk.folder.path().join("export.toml");
    fs::write(&path, "what stood here before").unwrap();
    desk.store.export(&loaded.profiles, &path).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        !text.contains(canary) && !text.contains("access_token"),
        "{text}"
    );
    let other = Desk::with(&text);
    assert_eq!(other.store.load().unwrap().profiles, loaded.profiles);
}

#[test]
fn an_export_is_refused_over_a_file_that_the_program_keeps_however_it_is_spelled() {
    let desk = Desk::with(BY_HAND);
    let folder = desk.folder.path();
    fs::write(folder.join("settings.toml"), "zoom = 1.5\n").unwrap();
    fs::create_dir(folder.join("sub")).unwrap();
    let mut names = vec![
        desk.path(),
        folder.join("sub/../profiles.toml"),
        folder.join("./settings.toml"),
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("profiles.toml", folder.join("link.toml")).unwrap();
        std::os::unix::fs::symlink(folder, folder.join("sub/here")).unwrap();
        names.push(folder.join("link.toml"));
        names.push(folder.join("sub/here/profiles.toml"));
    }
    for path in names {
        let error = desk.store.export(&[profile("X")], &path).unwrap_err();
        assert_eq!(error.message().key, "own-file", "{}", path.display());
        assert!(error.to_string().contains(&path.display().to_string()));
    }
    assert_eq!(desk.text(), BY_HAND);
    let settings = fs::read_to_string(folder.join("settings.toml")).unwrap();
    assert_eq!(settings, "zoom = 1.5\n");
    let missing = Desk::empty();
    let error = missing.store.export(&[], &missing.path()).unwrap_err();
    assert_eq!(error.message().key, "own-file", "it is not there yet");
    assert!(!missing.path().exists());
}

#[test]
#[cfg(target_os = "linux")]
fn an_export_is_written_into_a_pipe_or_a_device_and_replaces_neither() {
    use std::os::unix::fs::FileTypeExt as _;
    let desk = Desk::empty();
    let pipe = desk.folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let named = std::thread::Builder::new().name("reader".to_owned());
    let reader = named
        .spawn({
            let pipe = pipe.clone();
            move || fs::read_to_string(pipe).unwrap()
        })
        .unwrap();
    desk.store.export(&[profile("Through")], &pipe).unwrap();
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    assert!(reader.join().unwrap().contains("name = \"Through\""));

    desk.store
        .export(&[profile("X")], Path::new("/dev/null"))
        .unwrap();
    let null = fs::metadata("/dev/null").unwrap();
    assert!(null.file_type().is_char_device());
    let full = desk.store.export(&[profile("X")], Path::new("/dev/full"));
    assert!(matches!(full, Err(ProfilesError::Write { .. })), "{full:?}");
    let folder = desk.store.export(&[profile("X")], desk.folder.path());
    assert!(
        matches!(folder, Err(ProfilesError::Write { .. })),
        "{folder:?}"
    );
}

#[test]
fn settings_are_kept_with_what_else_stands_in_their_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let store = SettingsStore::new(&path);
    assert_eq!(store.load().unwrap().settings, Settings::default());
    store.change(|_settings| {}).unwrap();
    assert!(
        !path.exists(),
        "nothing was changed, and a file was written"
    );
    fs::write(
        &path,
        "# mine\nversion = 1\ntheme = \"dark\" # at night\nwidth = 3\n",
    )
    .unwrap();
    let id = ProfileId::fresh();
    let changed = store
        .change(|settings| {
            settings.zoom = Some(1.1);
            settings.last_profile = Some(id);
            settings.journal_days = Some(400);
        })
        .unwrap();
    let expected = Settings {
        language: None,
        theme: Theme::Dark,
        zoom: Some(1.1),
        last_profile: Some(id),
        journal_days: Some(400),
        ..Settings::default()
    };
    assert_eq!(changed.settings, expected);
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        format!(
            "# mine\nversion = 1\ntheme = \"dark\" # at night\nwidth = 3\nzoom = 1.1\nlast_profile = \"{id}\"\njournal_days = 400\n"
        )
    );
    // Another running copy of the program that still shows the old settings.
    store
        .change(|settings| settings.language = Some("de".to_owned()))
        .unwrap();
    let loaded = store.load().unwrap().settings;
    assert_eq!(
        loaded,
        Settings {
            language: Some("de".to_owned()),
            ..expected
        }
    );
    store.change(|settings| settings.zoom = None).unwrap();
    assert!(!fs::read_to_string(&path).unwrap().contains("zoom"));
}

#[test]
fn broken_settings_are_the_usual_ones_and_kept_aside_when_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let store = SettingsStore::new(&path);
    fs::write(
        &path,
        "theme = \"pink\"\nzoom = 100\nlanguage = 3\nlast_profile = \"x\"\n",
    )
    .unwrap();
    let loaded = store.load().unwrap();
    assert_eq!(loaded.settings, Settings::default());
    assert_eq!(loaded.notices.len(), 4);
    fs::write(&path, "theme = ").unwrap();
    assert_eq!(store.load().unwrap().settings, Settings::default());
    let changed = store
        .change(|settings| settings.theme = Theme::Light)
        .unwrap();
    assert_eq!(changed.notices.len(), 1);
    let kept = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let kept = kept
        .filter(|path| path.to_string_lossy().contains(".bad-"))
        .map(|path| fs::read_to_string(path).unwrap());
    assert_eq!(kept.collect::<Vec<_>>(), ["theme = "]);
    fs::write(&path, "version = 9\ntheme = \"dark\"\n").unwrap();
    let newer = store.load().unwrap();
    assert_eq!((newer.settings.theme, newer.writable), (Theme::Dark, false));
    store
        .change(|settings| settings.theme = Theme::Light)
        .unwrap_err();
}

#[test]
fn settings_that_cannot_be_understood_let_no_entry_of_the_journal_be_too_old() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let now: jiff::Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
    for (text, since) in [
        ("version = 1\n", Some("2024-11-22T12:00:00Z")),
        (
            "version = 1\njournal_days = 1\n",
            Some("2026-11-21T12:00:00Z"),
        ),
        ("version = 1\njournal_days = 0\n", None),
        ("journal_days = ", None),
        ("version = 2\njournal_days = 1\n", None),
    ] {
        fs::write(&path, text).unwrap();
        let loaded = SettingsStore::new(path.clone()).load().unwrap();
        let since = since.map(|since| since.parse().unwrap());
        assert_eq!(loaded.journal_is_kept_since(now), since, "{text}");
    }
}
