declare module "virtual:manual" {
  const pages: import("./manual").ManualPage[];
  export default pages;
}
