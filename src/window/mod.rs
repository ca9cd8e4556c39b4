//! The desktop window: the state, what can be done to it, one file per part of the screen, and the look.

mod action;
mod adding;
mod adding_view;
mod answers;
mod app;
mod arranging;
mod asking;
mod bar;
mod checking;
mod checking_view;
mod choosing;
mod clipboard;
mod control;
mod desk;
mod dialog;
mod dialogs;
mod draft;
mod editing;
mod editor;
mod file_dialog;
mod fitting;
mod following;
mod fonts;
mod guard_view;
mod icons;
mod in_order;
mod intake;
mod intake_view;
mod journal;
mod journal_row;
mod journal_view;
mod keeping;
mod list;
mod many;
mod many_view;
mod notices;
mod proof;
mod reader;
mod reading;
mod reason;
mod response;
mod row;
mod sending;
mod sentences;
mod state;
mod theme;
mod typed_path;
mod view;
mod viewer;
mod watch_view;
mod watching;
mod widgets;
mod workflows;

pub use action::{Action, Check as CheckAction, Edit, Effect, Focus, Tab, Take};
pub use adding::{Add, Adding, Preview, Source};
pub use app::{RemoteApp, StartError, run};
pub use arranging::{Arrange, Way};
pub use checking::Checking;
pub use desk::{
    Changed, Check, Desk, DeskKey, Desks, FRESH, Half, Later, Line, Pending, STOP_HELD_BACK, Seen,
    Told, What, WhyNot,
};
pub use dialog::{Deed, Dialog, Guarded, Note};
pub use draft::{Draft, Field, Stage, Trouble};
pub use in_order::is_behind;
pub use intake::Intake;
pub use journal::{Exporting, Leaf, Logbook, Opened, PART, Sieve};
pub use list::{List, Toast};
pub use many::{
    AT_ONCE, Batch, Ended, Many, Plan, PlanRow, RUNNING_AT_ONCE, STAGGER, Several, Tally,
};
pub use reader::{Browse, Find, Form, Reader, Spot, Work};
pub use sentences::{Mood, Spoken};
pub use state::State;
pub use typed_path::TypedPath;
pub use watch_view::{progress as watch_progress, remark as watch_remark};
pub use watching::{Change, Standing, Watch};
