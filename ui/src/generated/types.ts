// Made by `cargo xtask codegen` from unmoor-app. Do not edit.

/**
 * A failure as it crosses to the window and the terminal: what happened, what was kept, what to do.
 */
export type Fault = { 
/**
 * For the program; it exists only where somebody reacts to it.
 */
code: FaultCode, 
/**
 * What happened.
 */
happened: string, 
/**
 * What was kept.
 */
kept: string, 
/**
 * What to do.
 */
remedy: string, 
/**
 * For a bug report; never shown alone.
 */
details: string, };

/**
 * What the program can react to.
 */
export type FaultCode = "refused" | "workspace_refused" | "locked" | "damaged" | "in_use" | "read_only" | "disk_full" | "io" | "not_found" | "cancelled" | "internal";

/**
 * A grade letter.
 */
export type GradeLetter = "A" | "B" | "C" | "D" | "E";

/**
 * A grade as it is always written: assured, with the possible one beside it.
 */
export type GradeView = { 
/**
 * The headline grade.
 */
assured: GradeLetter, 
/**
 * What is possible.
 */
possible: GradeLetter, 
/**
 * `up to B`; empty where both ends have the same grade.
 */
up_to: string, 
/**
 * Whether the word "provisional" stands beside it.
 */
provisional: boolean, 
/**
 * `D (up to B), provisional`.
 */
text: string, };

/**
 * A grade's stretch of the scale.
 */
export type GradeBand = { 
/**
 * The grade.
 */
letter: GradeLetter, 
/**
 * Where it begins, 0 to 85.
 */
from: number, 
/**
 * Where it ends, 30 to 100.
 */
to: number, };

/**
 * An interval bar: both ends, 0 to 100, with their printed numbers.
 */
export type IntervalView = { 
/**
 * Assured end, 0 to 100.
 */
assured: number, 
/**
 * Possible end, 0 to 100.
 */
possible: number, 
/**
 * As printed; never crosses a grade floor.
 */
assured_text: string, 
/**
 * As printed.
 */
possible_text: string, 
/**
 * The level of the assured end, which gives the bar its colour.
 */
level: GradeLetter, 
/**
 * What a screen reader says.
 */
alt: string, };

/**
 * What every screen of an assessment has at its top.
 */
export type HeaderView = { 
/**
 * The assessment's id.
 */
id: string, 
/**
 * What the team calls it.
 */
title: string, 
/**
 * Who is assessed.
 */
vendor: string, 
/**
 * Which product; the name in the bar.
 */
service: string, 
/**
 * Grade so far.
 */
grade: GradeView, 
/**
 * Portability so far.
 */
portability: IntervalView, 
/**
 * What undo would take back, as a phrase; `null` where there is nothing.
 */
undo: string | null, 
/**
 * What redo would bring back.
 */
redo: string | null, 
/**
 * Whether the workspace can only be read.
 */
read_only: boolean, 
/**
 * A newer version at hand of its question pack, which a copy can be moved to: `unmoor-standard 1.1.0`.
 */
newer_pack: string | null, };

/**
 * A choice in a list.
 */
export type ChoiceView = { 
/**
 * What is stored.
 */
key: string, 
/**
 * What is shown.
 */
label: string, };

/**
 * A line of printed arithmetic.
 */
export type ArithmeticLine = { 
/**
 * What it is.
 */
label: string, 
/**
 * How it comes about, such as `642 / 38`; may be empty.
 */
working: string, 
/**
 * What comes out.
 */
result: string, 
/**
 * Whether it is a sum, under a rule.
 */
sum: boolean, };

/**
 * Which assessment.
 */
export type AssessmentRequest = { 
/**
 * Its id.
 */
assessment: string, };

/**
 * Nothing to say.
 */
export type Nothing = Record<symbol, never>;

/**
 * The vendors of this workspace and what they add up to in words.
 */
export type HomeView = { 
/**
 * The workspace that is open.
 */
workspace: WorkspaceView, 
/**
 * One sentence: "Five of eleven assessments show a high risk."
 */
headline: string, 
/**
 * The date that presses most; `null` where none does.
 */
lead: LeadView | null, 
/**
 * What the table can be filtered by.
 */
filters: Array<FilterGroup>, 
/**
 * The table, as far as it was asked for.
 */
table: HomeTable, 
/**
 * The assessments by exposure and lock-in.
 */
portfolio: PortfolioView, 
/**
 * Assessments that cannot be scored here: their question pack is not at hand. By vendor and service.
 */
unscored: Array<UnscoredRow>, 
/**
 * What the chart is drawn on.
 */
axes: AxesView, 
/**
 * The grades on the scale, upwards: what the bars are drawn on.
 */
grades: Array<GradeBand>, 
/**
 * Whether the demo is in this workspace already: its assessment's id.
 */
demo: string | null, };

/**
 * A workspace as it is shown; its path stays in Rust.
 */
export type WorkspaceView = { 
/**
 * The file's name without its ending.
 */
name: string, 
/**
 * Whether it can only be read.
 */
read_only: boolean, 
/**
 * Whether it has a passphrase.
 */
protected: boolean, 
/**
 * Whether it is the one made at first start.
 */
is_default: boolean, 
/**
 * Other workspaces opened lately, most recent first.
 */
recent: Array<RecentWorkspace>, };

/**
 * A workspace opened before.
 */
export type RecentWorkspace = { 
/**
 * Its place in the list, to open it by.
 */
index: number, 
/**
 * The file's name without its ending.
 */
name: string, };

/**
 * Words that a person typed and that are shown nowhere. They are overwritten when they are dropped.
 */
export type Secret = string;

/**
 * Opens the workspace that has a passphrase.
 */
export type Unlock = { 
/**
 * Its passphrase.
 */
passphrase: Secret, };

/**
 * Sets, changes or removes the passphrase of the open workspace.
 */
export type SetPassphrase = { 
/**
 * The one that it has; `null` where it has none.
 */
former: Secret | null, 
/**
 * The one that it is to have; `null` removes it.
 */
passphrase: Secret | null, };

/**
 * Opens a workspace from the list of recent ones.
 */
export type OpenRecentRequest = { 
/**
 * Its place in the list.
 */
index: number, };

/**
 * The date that presses most.
 */
export type LeadView = { 
/**
 * `Next notice to give: Quaystead, by 25 Feb 2027.` or `The last safe day of Halvard passed on 1 Oct 2026.`
 */
text: string, 
/**
 * The assessment that it speaks of.
 */
assessment: string, 
/**
 * Whether anything is answered there.
 */
begun: boolean, };

/**
 * What is asked of the table.
 */
export type HomeRequest = { 
/**
 * Which rows, in which order.
 */
query: HomeQuery, 
/**
 * The first row wanted, from 0.
 */
from: number, 
/**
 * How many rows.
 */
count: number, 
/**
 * An assessment whose place is wanted.
 */
find: string | null, };

/**
 * Which rows, in which order.
 */
export type HomeQuery = { 
/**
 * Words that vendor, service or title must hold.
 */
search: string, 
/**
 * Filters; those of one group widen what is found, those of another narrow it.
 */
filters: Array<HomeFilter>, 
/**
 * What the rows are sorted by.
 */
sort: HomeSort, 
/**
 * Whether the highest or latest stands first.
 */
descending: boolean, };

/**
 * What the table can be sorted by.
 */
export type HomeSort = "vendor" | "grade" | "portability" | "risk" | "coverage" | "contract" | "safe_day" | "touched";

/**
 * What the table can be filtered by.
 */
export type HomeFilter = "risk_severe" | "risk_high" | "risk_moderate" | "risk_low" | "grade_a" | "grade_b" | "grade_c" | "grade_d" | "grade_e" | "provisional" | "settled" | "date_passed" | "date_soon" | "depth_quick" | "depth_standard" | "depth_full";

/**
 * Filters of one kind.
 */
export type FilterGroup = { 
/**
 * `Risk`.
 */
label: string, 
/**
 * What can be chosen.
 */
choices: Array<FilterChoice>, };

/**
 * A filter with how many assessments it keeps.
 */
export type FilterChoice = { 
/**
 * Its name.
 */
key: HomeFilter, 
/**
 * `Severe`.
 */
label: string, 
/**
 * How many of all of them fit.
 */
count: number, };

/**
 * A part of the table.
 */
export type HomeTable = { 
/**
 * The rows that were asked for.
 */
rows: Array<HomeRow>, 
/**
 * The place of the first of them, from 0.
 */
from: number, 
/**
 * How many rows the query finds.
 */
found: number, 
/**
 * How many there are without search and filters.
 */
total: number, 
/**
 * `12 of 340 assessments, highest risk first`.
 */
tally: string, 
/**
 * The place of the assessment that was looked for; `null` where the query does not find it.
 */
place: number | null, 
/**
 * `Scoring: 4,096 of 10,000`; empty once all are scored.
 */
scoring: string, };

/**
 * The table, to paste elsewhere.
 */
export type TableCopy = { 
/**
 * How many rows, its head left out.
 */
rows: number, 
/**
 * Lines with tabs between the cells.
 */
text: string, 
/**
 * A table in HTML.
 */
html: string, };

/**
 * An assessment in the table.
 */
export type HomeRow = { 
/**
 * The assessment's id.
 */
id: string, 
/**
 * What the team calls it.
 */
title: string, 
/**
 * Who is assessed.
 */
vendor: string, 
/**
 * Which product.
 */
service: string, 
/**
 * What it comes to; `null` until it has been scored.
 */
score: RowScore | null, 
/**
 * The next contract date; `null` where no end is known.
 */
contract: ContractDateView | null, 
/**
 * The last safe day, or what is missing to know it.
 */
safe_day: SafeDayView, 
/**
 * When it was last changed, RFC 3339.
 */
touched_at: string, 
/**
 * `today`, `yesterday`, `18 Nov`.
 */
touched: string, };

/**
 * What an assessment comes to.
 */
export type RowScore = { 
/**
 * Grade with the possible one.
 */
grade: GradeView, 
/**
 * Portability.
 */
portability: IntervalView, 
/**
 * Assured risk, 0 to 100.
 */
risk: number, 
/**
 * `37`.
 */
risk_text: string, 
/**
 * `High`.
 */
zone: string, 
/**
 * `down to 12, low`; empty where both ends are the same.
 */
risk_possible: string, 
/**
 * 0 to 1.
 */
coverage: number, 
/**
 * `70%`.
 */
coverage_text: string, 
/**
 * Where it stands in the chart.
 */
point: PointView, };

/**
 * The assessments by exposure and lock-in: a dot each, and where there are too many, dots for the highest risks and
 * circles for the others.
 */
export type PortfolioView = { 
/**
 * Highest risk first.
 */
dots: Array<DotView>, 
/**
 * Those that are drawn together.
 */
circles: Array<CircleView>, 
/**
 * What is drawn together; empty where every one has its dot.
 */
note: string, };

/**
 * An assessment in the chart.
 */
export type DotView = { 
/**
 * The assessment's id.
 */
id: string, 
/**
 * Who is assessed.
 */
vendor: string, 
/**
 * The letter on the dot.
 */
grade: GradeLetter, 
/**
 * `Quaystead, Relate: risk 37, high, provisional`.
 */
alt: string, 
/**
 * Whether the grade is provisional.
 */
provisional: boolean, 
/**
 * Whether anything is answered.
 */
begun: boolean, 
/**
 * Where it stands.
 */
point: PointView, };

/**
 * Assessments that stand close together.
 */
export type CircleView = { 
/**
 * Its middle, from the left and from the top, 0 to 100.
 */
at: [number, number], 
/**
 * Its share of the largest circle's area, above 0, at most 1.
 */
share: number, 
/**
 * `212`.
 */
count: string, 
/**
 * `212 assessments: exposure 60 to 65, lock-in 50 to 60`.
 */
alt: string, };

/**
 * The last day on which a decision to leave still leaves time to move.
 */
export type SafeDayView = { 
/**
 * ISO date; `null` where it is not known.
 */
date: string | null, 
/**
 * `2 Jan 2027`; empty where it is not known.
 */
text: string, 
/**
 * `in 37 days`, `passed 12 days ago`, or what is missing: `not known; enter the notice period`.
 */
note: string, 
/**
 * Whether it has passed: shown in red beside its words.
 */
passed: boolean, 
/**
 * `31 December 2027 − 90 days’ notice − 9 months to move = 2 January 2027`; empty where it is not known.
 */
sum: string, };

