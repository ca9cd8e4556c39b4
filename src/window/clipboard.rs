//! The one way to the clipboard.

use eframe::egui::Context;

/// Puts a text on the clipboard.
///
/// Only texts of an exchange come here, and none of them holds a secret: the types see to it.
pub(super) fn copy(context: &Context, text: String) {
    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    context.copy_text(text);
}
