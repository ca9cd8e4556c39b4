//! What a person does again and again: start the program, make a profile, press a button.

use crate::desk::{App, Desk};

/// The token that must be found nowhere but in the keyring.
pub(crate) const TOKEN: &str = "canary-4f9a1c77e2-access-token";

/// A profile as a person types it.
pub(crate) struct Typed<'a> {
    pub(crate) name: &'a str,
    pub(crate) organization: &'a str,
    /// The environment to choose; `None` leaves the one that the editor suggests.
    pub(crate) environment: Option<&'a str>,
    pub(crate) base_url: &'a str,
}

/// A stage profile for a server on this machine.
pub(crate) fn stage(base_url: &str) -> Typed<'_> {
    Typed {
        name: "Acme stage",
        organization: "acme-mkt-stage",
        environment: None,
        base_url,
    }
}

/// Starts the program in English.
pub(crate) fn start(desk: &Desk) -> App {
    start_in(desk, "en")
}

/// Starts the program in a language.
pub(crate) fn start_in(desk: &Desk, language: &str) -> App {
    desk.launch(
        env!("CARGO_BIN_EXE_campaign-remote"),
        &["--language", language],
        &[],
    )
}

/// Makes a profile and waits until the editor has closed.
pub(crate) fn make_profile(app: &App, typed: &Typed<'_>) {
    fill_in(app, typed);
    save(app);
    app.wait_gone("dialog", "New profile");
}

/// Presses Save in the editor.
pub(crate) fn save(app: &App) {
    let editor = app.find("dialog", "New profile");
    app.find_within(&editor, "push button", "Save").click();
}

/// Opens the editor and types.
pub(crate) fn fill_in(app: &App, typed: &Typed<'_>) {
    app.find("push button", "New profile").click();
    let editor = app.find("dialog", "New profile");
    let field = |role: &str, name: &str, text: &str| {
        app.find_within(&editor, role, name).set_text(text);
    };
    field("entry", "Profile name", typed.name);
    field("entry", "Organization", typed.organization);
    field("entry", "API key", "key1");
    field("entry", "Base URL", typed.base_url);
    field("password text", "Access token", TOKEN);
    if let Some(environment) = typed.environment {
        app.find_within(&editor, "radio button", environment)
            .click();
    }
}

/// Types the workflow ID and presses a command button.
pub(crate) fn press(app: &App, workflow: &str, button: &str) {
    app.find("entry", "Workflow ID").set_text(workflow);
    app.find("push button", button).click();
}
