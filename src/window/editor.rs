//! The profile editor: a dialog with everything that a connection is made of.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Label, Layout, RichText, Ui, UiBuilder, WidgetInfo};
use zeroize::Zeroizing;

use crate::campaign::Organization;
use crate::language::Place;
use crate::profiles::{Environment, SignInKind};

use super::action::{Action, Check, Edit, Focus, Take};
use super::control::field_id;
use super::draft::{Draft, Field, Stage, Trouble};
use super::fields;
use super::fitting;
use super::sentences::{tell, tell_with_advice};
use super::theme::{self, tokens};
use super::view::View;
use super::widgets;

/// Draws the editor, if a profile is being edited.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(draft) = &view.state.editor else {
        return;
    };
    let words = view.words;
    let title = words.say(if draft.before.is_some() {
        "editor-title-edit"
    } else {
        "editor-title-new"
    });
    let screen = ui.ctx().content_rect();
    let width = (screen.width() - 120.0).clamp(320.0, 560.0);
    let modal = widgets::modal(ui, "editor", &title, |ui| {
        ui.set_width(width);
        ui.label(RichText::new(&title).size(18.0).strong());
        ui.add_space(4.0);
        fitting::scrolling(ui, |ui| fields(ui, view, draft, actions));
        ui.add_space(theme::GAP);
        trouble(ui, view, draft, actions);
        footer(ui, view, draft, actions);
    });
    if view.state.dialog.is_some() {
        widgets::hide_from_assistive_programs(ui.ctx(), widgets::modal_id("editor"));
    }
    // A click beside the dialog must not throw away what was typed; Escape does, as in every dialog.
    let escaped = ui.input(|input| input.key_pressed(eframe::egui::Key::Escape));
    if escaped && modal.is_top_modal && !modal.any_popup_open && draft.stage != Stage::Busy {
        actions.push(Action::Edit(Edit::Close));
    }
}

fn fields(ui: &mut Ui, view: &View<'_>, draft: &Draft, actions: &mut Vec<Action>) {
    let words = view.words;
    ui.horizontal_wrapped(|ui| {
        let why_not = (draft.stage == Stage::Busy).then(|| words.say("saving"));
        let why_not = why_not.as_deref();
        if widgets::button_unless(ui, &words.say("import-credentials"), why_not).clicked() {
            actions.push(Action::Take(Take::Begin));
        }
        if widgets::button_unless(ui, &words.say("check-connection"), why_not).clicked() {
            actions.push(Action::Check(Check::Begin));
        }
    });
    for note in &draft.notes {
        ui.add(Label::new(RichText::new(tell(words, note)).size(theme::ROW)).wrap());
    }
    text(ui, view, draft, Field::Name, actions);
    text(ui, view, draft, Field::Organization, actions);
    if Organization::parse(draft.text(Field::Organization)).is_err() && draft.errors.is_empty() {
        widgets::caption(ui, &words.say("field-organization-hint"));
    }
    choice(ui, &words.say("environment"), |ui| {
        for (environment, key) in [
            (Environment::Production, "environment-production"),
            (Environment::Stage, "environment-stage"),
            (Environment::Practice, "environment-practice"),
        ] {
            if widgets::radio(ui, draft.environment == environment, &words.say(key)).clicked() {
                actions.push(Action::Edit(Edit::Environment(environment)));
            }
        }
    });
    let mut read_only = draft.read_only;
    if widgets::check_box(ui, &mut read_only, &words.say("read-only")).changed() {
        actions.push(Action::Edit(Edit::ReadOnly(read_only)));
    }
    let mut reason_required = draft.reason_required;
    let ticked = widgets::check_box(ui, &mut reason_required, &words.say("reason-required"));
    if ticked.changed() {
        actions.push(Action::Edit(Edit::ReasonRequired(reason_required)));
    }
    text(ui, view, draft, Field::ApiKey, actions);
    choice(ui, &words.say("sign-in"), |ui| {
        for (sign_in, key) in [
            (SignInKind::Token, "sign-in-token"),
            (SignInKind::OAuth, "sign-in-oauth"),
        ] {
            if widgets::radio(ui, draft.sign_in == sign_in, &words.say(key)).clicked() {
                actions.push(Action::Edit(Edit::SignIn(sign_in)));
            }
        }
    });
    match draft.sign_in {
        SignInKind::Token => text(ui, view, draft, Field::AccessToken, actions),
        SignInKind::OAuth => {
            text(ui, view, draft, Field::ClientSecret, actions);
            text(ui, view, draft, Field::Scopes, actions);
            text(ui, view, draft, Field::SignInUrl, actions);
        }
    }
    widgets::caption(ui, &words.say("secrets-in-keyring"));
    ui.add_space(theme::GAP);
    ui.label(RichText::new(words.say("editor-network")).strong());
    text(ui, view, draft, Field::BaseUrl, actions);
    text(ui, view, draft, Field::CaFile, actions);
    text(ui, view, draft, Field::Proxy, actions);
    text(ui, view, draft, Field::ConnectTimeout, actions);
    text(ui, view, draft, Field::Timeout, actions);
}

