/** Icons: a box of 16, one stroke. */
export const icons = {
  check: "M3 8.5l3.5 3.5L13 4.5",
  chevron: "M6 4l4 4-4 4",
  back: "M10 4l-4 4 4 4",
  down: "M4 6l4 4 4-4",
  close: "M4 4l8 8M12 4l-8 8",
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7L14 14",
  descending: "M8 3v10M4 9l4 4 4-4",
  ascending: "M8 13V3M4 7l4-4 4 4",
  file: "M4 1.5h5L12.5 5v9.5h-8.5zM9 1.5V5h3.5",
  link: "M6.5 9.5l3-3M7 4.5l1.2-1.2a2.9 2.9 0 0 1 4.1 4.1L11 8.7M9 11.5l-1.2 1.2a2.9 2.9 0 0 1-4.1-4.1L5 7.3",
  quotation: "M3 8.5h3.5V5H3zm0 0c0 2 .6 2.9 2 3.5M9.5 8.5H13V5H9.5zm0 0c0 2 .6 2.9 2 3.5",
  person: "M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8zM2.5 14c.5-2.9 2.6-4.25 5.5-4.25s5 1.35 5.5 4.25",
  screen: "M2 3h12v8h-12zM8 11v3M5.5 14h5",
  flag: "M4 14.5V2M4 2.5h7.5l-1.5 3 1.5 3H4",
} as const;

export type IconName = keyof typeof icons;