/**
 * How long a move away takes, and what that makes of the contract's dates.
 */
export type ExitView = { 
/**
 * The last safe day.
 */
safe_day: SafeDayView, 
/**
 * The question on whether a move fits into the contract's time, `XR-02`; empty where it is not asked.
 */
question: string, 
/**
 * What that question is called.
 */
title: string, 
/**
 * What was answered to it.
 */
answer: string, 
/**
 * Where the answer and the months do not agree, a sentence; else empty.
 */
doubt: string, };

/**
 * An assessment that cannot be scored here.
 */
export type UnscoredRow = { 
/**
 * The assessment's id.
 */
id: string, 
/**
 * What the team calls it.
 */
title: string, 
/**
 * Who is assessed.
 */
vendor: string, 
/**
 * Which product.
 */
service: string, 
/**
 * What it was asked from: `unmoor-standard 0.9.0`.
 */
pack: string, 
/**
 * Why it cannot be scored, and that its answers are all kept.
 */
why: string, 
/**
 * The pack that a copy can be rescored with; `null` where there is none.
 */
rescore_with: string | null, };

/**
 * What a rescored copy would hold, and what it could not.
 */
export type RescorePlan = { 
/**
 * The original.
 */
assessment: string, 
/**
 * What the copy will be called.
 */
title: string, 
/**
 * What the original was asked from.
 */
from: string, 
/**
 * What the copy will be scored with.
 */
to: string, 
/**
 * How many answers are carried over, in a sentence.
 */
carried: string, 
/**
 * What stays behind, by question.
 */
lost: Array<RescoreLine>, 
/**
 * Answers that are carried over and read or count otherwise now, by question.
 */
reworded: Array<RescoreLine>, 
/**
 * What counts otherwise now, by section or question: weights, caps, and what is asked.
 */
counted: Array<RescoreLine>, 
/**
 * That nobody can tell what reads otherwise; empty where it can be told.
 */
unseen: string, 
/**
 * Which questions are new; empty where nothing is known to be.
 */
added: string, };

/**
 * A question or a section, and what happens to it.
 */
export type RescoreLine = { 
/**
 * Such as `DO-01`.
 */
id: string, 
/**
 * A sentence.
 */
text: string, };

/**
 * Which assessments to compare, in the order of the columns.
 */
export type CompareRequest = { 
/**
 * Their ids.
 */
assessments: Array<string>, };

/**
 * The comparison of the chosen assessments, or why there is none.
 */
export type CompareView = { 
/**
 * The chosen assessments that are in this workspace, in their order.
 */
chosen: Array<ChosenView>, 
/**
 * Why they cannot be compared; `null` where they can.
 */
refusal: CompareRefusal | null, 
/**
 * The comparison; `null` where there is none.
 */
table: ComparisonView | null, };

/**
 * A chosen assessment.
 */
export type ChosenView = { 
/**
 * Its id.
 */
id: string, 
/**
 * What the team calls it.
 */
title: string, 
/**
 * Who is assessed.
 */
vendor: string, 
/**
 * Which product.
 */
service: string, 
/**
 * What it was asked from: `unmoor-standard 1.0.0`.
 */
pack: string, 
/**
 * The pack that a copy can be rescored with; `null` where it is scored with that already.
 */
rescore_with: string | null, };

/**
 * Why assessments cannot be compared.
 */
export type CompareRefusal = { 
/**
 * What is in the way.
 */
happened: string, 
/**
 * What to do.
 */
remedy: string, 
/**
 * Whether rescored copies would help.
 */
rescore: boolean, };

/**
 * Assessments side by side.
 */
export type ComparisonView = { 
/**
 * "Sundial is clearly freer; between Quaystead and Marlow there is no clear difference."
 */
headline: string, 
/**
 * "Same method, same pack, on the 95 questions all three have in scope."
 */
gist: string, 
/**
 * "By risk, highest first: Quaystead 37, Marlow 25, Sundial 12."
 */
ranking: string, 
/**
 * The columns.
 */
columns: Array<CompareColumn>, 
/**
 * Portability.
 */
whole: CompareRow, 
/**
 * The sections.
 */
sections: Array<CompareRow>, 
/**
 * Risk, exposure, contract dates.
 */
figures: Array<CompareFigures>, 
/**
 * "80 answers differ, the widest first."
 */
answers_lead: string, 
/**
 * The answers that differ.
 */
answers: Array<CompareAnswer>, };

/**
 * A column.
 */
export type CompareColumn = { 
/**
 * The assessment's id.
 */
id: string, 
/**
 * The shortest name that no other column has.
 */
name: string, 
/**
 * Who is assessed.
 */
vendor: string, 
/**
 * Which product, with what the team calls it where vendor and product do not tell two columns apart.
 */
service: string, 
/**
 * The grade on the common questions.
 */
grade: GradeView, 
/**
 * How its own score differs: "On its own 44 to 78, with …"; empty where all its questions are common.
 */
own: string, };

/**
 * A row of intervals.
 */
export type CompareRow = { 
/**
 * The section; empty for the whole.
 */
id: string, 
/**
 * `Data ownership`.
 */
label: string, 
/**
 * One interval a column; `null` where nothing of it applies.
 */
cells: Array<IntervalView | null>, 
/**
 * `Sundial`, or `no clear difference`.
 */
freer: string, 
/**
 * Whether any is clearly freer than any other.
 */
clear: boolean, };

/**
 * A row of words and numbers.
 */
export type CompareFigures = { 
/**
 * `Risk`.
 */
label: string, 
/**
 * What opens into its arithmetic: `risk`; empty where nothing does.
 */
figure: string, 
/**
 * One a column.
 */
cells: Array<FigureCell>, };

/**
 * A word or a number with what is said beside it.
 */
export type FigureCell = { 
/**
 * `High`; may be empty.
 */
word: string, 
/**
 * `37`; may be empty.
 */
number: string, 
/**
 * `down to 12, low`; may be empty.
 */
note: string, 
/**
 * Whether it needs attention, in red beside its words.
 */
alert: boolean, };

/**
 * A question that is not answered alike.
 */
export type CompareAnswer = { 
/**
 * Such as `EX-08`.
 */
id: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * `w`.
 */
weight: number, 
/**
 * One a column.
 */
cells: Array<AnswerCell>, };

/**
 * What was answered.
 */
export type AnswerCell = { 
/**
 * The grade of what it counts at the assured end; `null` where no statement was chosen.
 */
level: GradeLetter | null, 
/**
 * The statement, or `We don't know`.
 */
text: string, 
/**
 * `documented`; empty where no statement was chosen.
 */
shown_by: string, };

/**
 * Saves a comparison as a file.
 */
export type SaveComparison = { 
/**
 * The assessments' ids, in the order of the columns.
 */
assessments: Array<string>, 
/**
 * As what.
 */
format: CompareFormat, };

/**
 * What a comparison can be saved as.
 */
export type CompareFormat = "markdown" | "csv";

/**
 * A comparison as text.
 */
export type ComparisonText = { 
/**
 * The text.
 */
text: string, };

/**
 * Asks for the history of an assessment, and for the change between two states of it.
 */
export type HistoryRequest = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * The earlier snapshot; `null` for the newest one, or where `to` is that, for the one before.
 */
from: string | null, 
/**
 * The later snapshot; `null` for now.
 */
to: string | null, };

/**
 * The history of an assessment.
 */
export type HistoryView = { 
/**
 * The bar at the top.
 */
header: HeaderView, 
/**
 * Names to offer for a new snapshot, the best first.
 */
suggested: Array<string>, 
/**
 * The grades on the scale, upwards: what its bars and its trend are drawn on.
 */
grades: Array<GradeBand>, 
/**
 * Its snapshots, newest first.
 */
snapshots: Array<SnapshotView>, 
/**
 * The trend; `null` while there is no snapshot.
 */
trend: TrendView | null, 
/**
 * What changed between the two chosen states; `null` where they cannot be set against each other.
 */
change: ChangeView | null, 
/**
 * Why there is no change to show; empty where there is one, or no snapshot yet.
 */
no_change: string, 
/**
 * The earlier snapshot; `null` while there is none.
 */
from: string | null, 
/**
 * The later snapshot; `null` for now.
 */
to: string | null, };

/**
 * A snapshot in the list.
 */
export type SnapshotView = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * `26 Nov 2026, 14:05`.
 */
taken: string, 
/**
 * The grade then; `null` where nothing is known of it.
 */
grade: GradeView | null, 
/**
 * Portability then; `null` where nothing is known of it.
 */
portability: IntervalView | null, 
/**
 * `High 37`; empty where nothing is known of it.
 */
risk: string, 
/**
 * `down to 12, low`; empty where both ends are the same.
 */
risk_possible: string, 
/**
 * Whether its numbers open into their arithmetic: only answers that can be scored here have one.
 */
opens: boolean, 
/**
 * That the kept score is not what its answers give, or that nobody can tell here; empty where all is well.
 */
warning: string, };

/**
 * Takes a snapshot.
 */
export type TakeSnapshot = { 
/**
 * Of which assessment.
 */
assessment: string, 
/**
 * What it is called.
 */
name: string, };

/**
 * A snapshot was taken.
 */
export type SnapshotTaken = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is called.
 */
name: string, };

/**
 * Gives a snapshot another name.
 */
export type RenameSnapshot = { 
/**
 * Of which assessment.
 */
assessment: string, 
/**
 * Which snapshot.
 */
snapshot: string, 
/**
 * Its new name.
 */
name: string, };

/**
 * Names a snapshot.
 */
export type SnapshotRequest = { 
/**
 * Of which assessment.
 */
assessment: string, 
/**
 * Which snapshot.
 */
snapshot: string, };

/**
 * The trend, as marks to draw.
 */
export type TrendView = { 
/**
 * From left to right.
 */
marks: Array<TrendMarkView>, 
/**
 * What a screen reader says.
 */
alt: string, 
/**
 * The heads of its table.
 */
head: Array<string>, 
/**
 * The rows of its table.
 */
rows: Array<Array<string>>, };

/**
 * An interval of the trend.
 */
export type TrendMarkView = { 
/**
 * Where it stands, 0 to 100 from left to right.
 */
across: number, 
/**
 * What it is called.
 */
name: string, 
/**
 * `26 Nov 2026`.
 */
date: string, 
/**
 * Its interval, upwards.
 */
interval: IntervalView, 
/**
 * Whether a line comes to it from the mark before.
 */
joined: boolean, };

/**
 * What changed between two states.
 */
export type ChangeView = { 
/**
 * The earlier snapshot.
 */
from: string, 
/**
 * The later snapshot; `null` for now.
 */
to: string | null, 
/**
 * What the earlier one is called.
 */
from_name: string, 
/**
 * What the later one is called: `now`.
 */
to_name: string, 
/**
 * "Portability rose from 42 to 48."
 */
headline: string, 
/**
 * Why, as far as the arithmetic tells; may be empty.
 */
because: string, 
/**
 * What moved the average; may be empty.
 */
movers: string, 
/**
 * What is asked otherwise.
 */
scope: Array<string>, 
/**
 * Portability, then every section; empty where the two are scored by different packs.
 */
bars: Array<ChangeBar>, 
/**
 * Risk, exposure and coverage.
 */
figures: Array<ChangeFigure>, 
/**
 * Answers and evidence that changed.
 */
answers: Array<AnswerChangeView>, 
/**
 * Exposure questions that are answered otherwise.
 */
exposure: Array<ExposureChangeView>, 
/**
 * Findings that were not there before.
 */
new_findings: Array<FindingChangeView>, 
/**
 * Findings that are gone.
 */
gone_findings: Array<FindingChangeView>, 
/**
 * Caps that bind and did not before, each as a sentence.
 */
came: Array<string>, 
/**
 * Caps that do not bind any more, each as a sentence.
 */
went: Array<string>, };

/**
 * An interval before and after.
 */
