//! Fills a journal with believable entries, as fast as SQLite takes them: past the program, which writes one at a time.

#![expect(clippy::unwrap_used, reason = "for tests and measurements only")]

use std::path::Path;

use rusqlite::{Connection, params};

/// Adds `count` entries of about 2,000 workflows, an eighth of them with reasons of their own.
pub(crate) fn fill(path: &Path, count: usize) {
    let mut connection = Connection::open(path).unwrap();
    connection
        .execute_batch("pragma synchronous = off")
        .unwrap();
    let change = connection.transaction().unwrap();
    let base: i64 = change
        .query_row("select ifnull(max(key), 0) from subject", [], |row| {
            row.get(0)
        })
        .unwrap();
    {
        let mut subject = change
            .prepare("insert or ignore into subject values (?1, ?2, 'desk-7', '0.1.0', ?3, ?4, ?5, ?6, ?7)")
            .unwrap();
        for nth in 0..6000_i64 {
            let profile = nth % 4;
            subject
                .execute(params![
                    base + 1 + nth,
                    ["anna", "bert", "carla"][usize::try_from(nth / 2000).unwrap()],
                    format!("0198c0de-0000-7000-8000-00000000000{profile}"),
                    format!("Acme {profile}"),
                    format!("acme{profile}-mkt-stage"),
                    format!("WKF{}", nth % 2000),
                    format!("Daily import number {}", nth % 2000),
                ])
                .unwrap();
        }
        let mut entry = change
            .prepare(
                "insert into entry (id, at, time, subject, command, reason, verdict, status, elapsed_ms) \
                 values (randomblob(16), ?1, '2026-01-01T00:00:00+00:00[UTC]', ?2, ?3, ?4, ?5, 200, 312)",
            )
            .unwrap();
        let mut reason_text = change
            .prepare("insert into reason_text (rowid, reason) values (?1, ?2)")
            .unwrap();
        let mut exchange = change
            .prepare("insert into exchange values (?1, ?2, '200 OK', 'content-type: application/json', ?3, 300, 1)")
            .unwrap();
        let request =
            "POST https://mc.adobe.io/acme/campaign/workflow/execution/WKF1/commands HTTP/1.1\n"
                .repeat(3);
        let body = vec![b'{'; 300];
        for nth in 0..count {
            let number = i64::try_from(nth).unwrap();
            // A stride that is prime to the number of subjects, so that neighbours differ.
            let key = base + 1 + (number * 2_654_437 % 6000);
            let reason =
                (nth % 8 == 0).then(|| format!("INC-{} moved to another day", nth % 100_000));
            let verdict = ["accepted", "accepted", "accepted", "refused"][nth % 4];
            let command = ["start", "stop", "pause", "resume"][nth / 3 % 4];
            entry
                .execute(params![
                    1_700_000_000_000_000 + number * 1_000_000,
                    key,
                    command,
                    reason,
                    verdict
                ])
                .unwrap();
            let seq = change.last_insert_rowid();
            if let Some(reason) = reason {
                reason_text.execute(params![seq, reason]).unwrap();
            }
            exchange.execute(params![seq, request, body]).unwrap();
        }
    }
    change.commit().unwrap();
}
