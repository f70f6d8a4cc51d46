//! Opens the workspace only when a command needs one: a file needs none.

use std::path::{Path, PathBuf};

use unmoor_app::clock::Clock;
use unmoor_app::exchange;
use unmoor_app::fault::Fault;
use unmoor_app::{Access, App, Assessed, Start};

use crate::args::Args;

/// Which workspace the command line speaks of.
pub(crate) struct Session {
    workspace: Option<PathBuf>,
    data_folder: Option<PathBuf>,
    pub(crate) clock: Clock,
    /// Whether JSON is printed: a program reads, and nobody is asked anything.
    pub(crate) as_json: bool,
}

impl Session {
    pub(crate) fn new(args: &Args) -> Self {
        Self {
            workspace: args.workspace.clone(),
            data_folder: args.data_dir.clone(),
            clock: Clock::System,
            as_json: args.json,
        }
    }

    /// The app, with its workspace open.
    pub(crate) fn app(&self, access: Access) -> Result<App, Fault> {
        let mut app = App::start(Start {
            data_folder: self.data_folder.clone(),
            workspace: self.workspace.clone(),
            access,
            clock: self.clock.clone(),
        })?;
        match app.start_fault(unmoor_app::view::Nothing {})?.fault {
            Some(fault) => Err(fault),
            None => Ok(app),
        }
    }

    /// The assessment that a word of the command line names: a file, or an id of the workspace.
    pub(crate) fn assessed(&self, named: &str) -> Result<Assessed, Fault> {
        let path = Path::new(named);
        if path.is_file() || named.ends_with(".json") || named.ends_with(".pdf") {
            return Ok(Assessed::of(exchange::read(path)?));
        }
        let app = self.app(Access::ReadOnly)?;
        let id = app.find(named)?;
        app.leave(&id)
    }
}