export type ChangeBar = { 
/**
 * The section; empty for the whole.
 */
id: string, 
/**
 * `Data ownership`.
 */
label: string, 
/**
 * Before; `null` where it was not in scope.
 */
before: IntervalView | null, 
/**
 * After; `null` where it is not in scope any more.
 */
after: IntervalView | null, 
/**
 * By how much the assured end moved, as printed: `+6`; empty where it did not.
 */
moved: string, 
/**
 * By how much the possible end moved.
 */
moved_possible: string, };

/**
 * A figure before and after.
 */
export type ChangeFigure = { 
/**
 * `Risk`.
 */
label: string, 
/**
 * `High 37, down to 12, low`.
 */
before: string, 
/**
 * The same after.
 */
after: string, 
/**
 * The name under which its arithmetic opens.
 */
figure: string, };

/**
 * A question whose answer or evidence changed.
 */
export type AnswerChangeView = { 
/**
 * Such as `AL-04`.
 */
id: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * What was said before.
 */
before: AnswerCell, 
/**
 * What is said after.
 */
after: AnswerCell, 
/**
 * `one piece of evidence more`; empty where none came, went or was edited.
 */
items: string, 
/**
 * By how much it moves the assured average: `+2.1`; empty where it does not.
 */
effect: string, };

/**
 * An exposure question that is answered otherwise.
 */
export type ExposureChangeView = { 
/**
 * Such as `XP-01`.
 */
id: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * Before.
 */
before: string, 
/**
 * After.
 */
after: string, };

/**
 * A finding that came or went.
 */
export type FindingChangeView = { 
/**
 * The question.
 */
id: string, 
/**
 * `critical`, `high`, `medium` or `low`.
 */
severity: string, 
/**
 * The question's words.
 */
prompt: string, };

/**
 * The date on which a contract needs attention.
 */
export type ContractDateView = { 
/**
 * ISO date, to sort by.
 */
date: string, 
/**
 * `25 Feb 2027`.
 */
text: string, 
/**
 * `give notice, 94 days` or `renews, 250 days` or `ended`.
 */
note: string, 
/**
 * Days from today; negative when it has passed.
 */
days: number, 
/**
 * Whether it is near (60 days) or has passed.
 */
urgent: boolean, };

/**
 * Two points of the two-axis chart, as they are drawn: from the left and from the top, 0 to 100.
 */
export type PointView = { 
/**
 * What is shown.
 */
assured: [number, number], 
/**
 * What is possible.
 */
possible: [number, number], };

/**
 * What the two-axis chart is drawn on. Which figure goes to the right and which upwards is said here only.
 */
export type AxesView = { 
/**
 * The figure that grows to the right.
 */
across: string, 
/**
 * The figure that grows upwards.
 */
up: string, 
/**
 * The four fields, split at 50.
 */
fields: Array<FieldView>, 
/**
 * Lines of equal risk.
 */
contours: Array<ContourView>, 
/**
 * `Dotted lines join equal risk: moderate from 15, high from 30, severe from 50.`
 */
legend: string, };

/**
 * A field of the two-axis chart.
 */
export type FieldView = { 
/**
 * `strategic dependence`.
 */
name: string, 
/**
 * Whether it lies on the right.
 */
right: boolean, 
/**
 * Whether it lies above.
 */
upper: boolean, };

/**
 * A line of equal risk.
 */
export type ContourView = { 
/**
 * 15, 30 or 50.
 */
risk: number, 
/**
 * `high from 30`.
 */
label: string, 
/**
 * Its points, from the left and from the top, 0 to 100; the last one lies on the right edge.
 */
points: Array<[number, number]>, };

/**
 * What the sheet offers, and what it holds when an assessment is changed.
 */
export type SheetView = { 
/**
 * Kinds of service, with their names.
 */
kinds: Array<ChoiceView>, 
/**
 * Roles of participants.
 */
roles: Array<ChoiceView>, 
/**
 * Packs to ask from; one alone where nothing is to be chosen, or where it was chosen long ago.
 */
packs: Array<ChoiceView>, 
/**
 * What is filled in.
 */
details: Details, 
/**
 * What that would ask.
 */
preview: ScopePreview, };

/**
 * Everything the sheet holds.
 */
export type Details = { 
/**
 * What the team calls it; empty means "vendor, service".
 */
title: string, 
/**
 * Who is assessed; not blank.
 */
vendor: string, 
/**
 * Which product; not blank.
 */
service: string, 
/**
 * Keys of kinds; at least one.
 */
kinds: Array<string>, 
/**
 * `quick`, `standard` or `full`.
 */
depth: string, 
/**
 * ISO date or empty.
 */
starts: string, 
/**
 * ISO date or empty.
 */
ends: string, 
/**
 * Days as digits, or empty.
 */
notice_days: string, 
/**
 * Whether it renews by itself; `null` where not known.
 */
auto_renews: boolean | null, 
/**
 * Months that a move away would take, as digits, or empty.
 */
months_to_leave: string, 
/**
 * Who is in the room.
 */
participants: Array<ParticipantInput>, 
/**
 * The pack to ask from, by its key or id; empty means the standard one. Only for a new assessment.
 */
pack: string, };

/**
 * A person on the sheet.
 */
export type ParticipantInput = { 
/**
 * Their id; empty for a new person.
 */
id: string, 
/**
 * Rows without a name are left out.
 */
name: string, 
/**
 * A role's key.
 */
role: string, };

/**
 * The sheet of an existing assessment.
 */
export type ChangeDetails = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * What it shall hold.
 */
details: Details, };

/**
 * The sheet as it is filled in, to be read back.
 */
export type PreviewScope = { 
/**
 * The assessment whose details are changed; `null` for a new one.
 */
assessment: string | null, 
/**
 * What is filled in.
 */
details: Details, };

/**
 * What a scope would ask, read back in words.
 */
export type ScopePreview = { 
/**
 * Questions and minutes for each depth.
 */
depths: Array<DepthView>, 
/**
 * `109 questions, about 75 minutes.`
 */
count: string, 
/**
 * Why these: "The core, your contract and your exit; databases, because you chose analytics."
 */
because: string, 
/**
 * "Give notice by 2 October 2027, in 313 days."; empty without an end date.
 */
notice: string, 
/**
 * The last safe day, and the answer that may contradict it; `null` while a date cannot be read.
 */
exit: ExitView | null, 
/**
 * What is wrong with the sheet, field by field; empty when it can be started.
 */
problems: Array<FieldProblem>, };

/**
 * A depth to choose.
 */
export type DepthView = { 
/**
 * `quick`, `standard` or `full`.
 */
key: string, 
/**
 * `Quick`.
 */
label: string, 
/**
 * `What matters most`.
 */
what: string, 
/**
 * How many questions.
 */
questions: number, 
/**
 * About how many minutes.
 */
minutes: number, };

/**
 * Something on the sheet that cannot be taken as it is.
 */
export type FieldProblem = { 
/**
 * The field's name in [`Details`].
 */
field: string, 
/**
 * What to do about it.
 */
message: string, };

/**
 * An assessment was made.
 */
export type Created = { 
/**
 * Its id.
 */
assessment: string, };

/**
 * The exposure questions and where they put the assessment.
 */
export type ExposureView = { 
/**
 * The bar at the top.
 */
header: HeaderView, 
/**
 * In pack order.
 */
questions: Array<ExposureQuestionView>, 
/**
 * How many are answered.
 */
answered: number, 
/**
 * `Exposure 53 to 64 of 100`.
 */
summary: string, 
/**
 * Assured exposure, 0 to 100.
 */
exposure_assured: number, 
/**
 * Possible exposure, 0 to 100.
 */
exposure_possible: number, 
/**
 * What the live region says after a change; empty otherwise.
 */
said: string, };

/**
 * An exposure question.
 */
export type ExposureQuestionView = { 
/**
 * Such as `XP-01`.
 */
id: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * Weight, 1 to 5.
 */
weight: number, 
/**
 * Its statements, least exposed first.
 */
options: Array<ChoiceView>, 
/**
 * The one chosen; `null` while open.
 */
option: string | null, };

/**
 * Answers an exposure question or opens it again.
 */
export type AnswerExposure = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * Which question.
 */
question: string, 
/**
 * The option's key; `null` opens it again.
 */
option: string | null, };

/**
 * One question with everything around it.
 */
export type WalkView = { 
/**
 * The bar at the top.
 */
header: HeaderView, 
/**
 * The rail.
 */
sections: Array<SectionProgress>, 
/**
 * The filters with their counts.
 */
filters: Array<FilterView>, 
/**
 * The filter that is on.
 */
filter: WalkFilter | null, 
/**
 * Questions with any answer.
 */
done: number, 
/**
 * Questions asked.
 */
total: number, 
/**
 * `16 of 95 to go, about 10 minutes`.
 */
pace: string, 
/**
 * The question; `null` where the filter leaves none.
 */
question: QuestionView | null, 
/**
 * The one before it in the filter.
 */
previous: string | null, 
/**
 * The one after it.
 */
next: string | null, 
/**
 * What this answer does; `null` while it is open, unknown or not applicable.
 */
effect: EffectView | null, 
/**
 * What one step better, or the answer to an open question, would do; two at most.
 */
steps: Array<StepView>, 
/**
 * What holds the score, in words: `AL holds the assured score to 42; two more would.`
 */
holds: string, 
/**
 * Caps that bind now, lowest first.
 */
blockers: Array<WalkBlocker>, 
/**
 * The widest unknowns, three at most.
 */
unknowns: Array<WalkUnknown>, 
/**
 * How many questions are on the list for the vendor.
 */
for_vendor: number, 
/**
 * What the live region says after a change; empty otherwise.
 */
said: string, };

/**
 * A section in the rail.
 */
export type SectionProgress = { 
/**
 * Such as `DO`.
 */
id: string, 
/**
 * As it is shown.
 */
name: string, 
/**
 * Questions with any answer.
 */
reached: number, 
/**
 * Questions asked.
 */
asked: number, 
/**
 * Where to go when it is chosen: the first question that the filter shows, or is open, or is asked.
 */
first: string, };

/**
 * Which questions the walk shows.
 */
export type WalkFilter = "unanswered" | "unknown" | "marked" | "disputed" | "blockers";

/**
 * A filter with its count.
 */
export type FilterView = { 
/**
 * Which filter.
 */
filter: WalkFilter, 
/**
 * As it is shown.
 */
label: string, 
/**
 * How many questions it leaves.
 */
count: number, };

/**
 * A question with its answer.
 */
export type QuestionView = { 
/**
 * Such as `AL-07`.
 */
id: string, 
/**
 * `Algorithm access, 7 of 10`.
 */
place: string, 
/**
 * Its section's id.
 */
section: string, 
/**
 * Short title.
 */
title: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * Why it matters.
 */
why: string, 
/**
 * What good looks like.
 */
good: string, 
/**
 * Weight, 1 to 5.
 */
weight: number, 
/**
 * Who usually knows: `the data team`.
 */
asked_of: string, 
/**
 * Its statements, freest first.
 */
options: Array<OptionView>, 
/**
 * `open`, `unknown`, `answered` or `not_applicable`.
 */
state: AnswerState, 
/**
 * The option chosen.
 */
option: string | null, 
/**
 * How it is shown; the default where nothing is answered.
 */
evidence: EvidenceStep, 
/**
 * Why it does not apply; empty otherwise.
 */
reason: string, 
/**
 * The usual reason why it would not apply; empty where none is usual.
 */
usual_reason: string, 
/**
 * The team's note.
 */
note: string, 
/**
 * Marked to come back to.
 */
marked: boolean, 
/**
 * Votes two or more options apart.
 */
disputed: boolean, 
/**
 * What shows it.
 */
evidence_items: Array<EvidenceItemView>, 
/**
 * What would show it, strongest first.
 */
evidence_wanted: Array<string>, 
/**
 * A sentence on what the evidence does to this answer.
 */
evidence_hint: string, 
/**
 * What the knock-out does; empty where there is none.
 */
knockout: string, 
/**
 * What to ask the vendor; `null` where only the team can know.
 */
ask_vendor: string | null, 
/**
 * Whether it is on the list for the vendor.
 */
asks_vendor: boolean, 
/**
 * Whether it was put there; what is not known is there anyway.
 */
asks_chosen: boolean, 
/**
 * What it bears on.
 */
references: Array<ReferenceView>, 
/**
 * `References as of 1 November 2026. Not legal advice.`
 */
references_note: string, 
/**
 * What each participant said; empty where nobody voted.
 */
votes: Array<VoteView>, 
/**
 * How many more votes are in that have not been revealed.
 */
sealed_votes: number, 
/**
 * What was agreed; `null` where nothing was.
 */
decision: DecisionView | null, 
/**
 * What the vendor said, newest first.
 */
claims: Array<ClaimView>, };

