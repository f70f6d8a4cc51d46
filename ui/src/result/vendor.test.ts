import { render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { ResultView, VendorQuestion } from "../generated/types";
import type { Result } from "./result.svelte";
import VendorQuestions from "./VendorQuestions.svelte";

const asked = (id: string, swing: string, stands: string): VendorQuestion => ({
  id,
  swing,
  text: `Tell us ${id}.`,
  who: "Legal",
  chosen: false,
  stands,
});
const show = (...questions: VendorQuestion[]) =>
  render(VendorQuestions, {
    result: { assessment: "a" } as Result,
    view: { vendor_questions: questions } as ResultView,
  });

describe("the questions for the vendor", () => {
  it("open a figure where there is one; what is answered already says so instead", () => {
    show(asked("DO-01", "12", "Not known"), asked("DO-02", "", "Answered"));
    const figures = [...document.querySelectorAll<HTMLElement>("[data-opens]")];
    expect(figures.map((figure) => figure.dataset.opens)).toEqual(["swing:DO-01"]);
    expect(screen.getByText("Answered")).toBeTruthy();
    expect(screen.getByText(/What is answered stands last/)).toBeTruthy();
  });

  it("do not speak of answered ones where there are none", () => {
    show(asked("DO-01", "12", "Not known"));
    expect(screen.queryByText(/What is answered stands last/)).toBeNull();
  });
});
