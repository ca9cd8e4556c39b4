//! Accepts connections, plays the script on each, and writes down what it sees.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tokio::net::TcpSocket;

use super::line::Line;
use super::script::Step;

/// How long a thing that happens at once may take on a busy machine.
pub const SOON: Duration = Duration::from_secs(10);

/// A scripted server on a loopback port of its own. It stops listening when it is dropped.
pub struct Server {
    address: SocketAddr,
    seen: Arc<Seen>,
    over: Arc<AtomicBool>,
    marks: Mutex<Vec<SocketAddr>>,
}

/// What was seen of one connection.
#[derive(Debug, Clone, Default)]
pub struct Connection {
    /// All that the server read, decrypted.
    pub bytes: Vec<u8>,
    /// How many bytes of an endless answer the client's side has taken; the rest waits in no socket's buffer.
    pub flooded: usize,
    /// When the server saw that the client had closed its side.
    pub closed: Option<Instant>,
    /// Whether the script is over.
    pub over: bool,
    peer: Option<SocketAddr>,
}

#[derive(Default)]
struct Seen {
    connections: Mutex<Vec<Connection>>,
    changed: Condvar,
}

/// Where a script writes down what it sees of its connection.
pub struct Notes {
    seen: Arc<Seen>,
    number: usize,
}

impl Server {
    /// Plays `script` on every connection.
    pub fn start(script: impl IntoIterator<Item = Step>) -> Self {
        let script: Vec<Step> = script.into_iter().collect();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            seen: Arc::default(),
            over: Arc::default(),
            marks: Mutex::default(),
        };
        let (seen, over) = (Arc::clone(&server.seen), Arc::clone(&server.over));
        thread::Builder::new()
            .name("scripted server".to_owned())
            .spawn(move || accept(&listener, &script, &seen, &over))
            .unwrap();
        server
    }

    /// Its address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:…`.
    pub fn http(&self) -> String {
        format!("http://{}", self.address)
    }

    /// `https://127.0.0.1:…`.
    pub fn https(&self) -> String {
        format!("https://{}", self.address)
    }

    /// Every connection until now.
    pub fn connections(&self) -> Vec<Connection> {
        self.seen.connections.lock().unwrap().clone()
    }

    /// How many requests have begun to arrive, on all connections.
    pub fn requests(&self) -> usize {
        self.connections()
            .iter()
            .map(|connection| {
                let text = String::from_utf8_lossy(&connection.bytes);
                text.matches(" HTTP/1.1\r\n").count()
            })
            .sum()
    }

    /// How many commands have begun to arrive. Looks at a record are none.
    pub fn commands(&self) -> usize {
        let connections = self.connections();
        let commands = connections
            .iter()
            .filter(|connection| connection.bytes.starts_with(b"POST "));
        commands.count()
    }

    /// The bytes of the only connection, once its script is over.
    pub fn only_request(&self) -> String {
        let connections = self.wait("one connection to be over", |connections| {
            connections.len() == 1 && connections[0].over
        });
        String::from_utf8(connections[0].bytes.clone()).unwrap()
    }

    /// Waits until `so` is true of the connections; every script that runs is seen through to its end thereby.
    pub fn wait(&self, what: &str, so: impl Fn(&[Connection]) -> bool) -> Vec<Connection> {
        let connections = self.seen.connections.lock().unwrap();
        let (connections, late) = self
            .seen
            .changed
            .wait_timeout_while(connections, SOON, |connections| !so(connections))
            .unwrap();
        assert!(
            !late.timed_out(),
            "waited {SOON:?} for {what}; instead: {connections:?}"
        );
        connections.clone()
    }

    /// The same for a task, which goes on sending meanwhile.
    pub async fn seen(&self, what: &str, so: impl Fn(&[Connection]) -> bool) {
        let began = Instant::now();
        while !so(&self.connections()) {
            assert!(
                began.elapsed() < SOON,
                "waited {SOON:?} for {what}; instead: {:?}",
                self.connections()
            );
            tokio::task::yield_now().await;
        }
    }

    /// Waits until every connection is accepted and its script over; none can come to light later.
    pub fn settle(&self) -> Vec<Connection> {
        // Connections are accepted in the order in which they came: behind this one there is none.
        let last = TcpStream::connect(self.address).unwrap();
        let mark = last.local_addr().unwrap();
        drop(last);
        let mut marks = self.marks.lock().unwrap();
        marks.push(mark);
        let mut connections = self.wait("every script to be over", |connections| {
            connections.iter().all(|connection| connection.over)
                && connections
                    .iter()
                    .any(|connection| connection.peer == Some(mark))
        });
        connections.retain(|connection| connection.peer.is_none_or(|peer| !marks.contains(&peer)));
        connections
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Release);
        // The listener waits for a connection; give it one.
        let _gone_already = TcpStream::connect(self.address);
    }
}

impl Notes {
    /// These bytes were read.
    pub fn read(&self, bytes: &[u8]) {
        self.change(|connection| connection.bytes.extend_from_slice(bytes));
    }

    /// These many more bytes of an endless answer have left.
    pub fn flooded(&self, count: usize) {
        self.change(|connection| connection.flooded += count);
    }

    /// The client has closed its side.
    pub fn closed(&self) {
        self.change(|connection| {
            connection.closed.get_or_insert_with(Instant::now);
        });
    }

    fn change(&self, change: impl FnOnce(&mut Connection)) {
        change(&mut self.seen.connections.lock().unwrap()[self.number]);
        self.seen.changed.notify_all();
    }
}

fn accept(listener: &TcpListener, script: &[Step], seen: &Arc<Seen>, over: &AtomicBool) {
    for socket in listener.incoming() {
        if over.load(Ordering::Acquire) {
            return;
        }
        let Ok(socket) = socket else { continue };
        let number = {
            let mut connections = seen.connections.lock().unwrap();
            connections.push(Connection {
                peer: socket.peer_addr().ok(),
                ..Connection::default()
            });
            connections.len() - 1
        };
        let notes = Notes {
            seen: Arc::clone(seen),
            number,
        };
        let script = script.to_vec();
        thread::Builder::new()
            .name(format!("connection {number}"))
            .spawn(move || play(socket, script, &notes))
            .unwrap();
    }
}

fn play(socket: TcpStream, script: Vec<Step>, notes: &Notes) {
    socket.set_nodelay(true).unwrap();
    socket.set_read_timeout(Some(SOON)).unwrap();
    let mut line = Some(Line::Plain(socket));
    for step in script {
        line = line.and_then(|line| step.play(line, notes));
    }
    if let Some(line) = line {
        line.close();
    }
    notes.change(|connection| connection.over = true);
}

/// An address at which nobody listens: its port is bound until the process ends, so that no other test's server gets it.
pub fn nobody_listens() -> SocketAddr {
    static BOUND: Mutex<Vec<TcpSocket>> = Mutex::new(Vec::new());
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
    let address = socket.local_addr().unwrap();
    BOUND.lock().unwrap().push(socket);
    address
}
