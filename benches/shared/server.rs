//! A loopback Campaign that answers at once, and knows when the first byte of each command reached it.

#![allow(clippy::unwrap_used, reason = "a measurement fails by panicking")]

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

/// Serves until the benchmark ends.
pub(crate) struct Server {
    address: String,
    commands: Arc<Mutex<Vec<Instant>>>,
}

impl Server {
    /// Answers every command with this status line and body.
    pub(crate) fn start(status: &'static str, body: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let commands = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&commands);
        let listen = move || {
            for stream in listener.incoming() {
                let seen = Arc::clone(&seen);
                // A client that goes away in the middle is its own trouble.
                let answer = move || drop(serve(&stream.unwrap(), status, body, &seen));
                drop(
                    thread::Builder::new()
                        .name("answer".to_owned())
                        .spawn(answer)
                        .unwrap(),
                );
            }
        };
        drop(
            thread::Builder::new()
                .name("server".to_owned())
                .spawn(listen)
                .unwrap(),
        );
        Self { address, commands }
    }

    pub(crate) fn url(&self) -> &str {
        &self.address
    }

    /// When the first byte of each command came.
    pub(crate) fn commands(&self) -> Vec<Instant> {
        self.commands
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

fn serve(
    mut stream: &TcpStream,
    status: &str,
    body: &str,
    seen: &Mutex<Vec<Instant>>,
) -> std::io::Result<()> {
    let mut request = Vec::new();
    let mut first = None;
    let mut buffer = [0; 4096];
    while !is_whole(&request) {
        let count = stream.read(&mut buffer)?;
        first.get_or_insert_with(Instant::now);
        if count == 0 {
            return Ok(());
        }
        request.extend_from_slice(&buffer[..count]);
    }
    let is_command = request.starts_with(b"POST ");
    if let (true, Some(first)) = (is_command, first) {
        seen.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(first);
    }
    let (status, body) = if is_command {
        (status, body)
    } else {
        ("200 OK", r#"{"PKey":"@aB3_x-WKF35"}"#)
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// A head, and as much of a body as it announces.
fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let announced = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse::<usize>().ok())?
    });
    body.len() >= announced.unwrap_or(0)
}
