//! The app: one open workspace, the settings of this machine, a clock.

use std::path::{Path, PathBuf};

use serde_json::json;
use unmoor_core::assessment::{AnswerRecord, Assessment, AssessmentId, OptionKey, QuestionId};
use unmoor_core::pack::{self, Pack};
use unmoor_store::{Access, Act, HeldKey, Merge, Undone, Workspace};

use crate::assessed::Assessed;
use crate::backups::Keeping;
use crate::clock::Clock;
use crate::evidence::Document;
use crate::fault::{Fault, FaultCode};
use crate::portfolio::Portfolio;
use crate::settings::Kept;
use crate::view::*;

/// One open workspace, the settings of this machine, a clock.
pub struct App {
    /// Before the workspace, so that its readers are gone when that is closed.
    pub(crate) portfolio: Portfolio,
    /// The backup that is being made.
    pub(crate) keeping: Keeping,
    pub(crate) workspace: Result<Workspace, Fault>,
    /// The workspace that could not be opened last, so that it can be tried again or only looked at.
    pub(crate) refused: Option<PathBuf>,
    /// What that one was to be opened for.
    pub(crate) wanted: Access,
    /// The key of that workspace, where its passphrase was right and the file is damaged: its backups have it too.
    pub(crate) key_of_damaged: Option<HeldKey>,
    /// What was salvaged of it, until it is opened.
    pub(crate) salvaged: Option<PathBuf>,
    pub(crate) data_folder: PathBuf,
    pub(crate) kept: Kept,
    pub(crate) clock: Clock,
    /// The question packs at hand.
    pub(crate) packs: Vec<&'static Pack>,
    /// The workshop that is on.
    pub(crate) live: Option<crate::workshop::Live>,
    /// What the second window was shown last.
    pub(crate) projected: crate::workshop::Projected,
    /// Responses that were shown and not yet taken in.
    pub(crate) shown: Vec<crate::ask::Shown>,
    /// Answer sheets that were shown and not yet taken in.
    pub(crate) sheets: Vec<crate::answer_sheet::ShownSheet>,
    /// The document that was chosen last and is no evidence yet.
    pub(crate) chosen: Option<Document>,
}

/// The name of the setting that keeps the filter of a walk.
fn filter_key(id: &str) -> String {
    format!("walk/{id}")
}

impl App {
    pub(crate) fn workspace(&self) -> Result<&Workspace, Fault> {
        self.workspace.as_ref().map_err(Clone::clone)
    }

    pub(crate) fn workspace_mut(&mut self) -> Result<&mut Workspace, Fault> {
        self.workspace.as_mut().map_err(|fault| fault.clone())
    }

    /// Works with these packs in place of the built-in one.
    #[must_use]
    pub fn with_packs(mut self, packs: Vec<&'static Pack>) -> Self {
        self.packs = packs;
        self.portfolio = Portfolio::default();
        self
    }

