// Made by `cargo xtask codegen` from unmoor-app. Do not edit.

import type * as t from "./types";

/** Every command with its request and its response. */
export interface Commands {
  get_home: { request: t.HomeRequest; response: t.HomeView };
  get_home_rows: { request: t.HomeRequest; response: t.HomeTable };
  copy_home: { request: t.HomeQuery; response: t.TableCopy };
  get_sheet: { request: t.Nothing; response: t.SheetView };
  get_details: { request: t.AssessmentRequest; response: t.SheetView };
  preview_scope: { request: t.PreviewScope; response: t.ScopePreview };
  create_assessment: { request: t.Details; response: t.Created };
  change_details: { request: t.ChangeDetails; response: t.Created };
  remove_assessment: { request: t.AssessmentRequest; response: t.Nothing };
  plan_rescore: { request: t.AssessmentRequest; response: t.RescorePlan };
  rescore: { request: t.AssessmentRequest; response: t.Created };
  open_demo: { request: t.Nothing; response: t.Created };
  get_exposure: { request: t.AssessmentRequest; response: t.ExposureView };
  answer_exposure: { request: t.AnswerExposure; response: t.ExposureView };
  get_walk: { request: t.WalkRequest; response: t.WalkView };
  answer_question: { request: t.AnswerQuestion; response: t.WalkView };
  set_note: { request: t.SetNote; response: t.WalkView };
  set_mark: { request: t.SetMark; response: t.WalkView };
  set_ask_vendor: { request: t.SetAskVendor; response: t.WalkView };
  get_vendor_list: { request: t.AssessmentRequest; response: t.VendorListView };
  put_evidence_item: { request: t.PutEvidenceItem; response: t.WalkView };
  remove_evidence_item: { request: t.RemoveEvidenceItem; response: t.WalkView };
  get_ask: { request: t.AssessmentRequest; response: t.AskView };
  withdraw_request: { request: t.WithdrawRequest; response: t.AskView };
  take_in_response: { request: t.TakeIn; response: t.TakenView };
  take_over_claim: { request: t.TakeOverClaim; response: t.WalkView };
  get_workshop: { request: t.AssessmentRequest; response: t.WorkshopView };
  start_workshop: { request: t.StartWorkshop; response: t.WorkshopView };
  continue_workshop: { request: t.AssessmentRequest; response: t.WorkshopView };
  end_workshop: { request: t.AssessmentRequest; response: t.WorkshopView };
  add_participant: { request: t.AddParticipant; response: t.WorkshopView };
  set_present: { request: t.SetPresent; response: t.WorkshopView };
  steer_workshop: { request: t.SteerWorkshop; response: t.WorkshopView };
  cast_vote: { request: t.CastVote; response: t.WorkshopView };
  reveal_votes: { request: t.AssessmentRequest; response: t.WorkshopView };
  decide: { request: t.Decide; response: t.WorkshopView };
  get_parking: { request: t.AssessmentRequest; response: t.ParkingView };
  park: { request: t.Park; response: t.ParkingView };
  set_parked: { request: t.SetParked; response: t.ParkingView };
  remove_parked: { request: t.RemoveParked; response: t.ParkingView };
  get_projector: { request: t.Nothing; response: t.ProjectorView };
  undo: { request: t.Nothing; response: t.UndoView };
  redo: { request: t.Nothing; response: t.UndoView };
  get_result: { request: t.AssessmentRequest; response: t.ResultView };
  get_sum: { request: t.SumRequest; response: t.SumView };
  set_treatment: { request: t.SetTreatment; response: t.ResultView };
  get_history: { request: t.HistoryRequest; response: t.HistoryView };
  take_snapshot: { request: t.TakeSnapshot; response: t.SnapshotTaken };
  rename_snapshot: { request: t.RenameSnapshot; response: t.SnapshotTaken };
  remove_snapshot: { request: t.SnapshotRequest; response: t.Nothing };
  get_compare: { request: t.CompareRequest; response: t.CompareView };
  compare_text: { request: t.SaveComparison; response: t.ComparisonText };
  try_out: { request: t.TryRequest; response: t.TryView };
  keep_tried: { request: t.KeepTrials; response: t.ResultView };
  get_report: { request: t.AssessmentRequest; response: t.ReportView };
  set_report_options: { request: t.SetReportOptions; response: t.ReportView };
  remove_report_logo: { request: t.AssessmentRequest; response: t.ReportView };
  get_palette: { request: t.PaletteRequest; response: t.PaletteView };
  get_settings: { request: t.Nothing; response: t.Settings };
  set_settings: { request: t.Settings; response: t.Settings };
  get_about: { request: t.Nothing; response: t.AboutView };
  open_recent: { request: t.OpenRecentRequest; response: t.HomeView };
  open_default_workspace: { request: t.Nothing; response: t.HomeView };
  retry_workspace: { request: t.Nothing; response: t.HomeView };
  read_workspace: { request: t.Nothing; response: t.HomeView };
  start_fault: { request: t.Nothing; response: t.StartFault };
  unlock_workspace: { request: t.Unlock; response: t.HomeView };
  lock_workspace: { request: t.Nothing; response: t.StartFault };
  set_passphrase: { request: t.SetPassphrase; response: t.WorkspaceView };
  open_projector: { request: t.Nothing; response: t.Nothing };
  fit_projector: { request: t.FitProjector; response: t.Nothing };
  open_requested: { request: t.Nothing; response: t.Nothing };
  close_window: { request: t.CloseWindow; response: t.Nothing };
  open_workspace: { request: t.Nothing; response: t.SavedView };
  new_workspace: { request: t.Nothing; response: t.SavedView };
  save_workspace_copy: { request: t.Nothing; response: t.SavedView };
  import_files: { request: t.Nothing; response: t.ImportView };
  import_responses: { request: t.AssessmentRequest; response: t.ImportView };
  ask_by_file: { request: t.AskByFile; response: t.SavedView };
  export_assessment: { request: t.ExportAssessment; response: t.SavedView };
  save_vendor_letter: { request: t.AssessmentRequest; response: t.SavedView };
  save_comparison: { request: t.SaveComparison; response: t.SavedView };
  choose_document: { request: t.Nothing; response: t.ChosenDocument };
  save_document: { request: t.DocumentRequest; response: t.SavedView };
  show_saved: { request: t.Nothing; response: t.Nothing };
  save_calendar: { request: t.CalendarRequest; response: t.SavedView };
  choose_report_logo: { request: t.AssessmentRequest; response: t.ReportView };
  preview_report: { request: t.PreviewReport; response: t.ReportPageView };
  make_report: { request: t.MakeReport; response: t.ReportDone };
  cancel_report: { request: t.Nothing; response: t.Nothing };
  open_report: { request: t.Nothing; response: t.Nothing };
  show_report: { request: t.Nothing; response: t.Nothing };
}

/** Every event with its payload. */
export interface Events {
  "projector-changed": t.ProjectorView;
  "report-progress": t.ReportProgress;
  "close-requested": t.Nothing;
  "open-requested": t.Nothing;
}
