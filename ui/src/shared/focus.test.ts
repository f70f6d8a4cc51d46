import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { settled } from "../../tests/host";
import { giveBack, keepFocus } from "./focus";

const at = () => document.activeElement?.id;
const element = (id: string) => document.getElementById(id) ?? expect.fail(`no ${id}`);

beforeEach(() => {
  document.body.innerHTML = "<main><h1 id=heading tabindex=-1>Walk</h1><button id=one></button></main>";
});
afterEach(() => (document.body.innerHTML = ""));

describe("the focus after a sheet", () => {
  it("is where it was before", () => {
    giveBack(element("one"));
    expect(at()).toBe("one");
  });

  it("is on the heading where that is gone, and in the sheet that is still open", () => {
    const gone = element("one");
    gone.remove();
    giveBack(gone);
    expect(at()).toBe("heading");
    (document.activeElement as HTMLElement).blur();
    document.body.insertAdjacentHTML("beforeend", "<dialog open><button id=inside></button></dialog>");
    giveBack(gone);
    expect(at()).toBe("inside");
  });
});

describe("the focus of a button that goes", () => {
  let stop: () => void;
  beforeEach(() => (stop = keepFocus(document.body)));
  afterEach(() => stop());

  it("goes to the heading", async () => {
    element("one").focus();
    element("one").remove();
    await settled();
    expect(at()).toBe("heading");
  });

  it("stays in the place that keeps it", async () => {
    document.body.insertAdjacentHTML("beforeend", "<div id=place data-keeps-focus><button id=make></button></div>");
    element("make").focus();
    element("place").innerHTML = "<button disabled></button><button id=open></button>";
    await settled();
    expect(at()).toBe("open");
  });

  it("is left alone where somebody put it nowhere", async () => {
    element("one").focus();
    element("one").blur();
    document.body.append(document.createElement("p"));
    await settled();
    expect(document.activeElement).toBe(document.body);
  });
});
