/** From the alarm window's page to main. */
export const ALARM_CHANNEL = 'watchdesk:alarm';
/** From main to the alarm window's page. */
export const ALARM_VIEW_CHANNEL = 'watchdesk:alarm-view';

/** One thing that is due and that nobody has said to have heard. */
export type AlarmItem = {
  readonly id: string;
  /** 2 due, 3 overdue for long */
  readonly level: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly incidentTitle: string | null;
  readonly dueAt: number;
  /** came back after an acknowledgement ran out */
  readonly again: boolean;
  /** the name of the exercise it belongs to */
  readonly drill: string | null;
};

/** Everything that the alarm window shows. */
export type AlarmView = {
  readonly locale: 'zh' | 'en';
  /** the desk's time when this was sent, UTC milliseconds */
  readonly now: number;
  /** the gravest first, then the longest due; at most as many as one list can be read */
  readonly items: readonly AlarmItem[];
  /** how many more there are than are listed */
  readonly more: number;
  /** the level whose sound the window makes by itself, 0 while the console's own page sounds */
  readonly soundLevel: number;
};

/** What the page may ask of main; nothing else is taken. */
export type AlarmAct =
  | { readonly act: 'ready' }
  | { readonly act: 'drawn'; readonly ids: readonly string[] }
  | { readonly act: 'acknowledge'; readonly id: string }
  | { readonly act: 'open' };

/** Heard, or the code of why it could not be noted down. */
export type AlarmAnswer = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** What the preload gives to the alarm window's page. */
export type AlarmBridge = {
  readonly acknowledge: (id: string) => Promise<AlarmAnswer>;
  readonly open: () => void;
  /** tells which of the items stand on the screen, after the frame that drew them */
  readonly drawn: (ids: readonly string[]) => void;
  readonly listen: (listener: (view: AlarmView) => void) => void;
};