    /// What a new assessment is asked from: the newest version of the built-in pack.
    pub(crate) fn pack(&self) -> &'static Pack {
        let builtin = pack::builtin();
        pack::newest(&builtin.about.id, &self.packs).unwrap_or(builtin)
    }

    /// What an assessment was asked from.
    pub(crate) fn pack_of(&self, assessment: &Assessment) -> Result<&'static Pack, Fault> {
        Ok(pack::scoring(assessment, &self.packs)?)
    }

    pub(crate) fn new_id(&self) -> String {
        let at = self.clock.now();
        let (seconds, nanos) = (at.as_second().unsigned_abs(), at.subsec_nanosecond().unsigned_abs());
        let stamp = uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos);
        uuid::Uuid::new_v7(stamp).to_string()
    }

    pub(crate) fn assessment(&self, id: &str) -> Result<Assessment, Fault> {
        Ok(self.workspace()?.assessment(&AssessmentId::from(id))?)
    }

    pub(crate) fn assessed(&self, id: &str) -> Result<Assessed, Fault> {
        let assessment = self.assessment(id)?;
        let pack = self.pack_of(&assessment)?;
        Ok(Assessed::new(assessment, pack))
    }

    /// The bar at the top of every screen of an assessment.
    pub(crate) fn header(&self, assessed: &Assessed) -> Result<HeaderView, Fault> {
        let workspace = self.workspace()?;
        let vendor = &assessed.assessment.vendor;
        Ok(HeaderView {
            id: assessed.assessment.id.to_string(),
            title: assessed.assessment.title.clone(),
            vendor: vendor.name.clone(),
            service: assessed.service().to_owned(),
            grade: assessed.grade(),
            portability: assessed.portability(),
            undo: workspace.next_undo(None)?.map(|step| crate::undo::phrase(&step)),
            redo: workspace.next_redo(None)?.map(|step| crate::undo::phrase(&step)),
            read_only: workspace.access() == Access::ReadOnly,
            newer_pack: self.newer_pack(&assessed.assessment).map(|pack| pack::name(&pack.reference())),
        })
    }

    pub(crate) fn last_place(&self, id: &str) -> Result<Option<QuestionId>, Fault> {
        Ok(self.workspace()?.last_place(&AssessmentId::from(id))?)
    }

    /// The filter that the walk was left under.
    pub(crate) fn last_filter(&self, id: &str) -> Result<Option<WalkFilter>, Fault> {
        let kept = self.workspace()?.setting(&filter_key(id))?;
        Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok())) // a newer Unmoor may have others
    }

    /// Remembers where one stopped, if anywhere, and under which filter; a workspace that can only be read forgets it.
    pub(crate) fn remember_place(
        &mut self,
        id: &str,
        question: Option<&QuestionId>,
        filter: Option<WalkFilter>,
    ) -> Result<(), Fault> {
        let workspace = self.workspace_mut()?;
        if workspace.access() == Access::ReadOnly {
            return Ok(());
        }
        if let Some(question) = question {
            workspace.set_last_place(&AssessmentId::from(id), question)?;
        }
        let (key, filter) = (filter_key(id), filter.map(|filter| json!(filter).to_string()));
        if workspace.setting(&key)? != filter {
            workspace.set_setting(&key, filter.as_deref())?;
        }
        Ok(())
    }

    pub(crate) fn add_assessment(&mut self, act: Act, assessment: &Assessment) -> Result<(), Fault> {
        let at = self.clock.now();
        self.workspace_mut()?.change(act, at, |tx| tx.add_assessment(assessment))?;
        Ok(())
    }

    pub(crate) fn put_details(&mut self, assessment: &Assessment, forgotten: &[QuestionId]) -> Result<(), Fault> {
        let at = self.clock.now();
        self.workspace_mut()?.change(Act::EditDetails, at, |tx| {
            tx.put_details(assessment)?;
            for question in forgotten {
                let record = assessment.answers.get(question).cloned().unwrap_or_default();
                tx.put_answer_record(&assessment.id, question, &record)?;
            }
            Ok::<_, unmoor_store::StoreFault>(())
        })?;
        Ok(())
    }

    pub(crate) fn set_exposure(
        &mut self,
        id: &str,
        question: &QuestionId,
        option: Option<OptionKey>,
    ) -> Result<(), Fault> {
        let at = self.clock.now();
        let id = AssessmentId::from(id);
        self.workspace_mut()?.change(Act::AnswerExposure, at, |tx| tx.set_exposure(&id, question, option))?;
        Ok(())
    }

    /// Changes what is recorded for a question. It is on the disk when this returns.
    pub(crate) fn change_record(
        &mut self,
        at: &WalkAt,
        act: Act,
        edit: impl Fn(&mut AnswerRecord),
    ) -> Result<(), Fault> {
        let now = self.clock.now();
        let (id, question) = (AssessmentId::from(at.assessment.as_str()), QuestionId(at.question.clone()));
        let merge = if act == Act::SetNote { Merge::WithLast } else { Merge::Never };
        self.workspace_mut()?.change_merging(act, now, merge, |tx| {
            tx.edit_answer(&id, &question, |record| {
                edit(record);
                Ok::<_, unmoor_store::StoreFault>(())
            })
        })?;
        Ok(())
    }

    /// Removes an assessment; undo brings it back.
    pub fn remove_assessment(&mut self, req: AssessmentRequest) -> Result<Nothing, Fault> {
        let at = self.clock.now();
        let id = AssessmentId::from(req.assessment.as_str());
        self.workspace_mut()?.change(Act::RemoveAssessment, at, |tx| tx.remove_assessment(&id))?;
        Ok(Nothing {})
    }

    /// Fills in the demo: a fictitious vendor, so that one sees what comes out before putting anything in.
    pub fn open_demo(&mut self, _: Nothing) -> Result<Created, Fault> {
        let demo = unmoor_core::demo::assessment();
        let id = demo.id.clone();
        match self.assessment(id.as_str()) {
            Ok(_) => {}
            Err(fault) if fault.code == FaultCode::NotFound => self.add_assessment(Act::AddDemo, &demo)?,
            Err(fault) => return Err(fault),
        }
        Ok(Created { assessment: id.to_string() })
    }

    pub(crate) fn undo_step(&mut self) -> Result<Option<Undone>, Fault> {
        let at = self.clock.now();
        Ok(self.workspace_mut()?.undo(None, at)?)
    }

    pub(crate) fn redo_step(&mut self) -> Result<Option<Undone>, Fault> {
        let at = self.clock.now();
        Ok(self.workspace_mut()?.redo(None, at)?)
    }

    /// The file of the open workspace.
    pub fn workspace_path(&self) -> Result<&Path, Fault> {
        Ok(self.workspace()?.path())
    }
}
