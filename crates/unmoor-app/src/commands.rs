//! The one command table: every command of the window with its request and its response.
//!
//! From it come the shell's handlers, the permissions and the TypeScript types; a command without a handler does not
//! compile, and one without a permission cannot be called.

/// Calls `$callback! { app { … } window { … } }` with every command.
///
/// Commands under `app` are methods of [`crate::App`] of the same name. Commands under `window` need a window (a
/// dialog, a worker with progress) and are written by the shell.
#[macro_export]
macro_rules! with_commands {
    ($callback:ident) => {
        $callback! {
            app {
                get_home(HomeRequest) -> HomeView;
                get_home_rows(HomeRequest) -> HomeTable;
                copy_home(HomeQuery) -> TableCopy;
                get_sheet(Nothing) -> SheetView;
                get_details(AssessmentRequest) -> SheetView;
                preview_scope(PreviewScope) -> ScopePreview;
                create_assessment(Details) -> Created;
                change_details(ChangeDetails) -> Created;
                remove_assessment(AssessmentRequest) -> Nothing;
                plan_rescore(AssessmentRequest) -> RescorePlan;
                rescore(AssessmentRequest) -> Created;
                open_demo(Nothing) -> Created;
                get_exposure(AssessmentRequest) -> ExposureView;
                answer_exposure(AnswerExposure) -> ExposureView;
                get_walk(WalkRequest) -> WalkView;
                answer_question(AnswerQuestion) -> WalkView;
                set_note(SetNote) -> WalkView;
                set_mark(SetMark) -> WalkView;
                set_ask_vendor(SetAskVendor) -> WalkView;
                get_vendor_list(AssessmentRequest) -> VendorListView;
                put_evidence_item(PutEvidenceItem) -> WalkView;
                remove_evidence_item(RemoveEvidenceItem) -> WalkView;
                get_ask(AssessmentRequest) -> AskView;
                withdraw_request(WithdrawRequest) -> AskView;
                take_in_response(TakeIn) -> TakenView;
                take_over_claim(TakeOverClaim) -> WalkView;
                get_workshop(AssessmentRequest) -> WorkshopView;
                start_workshop(StartWorkshop) -> WorkshopView;
                continue_workshop(AssessmentRequest) -> WorkshopView;
                end_workshop(AssessmentRequest) -> WorkshopView;
                add_participant(AddParticipant) -> WorkshopView;
                set_present(SetPresent) -> WorkshopView;
                set_role(SetRole) -> WorkshopView;
                steer_workshop(SteerWorkshop) -> WorkshopView;
                cast_vote(CastVote) -> WorkshopView;
                reveal_votes(AssessmentRequest) -> WorkshopView;
                decide(Decide) -> WorkshopView;
                get_parking(AssessmentRequest) -> ParkingView;
                park(Park) -> ParkingView;
                set_parked(SetParked) -> ParkingView;
                remove_parked(RemoveParked) -> ParkingView;
                get_projector(Nothing) -> ProjectorView;
                undo(Nothing) -> UndoView;
                redo(Nothing) -> UndoView;
                get_result(AssessmentRequest) -> ResultView;
                get_sum(SumRequest) -> SumView;
                set_treatment(SetTreatment) -> ResultView;
                get_history(HistoryRequest) -> HistoryView;
                take_snapshot(TakeSnapshot) -> SnapshotTaken;
                rename_snapshot(RenameSnapshot) -> SnapshotTaken;
                remove_snapshot(SnapshotRequest) -> Nothing;
                get_compare(CompareRequest) -> CompareView;
                compare_text(SaveComparison) -> ComparisonText;
                try_out(TryRequest) -> TryView;
                keep_tried(KeepTrials) -> ResultView;
                look_at_redaction(LookAtRedaction) -> RedactionView;
                get_report(AssessmentRequest) -> ReportView;
                set_report_options(SetReportOptions) -> ReportView;
                remove_report_logo(AssessmentRequest) -> ReportView;
                get_palette(PaletteRequest) -> PaletteView;
                get_backups(Nothing) -> BackupsView;
                back_up(Nothing) -> BackupsView;
                cancel_backup(Nothing) -> BackupsView;
                restore_backup(BackupRequest) -> HomeView;
                get_settings(Nothing) -> Settings;
                set_settings(Settings) -> Settings;
                get_about(Nothing) -> AboutView;
                get_packs(Nothing) -> PacksView;
                get_pack(PackRequest) -> PackContents;
                remove_pack(PackRequest) -> PacksView;
                open_recent(OpenRecentRequest) -> HomeView;
                open_default_workspace(Nothing) -> HomeView;
                retry_workspace(Nothing) -> HomeView;
                read_workspace(Nothing) -> HomeView;
                start_fault(Nothing) -> StartFault;
                unlock_workspace(Unlock) -> HomeView;
                lock_workspace(Nothing) -> StartFault;
                set_passphrase(SetPassphrase) -> WorkspaceView;
                get_rescue(Nothing) -> RescueView;
                salvage(Salvage) -> SalvageView;
                take_salvaged(TakeSalvaged) -> HomeView;
                restore_last_backup(RestoreLastBackup) -> HomeView;
            }
            window {
                open_projector(Nothing) -> Nothing;
                fit_projector(FitProjector) -> Nothing;
                open_requested(Nothing) -> Nothing;
                close_window(CloseWindow) -> Nothing;
                open_workspace(Nothing) -> SavedView;
                new_workspace(Nothing) -> SavedView;
                save_workspace_copy(Nothing) -> SavedView;
                save_backup(BackupRequest) -> SavedView;
                show_backups(Nothing) -> Nothing;
                import_files(Nothing) -> ImportView;
                import_responses(AssessmentRequest) -> ImportView;
                ask_by_file(AskByFile) -> SavedView;
                export_assessment(ExportAssessment) -> SavedView;
                save_answer_sheet(ExportAssessment) -> SavedView;
                bring_in_pack(Nothing) -> PackImport;
                save_pack(PackRequest) -> SavedView;
                export_everything(Nothing) -> WholeDone;
                import_everything(Nothing) -> WholeDone;
                save_vendor_letter(AssessmentRequest) -> SavedView;
                save_comparison(SaveComparison) -> SavedView;
                choose_document(Nothing) -> ChosenDocument;
                save_document(DocumentRequest) -> SavedView;
                show_saved(Nothing) -> Nothing;
                save_calendar(CalendarRequest) -> SavedView;
                choose_report_logo(AssessmentRequest) -> ReportView;
                preview_report(PreviewReport) -> ReportPageView;
                make_report(MakeReport) -> ReportDone;
                cancel_report(Nothing) -> Nothing;
                cancel_long(Nothing) -> Nothing;
                open_report(Nothing) -> Nothing;
                show_report(Nothing) -> Nothing;
            }
        }
    };
}

/// What the second window may call, and the first one has no use for.
pub const OF_PROJECTOR: [&str; 2] = ["get_projector", "fit_projector"];

/// The names of every command, those of the app first.
pub fn names() -> Vec<&'static str> {
    macro_rules! list {
        (app { $($app:ident($a:ty) -> $b:ty;)* } window { $($window:ident($c:ty) -> $d:ty;)* }) => {
            vec![$(stringify!($app),)* $(stringify!($window),)*]
        };
    }
    with_commands!(list)
}
