//! Which workspace is open: the default one made at first start, another one, and what to do when one cannot be opened.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use unmoor_core::pack;
use unmoor_store::{Access, HeldKey, Holder, Stamp, StoreFault, Workspace};

use crate::App;
use crate::clock::Clock;
use crate::fault::{Fault, FaultCode};
use crate::files;
use crate::known::Known;
use crate::packs;
use crate::portfolio::Portfolio;
use crate::settings::Kept;
use crate::view::*;

/// The name of the default workspace's file.
const DEFAULT_FILE: &str = "Workspace.unmoor";

/// Where Unmoor lives on this machine, and which workspace to open.
#[derive(Debug, Clone)]
pub struct Start {
    /// The data folder; `None` takes the platform's.
    pub data_folder: Option<PathBuf>,
    /// The workspace; `None` takes the default one, which is made at first start.
    pub workspace: Option<PathBuf>,
    /// Whether the workspace is only read.
    pub access: Access,
    /// Where the time comes from.
    pub clock: Clock,
}

impl App {
    /// Starts. A workspace that cannot be opened is told by [`App::start_fault`]; every command that needs one then
    /// gives the same fault until another is opened.
    pub fn start(start: Start) -> Result<Self, Fault> {
        unmoor_store::leave_no_core();
        let (data_folder, homeless) = match start.data_folder.map_or_else(platform_folder, Ok) {
            Ok(folder) => (folder, None),
            Err(fault) => (PathBuf::new(), Some(fault)),
        };
        let kept = if homeless.is_some() { Kept::default() } else { Kept::read(&data_folder) };
        let workspace = match (&start.workspace, homeless) {
            (Some(path), _) => open(&data_folder, path, start.access).map_err(Fault::from),
            (None, Some(fault)) => Err(fault),
            (None, None) => open_default(&data_folder, start.access),
        };
        let refused = workspace.is_err().then_some(start.workspace).flatten();
        let packs = workspace.as_ref().map_or_else(|_| vec![pack::builtin()], packs::at_hand);
        let mut app = Self {
            portfolio: Portfolio::default(),
            keeping: Default::default(),
            workspace,
            refused,
            wanted: start.access,
            key_of_damaged: None,
            salvaged: None,
            data_folder,
            kept,
            clock: start.clock,
            packs,
            live: None,
            projected: Default::default(),
            shown: Vec::new(),
            sheets: Vec::new(),
            chosen: None,
        };
        if start.access == Access::ReadWrite {
            app.remember_open();
        }
        if let Ok(workspace) = &app.workspace {
            app.vouch(workspace);
        }
        Ok(app)
    }

    /// The file of the workspace that such a start would open, whether it is there or not.
    pub fn workspace_file(data_folder: Option<PathBuf>, workspace: Option<PathBuf>) -> Result<PathBuf, Fault> {
        match workspace {
            Some(workspace) => Ok(workspace),
            None => Ok(data_folder.map_or_else(platform_folder, Ok)?.join(DEFAULT_FILE)),
        }
    }

    /// Why the workspace could not be opened at the start.
    pub fn start_fault(&mut self, _: Nothing) -> Result<StartFault, Fault> {
        Ok(StartFault { fault: self.workspace.as_ref().err().cloned() })
    }

    /// Opens another workspace. The one that was open stays open if that fails.
    pub fn open_workspace_at(&mut self, path: &Path) -> Result<(), Fault> {
        if self.workspace_path().is_ok_and(|open| open == path) {
            return Ok(());
        }
        self.open_again(path)
    }

    /// Opens another workspace for reading only.
    pub fn read_workspace_at(&mut self, path: &Path) -> Result<(), Fault> {
        let opened = open(&self.data_folder, path, Access::ReadOnly).map_err(Fault::from);
        self.enter(path, Access::ReadOnly, opened)
    }

    /// Opens the workspace that was refused last for reading only: one that somebody else holds, or may not be
    /// written to.
    pub fn read_workspace(&mut self, _: Nothing) -> Result<HomeView, Fault> {
        let path = self.refused_path();
        self.read_workspace_at(&path)?;
        self.get_home(HomeRequest::first())
    }

    /// Tries the workspace again that was refused last; the default one where none was.
    pub fn retry_workspace(&mut self, _: Nothing) -> Result<HomeView, Fault> {
        let path = self.refused_path();
        if path == self.default_path() {
            return self.open_default_workspace(Nothing {});
        }
        self.open_workspace_at(&path)?;
        self.get_home(HomeRequest::first())
    }

    /// Goes over to a workspace that could be opened; of one that could not, it remembers which it was. Where no
    /// workspace is open, the newest refusal is the one that is told.
    fn enter(&mut self, path: &Path, access: Access, opened: Result<Workspace, Fault>) -> Result<(), Fault> {
        match opened {
            Ok(workspace) => {
                self.hold(workspace);
                Ok(())
            }
            Err(fault) => {
                self.refuse(path, access, &fault);
                Err(fault)
            }
        }
    }