/**
 * One of a question's statements.
 */
export type OptionView = { 
/**
 * `a` to `e`.
 */
key: string, 
/**
 * `1` to `5`, the key to press.
 */
number: number, 
/**
 * The statement.
 */
label: string, 
/**
 * 0 to 100.
 */
level: number, };

/**
 * How a question stands.
 */
export type AnswerState = "open" | "unknown" | "answered" | "not_applicable";

/**
 * How an answer is shown.
 */
export type EvidenceStep = "claimed" | "documented" | "tested";

/**
 * What an evidence item is.
 */
export type EvidenceItemKind = "link" | "file" | "quotation" | "person";

/**
 * An evidence item.
 */
export type EvidenceItemView = { 
/**
 * Unique within the assessment.
 */
id: string, 
/**
 * What it is.
 */
kind: EvidenceItemKind, 
/**
 * What it is called; a person's name.
 */
title: string, 
/**
 * The address, the words quoted, what a person said; may be empty.
 */
detail: string, 
/**
 * Where in it to look: page, clause; may be empty.
 */
locator: string, 
/**
 * ISO date or empty.
 */
date: string, 
/**
 * `25 September 2026` or empty.
 */
date_text: string, 
/**
 * The document that was taken in; `null` where none was.
 */
document: DocumentView | null, };

/**
 * A document: what is known of it without its bytes.
 */
export type DocumentView = { 
/**
 * The file's name.
 */
name: string, 
/**
 * `412 kB`.
 */
size: string, 
/**
 * SHA-256, 64 hexadecimal digits.
 */
sha256: string, 
/**
 * The first digits of it, to compare by eye.
 */
digits: string, 
/**
 * Whether this workspace holds the bytes; an assessment file that came in names documents without them.
 */
held: boolean, };

/**
 * A document that was chosen and read, but is no evidence yet.
 */
export type ChosenDocument = { 
/**
 * The document; `null` where the dialog was closed.
 */
document: DocumentView | null, };

/**
 * Which evidence item's document.
 */
export type DocumentRequest = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * The item's id.
 */
item: string, };

/**
 * A law, standard or study.
 */
export type ReferenceView = { 
/**
 * Such as `DA-2-38`.
 */
id: string, 
/**
 * Such as `EU Data Act`.
 */
framework: string, 
/**
 * Such as `Art 2(38)`.
 */
locator: string, 
/**
 * What it demands, in our words.
 */
demand: string, 
/**
 * Empty where the text was looked at, else a warning.
 */
caution: string, };

/**
 * A vote in words.
 */
export type VoteView = { 
/**
 * Who.
 */
name: string, 
/**
 * Their role.
 */
role: string, 
/**
 * `1` to `5`; `null` where they did not know.
 */
number: number | null, 
/**
 * What they wrote to it, where they voted by file.
 */
note: string, };

/**
 * What was agreed after a vote or a talk.
 */
export type DecisionView = { 
/**
 * What was decided: `On request only, weeks (documented)`; empty where that was not kept.
 */
outcome: string, 
/**
 * Whether the answer is another today.
 */
changed: boolean, 
/**
 * Why; may be empty.
 */
note: string, 
/**
 * `19 November 2026`.
 */
day: string, 
/**
 * Who did not agree.
 */
dissent: Array<string>, 
/**
 * Who was there; empty where that is not known.
 */
present: Array<string>, };

/**
 * The workshop of an assessment: one of the three parts is there.
 */
export type WorkshopView = { 
/**
 * The bar at the top.
 */
header: HeaderView, 
/**
 * No workshop is on: what the start offers.
 */
start: WorkshopStart | null, 
/**
 * One was left open, by a crash or by going away: it can be gone on with or ended.
 */
left_open: LeftOpen | null, 
/**
 * One is on.
 */
on: WorkshopOn | null, 
/**
 * How many things on the parking list are not dealt with.
 */
parked: number, 
/**
 * What the live region says after a change; empty otherwise.
 */
said: string, };

/**
 * What a workshop can be started with.
 */
export type WorkshopStart = { 
/**
 * Everybody who belongs to the assessment; `present` is a suggestion.
 */
people: Array<RoomPerson>, 
/**
 * Roles that somebody who is added can have.
 */
roles: Array<ChoiceView>, 
/**
 * Which questions can be gone through, with how many each leaves; those that leave none are not offered.
 */
choices: Array<QuestionChoice>, 
/**
 * How it was answered last time.
 */
mode: WorkshopMode, 
/**
 * Minutes for a question last time; 0 without a clock.
 */
minutes: number, 
/**
 * The workshops there were, newest first.
 */
before: Array<string>, };

/**
 * Which questions a workshop goes through.
 */
export type QuestionChoice = { 
/**
 * Such as `unanswered`, `section/DO`, `role/legal`.
 */
key: string, 
/**
 * As it is shown.
 */
label: string, 
/**
 * `Sections`, `Usually known by`; empty for the first ones.
 */
group: string, 
/**
 * How many questions it leaves.
 */
count: number, };

/**
 * A workshop that was left open.
 */
export type LeftOpen = { 
/**
 * When it began, and who was there.
 */
began: string, 
/**
 * What was done in it.
 */
done: string, 
/**
 * How many votes have not been revealed; they become visible when it is ended.
 */
sealed: number, };

/**
 * How a room answers.
 */
export type WorkshopMode = "open" | "blind";

/**
 * How far the question is.
 */
export type WorkshopPhase = "asked" | "covered" | "voting" | "all_in" | "revealed" | "done";

/**
 * A workshop that is on.
 */
export type WorkshopOn = { 
/**
 * How the room answers.
 */
mode: WorkshopMode, 
/**
 * How far the question is.
 */
phase: WorkshopPhase, 
/**
 * The question; `null` when nothing is left.
 */
question: WorkshopQuestion | null, 
/**
 * Everybody who belongs to the assessment.
 */
people: Array<RoomPerson>, 
/**
 * Roles that somebody who is added can have.
 */
roles: Array<ChoiceView>, 
/**
 * Who is at the machine, or is to be handed it.
 */
turn: RoomPerson | null, 
/**
 * Who would be handed it next.
 */
next_voter: string | null, 
/**
 * `2 of 4 votes are in`.
 */
votes_in: string, 
/**
 * What the room is about to decide.
 */
draft: Draft, 
/**
 * Who does not agree, by name: `Ines Aldana and Tobias Renn`; empty where nobody.
 */
dissent: string, 
/**
 * The time for this question.
 */
clock: ClockView, 
/**
 * Questions that are not decided yet.
 */
left: number, 
/**
 * Every question of this workshop, in order.
 */
questions: Array<WorkshopLine>, 
/**
 * The question before this one.
 */
previous: string | null, 
/**
 * The one after it.
 */
next: string | null, 
/**
 * What has been done so far, for the end: `5 questions are decided, 17 are left.`
 */
tally: string, 
/**
 * How many votes have not been revealed, on any question.
 */
sealed: number, };

/**
 * Somebody in the room, or not in it just now.
 */
export type RoomPerson = { 
/**
 * Their id.
 */
id: string, 
/**
 * As they want to be named.
 */
name: string, 
/**
 * Their role, as it is shown.
 */
role: string, 
/**
 * Its key; empty where they have none.
 */
role_key: string, 
/**
 * Whether they are in the room.
 */
present: boolean, 
/**
 * Whether they have the role that usually knows this question.
 */
knows: boolean, 
/**
 * Whether their vote is in.
 */
voted: boolean, 
/**
 * Whether they let this one pass.
 */
passed: boolean, };

/**
 * The question before the room.
 */
export type WorkshopQuestion = { 
/**
 * Such as `XR-01`.
 */
id: string, 
/**
 * `Exit readiness, 1 of 11`.
 */
place: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * Why it matters.
 */
why: string, 
/**
 * Who usually knows: `the data team`.
 */
asked_of: string, 
/**
 * The usual reason why it would not apply; empty where none is usual.
 */
usual_reason: string, 
/**
 * Its statements and "We don't know", with the votes once they are revealed.
 */
ballot: Array<BallotLine>, 
/**
 * From which number to which the votes lie, where they lie apart and are revealed.
 */
spread: SpreadView | null, 
/**
 * How far those who voted agree; `null` where nobody did, and before the reveal.
 */
agreement: AgreementView | null, 
/**
 * How many options apart they lie, as a word; empty where they do not.
 */
apart: string, 
/**
 * What the team answered so far; empty where nothing.
 */
answer: string, 
/**
 * What was agreed on it before.
 */
decision: DecisionView | null, };

/**
 * A statement with its votes.
 */
export type BallotLine = { 
/**
 * `a` to `e`; `u` for "We don't know".
 */
key: string, 
/**
 * `1` to `5`, or `U`: the key to press.
 */
mark: string, 
/**
 * The statement.
 */
label: string, 
/**
 * `caps the score at 49`; empty otherwise.
 */
caps: string, 
/**
 * Who voted for it; empty until the votes are revealed.
 */
voters: Array<Voter>, };

/**
 * Who voted for a statement.
 */
export type Voter = { 
/**
 * Their name.
 */
name: string, 
/**
 * Their role in small letters; may be empty.
 */
role: string, };

/**
 * From which statement to which the votes lie.
 */
export type SpreadView = { 
/**
 * The first, from 0.
 */
from: number, 
/**
 * The last.
 */
to: number, };

/**
 * How far those who voted agree.
 */
export type AgreementView = "same" | "unsure" | "close" | "apart";

/**
 * What the room is about to decide. It is kept with the workshop, so that a crash loses nothing of it.
 */
export type Draft = { 
/**
 * `a` to `e`, or `u`; `null` while nothing is chosen.
 */
choice: string | null, 
/**
 * How it is shown.
 */
evidence: EvidenceStep | null, 
/**
 * Why.
 */
note: string, 
/**
 * Who does not agree; whoever voted otherwise is suggested.
 */
dissent: Array<string>, };

/**
 * The time for a question. Both windows count by the same clock of this computer.
 */
export type ClockView = { 
/**
 * Minutes for a question; 0 without a clock.
 */
minutes: number, 
/**
 * When it is over, in milliseconds since 1970; `null` while it stands still.
 */
ends_at: number | null, 
/**
 * What is left while it stands still, in milliseconds.
 */
left: number, };

/**
 * A question of the workshop in a list.
 */
export type WorkshopLine = { 
/**
 * Such as `XR-01`.
 */
id: string, 
/**
 * Its short title.
 */
title: string, 
/**
 * `decided`, `votes far apart`; empty where nothing is to be said.
 */
state: string, };

/**
 * Starts a workshop.
 */
export type StartWorkshop = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * Ids of those in the room.
 */
present: Array<string>, 
/**
 * How the room answers.
 */
mode: WorkshopMode, 
/**
 * Minutes for a question; 0 without a clock.
 */
minutes: number, 
/**
 * A key of [`QuestionChoice`].
 */
questions: string, };

/**
 * Adds somebody to the assessment, and to the room where a workshop is on.
 */
export type AddParticipant = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * As they want to be named; not blank.
 */
name: string, 
/**
 * A role's key; may be empty.
 */
role: string, };

/**
 * Somebody comes or goes.
 */
export type SetPresent = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * Their id.
 */
participant: string, 
/**
 * Whether they are in the room.
 */
present: boolean, };

/**
 * Gives somebody another role, or none.
 */
export type SetRole = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * Their id.
 */
participant: string, 
/**
 * A role's key; empty for none.
 */
role: string, };

/**
 * Leads the workshop on; nothing of this is a change of the assessment.
 */
export type SteerWorkshop = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * What is done.
 */
