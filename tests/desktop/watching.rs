//! The watch in real time: a change that somebody else made is said by the system, with the window out of sight.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::time::Duration;

use crate::desk::Desk;
use crate::person::{make_profile, stage, start};

/// A Campaign whose workflows are all in one state, which somebody else can change.
struct Campaign {
    address: String,
    state: Arc<AtomicU8>,
    reads: Arc<AtomicUsize>,
}

impl Campaign {
    fn start(state: u8) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let campaign = Self {
            address: format!("http://{}", listener.local_addr().unwrap()),
            state: Arc::new(AtomicU8::new(state)),
            reads: Arc::default(),
        };
        let (state, reads) = (Arc::clone(&campaign.state), Arc::clone(&campaign.reads));
        let serve = move || {
            for socket in listener.incoming() {
                let mut socket = socket.unwrap();
                let mut head = Vec::new();
                let mut piece = [0; 1024];
                while !head.ends_with(b"\r\n\r\n") {
                    match socket.read(&mut piece) {
                        Ok(count @ 1..) => head.extend_from_slice(&piece[..count]),
                        _ => break,
                    }
                }
                reads.fetch_add(1, Ordering::SeqCst);
                let state = state.load(Ordering::SeqCst);
                let body = format!(r#"{{"PKey":"@x","state":{state}}}"#);
                let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
                // Whoever has gone reads nothing.
                let _gone = socket.write_all(format!("{head}{body}").as_bytes());
            }
        };
        std::thread::Builder::new()
            .name("campaign".to_owned())
            .spawn(serve)
            .unwrap();
        campaign
    }
}

#[test]
fn a_change_by_somebody_else_is_announced_while_the_window_is_minimised() {
    let desk = Desk::start(1280, 800);
    let notifications = desk.notifications();
    let campaign = Campaign::start(11);
    let folder = desk.home().join(".config/campaign-remote");
    fs::create_dir_all(&folder).unwrap();
    let settings = "version = 1\nwatch_every_s = 10\nnotify = true\n";
    fs::write(folder.join("settings.toml"), settings).unwrap();

    let app = start(&desk);
    make_profile(&app, &stage(&campaign.address));
    app.find("entry", "Workflow ID")
        .set_text("Daily import (WKF35)");
    app.find("push button", "Save workflow").click();
    app.find("list item", "Daily import WKF35").click();
    app.find("label", "State: Started");
    app.find("toggle button", "Watch").click();
    app.find("label", "Watching 1, every 10 s");
    let before = campaign.reads.load(Ordering::SeqCst);
    app.minimise();
    campaign.state.store(13, Ordering::SeqCst);
    let (title, text) = notifications.wait(Duration::from_secs(40));
    assert_eq!(title, "Daily import WKF35: Paused");
    assert!(
        text.starts_with("Acme stage, acme-mkt-stage. Before: Started. Seen at "),
        "{text}"
    );
    let reads = campaign.reads.load(Ordering::SeqCst) - before;
    assert!(reads <= 5, "{reads} reads in less than forty seconds");
    assert_eq!(notifications.shown().len(), 1);
    // It is kept for the next start.
    let profiles = fs::read_to_string(folder.join("profiles.toml")).unwrap();
    assert!(profiles.contains("watch = true"), "{profiles}");
}
