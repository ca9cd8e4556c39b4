//! The workflows that Campaign runs for itself.

use super::address::WorkflowId;

/// Their internal names (Adobe, *Technical workflows*, Campaign Standard). Stopping one stops tracking, billing or mail.
const TECHNICAL: [&str; 16] = [
    "abTesting",
    "billing",
    "smtpHeaderupdate",
    "cleanup",
    "importSharedAudience",
    "reportSendingNow",
    "kpiReconciliation",
    "mcSynch_local",
    "reportingAggregates",
    "kpiSharing",
    "SyncWithLaunch",
    "trackingLogRecovery",
    "updateDeliveryExecInfo",
    "updateDeliveryIndicators",
    "updateEventsStatus",
    "deliverabilityUpdate",
];

impl WorkflowId {
    /// Whether Campaign itself needs this workflow. In other letters it is guarded no less.
    pub fn is_technical(&self) -> bool {
        TECHNICAL
            .iter()
            .any(|name| name.eq_ignore_ascii_case(self.as_str()))
    }
}
