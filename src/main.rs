//! The `cairn` program: no arguments open the window, a subcommand works in the terminal.

fn main() {}
