//! Opens the workspace only when a command needs one: a file needs none.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use unmoor_app::clock::Clock;
use unmoor_app::exchange;
use unmoor_app::fault::Fault;
use unmoor_app::view::{Nothing, Secret};
use unmoor_app::{Access, App, Assessed, Assessment, HeldKey, Redaction, Start};

use crate::args::Args;
use crate::passphrase;

/// The file that a word of the command line names, where it names one.
pub(crate) fn as_file(named: &str) -> Option<&Path> {
    let path = Path::new(named);
    (path.is_file() || named.ends_with(".json") || named.ends_with(".pdf")).then_some(path)
}

/// Which workspace the command line speaks of.
pub(crate) struct Session {
    workspace: Option<PathBuf>,
    data_folder: Option<PathBuf>,
    /// Where the passphrase of the workspace stands; `None` asks at the terminal.
    pub(crate) passphrase_file: Option<PathBuf>,
    pub(crate) clock: Clock,
    /// The key once the passphrase was given: nobody is asked twice, standard input is read once, and the passphrase itself is given
    /// up as soon as the key is made.
    key: RefCell<Option<HeldKey>>,
    /// Whether JSON is printed: a program reads, and nobody is asked anything.
    pub(crate) as_json: bool,
}

impl Session {
    pub(crate) fn new(args: &Args) -> Self {
        Self {
            workspace: args.workspace.clone(),
            data_folder: args.data_dir.clone(),
            passphrase_file: args.passphrase_file.clone(),
            clock: Clock::System,
            key: RefCell::default(),
            as_json: args.json,
        }
    }

    /// The file of the workspace, whether it is there or not.
    pub(crate) fn workspace_file(&self) -> Result<PathBuf, Fault> {
        App::workspace_file(self.data_folder.clone(), self.workspace.clone())
    }

    /// The app, with its workspace open. Before a command changes it, it is backed up if that is due.
    pub(crate) fn app(&self, access: Access) -> Result<App, Fault> {
        self.app_and_passphrase(access).map(|(app, _)| app)
    }

    /// The same with the passphrase that opened it, where it was asked for just now.
    pub(crate) fn app_and_passphrase(&self, access: Access) -> Result<(App, Option<Secret>), Fault> {
        let mut app = self.app_in_any_case(access)?;
        let given = match app.start_fault(Nothing {})?.fault {
            Some(fault) if fault.is_locked() => self.unlock(&mut app)?,
            Some(fault) => return Err(fault),
            None => None,
        };
        app.back_up_when_due();
        Ok((app, given))
    }

    fn unlock(&self, app: &mut App) -> Result<Option<Secret>, Fault> {
        let held = self.key.borrow().clone();
        if held.is_some() {
            app.unlock_with(held)?;
            return Ok(None);
        }
        let given = passphrase::of_workspace(self)?;
        app.unlock(&given)?;
        *self.key.borrow_mut() = app.key();
        Ok(Some(given))
    }

    /// The app, also where its workspace could not be opened.
    pub(crate) fn app_in_any_case(&self, access: Access) -> Result<App, Fault> {
        App::start(Start {
            data_folder: self.data_folder.clone(),
            workspace: self.workspace.clone(),
            access,
            clock: self.clock.clone(),
        })
    }

    /// The assessment that a word of the command line names, a file or an id of the workspace, to be shown or written.
    pub(crate) fn assessed(&self, named: &str, redaction: &Redaction) -> Result<Assessed, Fault> {
        if as_file(named).is_some() {
            return self.assessed_with_documents(named).map(|(assessed, _)| assessed.leaving_out(redaction));
        }
        let app = self.app(Access::ReadOnly)?;
        app.leave(&app.find(named)?, redaction)
    }

    /// The same with the hashes of the documents that the workspace holds of it; a file holds none.
    pub(crate) fn assessed_with_documents(&self, named: &str) -> Result<(Assessed, Vec<String>), Fault> {
        if let Some(file) = as_file(named) {
            return Ok((Assessed::of(exchange::read(file)?), Vec::new()));
        }
        let app = self.app(Access::ReadOnly)?;
        let id = app.find(named)?;
        Ok((app.leave(&id, &Redaction::none())?, app.documents(&id)?))
    }

    /// The same as it stands, also where it cannot be scored here.
    pub(crate) fn assessment(&self, named: &str) -> Result<Assessment, Fault> {
        match as_file(named) {
            Some(file) => exchange::read(file),
            None => {
                let app = self.app(Access::ReadOnly)?;
                app.as_held(&app.find(named)?)
            }
        }
    }
}
