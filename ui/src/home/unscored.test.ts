import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import type { UnscoredRow } from "../generated/types";
import Unscored from "./Unscored.svelte";

const row = (at: number): UnscoredRow => ({
  id: `${at}`,
  title: `Title ${at}`,
  vendor: `Vendor ${at}`,
  service: "Search",
  pack: "other 1.0.0",
  why: "",
  rescore_with: null,
});

it("draws the first of many, and all of them when asked", async () => {
  render(Unscored, { rows: Array.from({ length: 1200 }, (_, at) => row(at)), onrescore: vi.fn() });
  expect(screen.getAllByTestId("unscored-row")).toHaveLength(24);
  await fireEvent.click(screen.getByRole("button", { name: "Show all 1,200" }));
  expect(screen.getAllByTestId("unscored-row")).toHaveLength(1200);
});

it("has no button where all are drawn", () => {
  render(Unscored, { rows: [row(1)], onrescore: vi.fn() });
  expect(screen.queryByTestId("unscored-all")).toBeNull();
});
