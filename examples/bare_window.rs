//! What a window costs before it shows anything of ours: the same eframe, renderer and options, and nothing else.
//! `scripts/bench` measures the program beside it.

use eframe::egui::{CentralPanel, Ui, ViewportBuilder};
use eframe::{Frame, NativeOptions, Renderer};

struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        CentralPanel::default().show(ui, |ui| ui.label("A bare window"));
    }
}

fn main() -> eframe::Result {
    let options = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_app_id("bare-window")
            .with_title("A bare window")
            .with_inner_size([1080.0, 700.0])
            .with_min_inner_size([640.0, 460.0]),
        renderer: if cfg!(windows) {
            Renderer::default()
        } else {
            Renderer::Glow
        },
        ..NativeOptions::default()
    };
    eframe::run_native("bare-window", options, Box::new(|_| Ok(Box::new(Bare))))
}
