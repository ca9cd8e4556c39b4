//! What accessibility tools call the roles and states that travel as numbers on their bus.

/// The names of the roles in the order of `AtspiRole` (at-spi2-core, `atspi-constants.h`).
///
/// Number 43 is "push button" there until 2.46 and "button" later: here always "push button".
const ROLES: &str = "\
    invalid, accelerator label, alert, animation, arrow, calendar, canvas, check box, \
    check menu item, color chooser, column header, combo box, date editor, desktop icon, \
    desktop frame, dial, dialog, directory pane, drawing area, file chooser, filler, \
    focus traversable, font chooser, frame, glass pane, html container, icon, image, \
    internal frame, label, layered pane, list, list item, menu, menu bar, menu item, \
    option pane, page tab, page tab list, panel, password text, popup menu, progress bar, \
    push button, radio button, radio menu item, root pane, row header, scroll bar, \
    scroll pane, separator, slider, spin button, split pane, status bar, table, table cell, \
    table column header, table row header, tearoff menu item, terminal, text, \
    toggle button, tool bar, tool tip, tree, tree table, unknown, viewport, window, \
    extended, header, footer, paragraph, ruler, application, autocomplete, editbar, \
    embedded, entry, chart, caption, document frame, heading, page, section, \
    redundant object, form, link, input method window, table row, tree item, \
    document spreadsheet, document presentation, document text, document web, \
    document email, comment, list box, grouping, image map, notification, info bar, \
    level bar, title bar, block quote, audio, video, definition, article, landmark, log, \
    marquee, math, rating, timer, static, math fraction, math root, subscript, superscript, \
    description list, description term, description value, footnote, content deletion, \
    content insertion, mark, suggestion, push button menu";

pub fn role_name(number: u32) -> &'static str {
    ROLES.split(", ").nth(number as usize).unwrap_or("unknown")
}

/// The states of a node: one bit each (at-spi2-core, `AtspiStateType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct States(u64);

const ACTIVE: u32 = 1;
const BUSY: u32 = 3;
const CHECKED: u32 = 4;
const EDITABLE: u32 = 7;
const ENABLED: u32 = 8;
const EXPANDED: u32 = 10;
const FOCUSED: u32 = 12;
const MODAL: u32 = 16;
const PRESSED: u32 = 20;
const SELECTED: u32 = 23;
const SENSITIVE: u32 = 24;
const READ_ONLY: u32 = 43;

impl States {
    /// From the two halves in which they travel.
    pub fn new(halves: &[u32]) -> Self {
        let half = |at: usize| u64::from(halves.get(at).copied().unwrap_or(0));
        Self(half(0) | half(1) << 32)
    }

    fn has(self, state: u32) -> bool {
        self.0 & (1 << state) != 0
    }

    /// Can be used: neither disabled nor gone. Read-only text is usable too.
    pub fn enabled(self) -> bool {
        self.has(ENABLED) || self.has(READ_ONLY)
    }

    /// Reacts to what a person does.
    pub fn sensitive(self) -> bool {
        self.has(SENSITIVE)
    }

    /// A check box that is checked, a radio button that is chosen.
    pub fn checked(self) -> bool {
        self.has(CHECKED)
    }

    /// On, however its role says so: checked, pressed or selected.
    pub fn on(self) -> bool {
        self.has(CHECKED) || self.has(PRESSED) || self.has(SELECTED)
    }

    /// Has the keyboard.
    pub fn focused(self) -> bool {
        self.has(FOCUSED)
    }

    /// Takes text.
    pub fn editable(self) -> bool {
        self.has(EDITABLE)
    }

    /// Shows text that can be read and not changed.
    pub fn read_only(self) -> bool {
        self.has(READ_ONLY)
    }

    /// The window that has the focus, or the dialog in front.
    pub fn active(self) -> bool {
        self.has(ACTIVE)
    }

    /// Keeps the person from the rest of the window.
    pub fn modal(self) -> bool {
        self.has(MODAL)
    }

    /// What is worth a word in a printed tree.
    pub fn remarkable(self) -> Vec<&'static str> {
        let named = [
            (ACTIVE, "active"),
            (BUSY, "busy"),
            (CHECKED, "checked"),
            (EXPANDED, "expanded"),
            (FOCUSED, "focused"),
            (MODAL, "modal"),
            (PRESSED, "pressed"),
            (READ_ONLY, "read-only"),
            (SELECTED, "selected"),
        ];
        let on = named
            .into_iter()
            .filter(|(state, _)| self.has(*state))
            .map(|(_, name)| name);
        on.chain((!self.enabled()).then_some("disabled")).collect()
    }
}
