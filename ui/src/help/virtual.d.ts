declare module "virtual:manual" {
  const titles: Pick<import("./manual").ManualPage, "name" | "title">[];
  export default titles;
}

declare module "virtual:manual-pages" {
  const pages: import("./manual").ManualPage[];
  export default pages;
}