    /// Remembers which workspace was not opened, and for what it should have been.
    pub(crate) fn refuse(&mut self, path: &Path, access: Access, fault: &Fault) {
        self.refused = Some(path.to_owned());
        self.wanted = access;
        if self.workspace.is_err() {
            self.workspace = Err(fault.clone());
        }
    }

    /// Goes over to a workspace; the one that was open is closed.
    pub(crate) fn hold(&mut self, workspace: Workspace) {
        self.close();
        self.vouch(&workspace);
        self.packs = packs::at_hand(&workspace);
        self.workspace = Ok(workspace);
        self.refused = None;
        self.live = None;
    }

    /// Closes the workspace that is open: every command that needs one gives a fault from now on.
    pub fn close(&mut self) {
        self.portfolio = Portfolio::default();
        self.key_of_damaged = None;
        self.finish_backup();
        self.keeping = Default::default();
        let closed = Fault::new(FaultCode::Io, "No workspace is open.", "Everything is saved.", "Open one.");
        let Ok(workspace) = std::mem::replace(&mut self.workspace, Err(closed)) else { return };
        if workspace.access() == Access::ReadOnly {
            return;
        }
        let path = workspace.path().to_owned();
        match workspace.close() {
            Ok(stamp) => self.keep_known(&path, stamp.as_ref()),
            Err(fault) => tracing::warn!("the workspace is saved, its log stays beside it: {fault}"),
        }
    }

    /// A workspace that opened was found good, as its file now lies.
    pub(crate) fn vouch(&self, workspace: &Workspace) {
        if workspace.access() == Access::ReadWrite {
            self.keep_known(workspace.path(), Stamp::of(workspace.path()).ok().as_ref());
        }
    }

    fn keep_known(&self, path: &Path, stamp: Option<&Stamp>) {
        if self.data_folder.as_os_str().is_empty() {
            return; // no home folder, so no place for a list
        }
        if let Err(fault) = Known::keep(&self.data_folder, path, stamp) {
            tracing::warn!("the workspace will be looked through when it is opened again: {fault}");
        }
    }

    /// Where the open workspace is, or the one that was refused.
    pub(crate) fn place(&self) -> PathBuf {
        self.workspace_path().map_or_else(|_| self.refused_path(), Path::to_owned)
    }

    /// Opens what is at a place now, for changing it.
    pub(crate) fn open_again(&mut self, place: &Path) -> Result<(), Fault> {
        self.open_again_with(place, None)
    }

    /// The same with a key that may fit it.
    pub(crate) fn open_again_with(&mut self, place: &Path, key: Option<&HeldKey>) -> Result<(), Fault> {
        let known = Known::read(&self.data_folder).stamp(place);
        let opened = Workspace::open_with(place, Access::ReadWrite, known.as_ref(), key).map_err(Fault::from);
        self.enter(place, Access::ReadWrite, opened)?;
        self.remember_open();
        Ok(())
    }

    pub(crate) fn refused_path(&self) -> PathBuf {
        self.refused.clone().unwrap_or_else(|| self.default_path())
    }

    fn default_path(&self) -> PathBuf {
        self.data_folder.join(DEFAULT_FILE)
    }

    /// Makes a workspace and opens it. A file that is there already is not replaced.
    pub fn new_workspace_at(&mut self, path: &Path) -> Result<(), Fault> {
        let workspace = Workspace::create(path)?;
        self.hold(workspace);
        self.remember_open();
        Ok(())
    }

    /// Opens a workspace from the list of recent ones.
    pub fn open_recent(&mut self, req: OpenRecentRequest) -> Result<HomeView, Fault> {
        let path = self.others().get(req.index as usize).cloned().ok_or_else(|| {
            Fault::new(
                FaultCode::NotFound,
                "This workspace is no longer in the list.",
                "Nothing was changed.",
                "Open it from where it is.",
            )
        })?;
        self.open_workspace_at(&path)?;
        self.get_home(HomeRequest::first())
    }

    /// Opens the default workspace, making it where there is none.
    pub fn open_default_workspace(&mut self, _: Nothing) -> Result<HomeView, Fault> {
        let path = self.default_path();
        if !self.workspace_path().is_ok_and(|open| open == path) {
            let opened = open_default(&self.data_folder, Access::ReadWrite);
            self.enter(&path, Access::ReadWrite, opened)?;
            self.remember_open();
        }
        self.get_home(HomeRequest::first())
    }

    pub(crate) fn workspace_view(&self) -> Result<WorkspaceView, Fault> {
        let workspace = self.workspace()?;
        let is_default = workspace.path() == self.default_path();
        Ok(WorkspaceView {
            name: files::stem(workspace.path()),
            read_only: workspace.access() == Access::ReadOnly,
            protected: workspace.is_protected(),
            is_default,
            recent: (0..)
                .zip(self.others())
                .map(|(index, path)| RecentWorkspace { index, name: files::stem(&path) })
                .collect(),
        })
    }

