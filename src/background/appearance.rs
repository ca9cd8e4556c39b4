//! Whether the desktop is light or dark, now and whenever that changes: the settings portal of Linux desktops says so.
//! On other systems the window asks the system itself.

/// What the desktop looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appearance {
    /// Dark text on light ground, or no wish.
    Light,
    /// Light text on dark ground.
    Dark,
}

/// Tells what the desktop looks like, and each change; ends where no desktop says so.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) async fn follow(tell: impl Fn(Appearance)) {
    if let Err(error) = portal::follow(tell).await {
        tracing::debug!(%error, "the desktop does not say whether it is light or dark");
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(super) async fn follow(_tell: impl Fn(Appearance)) {}

/// XDG Desktop Portal, `org.freedesktop.portal.Settings`, versions 1 and 2.
#[cfg(all(unix, not(target_os = "macos")))]
mod portal {
    use zbus::export::ordered_stream::OrderedStreamExt as _;
    use zbus::zvariant::{OwnedValue, Value};
    use zbus::{Connection, Proxy, Result};

    use super::Appearance;

    const NAMESPACE: &str = "org.freedesktop.appearance";
    const KEY: &str = "color-scheme";

    pub(super) async fn follow(tell: impl Fn(Appearance)) -> Result<()> {
        let connection = Connection::session().await?;
        let settings = Proxy::new(
            &connection,
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
        )
        .await?;
        // Before it is read, so that no change falls between.
        let mut changes = settings
            .receive_signal_with_args("SettingChanged", &[(0, NAMESPACE), (1, KEY)])
            .await?;
        // Deprecated, and the only one that every version has.
        let read: OwnedValue = settings.call("Read", &(NAMESPACE, KEY)).await?;
        let tell_known = |value: &Value<'_>| {
            if let Some(appearance) = appearance(value) {
                tell(appearance);
            }
        };
        tell_known(&read);
        while let Some(change) = changes.next().await {
            let body = change.body();
            let (_namespace, _key, value): (String, String, Value<'_>) = body.deserialize()?;
            tell_known(&value);
        }
        Ok(())
    }

    /// 1 wants it dark, 2 light; 0 has no wish, which is what light desktops say.
    fn appearance(value: &Value<'_>) -> Option<Appearance> {
        match value {
            Value::Value(inner) => appearance(inner),
            Value::U32(1) => Some(Appearance::Dark),
            Value::U32(_) => Some(Appearance::Light),
            _ => None,
        }
    }
}
