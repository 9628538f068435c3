//! `completions SHELL`.

use clap::CommandFactory;

use super::{Cli, Failure, exit, out};

/// Arguments of `completions`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Shell to complete commands in
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Prints the completion script.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "grapevine", &mut script);
    out::data(&String::from_utf8_lossy(&script))?;
    Ok(exit::DONE)
}
