//! The lines for cron, systemd, Airflow and Kubernetes, run as they stand, on a machine where nobody has signed in.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{Done, Practice, Shell};

const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/schedulers");

/// A machine with a practice Campaign, a profile that leads there, and nobody signed in.
struct Machine {
    shell: Shell,
    _practice: Practice,
}

impl Machine {
    fn new() -> Self {
        let shell = Shell::new();
        let practice = Practice::start(&shell);
        let added = shell.run(&[
            "profiles",
            "add",
            "Acme stage",
            "--organization",
            "practice",
            "--environment",
            "stage",
            "--api-key",
            "practice-api-key",
            "--sign-in",
            "oauth",
            "--base-url",
            practice.base_url(),
            "--sign-in-url",
            practice.base_url(),
        ]);
        assert_eq!(added.code, Some(0), "{added:?}");
        let machine = Self {
            shell,
            _practice: practice,
        };
        let readme = include_str!("../../README.md");
        let makes_one = readme.lines().find(|line| line.starts_with("(umask 077;"));
        let done = machine.line(makes_one.unwrap(), "");
        assert_eq!(done.code, Some(0), "{done:?}");
        machine
    }

    /// Where README and the script have the keyring's password.
    fn password(&self) -> PathBuf {
        let home = self.shell.home();
        home.join(".config/campaign-remote/keyring-password")
    }

    /// A line of a shell; the workflow of the examples is that of the practice.
    fn line(&self, line: &str, workflow: &str) -> Done {
        let line = line.replace("WKF35", workflow);
        Done::of(&self.bare("sh", &["-c", &line]).output().unwrap())
    }

    /// The same as Debian's cron runs it: it looks in /usr/bin and /bin alone, where our package puts the program.
    fn by_cron(&self, line: &str, workflow: &str) -> Done {
        let here = format!("{ASSETS}/with-keyring");
        let line = line.replace("/usr/local/bin/with-keyring", &here);
        let line = line.replace("WKF35", workflow);
        let ours = Path::new(env!("CARGO_BIN_EXE_campaign-remote"));
        let path = format!("{}:/usr/bin:/bin", ours.parent().unwrap().display());
        let mut command = self.shell.any("/bin/sh", &["-c", &line]);
        Done::of(&command.env("PATH", path).output().unwrap())
    }

    /// A program that finds ours, and the examples, by their names.
    fn bare(&self, program: &str, arguments: &[&str]) -> Command {
        let ours = Path::new(env!("CARGO_BIN_EXE_campaign-remote"));
        let ours = ours.parent().unwrap().display();
        let mut command = self.shell.any(program, arguments);
        command.env(
            "PATH",
            format!("{ASSETS}:{ours}:/usr/local/bin:/usr/bin:/bin"),
        );
        command
    }

    fn keep_the_secret(&self) {
        let set = "echo practice-client-secret | with-keyring campaign-remote credentials set";
        let done = self.line(set, "");
        assert_eq!(done.code, Some(0), "{done:?}");
    }
}

fn example(name: &str) -> String {
    fs::read_to_string(Path::new(ASSETS).join(name)).unwrap()
}

/// What stands behind `mark` on its line.
fn behind(text: &str, mark: &str) -> String {
    let line = text.lines().find(|line| line.contains(mark)).unwrap();
    line.split_once(mark).unwrap().1.to_owned()
}