step: WorkshopStep, };

/**
 * What leads a workshop on.
 */
export type WorkshopStep = { "do": "go", 
/**
 * Which.
 */
question: string, } | { "do": "mode", 
/**
 * How.
 */
mode: WorkshopMode, } | { "do": "hand_over", 
/**
 * To whom; `null` for whoever is next.
 */
participant: string | null, } | { "do": "uncover" } | { "do": "pass" } | { "do": "take_back" } | { "do": "again" } | { "do": "draft", 
/**
 * All of it.
 */
draft: Draft, } | { "do": "clock", 
/**
 * Whether it runs.
 */
runs: boolean, } | { "do": "restart" };

/**
 * The vote of whoever sits before the screen.
 */
export type CastVote = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * `a` to `e`; `null` where they do not know.
 */
option: string | null, };

/**
 * Records what the room decided, and goes on.
 */
export type Decide = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * What it answers.
 */
answer: AnswerInput, 
/**
 * Why.
 */
note: string, 
/**
 * Ids of those who do not agree.
 */
dissent: Array<string>, };

/**
 * The parking list: what was put off.
 */
export type ParkingView = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * Oldest first, what has been dealt with last.
 */
items: Array<ParkedView>, 
/**
 * How many are not dealt with.
 */
open: number, 
/**
 * What the live region says after a change; empty otherwise.
 */
said: string, };

/**
 * Something that was put off.
 */
export type ParkedView = { 
/**
 * Unique within the assessment.
 */
id: string, 
/**
 * What it is about.
 */
text: string, 
/**
 * The question at which it came up; empty where none.
 */
question: string, 
/**
 * That question's short title.
 */
title: string, 
/**
 * `19 November 2026`.
 */
day: string, 
/**
 * Whether it has been dealt with.
 */
done: boolean, };

/**
 * Puts something on the parking list.
 */
export type Park = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * What it is about; not blank.
 */
text: string, 
/**
 * The question at which it came up.
 */
question: string | null, };

/**
 * Ticks something off, or opens it again.
 */
export type SetParked = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * Which item.
 */
id: string, 
/**
 * Whether it has been dealt with.
 */
done: boolean, };

/**
 * Takes something off the parking list; undo brings it back.
 */
export type RemoveParked = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * Which item.
 */
id: string, };

/**
 * What a projector shows. It is all that the second window can ask for, and holds no vote before the reveal.
 */
export type ProjectorView = { 
/**
 * Counts up, so that an older picture never covers a newer one.
 */
revision: number, 
/**
 * Colours and text size, as in the first window.
 */
settings: Settings, 
/**
 * Which product is assessed; empty where no workshop is on.
 */
service: string, 
/**
 * The question; `null` where there is none.
 */
question: ProjectedQuestion | null, 
/**
 * What is said where there is none.
 */
note: string, };

/**
 * A question on the wall.
 */
export type ProjectedQuestion = { 
/**
 * Such as `XR-01`.
 */
id: string, 
/**
 * `Exit readiness, 1 of 11`.
 */
place: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * Who usually knows: `the data team`.
 */
asked_of: string, 
/**
 * Whether votes are taken, and how far they are.
 */
phase: WorkshopPhase, 
/**
 * Its statements, with the votes once they are revealed.
 */
ballot: Array<BallotLine>, 
/**
 * From which statement to which the votes lie.
 */
spread: SpreadView | null, 
/**
 * How far those who voted agree; `null` where nobody did, and before the reveal.
 */
agreement: AgreementView | null, 
/**
 * How many options apart they lie, as a word; empty where they do not.
 */
apart: string, 
/**
 * `2 of 4 votes are in`; empty where nobody votes.
 */
votes_in: string, 
/**
 * What the room is about to decide: `a` to `e`, or `u`; not before the votes are revealed.
 */
proposed: string | null, 
/**
 * The same in words, or what was decided in this workshop: `Proposed: 5, documented`; may be empty.
 */
decides: string, 
/**
 * Who does not agree, by name; not before the votes are revealed.
 */
dissent: string, 
/**
 * The time for this question.
 */
clock: ClockView, 
/**
 * Questions that are not decided yet.
 */
left: number, };

/**
 * Fits the second window to its screen.
 */
export type FitProjector = { 
/**
 * Whether it fills the screen; `null` for the other way than now.
 */
full: boolean | null, };

/**
 * What this answer does, against the same assessment with the question open.
 */
export type EffectView = { 
/**
 * How the value comes about: level, ceiling, counts as.
 */
lines: Array<ArithmeticLine>, 
/**
 * What it does to the assured end.
 */
assured: MoveView, 
/**
 * What it does to the possible end.
 */
possible: MoveView, 
/**
 * What opens the arithmetic of both.
 */
figure: string, };

/**
 * A move of one end.
 */
export type MoveView = { 
/**
 * `+4.7`, with a true minus sign.
 */
delta: string, 
/**
 * `from 37.2 to 41.9`.
 */
path: string, };

/**
 * A step that this question could take, and what it would do.
 */
export type StepView = { 
/**
 * `Answer 2`, `Shown by a test`, `The best answer`.
 */
what: string, 
/**
 * `+1.1`, with a true minus sign.
 */
gain: string, 
/**
 * Of what, and what holds it: `assured`, `in the average; AL holds the score at 42`.
 */
note: string, 
/**
 * What opens its arithmetic.
 */
figure: string, };

/**
 * A cap that binds.
 */
export type WalkBlocker = { 
/**
 * `AL` or `XR-01`.
 */
id: string, 
/**
 * The score that it caps at, in points: `42`.
 */
cap: string, 
/**
 * What it is: a question by its title.
 */
text: string, 
/**
 * The question to go to.
 */
question: string, 
/**
 * What opens its arithmetic.
 */
figure: string, };

/**
 * An unknown that would tell much.
 */
export type WalkUnknown = { 
/**
 * Such as `AL-02`.
 */
id: string, 
/**
 * By how much it moves the score at most, in points: `28`.
 */
swing: string, 
/**
 * What it is called.
 */
text: string, 
/**
 * What opens its arithmetic.
 */
figure: string, };

/**
 * Which question to show.
 */
export type WalkRequest = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * Which question; `null` goes on where one stopped.
 */
question: string | null, 
/**
 * The filter that is on.
 */
filter: WalkFilter | null, };

/**
 * Answers a question.
 */
export type AnswerQuestion = { 
/**
 * Which question.
 */
at: WalkAt, 
/**
 * What is said.
 */
answer: AnswerInput, 
/**
 * Whether to go on to the next question.
 */
advance: boolean, };

/**
 * Where the walk is.
 */
export type WalkAt = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * Which question.
 */
question: string, 
/**
 * The filter that is on.
 */
filter: WalkFilter | null, };

/**
 * What is said about a question.
 */
export type AnswerInput = { "state": "open" } | { "state": "unknown" } | { "state": "answered", 
/**
 * `a` to `e`.
 */
option: string, 
/**
 * How it is shown.
 */
evidence: EvidenceStep, } | { "state": "not_applicable", 
/**
 * Why; not blank.
 */
reason: string, };

/**
 * Changes the note of a question.
 */
export type SetNote = { 
/**
 * Which question.
 */
at: WalkAt, 
/**
 * The whole note.
 */
note: string, };

/**
 * Marks a question or takes the mark off.
 */
export type SetMark = { 
/**
 * Which question.
 */
at: WalkAt, 
/**
 * Marked or not.
 */
marked: boolean, };

/**
 * Puts a question on the list for the vendor, or takes it off.
 */
export type SetAskVendor = { 
/**
 * Where the walk is, and stays.
 */
at: WalkAt, 
/**
 * Which question.
 */
question: string, 
/**
 * On the list or off it.
 */
ask: boolean, };

/**
 * Adds an evidence item, or changes one.
 */
export type PutEvidenceItem = { 
/**
 * Which question.
 */
at: WalkAt, 
/**
 * The item's id; empty for a new one.
 */
id: string, 
/**
 * What it is.
 */
kind: EvidenceItemKind, 
/**
 * What it is called, a person's name; blank takes a document's name or a link's address.
 */
title: string, 
/**
 * The address, the words quoted, what a person said.
 */
detail: string, 
/**
 * Where in it to look: page, clause.
 */
locator: string, 
/**
 * ISO date or empty.
 */
date: string, 
/**
 * SHA-256 of the document that was chosen last, to take it in; `null` keeps what the item has.
 */
document: string | null, };

/**
 * Takes an evidence item away.
 */
export type RemoveEvidenceItem = { 
/**
 * Which question.
 */
at: WalkAt, 
/**
 * The item's id.
 */
id: string, };

/**
 * What undo or redo did.
 */
export type UndoView = { 
/**
 * "Undone: AL-07 answered."; says so where there was nothing to undo.
 */
said: string, 
/**
 * The assessment it touched; `null` where there was nothing to undo.
 */
assessment: string | null, 
/**
 * The question it touched, to go there.
 */
question: string | null, 
/**
 * Which screen it touched.
 */
screen: UndoScreen, };

/**
 * Which screen a change belongs to.
 */
export type UndoScreen = "none" | "home" | "walk" | "exposure" | "result" | "history";

/**
 * The whole result of an assessment.
 */
export type ResultView = { 
/**
 * The bar at the top.
 */
header: HeaderView, 
/**
 * One sentence, or two: how hard leaving is, and how many things stand in the way.
 */
verdict: string, 
/**
 * What the two ends mean here.
 */
lead: string, 
/**
 * Why the grade is provisional; empty when it is not.
 */
provisional: string, 
/**
 * `SaaS, analytics`, `Full depth, 95 questions`, `23 November 2026`.
 */
about: Array<string>, 
/**
 * The last safe day, and the answer that may contradict it.
 */
exit: ExitView, 
/**
 * The last safe day, or the last day for notice; `null` where neither is known.
 */
deadline: DeadlineView | null, 
/**
 * Risk, coverage, confidence, proof, stability.
 */
facts: Array<FactView>, 
/**
 * The grades on the scale, upwards: what the bars are drawn on.
 */
grades: Array<GradeBand>, 
/**
 * Sections as interval bars, each opening into its questions.
 */
sections: Array<SectionResult>, 
/**
 * The average before the caps.
 */
average: IntervalView, 
/**
 * Sum of the section weights.
 */
average_weight: number, 
/**
 * Caps that bind, assured end first, lowest first.
 */
caps: Array<CapView>, 
/**
 * The chart.
 */
chart: ChartView, 
/**
 * What stands in the way.
 */
blockers: Array<BlockerView>, 
/**
 * Steps to the next grade; `null` at grade A or where no set of steps is enough.
 */
way_up: WayUpView | null, 
/**
 * `1 critical, 9 high, 41 medium, 6 low`.
 */
findings_summary: string, 
/**
 * `6 taken on (1 done, 1 overdue), 1 accepted`; empty where nothing is.
 */
taken_on: string, 
/**
 * Heaviest first.
 */
findings: Array<FindingView>, 
/**
 * Treatments that were kept although their question is no finding any more.
 */
left_over: Array<LeftOverView>, 
/**
 * Names to offer as owners.
 */
owners: Array<string>, 
/**
 * The list for the vendor: what is not known, widest swing first, and what was put there.
 */
vendor_questions: Array<VendorQuestion>, 
/**
 * The same as a text to send.
 */
vendor_letter: string, 
/**
 * Claims worth proving, largest gain first.
 */
test_plan: Array<TestPlanLine>, 
/**
 * `While a cap holds the score, only AL-09 moves it.`; empty where no cap holds it, or every proof moves it.
 */
test_plan_note: string, };

/**
 * The day until which something must be decided.
 */
export type DeadlineView = { 
/**
 * `Last safe day` or `Last day for notice`.
 */
label: string, 
/**
 * `25 Feb 2027`.
 */
text: string, 
/**
 * `in 94 days`.
 */
note: string, 
/**
 * Whether it has passed.
 */
passed: boolean, 
/**
 * The name under which its arithmetic opens.
 */
figure: string, };

/**
 * A figure beside the score.
 */
