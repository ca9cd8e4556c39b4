//! The bar at the top: which connection is chosen, what kind it is, where it leads, how long the sign-in lasts.

use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{
    Align, Button, ComboBox, CornerRadius, Frame, Label, Layout, Margin, Panel, Rect, Response,
    RichText, ScrollArea, Stroke, Ui, pos2, vec2,
};

use crate::background::{PathPurpose, SettingChange};
use crate::campaign::Organization;
use crate::language::{Language, Place, Words};
use crate::profiles::{Environment, Theme};

use super::action::Action;
use super::icons::Icon;
use super::theme::{self, Tone, tokens};
use super::view::View;
use super::widgets;

/// Draws the bar and, under it, the environment's band.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let panel = tokens(ui).panel;
    let line = tokens(ui).line;
    let frame = Frame::new()
        .fill(panel)
        .inner_margin(Margin::symmetric(theme::BAR_MARGIN, 10));
    let bar = Panel::top("bar")
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                profile_chooser(ui, view, actions);
                right_side(ui, view, actions);
            });
        });
    let band = match view.state.environment() {
        Some(environment) => theme::environment_fill(environment),
        None => line,
    };
    let rect = bar.response.rect;
    let under = Rect::from_min_max(
        pos2(rect.left(), rect.bottom() - theme::BAND),
        rect.right_bottom(),
    );
    ui.painter().rect_filled(under, CornerRadius::ZERO, band);
}

fn profile_chooser(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    let chosen = view.state.profile();
    let shown = match chosen {
        Some(profile) => profile.name.clone(),
        None => words.say("no-profile-chosen"),
    };
    // A long name must leave room for everything else in the bar.
    let width = (ui.available_width() * 0.3).clamp(120.0, 300.0);
    let combo = ui
        .scope(|ui| {
            ui.set_max_width(width);
            ComboBox::from_id_salt("profile")
                .selected_text(RichText::new(&shown).strong())
                .width(120.0)
                .truncate()
                .height(360.0)
                .show_ui(ui, |ui| {
                    ui.set_min_width(width);
                    for profile in view.state.all_profiles() {
                        let is_chosen = Some(profile.id) == view.state.chosen;
                        if ui.selectable_label(is_chosen, &profile.name).clicked() {
                            actions.push(Action::ChooseProfile(profile.id));
                            ui.close();
                        }
                    }
                })
        })
        .inner;
    let response = combo.response.accessible_name(words.say("profile"));
    // Only entries have a value that is read aloud.
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(shown));
    let why_not = if chosen.is_none() {
        Some(words.say("no-profile"))
    } else {
        let is_practising = view.state.is_practising();
        is_practising.then(|| words.say("edit-practice-fixed"))
    };
    let name = words.say("edit-profile");
    if widgets::icon_button_unless(ui, Icon::Pencil, &name, why_not.as_deref()).clicked() {
        actions.push(Action::EditProfile);
    }
    if widgets::icon_button(ui, Icon::Plus, &words.say("new-profile"), true).clicked() {
        actions.push(Action::NewProfile);
    }
}

/// From the right: the menu, the sign-in, and then what fits of the environment and the address.
fn right_side(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    environment_chip(ui, view);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        menu(ui, view, actions);
        if let Some((text, is_over)) = sign_in_text(view) {
            let tokens = tokens(ui);
            let colour = if is_over {
                tokens.bad.text
            } else {
                tokens.muted
            };
            ui.add(Label::new(RichText::new(text).size(theme::ROW).color(colour)).truncate());
        }
        let Some(profile) = view.state.profile() else {
            return;
        };
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let organization = Organization::parse(&view.state.organization).map_or_else(
                |_not_one| profile.organization.to_string(),
                |name| name.to_string(),
            );
            let address = words.say_with(
                "address",
                [
                    ("organization", Place::Text(&organization)),
                    ("host", Place::Text(profile.base_url.host())),
                ],
            );
            let muted = tokens(ui).muted;
            ui.add(Label::new(RichText::new(address).size(theme::ROW).color(muted)).truncate());
        });
    });
}

fn environment_chip(ui: &mut Ui, view: &View<'_>) {
    let Some(environment) = view.state.environment() else {
        return;
    };
    let key = match environment {
        Environment::Production => "chip-production",
        Environment::Stage => "chip-stage",
        Environment::Practice => "chip-practice",
    };
    let tone = Tone {
        text: theme::ON_COLOUR,
        fill: theme::environment_fill(environment),
    };
    widgets::chip(ui, &view.words.say(key), tone);
    if view
        .state
        .profile()
        .is_some_and(|profile| profile.read_only)
    {
        widgets::chip(ui, &view.words.say("chip-read-only"), tokens(ui).plain);
    }
}

/// How long the token lasts, and whether it is over.
fn sign_in_text(view: &View<'_>) -> Option<(String, bool)> {
    let left = view.state.token_ends?.checked_duration_since(view.now);
    let Some(left) = left.filter(|left| !left.is_zero()) else {
        return Some((view.words.say("signed-in-expired"), true));
    };
    let minutes = left.as_secs() / 60;
    let place = |number: u64| Place::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let text = view.words.say_with(
        "signed-in",
        [
            ("hours", place(minutes / 60)),
            ("minutes", place(minutes % 60)),
        ],
    );
    Some((text, false))
}