#[test]
fn cron_systemd_and_airflow_end_well_when_confirmed_and_with_the_code_when_not() {
    let machine = Machine::new();
    machine.keep_the_secret();
    let cron = behind(&example("crontab"), "0 5 * * 1-5  ");
    let systemd = behind(
        &example("campaign-remote.service"),
        "ExecStart=/usr/local/bin/",
    );
    let airflow = behind(&example("airflow.py"), "bash_command='");
    let airflow = airflow.trim_end_matches("',");
    for (by_cron, line, workflow) in [
        (true, cron.as_str(), "WKF1"),
        (false, &systemd, "WKF101"),
        (false, airflow, "WKF102"),
    ] {
        let run = |workflow| {
            if by_cron {
                machine.by_cron(line, workflow)
            } else {
                machine.line(line, workflow)
            }
        };
        let done = run(workflow);
        assert_eq!(done.code, Some(0), "{line}: {done:?}");
        // Refused, and perhaps applied.
        for (workflow, code) in [("WKF7", 1), ("WKF10", 4)] {
            let done = run(workflow);
            assert_eq!(done.code, Some(code), "{line}: {done:?}");
            assert!(!done.out.is_empty(), "{line}: {done:?}");
        }
    }
    // Accepted, and not to be confirmed.
    assert_eq!(machine.line(airflow, "WKF6").code, Some(5));
    // cron mails only what did not end well.
    let done = machine.by_cron(&cron, "WKF103");
    assert_eq!((done.out.as_str(), done.err.as_str()), ("", ""), "{done:?}");
}

#[test]
fn a_job_of_kubernetes_puts_its_secret_into_a_keyring_of_its_own() {
    let machine = Machine::new();
    let home = machine.shell.home();
    let exported = home.join("profiles.toml");
    let done = machine
        .shell
        .run(&["profiles", "export", exported.to_str().unwrap()]);
    assert_eq!(done.code, Some(0), "{done:?}");
    fs::remove_file(home.join("config/campaign-remote/profiles.toml")).unwrap();
    let secret = home.join("client-secret");
    fs::write(&secret, "practice-client-secret\n").unwrap();
    let job = example("kubernetes-job.yaml");
    let script: Vec<_> = job
        .lines()
        .skip_while(|line| !line.trim_start().starts_with("- |"))
        .skip(1)
        .take_while(|line| line.starts_with("              "))
        .map(str::trim_start)
        .collect();
    assert!(
        script
            .last()
            .unwrap()
            .starts_with("exec campaign-remote start"),
        "{script:?}"
    );
    let script = script
        .join("\n")
        .replace("/etc/campaign/profiles.toml", exported.to_str().unwrap())
        .replace(
            "/run/secrets/campaign/client-secret",
            secret.to_str().unwrap(),
        );
    for (workflow, code) in [("WKF1", 0), ("WKF7", 1)] {
        let script = script.replace("WKF35", workflow);
        let arguments = ["--", "sh", "-euc", &script];
        let done = Done::of(
            &machine
                .bare("dbus-run-session", &arguments)
                .output()
                .unwrap(),
        );
        assert_eq!(done.code, Some(code), "{done:?}");
        // Every container begins with nothing.
        let _gone = fs::remove_file(home.join("config/campaign-remote/profiles.toml"));
        let _gone = fs::remove_dir_all(home.join("data"));
    }
}

#[test]
fn without_the_keyring_s_password_nothing_is_sent_and_the_code_says_so() {
    let machine = Machine::new();
    machine.keep_the_secret();
    let password = machine.password();
    let rights = fs::metadata(&password).unwrap().permissions().mode();
    assert_eq!(rights & 0o077, 0, "{rights:o}");
    fs::write(&password, "another password").unwrap();
    let done = machine.line(
        "with-keyring campaign-remote start WKF35 --profile 'Acme stage'",
        "WKF1",
    );
    assert_eq!(done.code, Some(7), "{done:?}");
}

#[test]
fn the_readme_shows_the_examples_as_they_are() {
    let readme = include_str!("../../README.md");
    let mut compared = 0;
    for block in readme.split("\n```").skip(1).step_by(2) {
        let (_language, text) = block.split_once('\n').unwrap();
        for entry in fs::read_dir(ASSETS).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let whole = example(&name);
            // What the script says of itself, the text around the block says there.
            let bare: Vec<_> = whole
                .lines()
                .enumerate()
                .filter(|(at, line)| *at == 0 || name != "with-keyring" || !line.starts_with('#'))
                .map(|(_at, line)| line)
                .collect();
            compared += usize::from(bare.join("\n").trim() == text.trim());
        }
    }
    assert_eq!(compared, fs::read_dir(ASSETS).unwrap().count());
}