/// A group of radio buttons under its caption.
fn choice(ui: &mut Ui, caption: &str, add: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new()
        .accessibility_role(Role::RadioGroup)
        .accessibility_label(caption);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let muted = tokens(ui).muted;
        ui.add(
            Label::new(RichText::new(caption).size(theme::CAPTION).color(muted)).selectable(false),
        );
        ui.horizontal_wrapped(add);
    });
}

fn text(ui: &mut Ui, view: &View<'_>, draft: &Draft, field: Field, actions: &mut Vec<Action>) {
    let words = view.words;
    let id = field_id(Focus::Editor(field));
    let caption = words.say(field.key());
    let width = ui.available_width();
    let (response, changed) = if field.is_secret() {
        let hint = match &draft.before {
            Some(_) => words.say("secret-hint-kept"),
            None => String::new(),
        };
        fields::password_field(ui, id, &caption, draft.text(field), hint, width)
    } else {
        let (response, changed) = fields::field(ui, id, &caption, draft.text(field), width);
        (response, changed.map(Zeroizing::new))
    };
    actions.extend(changed.map(|text| Action::Edit(Edit::Text(field, text))));
    if fields::is_entered(ui, &response) {
        actions.push(Action::Edit(Edit::Save));
    }
    for (_field, message) in draft.errors.iter().filter(|(wrong, _)| *wrong == field) {
        error(ui, &tell(words, message));
    }
}

fn error(ui: &mut Ui, text: &str) {
    let colour = tokens(ui).bad.text;
    let label = ui.add(Label::new(RichText::new(text).size(theme::CAPTION).color(colour)).wrap());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_live(eframe::egui::accesskit::Live::Assertive);
    });
}

fn trouble(ui: &mut Ui, view: &View<'_>, draft: &Draft, actions: &mut Vec<Action>) {
    let words = view.words;
    // In a low window there is no room for both.
    let is_asking = draft.stage == Stage::AskingDeletion;
    let Some(trouble) = draft.trouble.as_ref().filter(|_| !is_asking) else {
        return;
    };
    let text = match trouble {
        Trouble::File(message) => tell_with_advice(words, message),
        Trouble::SecretsNotKept(message) => words.say_with(
            "secrets-not-kept",
            [("reason", Place::Text(&tell_with_advice(words, message)))],
        ),
        Trouble::SecretsNotRemoved(message) => words.say_with(
            "secrets-not-removed",
            [("reason", Place::Text(&tell_with_advice(words, message)))],
        ),
    };
    error(ui, &text);
    ui.horizontal_wrapped(|ui| match trouble {
        Trouble::File(_) => {}
        Trouble::SecretsNotKept(_) => {
            if widgets::button(
                ui,
                &words.say("keep-for-session"),
                draft.stage != Stage::Busy,
            )
            .clicked()
            {
                actions.push(Action::Edit(Edit::SaveForThisSession));
            }
        }
        Trouble::SecretsNotRemoved(_) => {
            if widgets::button(ui, &words.say("delete-anyway"), draft.stage != Stage::Busy)
                .clicked()
            {
                actions.push(Action::Edit(Edit::DeleteAnyway));
            }
        }
    });
    ui.add_space(theme::GAP);
}

fn footer(ui: &mut Ui, view: &View<'_>, draft: &Draft, actions: &mut Vec<Action>) {
    let words = view.words;
    let idle = draft.stage != Stage::Busy;
    if draft.stage == Stage::AskingDeletion {
        ui.add(Label::new(words.say("delete-question")).wrap());
        ui.horizontal_wrapped(|ui| {
            let fill = theme::environment_fill(Environment::Production);
            if widgets::filled_button(ui, &words.say("delete-confirm"), idle, fill).clicked() {
                actions.push(Action::Edit(Edit::DeleteAnyway));
            }
            if widgets::button(ui, &words.say("delete-keep"), idle).clicked() {
                actions.push(Action::Edit(Edit::KeepIt));
            }
        });
        return;
    }
    ui.horizontal(|ui| {
        if widgets::primary_button(ui, &words.say("save"), idle).clicked() {
            actions.push(Action::Edit(Edit::Save));
        }
        if widgets::button(ui, &words.say("cancel"), idle).clicked() {
            actions.push(Action::Edit(Edit::Close));
        }
        if !idle {
            widgets::caption(ui, &words.say("saving"));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if draft.before.is_some()
                && widgets::button(ui, &words.say("delete-profile"), idle).clicked()
            {
                actions.push(Action::Edit(Edit::Delete));
            }
        });
    });
}
