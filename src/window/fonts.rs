//! The system's own interface font, found in the background so that the first frame does not wait for it.

use std::sync::Arc;
use std::thread;

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};
use fontique::{Collection, CollectionOptions, GenericFamily, QueryStatus, SourceCache};

/// Looks for the system's interface and monospace fonts; where one is found, the window is drawn with it from then on.
///
/// egui's bundled fonts stay behind them, so that no glyph is missing that was there before.
pub(super) fn find_in_background(context: &Context) {
    let context = context.clone();
    let search = move || {
        let mut fonts = FontDefinitions::default();
        let mut has_found = false;
        let mut system = Collection::new(CollectionOptions::default());
        let mut sources = SourceCache::default();
        for (generic, family, name) in [
            (
                GenericFamily::SystemUi,
                FontFamily::Proportional,
                "system interface",
            ),
            (
                GenericFamily::Monospace,
                FontFamily::Monospace,
                "system monospace",
            ),
        ] {
            let Some(data) = find(&mut system, &mut sources, generic) else {
                continue;
            };
            fonts.font_data.insert(name.to_owned(), Arc::new(data));
            fonts
                .families
                .entry(family)
                .or_default()
                .insert(0, name.to_owned());
            has_found = true;
        }
        if has_found {
            context.set_fonts(fonts);
            context.request_repaint();
        }
    };
    // Without this thread the window keeps its bundled fonts.
    if let Err(error) = thread::Builder::new()
        .name("fonts".to_owned())
        .spawn(search)
    {
        tracing::warn!(%error, "no thread to look for fonts");
    }
}

fn find(
    system: &mut Collection,
    sources: &mut SourceCache,
    generic: GenericFamily,
) -> Option<FontData> {
    let mut query = system.query(sources);
    query.set_families([generic]);
    let mut found = None;
    query.matches_with(|font| {
        let mut data = FontData::from_owned(font.blob.data().to_vec());
        data.index = font.index;
        found = Some(data);
        QueryStatus::Stop
    });
    found
}
