//! The look: every colour, space and radius of the window, light and dark, in one place.

#![expect(
    clippy::unreadable_literal,
    reason = "a colour is read as RRGGBB, as every designer writes it"
)]

use eframe::egui::{
    self, Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle,
    Theme, Vec2, Visuals, vec2,
};

use crate::profiles::Environment;

/// The colours of one theme.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tokens {
    /// Behind the main column.
    pub(super) background: Color32,
    /// Bars, side list, cards, buttons at rest.
    pub(super) panel: Color32,
    /// Borders.
    pub(super) line: Color32,
    /// What people read.
    pub(super) text: Color32,
    /// Captions and second lines.
    pub(super) muted: Color32,
    /// Links, selection, the mark under a chosen tab.
    pub(super) accent: Color32,
    /// Behind white text: the one primary button.
    pub(super) accent_fill: Color32,
    /// Behind a chosen row.
    pub(super) selection: Color32,
    /// Accepted, confirmed, started.
    pub(super) good: Tone,
    /// May have been applied, paused.
    pub(super) warning: Tone,
    /// Refused, failed.
    pub(super) bad: Tone,
    /// Neither good nor bad.
    pub(super) plain: Tone,
    /// The shown text.
    pub(super) code: Code,
}

/// The colours of JSON and of what is found in it. They stand on the panel, on a selection, and on what was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Code {
    /// The names of members.
    pub(super) key: Color32,
    /// Strings.
    pub(super) text: Color32,
    /// Numbers.
    pub(super) number: Color32,
    /// `true`, `false`, `null`.
    pub(super) literal: Color32,
    /// What cannot be seen or read, written out.
    pub(super) written_out: Color32,
    /// Behind what was found.
    pub(super) found: Color32,
}

/// A text colour and the fill that it stands on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tone {
    /// The first words and the icon.
    pub(super) text: Color32,
    /// Behind them.
    pub(super) fill: Color32,
}

/// The light theme.
pub(super) const LIGHT: Tokens = Tokens {
    background: rgb(0xF4F6F8),
    panel: rgb(0xFFFFFF),
    line: rgb(0xD9DEE4),
    text: rgb(0x1B2026),
    muted: rgb(0x56606B),
    accent: rgb(0x0B5FCC),
    accent_fill: rgb(0x0B5FCC),
    selection: rgb(0xDCE9FB),
    good: Tone {
        text: rgb(0x116329),
        fill: rgb(0xE6F6EA),
    },
    warning: Tone {
        text: rgb(0x7A4B00),
        fill: rgb(0xFFF4D6),
    },
    bad: Tone {
        text: rgb(0xA8201A),
        fill: rgb(0xFDEBE9),
    },
    plain: Tone {
        text: rgb(0x1B2026),
        fill: rgb(0xE9EDF1),
    },
    code: Code {
        key: rgb(0x0B4FA8),
        text: rgb(0x116329),
        number: rgb(0x8A3B00),
        literal: rgb(0x6B21A8),
        written_out: rgb(0xA8201A),
        found: rgb(0xFFE69A),
    },
};

/// The dark theme.
pub(super) const DARK: Tokens = Tokens {
    background: rgb(0x14171B),
    panel: rgb(0x1B1F24),
    line: rgb(0x343B44),
    text: rgb(0xE8ECF1),
    muted: rgb(0xA1ABB6),
    accent: rgb(0x6AA8FF),
    accent_fill: rgb(0x2563EB),
    selection: rgb(0x1F3354),
    good: Tone {
        text: rgb(0x6FDD8B),
        fill: rgb(0x14291B),
    },
    warning: Tone {
        text: rgb(0xF0C35A),
        fill: rgb(0x2E2510),
    },
    bad: Tone {
        text: rgb(0xFF8F87),
        fill: rgb(0x351B1A),
    },
    plain: Tone {
        text: rgb(0xE8ECF1),
        fill: rgb(0x262C33),
    },
    code: Code {
        key: rgb(0x8CC0FF),
        text: rgb(0x7FDCA0),
        number: rgb(0xF0B37A),
        literal: rgb(0xD3A8FF),
        written_out: rgb(0xFF9A92),
        found: rgb(0x4B3C09),
    },
};

