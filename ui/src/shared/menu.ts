/** An entry of a menu. */
export interface MenuItem {
  label: string;
  /** The key that does the same. */
  hint?: string;
  testid?: string;
  run: () => void;
}