export type FactView = { 
/**
 * `Risk`.
 */
label: string, 
/**
 * `High`.
 */
value: string, 
/**
 * `37, down to 12 (low)`.
 */
note: string, 
/**
 * The name under which its arithmetic opens.
 */
figure: string, };

/**
 * A section's bar and the questions under it.
 */
export type SectionResult = { 
/**
 * Such as `AL`.
 */
id: string, 
/**
 * As it is shown.
 */
name: string, 
/**
 * Weight in the average.
 */
weight: number, 
/**
 * Its interval.
 */
interval: IntervalView, 
/**
 * Its questions.
 */
lines: Array<QuestionResult>, 
/**
 * Sum of the weights.
 */
question_weight: number, 
/**
 * Sum of the products at the assured end.
 */
product: number, 
/**
 * `642 divided by 38 is 16.9, assured`.
 */
sum: string, };

/**
 * A question under its section.
 */
export type QuestionResult = { 
/**
 * Such as `AL-01`.
 */
id: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * `documented`, `unknown`, `not answered`, `does not apply`.
 */
shown_by: string, 
/**
 * `69` or `69 to 100`; a dash where it leaves every sum.
 */
value: string, 
/**
 * `w`; `null` where it leaves every sum.
 */
weight: number | null, 
/**
 * `w v` at the assured end.
 */
product: number | null, };

/**
 * A cap that binds, in words.
 */
export type CapView = { 
/**
 * `Cap at 49`, or `Possible end, cap at 49`.
 */
label: string, 
/**
 * Why.
 */
sentence: string, 
/**
 * The questions named in it, to go to.
 */
questions: Array<string>, 
/**
 * The name under which its arithmetic opens.
 */
figure: string, };

/**
 * The two-axis chart of one assessment.
 */
export type ChartView = { 
/**
 * Both points.
 */
point: PointView, 
/**
 * `assured 72, 49`: exposure and lock-in as they are printed everywhere.
 */
assured: string, 
/**
 * `possible 72, 31`.
 */
possible: string, 
/**
 * The level of the assured end.
 */
level: GradeLetter, 
/**
 * What it is drawn on.
 */
axes: AxesView, 
/**
 * `Strategic dependence today; at best, healthy reliance.`
 */
headline: string, 
/**
 * Lock-in, exposure and risk at both ends.
 */
table: Array<ChartRow>, 
/**
 * Which exposure questions are open and what they are worth; empty where none is.
 */
note: string, 
/**
 * What a screen reader says.
 */
alt: string, };

/**
 * A row of the chart's table.
 */
export type ChartRow = { 
/**
 * `Lock-in`.
 */
label: string, 
/**
 * Assured.
 */
assured: string, 
/**
 * Possible.
 */
possible: string, 
/**
 * The name under which its arithmetic opens.
 */
figure: string, };

/**
 * What stands in the way.
 */
export type BlockerView = { 
/**
 * `AL` or `XR-01`.
 */
id: string, 
/**
 * The question, or the weakest section.
 */
title: string, 
/**
 * What was answered.
 */
answer: string, 
/**
 * What to do.
 */
recommendation: string, 
/**
 * Who must act: `Vendor`, `You` or `Vendor and you`.
 */
actor: string, 
/**
 * Who usually knows.
 */
who: string, 
/**
 * `holds the assured score to 42`; above a lower cap `would hold the assured score to 49`.
 */
holds: string, 
/**
 * The question to go to.
 */
question: string, 
/**
 * The name under which its arithmetic opens.
 */
figure: string, };

/**
 * Steps to the next grade.
 */
export type WayUpView = { 
/**
 * `From D to C in two steps, if the first turns out well.`
 */
lead: string, 
/**
 * Where it starts.
 */
today: IntervalView, 
/**
 * In order.
 */
steps: Array<WayStepView>, };

/**
 * A step of the way up.
 */
export type WayStepView = { 
/**
 * Such as `AL-02`.
 */
id: string, 
/**
 * What changes.
 */
text: string, 
/**
 * Who usually knows.
 */
who: string, 
/**
 * Where it leads.
 */
interval: IntervalView, };

/**
 * A finding.
 */
export type FindingView = { 
/**
 * Such as `DB-01`.
 */
id: string, 
/**
 * `critical`, `high`, `medium` or `low`.
 */
severity: string, 
/**
 * `64`.
 */
weight: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * What was answered.
 */
answer: string, 
/**
 * What to do.
 */
recommendation: string, 
/**
 * `Vendor`, `You` or `Vendor and you`.
 */
actor: string, 
/**
 * The same, to filter by.
 */
acts: ActorStep, 
/**
 * The role that usually knows.
 */
who: string, 
/**
 * What the knock-out does; empty where there is none.
 */
knockout: string, 
/**
 * What one answer up would bring; `null` where there is none, or where its evidence holds it back.
 */
gain: GainView | null, 
/**
 * What is done about it; `null` where nobody has taken it on.
 */
treatment: TreatmentView | null, };

/**
 * What a single step brings at the assured end.
 */
export type GainView = { 
/**
 * Points of the average: `0.5`, or `<0.1`.
 */
average: string, 
/**
 * Points of the score, which a cap may hold: `0.0`.
 */
score: string, };

/**
 * Who must act on a finding.
 */
export type ActorStep = "vendor" | "us" | "both";

/**
 * Which figure is opened.
 */
export type SumRequest = { 
/**
 * The assessment.
 */
assessment: string, 
/**
 * The figure, as the view that shows it names it: `portability`, `section:AL`, `finding:XR-01`.
 */
figure: string, 
/**
 * Answers that are tried out: the figure is one of the scratch copy. None: it is one of what is recorded.
 */
trials: Array<TrialInput>, 
/**
 * The columns of a comparison: the figure is one on the questions that all of them ask. None: it is its own.
 */
beside: Array<string>, 
/**
 * A snapshot: the figure is one of the assessment as it stood then. `null`: it is one of now.
 */
snapshot: string | null, };

/**
 * The lines a figure was added up from.
 */
export type SumView = { 
/**
 * What it is the arithmetic of.
 */
title: string, 
/**
 * The columns; the first has the labels.
 */
columns: Array<SumColumn>, 
/**
 * The lines, each with a cell for every column.
 */
lines: Array<SumLine>, 
/**
 * What else must be known to follow it; may be empty.
 */
note: string, 
/**
 * The whole of it as text with aligned columns.
 */
text: string, 
/**
 * The lines with a tabulator between cells, for a spreadsheet.
 */
table: string, };

/**
 * A column of a sum.
 */
export type SumColumn = { 
/**
 * What stands over it; may be empty.
 */
head: string, 
/**
 * Whether it holds numbers, which stand to the right.
 */
number: boolean, };

/**
 * A line of a sum.
 */
export type SumLine = { 
/**
 * What it is.
 */
kind: SumLineKind, 
/**
 * Label and numbers.
 */
cells: Array<string>, };

/**
 * What a line of a sum is.
 */
export type SumLineKind = "entry" | "sum" | "printed";

/**
 * How far the treatment of a finding is.
 */
export type TreatmentStep = "open" | "doing" | "done" | "accepted";

/**
 * What is done about a finding.
 */
export type TreatmentView = { 
/**
 * How far it is.
 */
status: TreatmentStep, 
/**
 * `Doing`, or `Accepted by Jonas Whitlock`.
 */
head: string, 
/**
 * `Helen Marchetti, due 20 November 2026, overdue.`
 */
rest: string, 
/**
 * Who sees to it; empty where nobody does yet.
 */
owner: string, 
/**
 * ISO date; empty where there is none.
 */
due: string, 
/**
 * Whether its day has passed and it is neither done nor accepted; `rest` says so in a word.
 */
overdue: boolean, 
/**
 * Why the risk is accepted; empty where it is not.
 */
reason: string, 
/**
 * By whom it is accepted; empty where it is not.
 */
by: string, };

/**
 * A treatment whose question is no finding any more. It is kept.
 */
export type LeftOverView = { 
/**
 * The question's id.
 */
id: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * Why it is no finding any more.
 */
why: string, 
/**
 * What was decided.
 */
treatment: TreatmentView, };

/**
 * A treatment as it is typed.
 */
export type TreatmentInput = { 
/**
 * How far it is.
 */
status: TreatmentStep, 
/**
 * Who sees to it; may be empty.
 */
owner: string, 
/**
 * ISO date, or empty.
 */
due: string, 
/**
 * Why the risk is accepted; only read where it is.
 */
reason: string, 
/**
 * By whom; only read where it is.
 */
by: string, };

/**
 * What is to be done about the finding of a question, or nothing.
 */
export type SetTreatment = { 
/**
 * The assessment.
 */
assessment: string, 
/**
 * The question.
 */
question: string, 
/**
 * `null` takes the treatment away.
 */
treatment: TreatmentInput | null, };

/**
 * What is tried out. The core keeps nothing of it: every request carries all of it.
 */
export type TryRequest = { 
/**
 * The assessment.
 */
assessment: string, 
/**
 * The answers that are tried out, in order; of two about one question the last counts.
 */
trials: Array<TrialInput>, 
/**
 * The question that is looked at; `null` looks at none.
 */
question: string | null, };

/**
 * What is to be kept of it, in one step of undo.
 */
export type KeepTrials = { 
/**
 * The assessment.
 */
assessment: string, 
/**
 * The answers to keep.
 */
trials: Array<TrialInput>, };

/**
 * An answer that is tried out. An exposure question takes an option, or is open.
 */
export type TrialInput = { 
/**
 * The question or exposure question.
 */
question: string, 
/**
 * What it is answered with.
 */
answer: AnswerInput, };

/**
 * The verdict before and after.
 */
export type TryView = { 
/**
 * As it stands in the workspace.
 */
before: TryEnd, 
/**
 * With what is tried out.
 */
after: TryEnd, 
/**
 * Exposure, risk, coverage and so on.
 */
figures: Array<TryLine>, 
/**
 * Every cap that binds before or after.
 */
caps: Array<TryLine>, 
/**
 * Every section in scope before or after.
 */
sections: Array<TrySection>, 
/**
 * What is tried out, in order; what changes nothing is left out.
 */
changes: Array<TryChange>, 
/**
 * What keeping it would overwrite: `Overwrites 2 answers (AL-04, XR-01) and answers 1 open question (AL-05).`
 */
overwrites: string, 
/**
 * The question that is looked at.
 */
question: TryQuestion | null, 
/**
 * What there is to try, what helps most first.
 */
choices: Array<TryChoice>, 
/**
 * The steps of the shortest way up, to try all of them; empty where there is none.
 */
way_up: Array<TrialInput>, 
/**
 * What the live region says: `D to C. Assured 42 to 52, possible 77 to 77.`
 */
said: string, };

/**
 * The verdict on one side.
 */
export type TryEnd = { 
/**
 * The grade.
 */
grade: GradeView, 
/**
 * Portability.
 */
portability: IntervalView, 
/**
 * The average before the caps.
 */
average: IntervalView, };

/**
 * A figure or a cap before and after.
 */
export type TryLine = { 
/**
 * `Risk`, `Unknown knock-out AL-02`.
 */
label: string, 
/**
 * As it stands in the workspace.
 */
before: TryCell, 
/**
 * With what is tried out.
 */
after: TryCell, 
/**
 * Whether it moved.
 */
moved: boolean, };

/**
 * A figure or a cap on one side.
 */
export type TryCell = { 
/**
 * `37 to 12, high to low`, `49, assured`, `does not bind`.
 */
text: string, 
/**
 * What opens its arithmetic; `null` where there is none.
 */
figure: string | null, };

/**
 * A section before and after.
 */
export type TrySection = { 
/**
 * Such as `AL`.
 */
id: string, 
/**
 * As it is shown.
 */
name: string, 
/**
 * Before; `null` where it is not in scope.
 */
before: IntervalView | null, 
/**
 * After; `null` where it is not in scope.
 */
after: IntervalView | null, 
/**
 * Whether it moved.
 */
moved: boolean, };

/**
 * One answer that is tried out, in words.
 */
export type TryChange = { 
/**
 * The question.
 */
question: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * What is recorded: `We don’t know`.
 */
from: string, 
/**
 * What is tried: `Your team has …, tested`.
 */
to: string, };

/**
 * The question that is looked at.
 */
