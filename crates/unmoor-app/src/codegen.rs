//! TypeScript for the window, made from the command table and the views.

use ts_rs::{Config, TS};

use crate::fault::*;
use crate::view::*;

const HEAD: &str = "// Made by `cargo xtask codegen` from unmoor-app. Do not edit.\n\n";

/// The text of `ui/src/generated/types.ts` and `ui/src/generated/commands.ts`.
pub fn typescript() -> Vec<(&'static str, String)> {
    vec![("types.ts", types()), ("commands.ts", commands())]
}

fn types() -> String {
    let config = Config::new().with_large_int("number");
    let mut out = HEAD.to_owned();
    macro_rules! declare {
        ($($name:ident),* $(,)?) => {$(
            if let Some(docs) = <$name as TS>::docs() {
                out.push_str(&docs);
            }
            out.push_str("export ");
            out.push_str(&<$name as TS>::decl(&config));
            out.push_str("\n\n");
        )*};
    }
    declare!(
        Fault,
        FaultCode,
        GradeLetter,
        GradeView,
        IntervalView,
        HeaderView,
        ChoiceView,
        ArithmeticLine,
        AssessmentRequest,
        Nothing,
        HomeView,
        WorkspaceView,
        RecentWorkspace,
        OpenRecentRequest,
        LeadView,
        HomeRequest,
        HomeQuery,
        HomeSort,
        HomeFilter,
        FilterGroup,
        FilterChoice,
        HomeTable,
        TableCopy,
        HomeRow,
        RowScore,
        PortfolioView,
        DotView,
        CircleView,
        SafeDayView,
        ExitView,
        UnscoredRow,
        RescorePlan,
        RescoreLine,
        CompareRequest,
        CompareView,
        ChosenView,
        CompareRefusal,
        ComparisonView,
        CompareColumn,
        CompareRow,
        CompareFigures,
        FigureCell,
        CompareAnswer,
        AnswerCell,
        SaveComparison,
        CompareFormat,
        ComparisonText,
        ContractDateView,
        PointView,
        AxesView,
        FieldView,
        ContourView,
        SheetView,
        Details,
        ParticipantInput,
        ChangeDetails,
        PreviewScope,
        ScopePreview,
        DepthView,
        FieldProblem,
        Created,
        ExposureView,
        ExposureQuestionView,
        AnswerExposure,
        WalkView,
        SectionProgress,
        WalkFilter,
        FilterView,
        QuestionView,
        OptionView,
        AnswerState,
        EvidenceStep,
        EvidenceItemKind,
        EvidenceItemView,
        DocumentView,
        ChosenDocument,
        DocumentRequest,
        ReferenceView,
        VoteView,
        DecisionView,
        EffectView,
        MoveView,
        StepView,
        WalkBlocker,
        WalkUnknown,
        WalkRequest,
        AnswerQuestion,
        WalkAt,
        AnswerInput,
        SetNote,
        SetMark,
        SetAskVendor,
        PutEvidenceItem,
        RemoveEvidenceItem,
        UndoView,
        UndoScreen,
        ResultView,
        FactView,
        SectionResult,
        QuestionResult,
        CapView,
        ChartView,
        ChartRow,
        BlockerView,
        WayUpView,
        WayStepView,
        FindingView,
        ActorStep,
        TreatmentStep,
        TreatmentView,
        LeftOverView,
        TreatmentInput,
        SetTreatment,
        VendorQuestion,
        VendorListView,
        TestPlanLine,
        AskView,
        AskPerson,
        AskPick,
        AskSection,
        AskQuestion,
        RequestView,
        AskByFile,
        AskKind,
        WithdrawRequest,
        MergeView,
        MergeLine,
        SaidView,
        TakeIn,
        TakenView,
        ClaimView,
        TakeOverClaim,
        ImportView,
        ImportedAssessment,
        RefusedFile,
        ExportAssessment,
        SavedView,
        CloseWindow,
        ReportView,
        ReportPart,
        ReportOptions,
        ReportFormat,
        ReportFormatView,
        MakeReport,
        ReportProgress,
        ReportDone,
        Settings,
        Theme,
        AboutView,
        PaletteEntry,
        PaletteKind,
        PaletteRequest,
        PaletteView,
        StartFault,
    );
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn commands() -> String {
    let config = Config::new().with_large_int("number");
    let mut out = format!("{HEAD}import type * as t from \"./types\";\n\n");
    out.push_str("/** Every command with its request and its response. */\nexport interface Commands {\n");
    macro_rules! list {
        (app { $($app:ident($a:ty) -> $b:ty;)* } window { $($window:ident($c:ty) -> $d:ty;)* }) => {
            $(line(&mut out, stringify!($app), &<$a as TS>::name(&config), &<$b as TS>::name(&config));)*
            $(line(&mut out, stringify!($window), &<$c as TS>::name(&config), &<$d as TS>::name(&config));)*
        };
    }
    crate::with_commands!(list);
    out.push_str("}\n\n/** Every event with its payload. */\nexport interface Events {\n");
    out.push_str("  \"report-progress\": t.ReportProgress;\n  \"close-requested\": t.Nothing;\n  \"open-requested\": t.Nothing;\n}\n");
    out
}

fn line(out: &mut String, name: &str, request: &str, response: &str) {
    out.push_str(&format!("  {name}: {{ request: t.{request}; response: t.{response} }};\n"));
}
