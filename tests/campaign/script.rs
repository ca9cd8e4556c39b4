//! What the server does with a connection, step by step.

use std::fmt;
use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rustls::ServerConfig;

use super::line::Line;
use super::server::{Notes, SOON};

/// One step of a script. A script that ends closes the connection.
#[derive(Clone)]
pub enum Step {
    /// The TLS handshake; all that follows is encrypted.
    Secure(Arc<ServerConfig>),
    /// Reads up to the empty line.
    ReadHead,
    /// Reads a head and the body that it announces.
    ReadRequest,
    /// The same, but the last byte of the body stays in the socket, so that [`Step::Reset`] can follow.
    ReadRequestButOneByte,
    /// Sends these bytes.
    Send(Vec<u8>),
    /// Sends these bytes one by one, each in a packet of its own.
    SendByteByByte(Vec<u8>),
    /// Sends these bytes again and again until the client has gone.
    SendForever(Vec<u8>),
    /// Sends these bytes one by one, again and again, with this long between two of them, until the client has gone.
    Drip(Vec<u8>, Duration),
    /// Waits until there is something to read, and resets the connection without reading it.
    Reset,
    /// Drops the connection without a word, not even TLS's own goodbye.
    Drop,
    /// Reads on, says nothing, and waits until the client has gone.
    Linger,
    /// Carries bytes to and from this address until one side ends.
    Tunnel(SocketAddr),
}

/// A whole answer with a body of a known length.
pub fn answer(status: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

impl Step {
    /// The next state of the line; `None` once the client has gone, or the server has left it.
    pub(super) fn play(self, mut line: Line, notes: &Notes) -> Option<Line> {
        let done = match self {
            Self::Secure(config) => return line.secure(config).ok(),
            Self::ReadHead => read_head(&mut line, notes).map(|_length| ()),
            Self::ReadRequest => read_request(&mut line, notes, 0),
            Self::ReadRequestButOneByte => read_request(&mut line, notes, 1),
            Self::Send(bytes) => line.write_all(&bytes).and_then(|()| line.flush()),
            Self::SendByteByByte(bytes) => bytes
                .chunks(1)
                .try_for_each(|byte| line.write_all(byte).and_then(|()| line.flush())),
            Self::SendForever(bytes) => {
                while line.write_all(&bytes).is_ok() {
                    notes.flooded(bytes.len());
                }
                Err(io::ErrorKind::BrokenPipe.into())
            }
            Self::Drip(bytes, gap) => drip(&mut line, &bytes, gap),
            Self::Reset => {
                // A socket that is closed with unread bytes in it answers with RST instead of FIN.
                let _seen = line.socket().peek(&mut [0]);
                return None;
            }
            Self::Drop => return None,
            Self::Linger => {
                linger(&mut line, notes);
                return None;
            }
            Self::Tunnel(to) => tunnel(&line, to),
        };
        if done.is_err() {
            notes.closed();
            return None;
        }
        Some(line)
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secure(_) => f.write_str("Secure"),
            Self::ReadHead => f.write_str("ReadHead"),
            Self::ReadRequest => f.write_str("ReadRequest"),
            Self::ReadRequestButOneByte => f.write_str("ReadRequestButOneByte"),
            Self::Send(_) => f.write_str("Send"),
            Self::SendByteByByte(_) => f.write_str("SendByteByByte"),
            Self::SendForever(_) => f.write_str("SendForever"),
            Self::Drip(_, gap) => write!(f, "Drip({gap:?})"),
            Self::Reset => f.write_str("Reset"),
            Self::Drop => f.write_str("Drop"),
            Self::Linger => f.write_str("Linger"),
            Self::Tunnel(_) => f.write_str("Tunnel"),
        }
    }
}

/// Byte by byte, so that nothing of the body is taken. Returns the length of the body that it announces.
fn read_head(line: &mut Line, notes: &Notes) -> io::Result<usize> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        line.read_exact(&mut byte)?;
        notes.read(&byte);
        head.extend_from_slice(&byte);
    }
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let length = head
        .lines()
        .find_map(|header| header.strip_prefix("content-length: "))
        .and_then(|length| length.parse().ok());
    Ok(length.unwrap_or_default())
}

fn read_request(line: &mut Line, notes: &Notes, but: usize) -> io::Result<()> {
    let length = read_head(line, notes)?;
    let mut body = vec![0; length - but];
    line.read_exact(&mut body)?;
    notes.read(&body);
    Ok(())
}

fn drip(line: &mut Line, bytes: &[u8], gap: Duration) -> io::Result<()> {
    line.socket().set_read_timeout(Some(gap))?;
    for byte in bytes.chunks(1).cycle() {
        line.write_all(byte)?;
        line.flush()?;
        // Waits for the client's goodbye, which is the only thing that can come.
        match line.socket().peek(&mut [0]) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Ok(_gone) => break,
            Err(gone) => return Err(gone),
        }
    }
    Err(io::ErrorKind::ConnectionAborted.into())
}

fn linger(line: &mut Line, notes: &Notes) {
    let mut bytes = [0; 4096];
    while let Ok(count @ 1..) = line.read(&mut bytes) {
        notes.read(&bytes[..count]);
    }
    notes.closed();
}

fn tunnel(line: &Line, to: SocketAddr) -> io::Result<()> {
    let near = line.socket();
    let far = TcpStream::connect(to)?;
    far.set_read_timeout(Some(SOON))?;
    let (mut from_far, mut to_near) = (far.try_clone()?, near.try_clone()?);
    let back = thread::Builder::new()
        .name("tunnel".to_owned())
        .spawn(move || {
            let _broken_off = io::copy(&mut from_far, &mut to_near);
            let _already_gone = to_near.shutdown(Shutdown::Both);
        })?;
    let _broken_off = io::copy(&mut near.try_clone()?, &mut far.try_clone()?);
    let _already_gone = far.shutdown(Shutdown::Both);
    let _broken_off = back.join();
    Ok(())
}
