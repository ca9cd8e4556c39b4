//! The window itself: news comes in, the screen is drawn, what a person did goes out.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use eframe::egui::{
    self, Context, Frame, Key, Margin, Modifiers, Popup, ScrollArea, TextEdit, ThemePreference, Ui,
    UiBuilder, UserAttentionType, ViewportBuilder, ViewportCommand, text_edit::TextEditState,
};
use eframe::{CreationContext, NativeOptions, Renderer};

use crate::background::{Appearance, Engine, Folders, Request, SettingChange, begin_log};
use crate::language::{Language, Place, Words};
use crate::profiles::Theme;
use crate::sentences::seen;

use super::action::{Action, Effect, Focus, Take};
use super::arranging::Arrange;
use super::asking::NEXT_FRAME;
use super::clocks::Clocks;
use super::control::field_id;
use super::dialog::Dialog;
use super::draft::Field;
use super::state::State;
use super::view::View;
use super::watch_view::announcement;
use super::{
    bar, clipboard, control, dialogs, editor, file_dialog, fonts, in_order, intake_view, notices,
    response, theme, viewer, widgets, workflows,
};

/// Why the window could not be opened, in the system's words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StartError(String);

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When the system gives no window or no thread.
pub fn run(language: Option<Language>) -> Result<(), StartError> {
    let folders = Folders::of_system().ok_or_else(|| StartError("HOME?".to_owned()))?;
    begin_log(&folders.log);
    let options = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_app_id("campaign-remote")
            .with_title(NAME.to_owned())
            .with_icon(icon())
            .with_inner_size([1080.0, 700.0])
            .with_min_inner_size([640.0, 460.0]),
        // Both may be compiled in, and the default is not the one that we ship: see Cargo.toml.
        renderer: if cfg!(windows) {
            Renderer::default()
        } else {
            Renderer::Glow
        },
        ..NativeOptions::default()
    };
    let create = move |creation: &CreationContext<'_>| {
        let context = creation.egui_ctx.clone();
        let engine = Engine::start(&folders, Arc::new(move || context.request_repaint()))?;
        fonts::find_in_background(&creation.egui_ctx);
        let app: Box<dyn eframe::App> =
            Box::new(RemoteApp::new(&creation.egui_ctx, engine, language));
        Ok(app)
    };
    eframe::run_native("campaign-remote", options, Box::new(create))
        .map_err(|error| StartError(error.to_string()))
}

/// The window: the state, its words, and the engine room's end of the line.
pub struct RemoteApp {
    state: State,
    words: Words,
    engine: Engine,
    clocks: Clocks,
    title: String,
    is_leaving: bool,
    had_focus: bool,
    /// The field or row that the keyboard shall go to, and how many frames it has been waited for.
    wanted_focus: Option<(egui::Id, u8)>,
    /// What was waited for and did not come.
    missed_focus: Option<egui::Id>,
    /// What had the keyboard before each dialog that is open.
    origins: Vec<Option<egui::Id>>,
    /// What had the keyboard when the last frame ended: Escape takes it away before anything is drawn.
    last_focused: Option<egui::Id>,
    /// The pass in which the zoom of the settings was set: it holds from the next one on.
    zoomed_in: Option<u64>,
    /// Whether a menu was open then, and what had the keyboard before it.
    had_menu: bool,
    before_menu: Option<egui::Id>,
}

impl RemoteApp {
    /// Makes the window's content, with the engine that does its work.
    pub fn new(context: &Context, engine: Engine, language: Option<Language>) -> Self {
        theme::install(context);
        in_order::install(context);
        let state = State::new(language);
        let words = Words::new(state.language());
        Self {
            title: NAME.to_owned(),
            is_leaving: false,
            had_focus: true,
            wanted_focus: None,
            missed_focus: None,
            origins: Vec::new(),
            last_focused: None,
            zoomed_in: None,
            had_menu: false,
            before_menu: None,
            state,
            words,
            engine,
            clocks: Clocks::default(),
        }
    }

