//! Everything that a person can do in the window, and everything that the window then does.

use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::background::{PathPurpose, Request, SettingChange};
use crate::campaign::{Command, NextStep, WorkflowId};
use crate::language::Language;
use crate::profiles::{Environment, ProfileId, SignInKind};
use crate::remote::Offer;

use super::arranging::Arrange;
use super::draft::Field;
use super::journal::Leaf;
use super::many::Many;
use super::reader::Browse;
use super::watching::Change;

/// What a person did. Not `Debug`: what was typed may be a secret.
#[derive(Clone, PartialEq)]
pub enum Action {
    /// Chose a profile.
    ChooseProfile(ProfileId),
    /// Wants to make a profile.
    NewProfile,
    /// Wants to change the chosen profile.
    EditProfile,
    /// Changed the organization.
    SetOrganization(String),
    /// Typed into the workflow ID.
    SetWorkflowId(String),
    /// Put a whole text into the workflow ID at once.
    PasteWorkflowId(String),
    /// Wants to give a reason, or typed one.
    Reason(Option<String>),
    /// Chose a workflow of the list.
    ChooseWorkflow(WorkflowId),
    /// Wants the workflow of the field in the list.
    SaveWorkflow,
    /// Wants it no longer in the list.
    RemoveWorkflow,
    /// Did something in the list of workflows.
    List(Arrange),
    /// Changed the list's filter.
    SetFilter(String),
    /// Pressed a command button.
    Press(Command),
    /// Wants the command that may have been applied to be sent once more.
    SendAgain,
    /// Wants the workflow stopped, and started again once that is seen.
    Restart,
    /// Wants to wait no longer.
    CancelRequest,
    /// Does not want to know any more whether the command is confirmed.
    StopLooking,
    /// Does something with several workflows.
    Many(Many),
    /// Wants the workflow in the field watched, or no longer.
    Watch(bool),
    /// Left the organization's or the workflow ID's field.
    FieldDone,
    /// Wants to know the workflow's state.
    CheckState,
    /// Took the step that the verdict offers.
    Step(NextStep),
    /// Typed into the guard's field, or into a dialog's path field.
    TypeInDialog(String),
    /// Pressed the dialog's main button.
    ConfirmDialog,
    /// Closed the dialog; nothing is done.
    CloseDialog,
    /// Takes in credentials that the person already has.
    Take(Take),
    /// Checks the connection.
    Check(Check),
    /// Did something in the profile editor.
    Edit(Edit),
    /// Chose what to see of the exchange.
    ShowTab(Tab),
    /// Did something in the response viewer.
    Browse(Browse),
    /// Did something on the journal's page.
    Journal(Leaf),
    /// Wants what is selected of the shown text, or all of it, on the clipboard.
    Copy,
    /// Wants the request as a line for a shell on the clipboard.
    CopyAsCurl,
    /// Wants a file dialog.
    ChooseFile(PathPurpose),
    /// Chose a language; `None` is the system's.
    SetLanguage(Option<Language>),
    /// Changed a setting.
    Set(SettingChange),
    /// Has read a notice.
    DismissNotice(usize),
    /// Was, with the keyboard, where there is nothing any more: it goes there.
    GoTo(Focus),
    /// Came back to the window: another program may have changed the profiles.
    ComeBack,
    /// Wants to close the window.
    Leave,
}

/// What a person did to take in credentials.
#[derive(Clone, PartialEq)]
pub enum Take {
    /// Wants to.
    Begin,
    /// Pasted or typed into the dialog's field.
    Type(Zeroizing<String>),
    /// Chose one of several credentials.
    Credential(usize),
    /// Chose one of several client secrets.
    Secret(usize),
    /// Dropped a file on the window.
    Drop(PathBuf),
    /// Pasted something that looks like credentials where nothing takes text.
    Paste(Zeroizing<String>),
}

/// What a person did about checking a connection.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// Wants it checked.
    Begin,
    /// Wants what the check offers.
    Accept(Offer),
    /// Wants to mend what the check found.
    Mend(NextStep),
}

/// What a person did in the profile editor.
#[derive(Clone, PartialEq)]
pub enum Edit {
    /// Changed a text. It may be a secret.
    Text(Field, Zeroizing<String>),
    /// Chose the environment.
    Environment(Environment),
    /// Chose how to sign in.
    SignIn(SignInKind),
    /// Ticked or unticked read-only.
    ReadOnly(bool),
    /// Ticked or unticked that every command needs a reason.
    ReasonRequired(bool),
    /// Wants it saved, the secrets in the keyring.
    Save,
    /// Wants it saved, the secrets in memory only.
    SaveForThisSession,
    /// Wants the profile deleted.
    Delete,
    /// Wants it deleted although its secrets stay in the keyring.
    DeleteAnyway,
    /// Does not want it deleted after all.
    KeepIt,
    /// Wants to leave the editor; nothing is saved.
    Close,
}

/// Not the text: it may be a secret.
impl std::fmt::Debug for Edit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(field, _text) => f.debug_tuple("Text").field(field).finish_non_exhaustive(),
            Self::Environment(environment) => write!(f, "Environment({environment:?})"),
            Self::SignIn(sign_in) => write!(f, "SignIn({sign_in:?})"),
            Self::ReadOnly(read_only) => write!(f, "ReadOnly({read_only})"),
            Self::ReasonRequired(required) => write!(f, "ReasonRequired({required})"),
            Self::Save => f.write_str("Save"),
            Self::SaveForThisSession => f.write_str("SaveForThisSession"),
            Self::Delete => f.write_str("Delete"),
            Self::DeleteAnyway => f.write_str("DeleteAnyway"),
            Self::KeepIt => f.write_str("KeepIt"),
            Self::Close => f.write_str("Close"),
        }
    }
}

/// What there is to see of an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// The answer's body.
    #[default]
    Response,
    /// The answer's headers.
    Headers,
    /// The request as it was sent.
    Request,
    /// Every command that was sent from here.
    Journal,
}

impl Tab {
    /// All of them, from left to right.
    pub const ALL: [Self; 4] = [Self::Response, Self::Headers, Self::Request, Self::Journal];
}

/// What the window does about an action: the state itself does no input or output.
#[derive(Debug)]
pub enum Effect {
    /// Ask the engine room.
    Ask(Request),
    /// Put a text on the clipboard. Never a secret: none of the texts that can be shown holds one.
    CopyText(String),
    /// Open the system's file dialog.
    OpenFileDialog(PathPurpose),
    /// Let the system say that a watched workflow has changed.
    Announce(Box<Change>),
    /// Put the cursor into a field.
    Focus(Focus),
    /// Put the keyboard on a row of the workflow list, and bring it into sight.
    FocusRow(WorkflowId),
    /// Language, theme or zoom changed.
    Redress,
    /// Wipe what was typed into password fields out of the toolkit's memory.
    ForgetTyped,
    /// Close the window.
    Leave,
}

/// A field that can be given the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The organization.
    Organization,
    /// The workflow ID.
    WorkflowId,
    /// The reason of a command.
    Reason,
    /// The open dialog's field.
    Dialog,
    /// The filter of the workflow list.
    Filter,
    /// What is to be found in the shown text.
    Find,
    /// The shown text.
    Reader,
    /// What is to be found in the journal.
    JournalText,
    /// A row of the journal.
    JournalRow(usize),
    /// The open entry of the journal: its text, or the way back.
    Entry,
    /// A field of the editor.
    Editor(Field),
}