impl Tokens {
    /// What cannot be pressed: pale, but it can be read, and its reason is in words.
    pub(super) fn faded(&self) -> Color32 {
        self.muted.gamma_multiply(0.7)
    }
}

/// On an environment's colour, on the primary button, and on nothing else.
pub(super) const ON_COLOUR: Color32 = Color32::WHITE;

/// The chip and the band of an environment, the same in both themes.
pub(super) const fn environment_fill(environment: Environment) -> Color32 {
    match environment {
        Environment::Production => rgb(0xB42318),
        Environment::Stage => rgb(0x8A5A00),
        Environment::Practice => rgb(0x5B2BB5),
    }
}

/// The colours of the theme that is on.
pub(super) fn tokens(ui: &egui::Ui) -> &'static Tokens {
    if ui.visuals().dark_mode {
        &DARK
    } else {
        &LIGHT
    }
}

/// Around the main column.
pub(super) const MAIN_MARGIN: i8 = 24;
/// Inside bars and cards.
pub(super) const BAR_MARGIN: i8 = 16;
/// Between things that belong together.
pub(super) const GAP: f32 = 8.0;
/// Between groups.
pub(super) const GROUP_GAP: f32 = 12.0;
/// Chips.
pub(super) const CHIP_RADIUS: u8 = 5;
/// Fields and rows.
pub(super) const FIELD_RADIUS: u8 = 6;
/// Buttons and the verdict.
pub(super) const BUTTON_RADIUS: u8 = 7;
/// Cards.
pub(super) const CARD_RADIUS: u8 = 8;
/// The band under the bar.
pub(super) const BAND: f32 = 3.0;
/// A command button; longer words make it wider.
pub(super) const COMMAND_BUTTON: Vec2 = vec2(112.0, 38.0);

/// What people act on.
pub(super) const ACT: f32 = 15.0;
/// Rows.
pub(super) const ROW: f32 = 14.5;
/// Captions.
pub(super) const CAPTION: f32 = 13.0;
/// Raw text.
pub(super) const MONO: f32 = 13.5;

/// Gives both themes their colours, spaces and type.
pub(super) fn install(context: &egui::Context) {
    for (theme, tokens) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        context.style_mut_of(theme, |style| dress(style, tokens));
    }
}

