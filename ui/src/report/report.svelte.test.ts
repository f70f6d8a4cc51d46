import { beforeEach, describe, expect, it } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import type { ReportView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import { reportOf, type Report } from "./report.svelte";

const DONE = { file: "Acme.pdf", folder: "Documents", pages: 12, size: "214 kB", warnings: [] };
let host: SlowHost;
let desk: Desk;
let report: Report;

beforeEach(() => {
  host = new SlowHost();
  desk = new Desk(host);
  desk.route = { screen: "report", assessment: "a" };
  report = reportOf(desk, "a");
  report.view = {} as ReportView;
});

describe("a report", () => {
  it("is not made before it is known what is to be left out of it", async () => {
    report.view = null;
    void report.make();
    await settled();
    expect([host.calls.length, report.state]).toEqual([0, { kind: "ready" }]);
  });

  it("shows its pages while it is made, and its file when it is done", async () => {
    report.options.client = "Fennimere";
    report.format = "markdown";
    void report.make();
    expect(report.state).toMatchObject({ kind: "making" });
    host.send("report-progress", { page: 3, pages: 12 });
    expect(report.state).toMatchObject({ progress: { page: 3, pages: 12 } });
    const call = await host.next();
    expect(call.request).toMatchObject({ assessment: "a", options: { client: "Fennimere" }, format: "markdown" });
    await call.answer(DONE);
    expect(report.state).toEqual({ kind: "done", done: DONE });
    expect(desk.notices.said.text).toContain("Acme.pdf, 12 pages");
  });

  it("names no pages where its format has none", async () => {
    report.format = "json";
    void report.make();
    await (await host.next()).answer({ ...DONE, file: "Acme.json", pages: 0 });
    expect(desk.notices.said.text).toBe("Report made: Acme.json, in the folder “Documents”.");
  });

  it("can be cancelled, and asks nothing then", async () => {
    void report.make();
    const made = await host.next();
    void report.cancel();
    expect(report.state).toMatchObject({ cancelling: true });
    const cancel = await host.next();
    expect(cancel.name).toBe("cancel_report");
    await cancel.answer({});
    await made.refuse(fault("cancelled"));
    expect(report.state).toEqual({ kind: "ready" });
    expect(desk.notices.trouble).toBeNull();
  });

  it("goes back to the start when the dialog for its file was closed", async () => {
    void report.make();
    await (await host.next()).answer({ ...DONE, file: null });
    expect(report.state).toEqual({ kind: "ready" });
  });

  it("is made once, however often one asks", async () => {
    void report.make();
    void report.make();
    await host.next();
    await settled();
    expect(host.calls).toHaveLength(0);
  });

  it("goes on while one looks elsewhere, and says when it is done", async () => {
    void report.make();
    desk.route = { screen: "result", assessment: "a" };
    await (await host.next()).answer(DONE);
    expect(desk.notices.toast?.text).toContain("Acme.pdf");
    expect(reportOf(desk, "a").state.kind, "its screen finds it again").toBe("done");
  });

  it("says what went wrong", async () => {
    void report.make();
    await (await host.next()).refuse(fault("io"));
    expect(desk.notices.trouble?.title).toBe("The report was not made");
    desk.notices.trouble?.choose("close");
    await settled();
    expect(report.state).toEqual({ kind: "ready" });
  });

  it("keeps what is said for the next one, and shows the page as it is then", async () => {
    void report.turn(3);
    await (await host.next()).answer({ page: 3, pages: 12, name: "2 Sections", svg: "<svg/>" });
    void report.want("answers", false);
    const kept = await host.next();
    expect(kept).toMatchObject({ name: "set_report_options", request: { options: { left_out: ["answers"] } } });
    await kept.answer({ header: null, parts: [], options: {}, accent: "#0e6073", logo: null, snapshots: [] });
    const again = await host.next();
    expect(again).toMatchObject({ name: "preview_report", request: { page: 3, options: { left_out: ["answers"] } } });
    await again.answer({ page: 3, pages: 7, name: "3 Findings", svg: "<svg/>" });
    expect(report.page).toMatchObject({ pages: 7, name: "3 Findings" });
    void report.want("answers", true);
    expect((await host.next()).request).toMatchObject({ options: { left_out: [] } });
  });

  it("shows the page that was asked for last, whichever comes first", async () => {
    void report.turn(2);
    void report.turn(5);
    const [first, second] = [await host.next(), await host.next()];
    await second.answer({ page: 5, pages: 12, name: "", svg: "<svg/>" });
    await first.answer({ page: 2, pages: 12, name: "", svg: "<svg/>" });
    expect(report.page?.page).toBe(5);
    void report.turn(Number.NaN);
    expect((await host.next()).request).toMatchObject({ page: 1 });
  });

  it("leaves the page as it was when it could not be set", async () => {
    void report.turn(1);
    await (await host.next()).answer({ page: 1, pages: 12, name: "Cover", svg: "<svg/>" });
    void report.turn(2);
    await (await host.next()).refuse(fault("io"));
    expect(report.page?.page).toBe(1);
    expect(desk.notices.trouble?.title).toBe("The page could not be shown");
    desk.notices.trouble?.choose("close");
    await settled();
    expect(report.turning).toBe(false);
  });

  it("shows the first page unasked, and is silent where it cannot", async () => {
    void report.lookAhead();
    await (await host.next()).refuse(fault("refused"));
    expect([report.page, report.turning, desk.notices.trouble]).toEqual([null, false, null]);
    void report.lookAhead();
    const ahead = await host.next();
    expect(ahead.request).toMatchObject({ page: 1 });
    await ahead.answer({ page: 1, pages: 12, name: "Cover", svg: "<svg/>" });
    expect(report.page?.name).toBe("Cover");
    void report.lookAhead();
    await settled();
    expect(host.calls, "a page stands there already").toHaveLength(0);
  });

  it("sets the first page once more where something changed meanwhile", async () => {
    void report.lookAhead();
    const before = await host.next();
    void report.want("answers", false);
    await (await host.next()).answer({ header: null, options: {} });
    const after = await host.next();
    expect(after).toMatchObject({ name: "preview_report", request: { options: { left_out: ["answers"] } } });
    await after.answer({ page: 1, pages: 7, name: "Cover", svg: "<svg/>" });
    await before.answer({ page: 1, pages: 12, name: "Cover", svg: "<svg/>" });
    expect(report.page?.pages).toBe(7);
  });

  it("does not put the first page in place of one that was asked for meanwhile", async () => {
    void report.lookAhead();
    void report.turn(4);
    const [ahead, asked] = [await host.next(), await host.next()];
    await asked.answer({ page: 4, pages: 12, name: "", svg: "<svg/>" });
    await ahead.answer({ page: 1, pages: 12, name: "", svg: "<svg/>" });
    expect(report.page?.page).toBe(4);
  });

  it("leaves out what was chosen, keeps the choice, and is made with it", async () => {
    report.redacting.choose(["people", "notes"]);
    const kept = await host.next();
    expect(kept.name).toBe("set_report_options");
    expect(kept.request).toMatchObject({ assessment: "a", options: { redact: ["people", "notes"] } });
    await kept.answer({ header: null, options: report.options });
    void report.make();
    expect((await host.next()).request).toMatchObject({ options: { redact: ["people", "notes"] } });
  });
});
