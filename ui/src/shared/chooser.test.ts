import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import Chooser from "./Chooser.svelte";

const many = Array.from({ length: 40 }, (_, at) => ({ key: `Q-${at + 1}`, label: `Q-${at + 1} Title`, hint: "" }));

function open(choices: { key: string; label: string; current?: boolean }[]) {
  const onchoose = vi.fn();
  render(Chooser, { title: "Go to", choices, onchoose, onclose: vi.fn(), testid: "chooser" });
  return onchoose;
}
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const at = () => (document.activeElement as HTMLElement).dataset.testid;

it("moves by J and K among any number, and chooses with neither", async () => {
  const onchoose = open(many);
  await press("j");
  expect(at()).toBe("choice-Q-2");
  await press("k");
  await press("k");
  expect(at()).toBe("choice-Q-40");
  expect(onchoose).not.toHaveBeenCalled();
});

it("chooses the first nine by their digit, and leaves no key without a sign", async () => {
  const onchoose = open(many);
  expect([...document.querySelectorAll("li kbd")].map(({ textContent }) => textContent)).toEqual([..."123456789"]);
  await press("a");
  expect(onchoose).not.toHaveBeenCalled();
  await press("9");
  expect(onchoose).toHaveBeenLastCalledWith("Q-9");
});

it("finds among many by typing, where J is a letter", async () => {
  const onchoose = open([...many, { key: "J-1", label: "J-1 Joint custody" }]);
  await press("/");
  expect(at()).toBe("chooser-search");
  await press("j");
  expect(at()).toBe("chooser-search");
  await fireEvent.input(screen.getByTestId("chooser-search"), { target: { value: "joint" } });
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
  await press("Enter");
  expect(onchoose).toHaveBeenCalledWith("J-1");
});

it("offers no search among a few, and begins at the current one", () => {
  open([
    { key: "a", label: "A" },
    { key: "b", label: "B", current: true },
  ]);
  expect(screen.queryByTestId("chooser-search")).toBeNull();
  expect(at()).toBe("choice-b");
});
