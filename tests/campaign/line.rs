//! One accepted connection, plain or encrypted.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What a script reads from and writes to.
pub enum Line {
    /// As the bytes come.
    Plain(TcpStream),
    /// Decrypted.
    Secure(Box<StreamOwned<ServerConnection, TcpStream>>),
}

impl Line {
    /// Does the server's part of the TLS handshake.
    pub fn secure(self, config: Arc<ServerConfig>) -> io::Result<Self> {
        let Self::Plain(mut socket) = self else {
            panic!("a script secures its line once");
        };
        let mut session = ServerConnection::new(config).unwrap();
        let shaken = session.complete_io(&mut socket);
        // A client that says no says why in an alert, which it must be able to read back.
        shaken?;
        Ok(Self::Secure(Box::new(StreamOwned::new(session, socket))))
    }

    /// The socket under it.
    pub fn socket(&self) -> &TcpStream {
        match self {
            Self::Plain(socket) => socket,
            Self::Secure(stream) => &stream.sock,
        }
    }

    /// Ends it the polite way.
    pub fn close(mut self) {
        if let Self::Secure(stream) = &mut self {
            stream.conn.send_close_notify();
            let _nobody_there = stream.flush();
        }
        let _nobody_there = self.socket().shutdown(Shutdown::Both);
    }
}

impl Read for Line {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.read(buffer),
            Self::Secure(stream) => stream.read(buffer),
        }
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.write(bytes),
            Self::Secure(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(socket) => socket.flush(),
            Self::Secure(stream) => stream.flush(),
        }
    }
}