export type TryQuestion = { 
/**
 * Such as `AL-02`.
 */
id: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * Its options, the freest first.
 */
options: Array<TryOption>, 
/**
 * How an answer can be shown; empty for an exposure question.
 */
evidence: Array<EvidenceStep>, 
/**
 * What is recorded, in words.
 */
recorded: string, 
/**
 * What is recorded.
 */
recorded_answer: AnswerInput, 
/**
 * What is tried, or else recorded.
 */
answer: AnswerInput, 
/**
 * Whether it is tried otherwise than it is recorded.
 */
changed: boolean, };

/**
 * An option that can be tried.
 */
export type TryOption = { 
/**
 * `a` to `e`.
 */
key: string, 
/**
 * 1 to 5: the key that chooses it.
 */
number: number, 
/**
 * The statement.
 */
label: string, 
/**
 * Its level, or for an exposure question how much it exposes, 0 to 100.
 */
level: number, };

/**
 * A question that can be tried.
 */
export type TryChoice = { 
/**
 * Such as `AL-02`.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Why it stands where it stands: `Shortest way up`, `Blockers`, `Findings`, `Other questions`, `Exposure`.
 */
group: string, 
/**
 * Whether it is tried otherwise than it is recorded.
 */
changed: boolean, };

/**
 * A question to send.
 */
export type VendorQuestion = { 
/**
 * Such as `AL-02`.
 */
id: string, 
/**
 * `28`; empty where it is answered.
 */
swing: string, 
/**
 * As it can be sent.
 */
text: string, 
/**
 * The role that usually knows.
 */
who: string, 
/**
 * Whether it was put on the list; what is not known is there anyway.
 */
chosen: boolean, 
/**
 * `Not known`, `Not answered` or `Answered`.
 */
stands: string, };

/**
 * The questions for the vendor.
 */
export type VendorListView = { 
/**
 * What is open first, widest swing first.
 */
questions: Array<VendorQuestion>, 
/**
 * The same as a text to send; empty where nothing is on the list.
 */
letter: string, };

/**
 * A claim worth proving.
 */
export type TestPlanLine = { 
/**
 * Such as `SD-05`.
 */
id: string, 
/**
 * What the proof brings.
 */
gain: GainView, 
/**
 * What would prove it.
 */
text: string, 
/**
 * The role that usually knows.
 */
who: string, };

/**
 * What the sheet for asking by file offers.
 */
export type AskView = { 
/**
 * The assessment's id.
 */
assessment: string, 
/**
 * Who can be asked: the vendor, then the participants.
 */
people: Array<AskPerson>, 
/**
 * Every question that is asked, in pack order.
 */
sections: Array<AskSection>, 
/**
 * Who asks, as it was said last; empty where nobody was asked yet.
 */
sender: string, 
/**
 * What was asked before, newest first.
 */
requests: Array<RequestView>, };

/**
 * Somebody who can be asked.
 */
export type AskPerson = { 
/**
 * The participant's id; empty for the vendor.
 */
id: string, 
/**
 * Their name.
 */
name: string, 
/**
 * `Legal`, or `the vendor`; may be empty.
 */
role: string, 
/**
 * Ways to choose questions, the most useful first; none of them is empty.
 */
picks: Array<AskPick>, };

/**
 * A way to choose questions.
 */
export type AskPick = { 
/**
 * Such as `unknown`.
 */
key: string, 
/**
 * `What we do not know, 17`.
 */
label: string, 
/**
 * The questions.
 */
questions: Array<string>, };

/**
 * A section with its questions.
 */
export type AskSection = { 
/**
 * As it is shown.
 */
name: string, 
/**
 * Its questions that are asked.
 */
questions: Array<AskQuestion>, };

/**
 * A question that can be sent.
 */
export type AskQuestion = { 
/**
 * Such as `DO-01`.
 */
id: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * `unknown`, `not answered`, `answered`, `does not apply`.
 */
stands: string, 
/**
 * Whether the vendor can know it.
 */
vendor: boolean, };

/**
 * A request, out or back.
 */
export type RequestView = { 
/**
 * Its id.
 */
id: string, 
/**
 * `Quaystead, the vendor`, or a participant's name.
 */
to: string, 
/**
 * `12 questions on 21 November 2026`.
 */
asked: string, 
/**
 * `awaited`, or `back on 24 November 2026 from P. Okoro`.
 */
state: string, 
/**
 * Whether its answers are still awaited, so that it can be withdrawn.
 */
open: boolean, };

/**
 * Writes questions to a file, and remembers that they were asked.
 */
export type AskByFile = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * Whom: a participant's id; empty for the vendor.
 */
to: string, 
/**
 * Who asks; may be empty.
 */
sender: string, 
/**
 * Which questions.
 */
questions: Array<string>, 
/**
 * What kind of file.
 */
kind: AskKind, };

/**
 * What kind of file the questions go out as.
 */
export type AskKind = "form" | "response";

/**
 * Takes a request back whose answers are awaited.
 */
export type WithdrawRequest = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * Which request.
 */
request: string, };

/**
 * What a response would do. Nothing is changed yet.
 */
export type MergeView = { 
/**
 * The request that it answers, or the token of a sheet.
 */
request: string, 
/**
 * The assessment that asked.
 */
assessment: string, 
/**
 * The file's name.
 */
file: string, 
/**
 * `Answers of P. Okoro to nine of twelve questions about Quaystead Relate`.
 */
headline: string, 
/**
 * When it was asked and filled in, and what becomes of the answers.
 */
about: string, 
/**
 * What to look at before taking it in; empty where there is nothing.
 */
caution: string, 
/**
 * Over the column of what came: `They say`.
 */
they: string, 
/**
 * The answers, in the order of the request.
 */
lines: Array<MergeLine>, 
/**
 * `DO-05 and DO-07 are left open.`; empty where none is.
 */
left_open: string, 
/**
 * `Take in nine answers`.
 */
act: string, };

/**
 * One answer beside that of the team.
 */
export type MergeLine = { 
/**
 * Such as `DO-01`.
 */
id: string, 
/**
 * The question.
 */
prompt: string, 
/**
 * What came back; of a vote that is sealed only that it joins the others.
 */
theirs: SaidView, 
/**
 * The comment; may be empty.
 */
note: string, 
/**
 * What the team says.
 */
ours: SaidView, 
/**
 * `replaces statement 3 of 20 November 2026`, or what of an answer a sheet changes; empty where it replaces nothing.
 */
does: string, 
/**
 * `two statements apart`; empty where they lie closer.
 */
apart: string, };

/**
 * A statement that somebody chose.
 */
export type SaidView = { 
/**
 * `1` to `5`; `null` where none is chosen.
 */
number: number | null, 
/**
 * The statement, or `We don’t know`.
 */
text: string, };

/**
 * Takes in a response that was shown.
 */
export type TakeIn = { 
/**
 * The request that it answers.
 */
request: string, };

/**
 * What was taken in.
 */
export type TakenView = { 
/**
 * The assessment that asked.
 */
assessment: string, 
/**
 * The first question that was answered, to go there.
 */
question: string, 
/**
 * `Nine answers of P. Okoro are in, as claims of the vendor.`
 */
said: string, };

/**
 * What the vendor said to a question.
 */
export type ClaimView = { 
/**
 * The request that it answers.
 */
request: string, 
/**
 * `The vendor says: statement 2, claimed, 24 November 2026`.
 */
said: string, 
/**
 * Who filled it in.
 */
by: string, 
/**
 * The comment; may be empty.
 */
note: string, 
/**
 * Whether it can be taken over: it chose a statement, and the team has not answered just that.
 */
open: boolean, };

/**
 * Takes a claim over as the team's answer, claimed.
 */
export type TakeOverClaim = { 
/**
 * Which question.
 */
at: WalkAt, 
/**
 * The request that the claim answers.
 */
request: string, };

/**
 * What an import did.
 */
export type ImportView = { 
/**
 * The assessments that were added.
 */
added: Array<ImportedAssessment>, 
/**
 * What responses would do; nothing of it is done yet.
 */
responses: Array<MergeView>, 
/**
 * The files that were refused, each with its reason.
 */
refused: Array<RefusedFile>, 
/**
 * Whether the person closed the dialog without choosing.
 */
cancelled: boolean, 
/**
 * How many files were not read, because the person broke it off.
 */
unread: number, };

/**
 * An assessment that came in.
 */
export type ImportedAssessment = { 
/**
 * Its id in this workspace.
 */
assessment: string, 
/**
 * What the team calls it.
 */
title: string, 
/**
 * Whether its id was taken, so that it came in as a copy under a new one.
 */
copied: boolean, };

/**
 * A file that was refused.
 */
export type RefusedFile = { 
/**
 * The file's name.
 */
file: string, 
/**
 * Why, and what to do.
 */
fault: Fault, };

/**
 * The packs at hand.
 */
export type PacksView = { 
/**
 * The built-in one first.
 */
packs: Array<PackView>, };

/**
 * A pack in a list.
 */
export type PackView = { 
/**
 * Id and version, `unmoor-standard@1.0.0`: by this it is asked for.
 */
key: string, 
/**
 * Such as `unmoor-standard`.
 */
id: string, 
/**
 * Such as `1.0.0`.
 */
version: string, 
/**
 * As it is shown.
 */
title: string, 
/**
 * How many sections.
 */
sections: number, 
/**
 * How many questions.
 */
questions: number, 
/**
 * Whether it is part of Unmoor.
 */
builtin: boolean, 
/**
 * `3 assessments`; empty where nobody looked.
 */
used: string, };

/**
 * A pack, opened.
 */
export type PackContents = { 
/**
 * As it is shown, with its version.
 */
title: string, 
/**
 * What it is for, and the day on which its references were last looked at.
 */
about: string, 
/**
 * In the order in which they are walked; what is asked of exposure stands last.
 */
sections: Array<PackSection>, };

/**
 * A section of a pack.
 */
export type PackSection = { 
/**
 * Such as `DO`.
 */
id: string, 
/**
 * As it is shown.
 */
name: string, 
/**
 * Its weight in the average; `null` for exposure, which is not in it.
 */
weight: number | null, 
/**
 * In the order in which they are asked.
 */
questions: Array<PackQuestion>, };

/**
 * A question of a pack.
 */
export type PackQuestion = { 
/**
 * Such as `DO-01`.
 */
id: string, 
/**
 * The question itself.
 */
prompt: string, 
/**
 * Its weight in its section, 1 to 5.
 */
weight: number, 
/**
 * When it caps the score, as a sentence; empty where it never does.
 */
cap: string, 
/**
 * Its statements, in the order in which they are offered.
 */
statements: Array<PackStatement>, };

/**
 * A statement of a question.
 */
export type PackStatement = { 
/**
 * The statement.
 */
text: string, 
/**
 * Its level, 0 to 100; of an exposure question the exposure.
 */
level: number, };

/**
 * Something that is wrong with a pack's file.
 */
export type PackProblem = { 
/**
 * The line, from 1; `null` where it is about the file as a whole.
 */
line: number | null, 
/**
 * Where in the file, such as `questions[3].options[1].level`; empty for the file as a whole.
 */
path: string, 
/**
 * What is wrong, as a sentence.
 */
says: string, };

/**
 * Names a pack.
 */
export type PackRequest = { 
/**
 * Its key.
 */
pack: string, };

/**
 * What became of a pack that was chosen.
 */
export type PackImport = { 
/**
 * The file's name; `null` where the dialog was closed.
 */
file: string | null, 
/**
 * What is wrong with it; empty where it came in.
 */
problems: Array<PackProblem>, 
/**
 * The packs at hand now.
 */
packs: PacksView, };

/**
 * How far something is that takes long; sent as the event `long-progress`.
 */
export type LongProgress = { 
/**
 * Steps done.
 */
done: number, 
/**
 * How many there are in all; 0 while that is not known.
 */
of: number, 
/**
 * `Writing assessments`.
 */
doing: string, };

/**
 * An export or import of everything is done, or the person changed their mind.
 */
