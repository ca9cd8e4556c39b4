//! A sign-in service and a Campaign in one: it answers each request as it is told to, and remembers all of them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

type Answer = dyn Fn(&str, usize) -> Vec<u8> + Send + Sync;

/// The server; it ends with the test's process.
pub(crate) struct Service {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Service {
    /// Answers with what `answer` makes of a request and of its number among the sign-ins so far.
    /// An empty answer is none: the line stays open and silent.
    pub(crate) fn start(answer: impl Fn(&str, usize) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::<Mutex<Vec<String>>>::default();
        let (seen, answer) = (
            Arc::clone(&requests),
            Arc::<Answer>::from(Box::new(answer) as Box<Answer>),
        );
        named(move || {
            for stream in listener.incoming().flatten() {
                let (seen, answer) = (Arc::clone(&seen), Arc::clone(&answer));
                named(move || serve(stream, &seen, &*answer));
            }
        });
        Self { address, requests }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every request until now, whole.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// How many requests have this in their first line.
    pub(crate) fn count(&self, part: &str) -> usize {
        let requests = self.requests();
        let lines = requests.iter().filter_map(|request| request.lines().next());
        lines
            .filter(|line| format!("{line} ").contains(part))
            .count()
    }
}

/// A JSON answer.
pub(crate) fn json(status: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

fn serve(mut stream: TcpStream, seen: &Mutex<Vec<String>>, answer: &Answer) {
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    let request = loop {
        match stream.read(&mut part) {
            Ok(0) | Err(_) => return,
            Ok(count) => bytes.extend_from_slice(&part[..count]),
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("Content-Length: "))
                .and_then(|length| length.parse::<usize>().ok())
                .unwrap_or(0);
            if body.len() >= length {
                break text;
            }
        }
    };
    let number = {
        let mut seen = seen.lock().unwrap();
        seen.push(request.clone());
        seen.iter()
            .filter(|request| request.starts_with("POST /ims/token"))
            .count()
    };
    let answer = answer(&request, number);
    if answer.is_empty() {
        // Silent until the client gives up.
        let _gone = stream.read(&mut part);
        return;
    }
    let _gone = stream.write_all(&answer);
}

fn named(work: impl FnOnce() + Send + 'static) {
    thread::Builder::new()
        .name("service".to_owned())
        .spawn(work)
        .unwrap();
}
