//! `campaign-remote practice`: an Adobe Campaign to practise on, for other programs, until it is interrupted.

use std::io::{self, Write as _};

use clap::{Arg, Command};

use crate::language::Words;
use crate::practice::Practice;

use super::call::{Call, Ending, Trouble};
use super::exit::Exit;
use super::interrupt::Interrupt;

/// Its arguments.
pub(super) fn grammar(words: &Words) -> Command {
    Command::new("practice")
        .about(words.say("cli-practice"))
        .after_help(words.say("cli-practice-after"))
        .arg(
            Arg::new("port")
                .long("port")
                .value_name("N")
                .value_parser(clap::value_parser!(u16))
                .help(words.say("cli-port")),
        )
}

/// Listens, says where in one line of JSON, and goes on until the process is interrupted.
pub(super) fn serve(call: &Call<'_>) -> Ending {
    let port = call.matches.get_one::<u16>("port").copied().unwrap_or(0);
    listen(port).map_err(|error| Trouble {
        exit: Exit::NotSent,
        what: format!("{} {error}", call.words.say("cli-practice-failed")),
        next: String::new(),
    })?;
    Ok(Exit::Good)
}

fn listen(port: u16) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut interrupt = Interrupt::listen()?;
        let practice = Practice::start(port).await?;
        let mut out = io::stdout();
        writeln!(out, "{}", practice.first_line())?;
        out.flush()?;
        interrupt.heard().await;
        practice.stop().await;
        Ok(())
    })
}
