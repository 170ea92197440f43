import type { ReactNode } from 'react';

/** Line icons of the rail, 18 px, drawn on a 24 grid. */
const PATHS = {
  board: 'M4 5h16v11H4zM9 20h6M12 16v4',
  log: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h4',
  incidents: 'M12 4 21 20H3zM12 10v4M12 17v.5',
  plans: 'M5 4h6v5H5zM13 15h6v5h-6zM8 9v8.5h5',
  warnings: 'M6 17V11a6 6 0 0 1 12 0v6M4 17h16M10 20h4',
  shift: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 8v4.5l3 2',
  statistics: 'M4 20h16M7 20v-6M12 20V5M17 20V10',
  contacts: 'M6 3h13v18H6zM3.5 8H6M3.5 12H6M3.5 16H6M12.5 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4M9 17a3.5 3 0 0 1 7 0',
  callouts:
    'M5 4h4l1.5 5-2.5 1.5a11 11 0 0 0 5.5 5.5L15 13.5l5 1.5v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1M15 4a5 5 0 0 1 5 5',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
