//! A display whose picture can be read at any moment, at the price of reading a few bytes of a file.

use std::fs::File;
use std::io::Read as _;
use std::os::unix::fs::FileExt as _;
use std::process::{Child, Stdio};

use crate::desk::Desk;

const WIDTH: u32 = 1280;
const HEIGHT: u32 = 800;

/// Points that are looked at, in both directions: all within the window, which opens in the corner.
const POINTS: (u32, u32) = (20, 14);
const STRIDE: (u32, u32) = (52, 48);

/// An X display without a window manager; dropping it ends it.
pub(crate) struct Display {
    server: Child,
    name: String,
    picture: File,
    places: Vec<u64>,
}

impl Display {
    /// Starts it, and waits until it can be drawn on.
    pub(crate) fn start(desk: &Desk) -> Self {
        let folder = desk.folder().join("picture");
        std::fs::create_dir(&folder).unwrap();
        let mut server = desk
            .command("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-br"])
            .args(["-screen", "0", &format!("{WIDTH}x{HEIGHT}x24"), "-fbdir"])
            .arg(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut output = server.stdout.take().unwrap();
        let (mut name, mut byte) = (String::from(":"), [0]);
        while output.read(&mut byte).unwrap() == 1 && byte[0] != b'\n' {
            name.push(char::from(byte[0]));
        }
        let picture = File::open(folder.join("Xvfb_screen0")).unwrap();
        let places = places(&picture);
        Self {
            server,
            name,
            picture,
            places,
        }
    }

    /// What `DISPLAY` must say.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Whether a window's content is there: a display without one is black, and so is a window that is not yet drawn.
    pub(crate) fn is_drawn(&self) -> bool {
        let coloured = self.colours().filter(|colour| *colour != 0).count();
        coloured * 10 >= self.places.len() * 9
    }

    /// Whether all windows are gone.
    pub(crate) fn is_empty(&self) -> bool {
        self.colours().all(|colour| colour == 0)
    }

    /// The colours of all the points that are looked at.
    pub(crate) fn colours(&self) -> impl Iterator<Item = u32> {
        self.places.iter().map(|place| {
            let mut pixel = [0; 4];
            self.picture.read_exact_at(&mut pixel, *place).unwrap();
            u32::from_le_bytes(pixel) & 0x00ff_ffff
        })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// Where in the file each point lies: the file is an X window dump, whose head says where its pixels begin.
fn places(picture: &File) -> Vec<u64> {
    let field = |number: u64| {
        let mut bytes = [0; 4];
        picture.read_exact_at(&mut bytes, number * 4).unwrap();
        u64::from(u32::from_be_bytes(bytes))
    };
    let (head, bytes_per_line, colours) = (field(0), field(12), field(19));
    let pixels = head + colours * 12;
    let across = (1..=POINTS.0).map(|nth| u64::from(nth * STRIDE.0));
    across
        .flat_map(|x| {
            (1..=POINTS.1)
                .map(move |nth| pixels + u64::from(nth * STRIDE.1) * bytes_per_line + x * 4)
        })
        .collect()
}