fn dress(style: &mut Style, tokens: &Tokens) {
    style.text_styles = [
        (TextStyle::Body, FontId::new(ACT, FontFamily::Proportional)),
        (
            TextStyle::Button,
            FontId::new(ACT, FontFamily::Proportional),
        ),
        (
            TextStyle::Heading,
            FontId::new(18.0, FontFamily::Proportional),
        ),
        (
            TextStyle::Small,
            FontId::new(CAPTION, FontFamily::Proportional),
        ),
        (
            TextStyle::Monospace,
            FontId::new(MONO, FontFamily::Monospace),
        ),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(GAP, GAP);
    spacing.button_padding = vec2(12.0, 6.0);
    spacing.interact_size = vec2(40.0, 30.0);
    spacing.menu_margin = Margin::same(8);
    spacing.window_margin = Margin::same(BAR_MARGIN);
    spacing.combo_width = 120.0;
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    style.interaction.selectable_labels = true;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.0;
    dress_visuals(&mut style.visuals, tokens);
}

fn dress_visuals(visuals: &mut Visuals, tokens: &Tokens) {
    let line = Stroke::new(1.0, tokens.line);
    let field = CornerRadius::same(FIELD_RADIUS);
    visuals.override_text_color = Some(tokens.text);
    visuals.weak_text_color = Some(tokens.muted);
    visuals.hyperlink_color = tokens.accent;
    visuals.panel_fill = tokens.background;
    visuals.window_fill = tokens.panel;
    visuals.window_stroke = line;
    visuals.window_corner_radius = CornerRadius::same(CARD_RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(CARD_RADIUS);
    visuals.extreme_bg_color = tokens.panel;
    visuals.text_edit_bg_color = Some(tokens.panel);
    visuals.faint_bg_color = tokens.background;
    visuals.code_bg_color = tokens.background;
    visuals.warn_fg_color = tokens.warning.text;
    visuals.error_fg_color = tokens.bad.text;
    visuals.selection.bg_fill = tokens.selection;
    visuals.selection.stroke = Stroke::new(1.5, tokens.accent);
    visuals.popup_shadow = Shadow::NONE;
    visuals.disabled_alpha = 1.0;
    // A blinking cursor would draw the window twice a second for ever.
    visuals.text_cursor.blink = false;
    let widgets = &mut visuals.widgets;
    for (widget, fill, stroke) in [
        (&mut widgets.noninteractive, tokens.panel, line),
        (&mut widgets.inactive, tokens.panel, line),
        (
            &mut widgets.hovered,
            tokens.plain.fill,
            Stroke::new(1.0, tokens.muted),
        ),
        (
            &mut widgets.active,
            tokens.plain.fill,
            Stroke::new(1.5, tokens.accent),
        ),
        (&mut widgets.open, tokens.plain.fill, line),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = stroke;
        widget.corner_radius = field;
        widget.fg_stroke = Stroke::new(1.5, tokens.text);
        widget.expansion = 0.0;
    }
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    #[expect(
        clippy::disallowed_methods,
        reason = "this is where the colours are kept"
    )]
    Color32::from_rgb(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_text_and_fill_has_a_contrast_of_at_least_four_and_a_half() {
        for (name, tokens) in [("light", &LIGHT), ("dark", &DARK)] {
            let pairs = [
                ("text on background", tokens.text, tokens.background),
                ("text on panel", tokens.text, tokens.panel),
                ("text on selection", tokens.text, tokens.selection),
                ("text on good", tokens.text, tokens.good.fill),
                ("text on warning", tokens.text, tokens.warning.fill),
                ("text on bad", tokens.text, tokens.bad.fill),
                ("muted on background", tokens.muted, tokens.background),
                ("muted on panel", tokens.muted, tokens.panel),
                ("muted on plain", tokens.muted, tokens.plain.fill),
                ("accent on panel", tokens.accent, tokens.panel),
                ("accent on background", tokens.accent, tokens.background),
                ("accent on good", tokens.accent, tokens.good.fill),
                ("accent on warning", tokens.accent, tokens.warning.fill),
                ("accent on bad", tokens.accent, tokens.bad.fill),
                ("accent on plain", tokens.accent, tokens.plain.fill),
                ("white on accent", ON_COLOUR, tokens.accent_fill),
                ("good", tokens.good.text, tokens.good.fill),
                ("warning", tokens.warning.text, tokens.warning.fill),
                ("bad", tokens.bad.text, tokens.bad.fill),
                ("bad on panel", tokens.bad.text, tokens.panel),
                ("plain", tokens.plain.text, tokens.plain.fill),
            ];
            let code = tokens.code;
            let inks = [
                tokens.text,
                // The dots of a page of bytes, and the margin.
                tokens.muted,
                code.key,
                code.text,
                code.number,
                code.literal,
                code.written_out,
            ];
            for (index, ink) in inks.into_iter().enumerate() {
                for fill in [tokens.panel, tokens.selection, code.found] {
                    let contrast = contrast(ink, fill);
                    assert!(
                        contrast >= 4.5,
                        "{name}: ink {index} on {fill:?}: {contrast:.2}"
                    );
                }
            }
            for (pair, text, fill) in pairs {
                let contrast = contrast(text, fill);
                assert!(contrast >= 4.5, "{name}: {pair}: {contrast:.2}");
            }
        }
        for environment in Environment::ALL {
            let contrast = contrast(ON_COLOUR, environment_fill(environment));
            assert!(contrast >= 4.5, "{environment:?}: {contrast:.2}");
        }
    }

    #[test]
    fn what_cannot_be_pressed_is_paler_than_captions_and_can_still_be_read() {
        for (name, tokens) in [("light", &LIGHT), ("dark", &DARK)] {
            for fill in [tokens.panel, tokens.background] {
                let faded = contrast(fill.blend(tokens.faded()), fill);
                assert!(faded >= 3.0, "{name} on {fill:?}: {faded:.2}");
                let muted = contrast(tokens.muted, fill);
                assert!(
                    faded < muted * 0.7,
                    "{name} on {fill:?}: {faded:.2} {muted:.2}"
                );
            }
        }
    }

    /// As WCAG 2 defines it.
    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(colour: Color32) -> f64 {
        let [red, green, blue, _] = colour.to_array().map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.040_45 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}