export type WholeDone = { 
/**
 * The name of the folder or workspace that was made; `null` where it was not.
 */
file: string | null, 
/**
 * The name of the folder that it lies in.
 */
folder: string, 
/**
 * How many assessments.
 */
assessments: number, 
/**
 * `12 assessments, 3 documents and 2 snapshots, 1.2 MB in 57 files`.
 */
said: string, 
/**
 * What a workspace that was made lacks, in a sentence; empty after an export.
 */
lacks: string, };

/**
 * Asks for an assessment as a file, or for its answers as a sheet.
 */
export type ExportAssessment = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * What is left out of it.
 */
redact: Array<RedactionSubject>, };

/**
 * A file was written, or the person changed their mind.
 */
export type SavedView = { 
/**
 * The file's name; `null` where the dialog was closed.
 */
file: string | null, 
/**
 * Its folder's name.
 */
folder: string, };

/**
 * The backups of the open workspace, or of the one that was refused.
 */
export type BackupsView = { 
/**
 * Newest first.
 */
backups: Array<BackupView>, 
/**
 * The folders they lie in, from the outside in, without what is above the data folder.
 */
folder: string, 
/**
 * All of them together, such as `14.2 MB`; empty where there is none.
 */
size: string, 
/**
 * How far the one is that is being made, 0 to 100; `null` where none is.
 */
running: number | null, 
/**
 * Why the last one was not made; `null` where it was.
 */
fault: Fault | null, 
/**
 * Why none can be made of this workspace; empty where one can.
 */
refused: string, };

/**
 * One backup.
 */
export type BackupView = { 
/**
 * Which one.
 */
id: string, 
/**
 * `26 Nov 2026, 14:05`, where the person is.
 */
made: string, 
/**
 * `214 kB`.
 */
size: string, 
/**
 * How the workspace is called that stays beside the one restored from it.
 */
keeps: string, };

/**
 * Which backup.
 */
export type BackupRequest = { 
/**
 * Its id.
 */
backup: string, };

/**
 * What can be done about a damaged workspace.
 */
export type RescueView = { 
/**
 * Its file's name.
 */
file: string, 
/**
 * Whether it asks for a passphrase.
 */
protected: boolean, 
/**
 * Its last backup; `null` where there is none.
 */
backup: BackupView | null, 
/**
 * Whether that backup asks for a passphrase that was not given yet.
 */
backup_locked: boolean, };

/**
 * Lets the last backup take the place of the damaged workspace.
 */
export type RestoreLastBackup = { 
/**
 * The passphrase of the backup, where it asks for one.
 */
passphrase: Secret | null, };

/**
 * Takes what can be read of the damaged workspace into a new one.
 */
export type Salvage = { 
/**
 * Its passphrase, where it has one.
 */
passphrase: Secret | null, };

/**
 * What was taken over from a damaged workspace.
 */
export type SalvageView = { 
/**
 * The new workspace's name.
 */
file: string, 
/**
 * `12 assessments and 3 documents came over.`
 */
said: string, 
/**
 * What could not be read, a sentence each; empty where nothing is known to be missing.
 */
lost: Array<string>, 
/**
 * How the damaged one is called if the new one takes its place.
 */
keeps: string, };

/**
 * Opens what was salvaged.
 */
export type TakeSalvaged = { 
/**
 * Whether it takes the place of the damaged one, which stays beside it.
 */
in_place: boolean, };

/**
 * Whose dates are saved as a calendar.
 */
export type CalendarRequest = { 
/**
 * The assessment; `null` saves the dates of the whole workspace.
 */
assessment: string | null, 
/**
 * What is left out of them.
 */
redact: Array<RedactionSubject>, };

/**
 * What the page says when the window is asked to close.
 */
export type CloseWindow = { 
/**
 * Whether everything typed is on the disk; the window stays open where it is not.
 */
kept: boolean, };

/**
 * What the report screen offers.
 */
export type ReportView = { 
/**
 * The bar at the top.
 */
header: HeaderView, 
/**
 * What will be in it, part by part.
 */
parts: Array<ReportPart>, 
/**
 * What is filled in.
 */
options: ReportOptions, 
/**
 * The formats it can be made in.
 */
formats: Array<ReportFormatView>, 
/**
 * The colour as it is printed: darkened where it could not be read.
 */
accent: string, 
/**
 * The client's logo.
 */
logo: ReportLogo | null, 
/**
 * Snapshots that it can compare with, the latest first.
 */
snapshots: Array<ReportSnapshot>, };

/**
 * Something that can be left out of what is handed on.
 */
export type RedactionSubject = "people" | "client" | "amounts" | "notes" | "evidence";

/**
 * Asks what would be left out.
 */
export type LookAtRedaction = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * What should be left out.
 */
redact: Array<RedactionSubject>, 
/**
 * The client's name where it is not kept yet; may be empty.
 */
client: string, };

/**
 * What would be left out.
 */
export type RedactionView = { 
/**
 * `Left out: 4 names, 2 amounts and 17 notes.`
 */
gist: string, 
/**
 * The five, chosen or not.
 */
subjects: Array<RedactionLine>, 
/**
 * Choices of them that have a name.
 */
profiles: Array<RedactionProfile>, };

/**
 * One of the five.
 */
export type RedactionLine = { 
/**
 * Which one.
 */
subject: RedactionSubject, 
/**
 * `Names of people`.
 */
name: string, 
/**
 * What becomes of it, in a sentence.
 */
what: string, 
/**
 * `4 names`; empty where there are none or it is not chosen.
 */
count: string, 
/**
 * The first of them, before and after.
 */
examples: Array<RedactionExample>, 
/**
 * What a person should know; may be empty.
 */
note: string, };

/**
 * A string that goes.
 */
export type RedactionExample = { 
/**
 * As it stands.
 */
before: string, 
/**
 * What takes its place; empty where nothing does.
 */
after: string, };

/**
 * A choice that has a name.
 */
export type RedactionProfile = { 
/**
 * `Without names`.
 */
name: string, 
/**
 * What it leaves out.
 */
redact: Array<RedactionSubject>, };

/**
 * A part of the report.
 */
export type ReportPart = { 
/**
 * The word by which it is left out.
 */
part: string, 
/**
 * `For the board`.
 */
name: string, 
/**
 * What it holds, in a sentence.
 */
what: string, };

/**
 * What is said about the report itself.
 */
export type ReportOptions = { 
/**
 * Who it is for; may be empty.
 */
client: string, 
/**
 * Who made it; may be empty.
 */
author: string, 
/**
 * The line at the foot of every page; may be empty.
 */
confidentiality: string, 
/**
 * What is left out of it.
 */
redact: Array<RedactionSubject>, 
/**
 * What it is printed on.
 */
paper: ReportPaper, 
/**
 * The parts that are not wanted, by their words.
 */
left_out: Array<string>, 
/**
 * The client's colour, such as `#0e6073`; Unmoor's where it is empty.
 */
accent: string, 
/**
 * What the letter to the vendor says.
 */
letter: LetterOptions, 
/**
 * The snapshot that it compares with; none where it is empty.
 */
since: string, };

/**
 * A format that a report is made in.
 */
export type ReportFormat = "pdf" | "word" | "excel" | "markdown" | "json";

/**
 * A format as it is offered.
 */
export type ReportFormatView = { 
/**
 * Which one.
 */
format: ReportFormat, 
/**
 * `Word`.
 */
name: string, 
/**
 * What it is for, in a sentence.
 */
what: string, };

/**
 * What a report is printed on.
 */
export type ReportPaper = "a4" | "letter";

/**
 * What the letter to the vendor says beside its questions. All of it may be empty.
 */
export type LetterOptions = { 
/**
 * Where it is written.
 */
place: string, 
/**
 * To whom, line by line.
 */
address: string, 
/**
 * Until when an answer is wanted, ISO date.
 */
reply_by: string, 
/**
 * Where the answer goes.
 */
reply_to: string, 
/**
 * Who signs it, and in which role, line by line.
 */
signed: string, };

/**
 * Keeps what is said about the report of an assessment.
 */
export type SetReportOptions = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * What is said.
 */
options: ReportOptions, };

/**
 * A snapshot that a report can compare with.
 */
export type ReportSnapshot = { 
/**
 * Its id.
 */
id: string, 
/**
 * What the team calls it, and its day.
 */
name: string, };

/**
 * The client's logo as it is kept.
 */
export type ReportLogo = { 
/**
 * The picture, to be shown as an image.
 */
picture: string, 
/**
 * `SVG` or `PNG`.
 */
kind: string, };

/**
 * Asks for a page of a report as it would be printed.
 */
export type PreviewReport = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * What is said about the report.
 */
options: ReportOptions, 
/**
 * The page, from 1; the last one where there are fewer.
 */
page: number, };

/**
 * A page of a report as it would be printed.
 */
export type ReportPageView = { 
/**
 * The page, from 1.
 */
page: number, 
/**
 * Of this many.
 */
pages: number, 
/**
 * What stands on it: `3 Findings`.
 */
name: string, 
/**
 * The page as SVG.
 */
svg: string, };

/**
 * Asks for a report.
 */
export type MakeReport = { 
/**
 * Which assessment.
 */
assessment: string, 
/**
 * What is said about the report itself.
 */
options: ReportOptions, 
/**
 * The format that the dialog offers first; the ending of the chosen name decides.
 */
format: ReportFormat, };

/**
 * How far a report is; sent as the event `report-progress`.
 */
export type ReportProgress = { 
/**
 * Pages done, or steps of a format without pages.
 */
page: number, 
/**
 * How many there are in all; 0 while that is not known.
 */
pages: number, };

/**
 * A report was written, or the person changed their mind.
 */
export type ReportDone = { 
/**
 * The file's name; `null` where the dialog was closed or the report cancelled.
 */
file: string | null, 
/**
 * Its folder's name.
 */
folder: string, 
/**
 * Pages; 0 where the format has none.
 */
pages: number, 
/**
 * `214 kB`.
 */
size: string, 
/**
 * What a reader should know, such as letters that no font has.
 */
warnings: Array<string>, };

/**
 * Settings of this machine; they live outside the workspace.
 */
export type Settings = { 
/**
 * Colours.
 */
theme: Theme, 
/**
 * Text size in per cent: 100, 125, 150 or 200.
 */
text_size: number, 
/**
 * Whether an answer goes on to the next question.
 */
advance: boolean, 
/**
 * After how many minutes without a hand on it a workspace with a passphrase locks itself; 0 never.
 */
lock_after: number, 
/**
 * Whether backups are made unasked.
 */
backups: boolean, };

/**
 * Colours.
 */
export type Theme = "system" | "light" | "dark";

/**
 * What this Unmoor is.
 */
export type AboutView = { 
/**
 * Its version.
 */
version: string, 
/**
 * The scoring method.
 */
method: string, 
/**
 * The built-in pack, id and version.
 */
pack: string, 
/**
 * The folder's name in which the default workspace lives.
 */
data_folder: string, 
/**
 * What today is, ISO date.
 */
today: string, };

/**
 * The screens of one assessment.
 */
export type AssessmentScreen = "walk" | "workshop" | "result" | "history" | "report" | "exposure";

/**
 * Something the command palette can go to.
 */
export type PaletteEntry = { 
/**
 * Where it leads.
 */
to: PaletteGoal, 
/**
 * The assessment.
 */
assessment: string, 
/**
 * What is shown and typed.
 */
label: string, 
/**
 * What is shown beside it.
 */
hint: string, };

/**
 * Where a palette entry leads, within its assessment.
 */
export type PaletteGoal = { "kind": "assessment" } | { "kind": "screen", 
/**
 * Which.
 */
screen: AssessmentScreen, } | { "kind": "question", 
/**
 * Such as `DO-01`.
 */
question: string, };

/**
 * Asks what the palette can reach.
 */
export type PaletteRequest = { 
/**
 * The assessment that is open, or was last; its questions come too. Without one, those of the one that was touched last.
 */
assessment: string | null, 
/**
 * What is typed; what is found holds each of its words.
 */
search: string, };

/**
 * Entries for the palette.
 */
export type PaletteView = { 
/**
 * In the order in which they are offered, the first fifty of each kind.
 */
entries: Array<PaletteEntry>, };

/**
 * Why the workspace could not be opened at the start; `null` where it could.
 */
export type StartFault = { 
/**
 * The fault.
 */
fault: Fault | null, };
