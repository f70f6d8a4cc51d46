import { beforeEach, describe, expect, it } from "vitest";
import { homeRow } from "../../tests/samples";
import type { HomeRow } from "../generated/types";
import { Home, opens } from "./home.svelte";

const contract = (date: string) => ({ date, text: date, note: "", days: 10, urgent: false });

let home: Home;
function rows(...given: HomeRow[]) {
  home.view = {
    workspace: { name: "W", read_only: false, is_default: true, recent: [] },
    headline: "",
    lead: "",
    lead_assessment: null,
    rows: given,
    unscored: [],
    axes: { across: "Exposure", up: "Lock-in", fields: [], contours: [] },
    demo: null,
  };
}
const names = () => home.rows.map(({ vendor }) => vendor);

beforeEach(() => {
  home = new Home();
});

describe("sorting", () => {
  beforeEach(() =>
    rows(
      homeRow("Beta", { risk: 20, coverage: 0.9, contract: contract("2027-01-01") }),
      homeRow("Älpha", { risk: 50, coverage: 0.1 }),
      homeRow("gamma", { risk: 20, coverage: 0.5, contract: contract("2026-12-01") }),
    ),
  );

  it("starts with the highest risk; equal ones by name", () => {
    expect(names()).toEqual(["Älpha", "Beta", "gamma"]);
    expect(home.tally).toBe("3 assessments, highest risk first");
  });
  it("turns round when the column is chosen again", () => {
    home.sortBy("risk");
    expect(names()).toEqual(["Beta", "gamma", "Älpha"]);
    expect(home.tally).toBe("3 assessments, lowest risk first");
  });
  it("sorts names as a reader does, without regard to case and accents", () => {
    home.sortBy("vendor");
    expect(names()).toEqual(["Älpha", "Beta", "gamma"]);
  });
  it("puts the next contract first, and those without a date last, both ways", () => {
    home.sortBy("contract");
    expect(names()).toEqual(["gamma", "Beta", "Älpha"]);
    home.sortBy("contract");
    expect(names()).toEqual(["Beta", "gamma", "Älpha"]);
  });
  it("shows the least answered first", () => {
    home.sortBy("coverage");
    expect(names()).toEqual(["Älpha", "gamma", "Beta"]);
  });
});

describe("searching", () => {
  beforeEach(() =>
    rows(
      homeRow("Straßenbau Müller", { service: "Payroll" }),
      homeRow("Quaystead", { service: "Relate", title: "Renewal 2027" }),
    ),
  );

  it("finds without accents and case", () => {
    home.search = "strassenbau muller";
    expect(names()).toEqual(["Straßenbau Müller"]);
  });
  it("finds words anywhere, in any order", () => {
    home.search = "2027 quay";
    expect(names()).toEqual(["Quaystead"]);
    expect(home.tally).toBe("1 of 2 assessments, highest risk first");
  });
  it("shows nothing where nothing fits", () => {
    home.search = "zzz";
    expect(names()).toEqual([]);
  });
  it("answers within a frame among 10,000", () => {
    rows(
      ...Array.from({ length: 10_000 }, (_, at) => homeRow(`Vendor ${at}`, { id: String(at), risk: (at * 37) % 100 })),
    );
    expect(home.rows).toHaveLength(10_000);
    const before = performance.now();
    home.search = "vendor 99";
    expect(home.rows.length).toBeGreaterThan(100);
    expect(performance.now() - before, "a key press in the search, generously, on a slow machine").toBeLessThan(60);
  });
});

describe("a row", () => {
  it("leads to the first question while nothing is answered, and to the result after that", () => {
    expect(opens(homeRow("A", { coverage: 0 }))).toMatchObject({ screen: "walk" });
    expect(opens(homeRow("A", { coverage: 0.1 }))).toMatchObject({ screen: "result" });
  });
});
