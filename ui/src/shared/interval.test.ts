import { render } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { header } from "../../tests/samples";
import type { GradeBand } from "../generated/types";
import BandHead from "./BandHead.svelte";
import Interval from "./Interval.svelte";

const bands: GradeBand[] = [
  { letter: "E", from: 0, to: 20 },
  { letter: "D", from: 20, to: 60 },
  { letter: "C", from: 60, to: 100 },
];

describe("the grades on the scale", () => {
  it("are drawn where the core says that they begin", () => {
    render(Interval, { interval: header.portability, bands });
    const ground = document.querySelector<HTMLElement>(".interval")?.style.backgroundImage;
    expect([...(ground?.matchAll(/var\(--line\) ([\d.]+%)/g) ?? [])].map(([, at]) => at)).toEqual(["20%", "60%"]);
  });

  it("are named in the middle of their stretch", () => {
    render(BandHead, { bands });
    const letters = [...document.querySelectorAll(".bandhead text")];
    expect(letters.map((letter) => [letter.textContent, letter.getAttribute("x")])).toEqual([
      ["E", "10%"],
      ["D", "40%"],
      ["C", "80%"],
    ]);
  });
});
