//! What a screen is given to draw from: the read model, the colours, and a queue for what it asks.

use std::cell::RefCell;

use super::command::{Action, Command};
use super::jobs::Work;
use super::model::Model;
use super::safety::Safety;
use super::theme::Tokens;

/// The commands of one frame, in order.
#[derive(Debug, Default)]
pub struct Queue(RefCell<Vec<Command>>);

impl Queue {
    /// Adds a command.
    pub fn send(&self, command: Command) {
        self.0.borrow_mut().push(command);
    }

    /// Takes all commands out.
    pub fn take(&self) -> Vec<Command> {
        self.0.take()
    }
}

/// What every screen draws from.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// The record, as read into memory.
    pub model: &'a Model,
    /// What is known of backups.
    pub safety: &'a Safety,
    /// The work under way.
    pub works: &'a [Work],
    /// The colours of the theme that is on.
    pub tokens: &'a Tokens,
    /// Where requests go.
    pub queue: &'a Queue,
}

impl Cx<'_> {
    /// Asks for something; it happens after the frame.
    pub fn send(&self, command: Command) {
        self.queue.send(command);
    }

    /// Asks for an action.
    pub fn act(&self, action: Action) {
        self.queue.send(Command::Act(action));
    }
}
