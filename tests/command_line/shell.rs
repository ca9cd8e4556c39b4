//! The program as a process, with a home of its own, and a running practice Campaign.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// Longer than anything here takes, on a busy machine too.
pub const SOON: Duration = Duration::from_secs(30);

/// Somebody's shell.
pub struct Shell {
    home: TempDir,
    more: Vec<(&'static str, OsString)>,
}

/// What a process said, and how it ended.
#[derive(Debug)]
pub struct Done {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Shell {
    /// No display, no bus, no keyring, nothing saved.
    pub fn new() -> Self {
        Self {
            home: tempfile::tempdir().unwrap(),
            more: Vec::new(),
        }
    }

    /// The same with one more variable.
    pub fn with(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.more.push((name, value.into()));
        self
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The program with these arguments and nothing of this person's environment.
    pub fn program(&self, arguments: &[&str]) -> Command {
        self.any(env!("CARGO_BIN_EXE_campaign-remote"), arguments)
    }

    /// Any program with the same environment.
    pub fn any(&self, program: &str, arguments: &[&str]) -> Command {
        let home = self.home.path();
        let mut command = Command::new(program);
        command
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("XDG_RUNTIME_DIR", home)
            .env("LANG", "en_US.UTF-8")
            .envs(self.more.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Done {
        Done::of(&self.program(arguments).output().unwrap())
    }

    /// Runs it with this on standard input.
    pub fn fed(&self, arguments: &[&str], input: &str) -> Done {
        let mut child = self
            .program(arguments)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        // One that reads nothing is gone by then.
        let _gone = child.stdin.take().unwrap().write_all(input.as_bytes());
        Done::of(&child.wait_with_output().unwrap())
    }

    /// Runs it with `--json`, and holds what it prints against the schema.
    pub fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let arguments = [arguments, &["--json"]].concat();
        let done = self.run(&arguments);
        (done.code.unwrap(), done.json())
    }
}

impl Done {
    pub fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    /// The one object that it printed, in the form that the schema has for it.
    pub fn json(&self) -> Value {
        assert_eq!(self.out.lines().count(), 1, "{self:?}");
        let said: Value = serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("{self:?}"));
        let name = said["command"].as_str().unwrap();
        let form = match name {
            _ if said.get("exit_code").is_some() => "trouble",
            "start" | "pause" | "resume" | "stop" => "command",
            _ => name,
        };
        assert_form(form, &said);
        said
    }
}

/// Fails unless the value has this form, and the schema as a whole takes it too.
pub fn assert_form(form: &str, value: &Value) {
    const AT: &str = "http://localhost/cli.schema.json";
    let text = include_str!("../../assets/cli.schema.json");
    let form = form.replace(' ', "%20");
    for at in [format!("{AT}#/$defs/{form}"), AT.to_owned()] {
        let mut compiler = boon::Compiler::new();
        compiler
            .add_resource(AT, serde_json::from_str(text).unwrap())
            .unwrap();
        let mut schemas = boon::Schemas::new();
        let index = compiler
            .compile(&at, &mut schemas)
            .unwrap_or_else(|error| panic!("{at}: {error}"));
        if let Err(error) = schemas.validate(value, index) {
            panic!("{value} is not what the schema says: {error:#}");
        }
    }
}

/// A running `campaign-remote practice`, which ends with the test.
pub struct Practice {
    child: Child,
    pub first_line: Value,
}

impl Practice {
    pub fn start(shell: &Shell) -> Self {
        let mut child = shell.program(&["practice"]).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let first_line = serde_json::from_str(&line).unwrap();
        assert_form("practice", &first_line);
        Self { child, first_line }
    }

    pub fn base_url(&self) -> &str {
        self.first_line["base_url"].as_str().unwrap()
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// How many requests have come in; this one is not counted.
    pub fn requests(&self) -> u64 {
        let said: Value = serde_json::from_str(&self.get("/requests")).unwrap();
        said["requests"].as_u64().unwrap()
    }

    /// The body of a page.
    pub fn get(&self, path: &str) -> String {
        let address = self.base_url().strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
             Authorization: Bearer {}\r\nX-Api-Key: {}\r\n\r\n",
            self.first_line["access_token"].as_str().unwrap(),
            self.first_line["api_key"].as_str().unwrap(),
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200 OK"), "{answer}");
        body.to_owned()
    }

    pub fn ended(&mut self) -> Option<i32> {
        wait(&mut self.child).code()
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _ended = self.child.wait();
    }
}

/// Waits until a process has ended by itself.
pub fn wait(child: &mut Child) -> std::process::ExitStatus {
    let began = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        assert!(began.elapsed() < SOON, "still running after {SOON:?}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Sends a signal to a process: `INT`, `TERM`.
pub fn signal(name: &str, process: u32) {
    let sent = Command::new("kill")
        .args([format!("-{name}"), process.to_string()])
        .status()
        .unwrap();
    assert!(sent.success());
}
