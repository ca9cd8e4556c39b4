//! The programs that a desk starts: with a clean environment, and ended by their id.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::time::Duration;

use super::wait::within;

/// How long a program may take to end when it is asked to.
const ENDING: Duration = Duration::from_secs(5);

/// Where programs and servers that a desk needs are looked for, beside `PATH`.
const SERVER_FOLDERS: [&str; 3] = ["/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib/at-spi2"];

/// Finds a program that the desk needs.
///
/// # Panics
///
/// If it is not installed: a test that cannot run has failed. Says which Debian package has it.
pub fn needed(program: &str, package: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain(SERVER_FOLDERS.map(PathBuf::from))
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
        .unwrap_or_else(|| {
            panic!("the desk needs the program `{program}`: install it with `apt-get install {package}`")
        })
}

/// A program that runs on the desk. Dropping it ends it and all that it started.
pub struct Running {
    name: String,
    child: Child,
    said: PathBuf,
}

impl Running {
    /// Starts `command`, with what it prints going to a file in `folder`.
    pub fn start(command: &mut Command, folder: &Path, name: &str, guard: &mut Guard) -> Self {
        let said = folder.join(format!("{name}.said"));
        let out = File::create(&said).expect("the desk's folder can be written to");
        let err = out.try_clone().expect("a file handle can be doubled");
        command.stdout(out).stderr(err);
        Self::start_as_set(command, said, name, guard)
    }

    /// Starts a server that says on its standard output when it is ready, and returns what it said.
    pub fn start_and_hear(
        command: &mut Command,
        folder: &Path,
        name: &str,
        guard: &mut Guard,
    ) -> (Self, String) {
        let said = folder.join(format!("{name}.said"));
        let err = File::create(&said).expect("the desk's folder can be written to");
        command.stdout(Stdio::piped()).stderr(err);
        let mut running = Self::start_as_set(command, said, name, guard);
        let mut line = Vec::new();
        let out = running.child.stdout.as_mut().expect("its output is a pipe");
        let mut byte = [0];
        while out.read(&mut byte).unwrap_or(0) == 1 && byte[0] != b'\n' {
            line.push(byte[0]);
        }
        let line = String::from_utf8_lossy(&line).trim().to_owned();
        assert!(
            !line.is_empty(),
            "{name} did not start:\n{}",
            running.said()
        );
        (running, line)
    }

    fn start_as_set(command: &mut Command, said: PathBuf, name: &str, guard: &mut Guard) -> Self {
        // Its own group: a Ctrl-C in the terminal must not tear the desk down around the test.
        let child = command
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("{name} could not be started ({command:?}): {error}"));
        guard.watch(child.id());
        Self {
            name: name.to_owned(),
            child,
            said,
        }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What it has printed so far, standard output and standard error together.
    pub fn said(&self) -> String {
        let bytes = fs::read(&self.said).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Its standard input, if it was started with one.
    pub fn input(&mut self) -> Option<ChildStdin> {
        self.child.stdin.take()
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child
            .try_wait()
            .expect("a child's state can be asked for")
    }

    /// Ends it the hard way.
    pub fn kill(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let family = descendants(self.pid());
        if matches!(self.child.try_wait(), Ok(None)) {
            signal("TERM", &[self.pid()]);
            let ended = within(ENDING, || self.child.try_wait().ok().flatten());
            if ended.is_none() {
                eprintln!(
                    "desk: {} did not end when asked to, and was killed",
                    self.name
                );
                self.kill();
            }
        }
        let left = || -> Vec<u32> {
            family
                .iter()
                .filter(|process| process.lives())
                .map(|process| process.pid)
                .collect()
        };
        if !left().is_empty() {
            signal("TERM", &left());
            if within(ENDING, || left().is_empty().then_some(())).is_none() {
                signal("KILL", &left());
            }
        }
    }
}

/// Sends a signal; what is gone already is fine.
fn signal(name: &str, pids: &[u32]) {
    drop(
        Command::new("sh")
            .arg("-c")
            .arg(r#"signal=$1; shift; kill -s "$signal" "$@" 2>/dev/null"#)
            .arg("sh")
            .arg(name)
            .args(pids.iter().map(u32::to_string))
            .status(),
    );
}

/// A process, told apart from a later one with the same id by when it was born.
struct Process {
    pid: u32,
    parent: u32,
    born: u64,
    state: char,
}

impl Process {
    fn read(pid: u32) -> Option<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // The name, in brackets, may hold spaces and brackets itself.
        let fields: Vec<&str> = stat[stat.rfind(')')? + 1..].split_whitespace().collect();
        Some(Self {
            pid,
            state: fields[0].chars().next()?,
            parent: fields[1].parse().ok()?,
            born: fields[19].parse().ok()?,
        })
    }

    fn lives(&self) -> bool {
        Self::read(self.pid).is_some_and(|now| now.born == self.born && now.state != 'Z')
    }
}

fn descendants(of: u32) -> Vec<Process> {
    let all: Vec<Process> = fs::read_dir("/proc")
        .expect("/proc can be read")
        .filter_map(|entry| Process::read(entry.ok()?.file_name().to_str()?.parse().ok()?))
        .collect();
    let mut family = vec![of];
    let mut found = Vec::new();
    let mut rest = all;
    loop {
        let (children, others): (Vec<_>, Vec<_>) = rest
            .into_iter()
            .partition(|process| family.contains(&process.parent));
        if children.is_empty() {
            return found;
        }
        family.extend(children.iter().map(|child| child.pid));
        found.extend(children);
        rest = others;
    }
}

/// Ends what the desk started even if the test program is killed and can drop nothing.
///
/// A shell that holds the process ids and waits for its standard input to end, which the
/// kernel sees to when the test program is gone.
pub struct Guard {
    shell: Child,
}

impl Guard {
    pub fn start(folder: &Path) -> Self {
        let shell = Command::new("sh")
            .arg("-c")
            .arg(r#"while read -r pid; do pids="$pid $pids"; done; kill $pids; rm -rf "$0""#)
            .arg(folder)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("`sh` can be started");
        Self { shell }
    }

    fn watch(&mut self, pid: u32) {
        let list = self
            .shell
            .stdin
            .as_mut()
            .expect("its standard input is a pipe");
        writeln!(list, "{pid}").expect("the guard of the desk runs");
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        // Before its input ends: all is ended already, and the ids may belong to others by now.
        drop(self.shell.kill());
        drop(self.shell.wait());
    }
}

/// A command with nothing in its environment but `environment`.
pub fn bare(program: impl AsRef<Path>, environment: &[(&'static str, OsString)]) -> Command {
    let mut command = Command::new(program.as_ref());
    command
        .env_clear()
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null());
    command
}
