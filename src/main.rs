//! The door: arguments → the window, or one command.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

use campaign_remote::command_line::{self, Choice};
use campaign_remote::window;

fn main() -> ExitCode {
    let language = match command_line::choose(std::env::args_os()) {
        Choice::Window(language) => language,
        Choice::Done(code) => return ExitCode::from(code),
    };
    match window::run(language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            command_line::complain_about_window(&error, language);
            ExitCode::FAILURE
        }
    }
}