    /// Recent workspaces but the open one.
    fn others(&self) -> Vec<PathBuf> {
        let open = self.workspace_path().ok();
        self.kept.recent.iter().filter(|path| Some(path.as_path()) != open && path.exists()).cloned().collect()
    }

    /// Remembers the open workspace; that the list cannot be written is no reason to stop.
    pub(crate) fn remember_open(&mut self) {
        let Ok(path) = self.workspace_path().map(Path::to_owned) else { return };
        if self.data_folder.as_os_str().is_empty() {
            return; // no home folder, so no place for a list
        }
        // Another Unmoor may have changed the settings since they were read.
        self.kept = Kept::read(&self.data_folder);
        self.kept.remember(&path);
        if let Err(fault) = self.kept.write(&self.data_folder) {
            tracing::warn!("the list of recent workspaces was not kept: {fault}");
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.close();
    }
}

/// Opens a workspace; one whose file is as it was when it was last found good need not be looked through.
fn open(data_folder: &Path, path: &Path, access: Access) -> Result<Workspace, StoreFault> {
    Workspace::open_known(path, access, Known::read(data_folder).stamp(path).as_ref())
}

fn platform_folder() -> Result<PathBuf, Fault> {
    let dirs = ProjectDirs::from("app", "Unmoor", "Unmoor").ok_or_else(no_home)?;
    Ok(dirs.data_dir().to_owned())
}

fn no_home() -> Fault {
    Fault::new(
        FaultCode::Io,
        "This user has no home folder, so there is no place for the default workspace.",
        "Nothing was changed.",
        "Open a workspace of your choice, or start Unmoor with it: unmoor --workspace FILE.",
    )
}

/// Makes the data folder where it is not there: also one who never had the default workspace has settings.
pub(crate) fn make_data_folder(data_folder: &Path) -> Result<(), Fault> {
    if data_folder.as_os_str().is_empty() {
        return Err(no_home());
    }
    unmoor_store::make_private_folder(data_folder).map_err(|error| {
        Fault::new(
            FaultCode::Io,
            format!("The data folder {} could not be made.", files::name(data_folder)),
            "Nothing was changed.",
            "Check that you may write in your home folder and that the disk is not full.",
        )
        .with_details(error.to_string())
    })
}

fn open_default(data_folder: &Path, access: Access) -> Result<Workspace, Fault> {
    make_data_folder(data_folder)?;
    let path = data_folder.join(DEFAULT_FILE);
    match access {
        Access::ReadWrite => Ok(Workspace::open_or_create(&path, Known::read(data_folder).stamp(&path).as_ref())?),
        Access::ReadOnly if path.exists() => Ok(open(data_folder, &path, access)?),
        Access::ReadOnly => {
            drop(Workspace::create(&path)?);
            Ok(Workspace::open(&path, access)?)
        }
    }
}

/// Who holds a workspace: `in the window (process 4711) of ines on harbour, since 26 Nov 2026, 14:05`.
fn held_by(holder: &Holder) -> String {
    let program = match holder.program.as_str() {
        "unmoor-window" => "in the window",
        "unmoor" => "on the command line",
        other => &format!("in {other}"),
    };
    let mut said = format!("{program} (process {})", holder.process);
    for (word, name) in [("of", &holder.user), ("on", &holder.host)] {
        if !name.is_empty() {
            said.push_str(&format!(" {word} {name}"));
        }
    }
    if let Some(since) = holder.since {
        said.push_str(&format!(", since {}", Clock::System.moment(since)));
    }
    said
}

impl From<StoreFault> for Fault {
    /// The store's faults are one sentence each, its parts divided by semicolons: what happened, what was kept, what
    /// to do.
    fn from(fault: StoreFault) -> Self {
        let code = match &fault {
            StoreFault::Locked { .. } => FaultCode::Locked,
            StoreFault::WrongPassphrase { .. } | StoreFault::TooSoon { .. } | StoreFault::WeakPassphrase { .. } => {
                FaultCode::Refused
            }
            StoreFault::Damaged { .. } => FaultCode::Damaged,
            StoreFault::Cancelled { .. } => FaultCode::Cancelled,
            StoreFault::InUse { .. } => FaultCode::InUse,
            StoreFault::ReadOnly { .. } => FaultCode::ReadOnly,
            StoreFault::DiskFull { .. } => FaultCode::DiskFull,
            StoreFault::NoSuchAssessment { .. } => FaultCode::NotFound,
            StoreFault::Missing { .. } => FaultCode::WorkspaceRefused,
            fault if fault.is_refusal() => FaultCode::WorkspaceRefused,
            _ => FaultCode::Io,
        };
        let told = Fault::from_clauses(code, &fault.to_string(), fault.details().unwrap_or_default());
        match &fault {
            StoreFault::InUse { by: Some(holder), .. } => {
                Fault { happened: format!("{} It is open {}.", told.happened, held_by(holder)), ..told }
            }
            StoreFault::NoSuchAssessment { id } => {
                let happened = "This workspace has no such assessment.".to_owned();
                Fault { happened, details: id.clone(), ..told }
            }
            _ => told,
        }
    }
}
