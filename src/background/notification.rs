//! What the system says for us, even while the window is out of sight.

use notify_rust::Notification;

/// Shows a notification. Where the system has nobody to show it, the list says it all the same.
pub(super) async fn notify(title: String, text: String) {
    let shown = tokio::task::spawn_blocking(move || {
        let mut notification = Notification::new();
        notification
            .appname("Campaign Remote")
            .summary(&title)
            .body(&text);
        #[cfg(all(unix, not(target_os = "macos")))]
        notification.icon("campaign-remote");
        notification.show().map(drop)
    });
    if let Ok(Err(error)) = shown.await {
        tracing::warn!(%error, "no notification");
    }
}
