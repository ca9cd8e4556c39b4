//! The guard's question as it is drawn: what would go where, why that is asked, and the answer.

use eframe::egui::{Label, Ui};

use crate::language::{Place, Words};
use crate::profiles::Environment;
use crate::remote::{Because, Question};

use super::action::Action;
use super::dialog::{Deed, Guarded};
use super::dialogs::{cancel, type_in, wrong_answer};
use super::fitting;
use super::sentences::{verb_key, with_wire_word};
use super::theme;
use super::view::View;
use super::widgets;

/// The question in one line.
pub(super) fn title(words: &Words, guarded: &Guarded) -> String {
    let key = if because(guarded).production {
        "guard-title"
    } else {
        "guard-title-technical"
    };
    words.say_with(
        key,
        [
            ("command", Place::Text(wire_words(guarded.deed))),
            ("workflow", Place::Text(guarded.target.workflow.as_str())),
        ],
    )
}

/// Draws what stands below the title.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, guarded: &Guarded, actions: &mut Vec<Action>) {
    let words = view.words;
    let target = &guarded.target;
    let because = because(guarded);
    let places = || {
        [
            ("profile", Place::Text(&target.profile.name)),
            ("organization", Place::Text(target.organization.as_str())),
            ("workflow", Place::Text(target.workflow.as_str())),
            ("command", Place::Text(wire_words(guarded.deed))),
        ]
    };
    fitting::scrolling(ui, |ui| {
        ui.add(Label::new(words.say_with("guard-text", places())).wrap());
        if guarded.deed.first_command() == crate::campaign::Command::Stop {
            ui.add(Label::new(words.say("guard-text-stop")).wrap());
        }
        if because.technical {
            ui.add(Label::new(words.say_with("guard-text-technical", places())).wrap());
        }
    });
    if matches!(guarded.question, Question::TypeTheWorkflowId(_)) {
        type_in(ui, &words.say("guard-field"), &guarded.typed, actions);
        wrong_answer(ui, view);
    }
    let verb = match guarded.deed {
        Deed::Command(command) => words.say(verb_key(command)),
        Deed::Restart => words.say("restart"),
    };
    let verb = with_wire_word(words, verb, wire_words(guarded.deed));
    let key = if because.production {
        "guard-confirm"
    } else {
        "guard-confirm-technical"
    };
    let confirm = words.say_with(
        key,
        [
            ("verb", Place::Text(&verb)),
            ("workflow", Place::Text(target.workflow.as_str())),
        ],
    );
    let fill = theme::environment_fill(if because.production {
        Environment::Production
    } else {
        target.environment()
    });
    ui.horizontal_wrapped(|ui| {
        let can_confirm = guarded.can_confirm(view.now);
        if widgets::filled_button(ui, &confirm, can_confirm, fill).clicked() {
            actions.push(Action::ConfirmDialog);
        }
        let response = cancel(ui, view, actions);
        // Enter pressed twice must not get through: the second one finds "Cancel".
        let has_field = matches!(guarded.question, Question::TypeTheWorkflowId(_));
        if !has_field && ui.memory(eframe::egui::Memory::focused).is_none() {
            response.request_focus();
        }
    });
}

/// `stop`, or for a restart both words in the order in which they go out.
const fn wire_words(deed: Deed) -> &'static str {
    match deed {
        Deed::Command(command) => command.wire_word(),
        Deed::Restart => "stop, start",
    }
}

const fn because(guarded: &Guarded) -> Because {
    match guarded.question {
        Question::Agree(because) | Question::TypeTheWorkflowId(because) => because,
        Question::None => Because {
            production: false,
            technical: false,
        },
    }
}