/// How often and how long the program looks, and whether the system says what it sees.
fn behaviour(ui: &mut Ui, view: &View<'_>, act: &mut impl FnMut(&Ui, Action)) {
    let words = view.words;
    let settings = &view.state.settings;
    let choices = [
        ("watch-every", view.state.watch_interval().as_secs()),
        ("confirm-for", view.state.confirmation_limit().as_secs()),
    ];
    for (key, chosen) in choices {
        let button = ui.menu_button(words.say(key), |ui| {
            for seconds in [30, 60, 300, 900, 3600] {
                let text = time_in_words(words, seconds);
                if radio(ui, chosen == seconds, &text).clicked() {
                    let action = if key == "watch-every" {
                        Action::Set(SettingChange::WatchEvery(seconds))
                    } else {
                        Action::Set(SettingChange::ConfirmFor(seconds))
                    };
                    act(ui, action);
                }
            }
        });
        show_keyboard(ui, &button.response);
    }
    let mut notify = settings.notify;
    let checkbox = ui.checkbox(&mut notify, words.say("notify"));
    show_keyboard(ui, &checkbox);
    if checkbox.changed() {
        act(ui, Action::Set(SettingChange::Notify(notify)));
    }
}

fn radio(ui: &mut Ui, is_chosen: bool, text: &str) -> Response {
    let response = ui.radio(is_chosen, text);
    show_keyboard(ui, &response);
    response
}

/// Which entry the keyboard is at is seen, also where the menu scrolls.
fn show_keyboard(ui: &Ui, response: &Response) {
    widgets::focus_ring(ui, response, response.rect);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

fn time_in_words(words: &Words, seconds: u64) -> String {
    let (key, number) = if seconds < 60 {
        ("time-seconds", seconds)
    } else {
        ("time-minutes", seconds / 60)
    };
    let number = Place::Number(i64::try_from(number).unwrap_or(i64::MAX));
    words.say_with(key, [("number", number)])
}

fn menu(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let name = view.words.say("menu");
    let button = Button::new("").frame(false).min_size(vec2(32.0, 32.0));
    let (response, _inner) = MenuButton::from_button(button).ui(ui, |ui| {
        // In a small window it scrolls.
        ScrollArea::vertical().show(ui, |ui| entries(ui, view, actions));
    });
    let colour = tokens(ui).text;
    super::icons::draw(ui.painter(), Icon::Menu, response.rect.shrink(8.0), colour);
    widgets::focus_ring(ui, &response, response.rect);
    if response.hovered() {
        let radius = CornerRadius::same(theme::FIELD_RADIUS);
        let stroke = Stroke::new(1.0, tokens(ui).line);
        ui.painter().rect_stroke(
            response.rect,
            radius,
            stroke,
            eframe::egui::StrokeKind::Inside,
        );
    }
    response.accessible_name(name.clone()).on_hover_text(name);
}

/// What the menu holds.
fn entries(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    let mut act = |ui: &Ui, action: Action| {
        actions.push(action);
        ui.close();
    };
    ui.set_min_width(220.0);
    let import = widgets::menu_item(ui, &words.say("import-profiles"), None);
    show_keyboard(ui, &import);
    if import.clicked() {
        act(ui, Action::ChooseFile(PathPurpose::Import));
    }
    let practising = view.state.practising.as_ref();
    let practice = practising.map(|practising| practising.profile.id);
    let mut profiles = view.state.all_profiles().iter();
    let has_profiles = profiles.any(|profile| Some(profile.id) != practice);
    let why_not = (!has_profiles).then(|| words.say("export-nothing"));
    let text = words.say("export-profiles");
    let export = widgets::menu_item(ui, &text, why_not.as_deref());
    show_keyboard(ui, &export);
    if export.clicked() {
        act(ui, Action::ChooseFile(PathPurpose::Export));
    }
    ui.separator();
    widgets::caption(ui, &words.say("language"));
    let chosen = view
        .state
        .settings
        .language
        .as_deref()
        .and_then(Language::of_code);
    if radio(ui, chosen.is_none(), &words.say("language-system")).clicked() {
        act(ui, Action::SetLanguage(None));
    }
    for language in Language::ALL {
        if radio(ui, chosen == Some(language), language.own_name()).clicked() {
            act(ui, Action::SetLanguage(Some(language)));
        }
    }
    ui.separator();
    widgets::caption(ui, &words.say("theme"));
    for (theme, key) in [
        (Theme::System, "theme-system"),
        (Theme::Light, "theme-light"),
        (Theme::Dark, "theme-dark"),
    ] {
        if radio(ui, view.state.settings.theme == theme, &words.say(key)).clicked() {
            act(ui, Action::Set(SettingChange::Theme(theme)));
        }
    }
    ui.separator();
    behaviour(ui, view, &mut act);
    ui.separator();
    widgets::caption(
        ui,
        &words.say_with(
            "version",
            [("version", Place::Text(env!("CARGO_PKG_VERSION")))],
        ),
    );
}
