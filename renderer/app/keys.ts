import type { Catalogues } from '../i18n';
import type { HelpPlace } from './help/place';

type Word = Extract<keyof Catalogues['shell'], `keys.${string}`>;
export type KeyRow = {
  readonly keys: readonly string[];
  readonly words: Word;
  /** first … last instead of every one */
  readonly isRange?: true;
};
export type KeyGroup = {
  readonly title: Word;
  /** where these keys work; everywhere when not given */
  readonly places?: readonly HelpPlace[];
  readonly rows: readonly KeyRow[];
};

/**
 * Every key of the page, in the order of the key map. The one table: the map and the help of each screen are drawn from it, and `useHotkey` takes no
 * combination that does not stand here.
 */
export const KEY_GROUPS = [
  {
    title: 'keys.anywhere',
    rows: [
      { keys: ['Ctrl+K'], words: 'keys.search' },
      { keys: ['Ctrl+L'], words: 'keys.focusComposer' },
      { keys: ['F2'], words: 'keys.phone' },
      { keys: ['Ctrl+F2'], words: 'keys.phoneBack' },
      {
        keys: ['Ctrl+1', 'Ctrl+2', 'Ctrl+3', 'Ctrl+4', 'Ctrl+5', 'Ctrl+6', 'Ctrl+7'],
        words: 'keys.outcome',
        isRange: true,
      },
      { keys: ['F4'], words: 'keys.oral' },
      { keys: ['Ctrl+Enter'], words: 'keys.acknowledge' },
      { keys: ['Ctrl+Shift+Enter'], words: 'keys.acknowledgeGroup' },
      { keys: ['Ctrl+Shift+A'], words: 'keys.alerts' },
      { keys: ['Ctrl+J'], words: 'keys.writer' },
      { keys: ['Ctrl+Shift+L'], words: 'keys.lock' },
      { keys: ['Ctrl+Shift+J'], words: 'keys.take' },
      {
        keys: ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6', 'Alt+7', 'Alt+8', 'Alt+9'],
        words: 'keys.screens',
        isRange: true,
      },
      { keys: ['Alt+0'], words: 'keys.settings' },
      { keys: ['Ctrl+Shift+M'], words: 'keys.morning' },
      { keys: ['Alt+I'], words: 'keys.incident' },
      { keys: ['Alt+S', 'Alt+F'], words: 'keys.documents' },
      { keys: ['Alt+T'], words: 'keys.reminder' },
      { keys: ['F11'], words: 'keys.wall' },
      { keys: ['Ctrl+=', 'Ctrl+-', 'Ctrl+0'], words: 'keys.type' },
      { keys: ['Esc'], words: 'keys.escape' },
      { keys: ['F1'], words: 'keys.help' },
      { keys: ['Ctrl+F1'], words: 'keys.map' },
    ],
  },
  {
    title: 'keys.composer',
    rows: [
      { keys: ['Enter'], words: 'keys.submit' },
      { keys: ['Shift+Enter'], words: 'keys.newline' },
      { keys: ['Ctrl+Shift+T'], words: 'keys.phrases' },
      { keys: ['Tab'], words: 'keys.tab' },
    ],
  },
  {
    title: 'keys.lists',
    rows: [
      { keys: ['↑', '↓'], words: 'keys.move' },
      { keys: ['Enter'], words: 'keys.open' },
    ],
  },
  {
    title: 'keys.intake',
    places: ['newIncident'],
    rows: [
      { keys: ['Ctrl+Enter'], words: 'keys.record' },
      { keys: ['Alt+H'], words: 'keys.takeCounts' },
      { keys: ['Alt+E'], words: 'keys.elements' },
      { keys: ['Alt+M', 'Alt+N'], words: 'keys.duplicate' },
    ],
  },
  {
    title: 'keys.report',
    places: [
      'report',
      'incident.overview',
      'incident.elements',
      'incident.facts',
      'incident.people',
      'incident.reports',
      'incident.clocks',
      'incident.documents',
      'incident.timeline',
    ],
    rows: [
      { keys: ['Alt+R'], words: 'keys.reportNext' },
      { keys: ['Alt+F'], words: 'keys.reportFigure' },
      { keys: ['Alt+U'], words: 'keys.reportTake' },
      { keys: ['Ctrl+Enter'], words: 'keys.reportSign' },
    ],
  },
  {
    title: 'keys.run',
    places: ['run', 'plans.flow'],
    rows: [
      { keys: ['↑', '↓', '←', '→'], words: 'keys.runWalk' },
      { keys: ['Enter'], words: 'keys.runOpen' },
      { keys: ['Alt+O'], words: 'keys.outline' },
    ],
  },
  {
    title: 'keys.handover',
    places: ['shift.handover'],
    rows: [
      { keys: ['Ctrl+Alt+L'], words: 'keys.handoverList' },
      { keys: ['Ctrl+Alt+G'], words: 'keys.handoverGroup' },
      { keys: ['Ctrl+Alt+Y', 'Ctrl+Alt+J'], words: 'keys.handoverObject' },
      { keys: ['Ctrl+Alt+N'], words: 'keys.handoverNote' },
      { keys: ['Ctrl+Alt+S'], words: 'keys.handoverSign' },
    ],
  },
  {
    title: 'keys.callouts',
    places: ['callouts'],
    rows: [
      { keys: ['1', '2', '3', '4', '5', '6', '7', '8'], words: 'keys.callResult', isRange: true },
      { keys: ['0'], words: 'keys.callReadBack' },
    ],
  },
  {
    title: 'keys.tally',
    places: ['warnings.tally', 'warnings.losses'],
    rows: [
      { keys: ['Tab', 'Enter'], words: 'keys.tallyMove' },
      { keys: ['=', '/'], words: 'keys.tallyFill' },
      { keys: ['F8'], words: 'keys.tallyCall' },
    ],
  },
  {
    title: 'keys.planEditor',
    places: ['plans.edit'],
    rows: [
      { keys: ['Enter'], words: 'keys.planEdit' },
      { keys: ['Insert'], words: 'keys.planAdd' },
      { keys: ['Delete'], words: 'keys.planDelete' },
      { keys: ['Alt+↑', 'Alt+↓'], words: 'keys.planMove' },
      { keys: ['Alt+→', 'Alt+←'], words: 'keys.planNest' },
      { keys: ['Shift+↓'], words: 'keys.planMany' },
      { keys: ['Ctrl+Z', 'Ctrl+Y'], words: 'keys.planUndo' },
    ],
  },
  {
    title: 'keys.planCompare',
    places: ['plans.compare'],
    rows: [{ keys: ['F7', 'F8'], words: 'keys.planChanges' }],
  },
] as const satisfies readonly KeyGroup[];

type Key = (typeof KEY_GROUPS)[number]['rows'][number]['keys'][number];
/** `Ctrl+L`, `Alt+1`, `F1`: modifiers in the order Ctrl, Alt, Shift; never a bare letter or digit. Only what stands in the table. */
export type Combo = Extract<Key, `${'Ctrl' | 'Alt' | 'Ctrl+Alt' | 'Ctrl+Shift'}+${string}` | `F${number}`>;

/** The groups of keys that work at a place and not everywhere. */
export const keysAt = (place: HelpPlace): readonly KeyGroup[] =>
  (KEY_GROUPS as readonly KeyGroup[]).filter((group) => group.places?.includes(place) ?? false);