    /// Takes the time from elsewhere: in tests a question stands there for as long as the test wants. The clock on the
    /// wall goes with it.
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> Instant + 'static) -> Self {
        Self {
            clocks: Clocks::of(clock),
            ..self
        }
    }

    /// The same for the clock on the wall: in tests the machine sleeps.
    #[must_use]
    pub fn with_wall_clock(self, wall: impl Fn() -> SystemTime + 'static) -> Self {
        Self {
            clocks: self.clocks.with_wall(wall),
            ..self
        }
    }

    /// What is on screen.
    pub fn state(&self) -> &State {
        &self.state
    }

    fn take_news(&mut self, context: &Context) {
        let now = self.clocks.now();
        let before = self.clocks.frame_comes();
        if let Some(frame) = &before {
            self.state.frame_came(frame.came, now);
        }
        let events: Vec<_> = self.engine.events().collect();
        for event in events {
            let effects = self.state.apply(event, now);
            self.carry_out(context, effects);
        }
        // After the news: they may have come before the machine slept.
        if before.is_some_and(|before| before.has_slept_since) {
            let effects = self.state.clocks_parted();
            self.carry_out(context, effects);
        }
        let effects = self.state.tick(now);
        self.carry_out(context, effects);
        self.keep_title(context);
    }

    fn act(&mut self, context: &Context, actions: Vec<Action>) {
        if actions.is_empty() {
            return;
        }
        for action in actions {
            let effects = self.state.act(action, self.clocks.now());
            self.carry_out(context, effects);
        }
        self.keep_title(context);
        // What was drawn is older than what was done.
        context.request_repaint();
    }

    /// What had the keyboard before a dialog has it again when the dialog is closed.
    fn keep_origins(&mut self, context: &Context) {
        let depth = self.state.depth();
        while self.origins.len() > depth {
            self.wanted_focus = self.origins.pop().flatten().map(|id| (id, 0));
        }
        let mut focused = if self.had_menu {
            // A menu's entry goes with its menu.
            self.before_menu
        } else {
            context.memory(egui::Memory::focused).or(self.last_focused)
        };
        let is_asked = self.origins.len() < depth
            && (self.state.dialog.as_ref()).is_some_and(Dialog::wants_an_answer);
        if is_asked {
            in_order::forget(context);
        }
        while self.origins.len() < depth {
            self.origins.push(focused);
            // A dialog that came together with the editor lies over its first field.
            focused = Some(field_id(Focus::Editor(Field::Name)));
        }
    }

    fn carry_out(&mut self, context: &Context, effects: Vec<Effect>) {
        self.keep_origins(context);
        for effect in effects {
            match effect {
                Effect::Ask(request) => self.engine.ask(request),
                Effect::CopyText(text) => clipboard::copy(context, text),
                Effect::OpenFileDialog(purpose) => {
                    let dialog = file_dialog::open(&purpose, &self.words);
                    self.engine.ask(Request::AwaitPath { purpose, dialog });
                }
                Effect::Announce(change) => {
                    let (title, text) = announcement(&change, &self.words);
                    self.engine.ask(Request::Notify { title, text });
                }
                Effect::Focus(focus) => {
                    let id = field_id(focus);
                    widgets::come_into_sight_again(context);
                    context.memory_mut(|memory| memory.request_focus(id));
                    self.wanted_focus = Some((id, 0));
                }
                Effect::FocusRow(id) => {
                    self.wanted_focus = Some((workflows::focus_row(context, &id), 0));
                }
                Effect::Redress => self.redress(context),
                Effect::ForgetTyped => forget_typed(context),
                Effect::Leave => {
                    self.is_leaving = true;
                    context.send_viewport_cmd(ViewportCommand::Close);
                }
            }
        }
    }

    /// A dialog is first laid out unseen, and what is unseen, or still behind a dialog, cannot have the keyboard:
    /// it is given again.
    fn keep_focus(&mut self, context: &Context) {
        const FRAMES: u8 = 3;
        let Some((id, frames)) = self.wanted_focus.take() else {
            return;
        };
        // Where the person goes meanwhile, they stay.
        if context.input(widgets::moves_focus) {
            return;
        }
        if frames == FRAMES {
            self.missed_focus = Some(id);
        } else {
            self.wanted_focus = Some((id, frames + 1));
            if !context.memory(|memory| memory.has_focus(id)) {
                context.memory_mut(|memory| memory.request_focus(id));
            }
            context.request_repaint();
        }
    }

    /// What vanishes with the keyboard on it leaves it to its neighbour: nobody is to search for it with Tab.
    fn pass_focus_on(&mut self, context: &Context) {
        let missed = self.missed_focus.take();
        if self.wanted_focus.is_some() || self.state.depth() > 0 {
            return;
        }
        let Some(gone) = context.memory(egui::Memory::focused).or(missed) else {
            return;
        };
        let is_drawn = |id| context.viewport(|all| all.this_pass.used_ids.contains_key(&id));
        if is_drawn(gone) {
            return;
        }
        let journal = &self.state.journal;
        let was_row = gone == field_id(Focus::JournalRow(journal.mark));
        let next = if self.state.list.is_open {
            Focus::Filter
        } else if was_row && journal.opened.is_some() {
            Focus::Entry
        } else {
            Focus::WorkflowId
        };
        self.wanted_focus = Some((field_id(next), 0));
        context.request_repaint();
    }

    /// A menu gives the keyboard back to what opened it, unless it opened a dialog or the person went elsewhere.
    fn watch_menu(&mut self, context: &Context) {
        let has_menu = Popup::is_any_open(context);
        if has_menu && !self.had_menu {
            self.before_menu = self.last_focused;
        }
        let is_over = self.had_menu && !has_menu;
        self.had_menu = has_menu;
        let is_taken = self.wanted_focus.is_some() || self.state.depth() > 0;
        if is_over && !is_taken && !context.input(widgets::moves_focus) {
            self.wanted_focus = self.before_menu.map(|id| (id, 0));
            context.request_repaint();
        }
    }

    fn redress(&mut self, context: &Context) {
        let language = self.state.language();
        if language != self.words.language() {
            self.words = Words::new(language);
        }
        context.set_theme(match self.state.settings.theme {
            Theme::System => match self.state.appearance {
                Some(Appearance::Light) => ThemePreference::Light,
                Some(Appearance::Dark) => ThemePreference::Dark,
                None => ThemePreference::System,
            },
            Theme::Light => ThemePreference::Light,
            Theme::Dark => ThemePreference::Dark,
        });
        if let Some(zoom) = self.state.settings.zoom {
            context.set_zoom_factor(zoom.clamp(0.5, 4.0));
            self.zoomed_in = Some(context.cumulative_pass_nr());
        }
    }

    fn keep_title(&mut self, context: &Context) {
        let name = self.state.profile().map(|profile| profile.name.as_str());
        let wanted = match name {
            // The desktop would obey what is not seen in it, such as a change of direction.
            Some(name) => self
                .words
                .say_with("window-title", [("profile", Place::Text(&seen(name)))]),
            None => NAME.to_owned(),
        };
        if wanted != self.title {
            self.title.clone_from(&wanted);
            context.send_viewport_cmd(ViewportCommand::Title(wanted));
        }
    }

    /// A command on its way asks first; so do one that is still to go out, and what is not saved.
    fn watch_closing(&mut self, context: &Context) {
        let wants_to_close = context.input(|input| input.viewport().close_requested());
        if !wants_to_close || self.is_leaving {
            return;
        }
        if self.state.asks_before_leaving() {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            context.send_viewport_cmd(ViewportCommand::RequestUserAttention(
                UserAttentionType::Informational,
            ));
            self.act(context, vec![Action::Leave]);
        }
    }

    /// What a person does without pointing at anything. No single key sends a command.
    fn watch_keys(&mut self, context: &Context, actions: &mut Vec<Action>) {
        let is_free = self.state.dialog.is_none() && self.state.editor.is_none();
        let to_filter =
            |input: &mut egui::InputState| input.consume_key(Modifiers::COMMAND, Key::L);
        if is_free && context.input_mut(to_filter) {
            actions.push(Action::List(Arrange::Open));
        }
        if is_free {
            viewer::watch_keys(context, actions);
        }
        if is_free && context.input(|input| input.key_pressed(Key::F5)) {
            actions.push(Action::CheckState);
        }
        context.input(|input| {
            let dropped = input.raw.dropped_files.iter();
            let paths = dropped.map(|file| file.path().to_owned());
            actions.extend(paths.map(|path| Action::Take(Take::Drop(path))));
        });
        if is_free && !context.egui_wants_keyboard_input() {
            context.input(|input| {
                let pasted = input.events.iter().filter_map(|event| match event {
                    egui::Event::Paste(text) => intake_view::looks_like_credentials(text),
                    _ => None,
                });
                actions.extend(pasted.map(|text| Action::Take(Take::Paste(text))));
            });
        }
        let has_focus = context.input(|input| input.viewport().focused.unwrap_or(true));
        if has_focus && !self.had_focus {
            actions.push(Action::ComeBack);
        }
        self.had_focus = has_focus;
        let zoom = context.zoom_factor();
        let kept = self.state.settings.zoom.unwrap_or(1.0);
        let holds = self.zoomed_in != Some(context.cumulative_pass_nr());
        if holds && (zoom - kept).abs() > 0.01 {
            actions.push(Action::Set(SettingChange::Zoom(zoom)));
        }
    }

    /// The window's own node has the window's title.
    fn name_window(&self, context: &Context) {
        let title = self.title.clone();
        context.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(title));
    }

    fn draw(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let view = View {
            state: &self.state,
            words: &self.words,
            now: self.clocks.now(),
        };
        let builder = UiBuilder::new().id_salt("window").max_rect(ui.max_rect());
        ui.scope_builder(builder, |ui| {
            widgets::name_layer(ui.ctx(), ui.unique_id());
            // What lies behind a dialog is out of reach for the mouse; a screen reader must not find it either.
            if self.state.editor.is_some() || self.state.dialog.is_some() {
                widgets::hide_from_assistive_programs(ui.ctx(), ui.unique_id());
            }
            self.draw_window(ui, &view, actions);
        });
        editor::show(ui, &view, actions);
        dialogs::show(ui, &view, actions);
    }

    fn draw_window(&self, ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
        bar::show(ui, view, actions);
        let list = workflows::show(ui, view, actions);
        if list == workflows::Place::Instead {
            return;
        }
        let frame = Frame::central_panel(ui.style()).inner_margin(Margin::same(theme::MAIN_MARGIN));
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            if self.state.profiles.is_some() {
                // In a small window the column scrolls, so that a long sentence pushes nothing out of reach.
                let room = ui.available_height();
                let scroll = ScrollArea::vertical().auto_shrink(false);
                scroll.show(ui, |ui| {
                    if list == workflows::Place::Behind {
                        workflows::door(ui, view, actions);
                    }
                    notices::show(ui, view, actions);
                    control::show(ui, view, actions);
                    ui.add_space(theme::GROUP_GAP);
                    let height = room - ui.min_rect().height() - theme::GAP;
                    response::show(ui, view, height, actions);
                });
            }
        });
    }

    /// The rest of a batch goes out while nobody looks, too: of a window that is hidden, nothing is drawn.
    fn wake_for_rest(&self, context: &Context) {
        if let Some(next) = self.state.next_tick(self.clocks.now()) {
            context.request_repaint_after(next);
        }
    }

    /// The clock moves on screen only while something waits, and once a minute for a token's remaining life.
    fn wake_later(&self, context: &Context) {
        let now = self.clocks.now();
        if self.state.is_settling(now) {
            context.request_repaint_after(NEXT_FRAME);
        }
        self.wake_for_rest(context);
        if let Some(next) = self.state.desk().next_change(now) {
            context.request_repaint_after(next);
        } else if self.state.token_ends.is_some() {
            context.request_repaint_after(Duration::from_mins(1));
        }
    }
}

impl eframe::App for RemoteApp {
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        self.take_news(context);
        self.watch_closing(context);
        self.wake_for_rest(context);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let context = ui.ctx().clone();
        let mut actions = Vec::new();
        self.watch_keys(&context, &mut actions);
        self.name_window(&context);
        self.keep_focus(&context);
        self.draw(ui, &mut actions);
        self.act(&context, actions);
        self.pass_focus_on(&context);
        self.watch_menu(&context);
        self.last_focused = context.memory(egui::Memory::focused);
        self.wake_later(&context);
    }
}

/// The program's name, the same in every language.
const NAME: &str = "Campaign Remote";

fn icon() -> egui::IconData {
    // The file is compiled in; a test proves that it is a picture.
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/campaign-remote-256.png"))
        .unwrap_or_default()
}

/// The toolkit keeps what was typed, with older versions, as long as it runs: passwords must go.
fn forget_typed(context: &Context) {
    let secret = Field::ALL.into_iter().filter(|field| field.is_secret());
    let fields = secret.map(Focus::Editor).chain([Focus::Dialog]);
    for id in fields.map(field_id) {
        TextEdit::store_state(context, id, TextEditState::default());
    }
}
