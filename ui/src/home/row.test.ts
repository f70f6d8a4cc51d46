import { render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import { homeRow } from "../../tests/samples";
import VendorRow from "./VendorRow.svelte";

it("opens each of its numbers into the lines it was added up from, and itself nowhere else", () => {
  const row = homeRow("Acme");
  const score = { ...row.score!, risk_possible: "down to 12, low" };
  const safe_day = { ...row.safe_day, date: "2027-01-02", text: "2 Jan 2027" };
  const [onopen, onsum, nothing] = [vi.fn(), vi.fn(), vi.fn()];
  render(
    VendorRow,
    {
      row: { ...row, score, safe_day },
      bands: [],
      at: 0,
      current: true,
      chosen: false,
      onopen,
      onsum,
      onchoose: nothing,
      oncomplete: nothing,
    },
    { baseElement: document.body.appendChild(document.createElement("table")) },
  );
  const named = {
    "Portability of Acme: 42 to 77": "portability",
    "Risk of Acme: High 30 down to 12, low": "risk",
    "Coverage of Acme: 50%": "coverage",
    "Last safe day of Acme: 2 Jan 2027": "deadline",
  };
  const buttons = Object.keys(named).map((name) => screen.getByRole("button", { name: `${name}. How it comes about` }));
  buttons.forEach((button) => button.click());
  expect(onsum.mock.calls.map(([of, figure]) => [of.vendor, figure])).toEqual(
    Object.values(named).map((figure) => ["Acme", figure]),
  );
  expect(onopen).not.toHaveBeenCalled();
  screen.getByText("Service").click();
  expect(onopen).toHaveBeenCalledOnce();
});
