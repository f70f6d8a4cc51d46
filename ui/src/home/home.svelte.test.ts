import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { settled, SlowHost } from "../../tests/host";
import { homeRow, homeTable, homeView } from "../../tests/samples";
import { Notices } from "../shared/notices.svelte";
import { Home, PAGE, rowOpens } from "./home.svelte";

let host: SlowHost;
let home: Home;

beforeEach(async () => {
  vi.useFakeTimers();
  host = new SlowHost();
  home = new Home(host, new Notices());
});
afterEach(() => vi.useRealTimers());

async function loaded(vendors: string[], found = vendors.length) {
  void home.load();
  await (await host.next()).answer(homeView(homeTable(vendors, { found })));
}
const names = () => Array.from({ length: home.table.found }, (_, at) => home.row(at)?.vendor);

describe("the table", () => {
  it("shows the rows that the core gives, in its order", async () => {
    await loaded(["Beta", "Alpha"]);
    expect(names()).toEqual(["Beta", "Alpha"]);
    expect(home.table.tally).toBe("2 assessments");
  });

  it("asks again with every key, and leaves a late answer to an earlier key aside", async () => {
    await loaded(["Beta", "Alpha"]);
    home.type("b");
    const first = await host.next();
    home.type("be");
    const second = await host.next();
    expect(second.request).toMatchObject({ query: { search: "be", sort: "risk", descending: true }, from: 0 });
    await second.answer(homeTable(["Beta"]));
    await first.answer(homeTable(["Beta", "Abba"]));
    expect(names()).toEqual(["Beta"]);
  });

  it("turns round when a column is chosen again, and begins each column with what needs attention", async () => {
    await loaded(["Beta"]);
    const asked = async (column: Parameters<Home["sortBy"]>[0]) => {
      home.sortBy(column);
      return (await host.next()).request;
    };
    expect(await asked("risk")).toMatchObject({ query: { sort: "risk", descending: false } });
    expect(await asked("vendor")).toMatchObject({ query: { sort: "vendor", descending: false } });
    expect(await asked("vendor")).toMatchObject({ query: { sort: "vendor", descending: true } });
    expect(await asked("touched")).toMatchObject({ query: { sort: "touched", descending: true } });
    expect(await asked("safe_day")).toMatchObject({ query: { sort: "safe_day", descending: false } });
  });

  it("sets filters and takes them away, and shows all again", async () => {
    await loaded(["Beta"]);
    home.toggle("risk_high");
    expect((await host.next()).request).toMatchObject({ query: { filters: ["risk_high"] } });
    home.toggle("date_soon");
    expect((await host.next()).request).toMatchObject({ query: { filters: ["risk_high", "date_soon"] } });
    home.toggle("risk_high");
    expect((await host.next()).request).toMatchObject({ query: { filters: ["date_soon"] } });
    home.type("x");
    await host.next();
    home.showAll();
    expect((await host.next()).request).toMatchObject({ query: { filters: [], search: "" } });
  });

  it("reads each page once, and only those that are looked at", async () => {
    const first = Array.from({ length: PAGE }, (_, at) => `Vendor ${at}`);
    await loaded(first, 10_000);
    await home.want(0, 20);
    expect(host.calls).toHaveLength(0);
    const reading = home.want(5 * PAGE - 3, 5 * PAGE + 3);
    void home.want(5 * PAGE - 3, 5 * PAGE + 3);
    const [before, after] = [await host.next(), await host.next()];
    expect(host.calls).toHaveLength(0);
    expect([before.request, after.request]).toMatchObject([{ from: 4 * PAGE }, { from: 5 * PAGE }]);
    await before.answer(homeTable(first, { from: 4 * PAGE, found: 10_000 }));
    await after.answer(homeTable(["Late"], { from: 5 * PAGE, found: 10_000 }));
    await reading;
    expect(home.row(5 * PAGE)?.vendor).toBe("Late");
    expect(home.row(9_999)).toBeUndefined();
  });

  it("forgets a page that belongs to another query", async () => {
    await loaded(
      Array.from({ length: PAGE }, (_, at) => `Vendor ${at}`),
      1000,
    );
    void home.want(PAGE, PAGE + 1);
    const late = await host.next();
    home.type("x");
    await (await host.next()).answer(homeTable(["X"], { found: 500 }));
    await late.answer(homeTable(["Old"], { from: PAGE, found: 1000 }));
    expect(home.row(PAGE)).toBeUndefined();
  });
});

describe("Home", () => {
  it("is read again while assessments are being scored, and then no more", async () => {
    void home.load();
    const scoring = homeTable(["A"], { scoring: "Scoring: 1 of 10,000" });
    await (await host.next()).answer(homeView(scoring));
    expect(host.calls).toHaveLength(0);
    vi.advanceTimersByTime(200);
    await (await host.next()).answer(homeView(homeTable(["A"])));
    vi.advanceTimersByTime(1000);
    await settled();
    expect(host.calls).toHaveLength(0);
  });

  it("comes back to the assessment that was opened", async () => {
    home.opened = "beta";
    void home.load();
    const call = await host.next();
    expect(call.request).toMatchObject({ find: "beta" });
    await call.answer(homeView(homeTable(["Alpha", "Beta"], { place: 1 })));
    expect(home.current).toBe(1);
  });

  it("begins with nothing searched in another workspace", async () => {
    await loaded(["Beta"]);
    home.type("b");
    home.enter(homeView(homeTable(["Other"])));
    expect(home.query).toEqual({ search: "", filters: [], sort: "risk", descending: true });
    expect(names()).toEqual(["Other"]);
  });
});

describe("those to compare", () => {
  it("are ticked in the order of choosing, up to six, and unticked", () => {
    for (const id of ["a", "b", "c", "d", "e", "f", "g"]) home.choose(id);
    expect(home.chosen).toEqual(["a", "b", "c", "d", "e", "f"]);
    home.choose("b");
    expect(home.chosen).toEqual(["a", "c", "d", "e", "f"]);
  });

  it("are none in another workspace", async () => {
    home.choose("a");
    home.enter(homeView(homeTable(["Other"])));
    expect(home.chosen).toEqual([]);
  });
});

describe("a row", () => {
  it("leads to the first question while nothing is answered, and to the result after that", () => {
    const row = homeRow("A");
    const begun = (coverage: number) => ({ ...row, score: row.score && { ...row.score, coverage } });
    expect(rowOpens(begun(0))).toMatchObject({ screen: "walk" });
    expect(rowOpens(begun(0.1))).toMatchObject({ screen: "result" });
    expect(rowOpens({ ...row, score: null })).toMatchObject({ screen: "result" });
  });
});
