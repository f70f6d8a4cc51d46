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
  undo: { request: t.Nothing; response: t.UndoView };
  redo: { request: t.Nothing; response: t.UndoView };
  get_result: { request: t.AssessmentRequest; response: t.ResultView };
  set_treatment: { request: t.SetTreatment; response: t.ResultView };
  get_compare: { request: t.CompareRequest; response: t.CompareView };
  compare_text: { request: t.SaveComparison; response: t.ComparisonText };
  get_report: { request: t.AssessmentRequest; response: t.ReportView };
  get_palette: { request: t.PaletteRequest; response: t.PaletteView };
  get_settings: { request: t.Nothing; response: t.Settings };
  set_settings: { request: t.Settings; response: t.Settings };
  get_about: { request: t.Nothing; response: t.AboutView };
  open_recent: { request: t.OpenRecentRequest; response: t.HomeView };
  open_default_workspace: { request: t.Nothing; response: t.HomeView };
  retry_workspace: { request: t.Nothing; response: t.HomeView };
  read_workspace: { request: t.Nothing; response: t.HomeView };
  start_fault: { request: t.Nothing; response: t.StartFault };
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
  make_report: { request: t.MakeReport; response: t.ReportDone };
  cancel_report: { request: t.Nothing; response: t.Nothing };
  open_report: { request: t.Nothing; response: t.Nothing };
  show_report: { request: t.Nothing; response: t.Nothing };
}

/** Every event with its payload. */
export interface Events {
  "report-progress": t.ReportProgress;
  "close-requested": t.Nothing;
  "open-requested": t.Nothing;
}
