import { useMemo } from 'react';
import type { RosterMonth } from '../../../../shared/contract/areas/roster';
import { cellKey, changedCells, type RosterCell, withCells } from '../../../../shared/domain/roster';
import { checkRoster, type RosterWarning } from '../../../../shared/rules/roster/checks';
import type { RosterLayout } from '../../../../shared/rules/roster/layout';
import type { SettingValue } from '../../../../shared/settings';
import { useNow } from '../../../app/clock';
import { useDesk } from '../../../bridge/hooks';
import { type Draft, draftId, dropDraftId, useDraft } from '../../parts/draft';
import { type HeldAct, useHeldAct } from '../../parts/useHeldAct';

/** What was changed and not published yet; it survives a reload, a change of month and a desk that went down. */
type RosterDraft = {
  /** an imported month that takes the place of the published one */
  readonly whole: readonly RosterCell[] | null;
  readonly source: { readonly fileName: string; readonly sha256: string } | null;
  readonly layout: RosterLayout | null;
  /** cells changed by hand */
  readonly changes: readonly RosterCell[];
  readonly reason: string;
};
const UNTOUCHED: RosterDraft = { whole: null, source: null, layout: null, changes: [], reason: '' };

export type Roster = {
  readonly month: RosterMonth | undefined;
  /** the roster with the draft laid over it */
  readonly cells: readonly RosterCell[];
  readonly changed: readonly RosterCell[];
  readonly warnings: readonly RosterWarning[];
  readonly draft: Draft<RosterDraft>;
  readonly error: Error | null;
  /** puts people into a cell of the draft */
  setCell(cell: RosterCell): void;
  publish(): Promise<boolean>;
  readonly publishing: HeldAct<'roster.publish'>;
};

/** A month of the roster: what is published, what is being changed, and what is wrong with the two together. */
export function useRoster(name: string): Roster {
  const key = `roster.${name}`;
  const now = useNow(60_000);
  const query = useDesk('roster.month', { month: name });
  const duty = useDesk('settings.get', { key: 'duty' }).data?.value as SettingValue<'duty'> | undefined;
  const calendar = useDesk('settings.get', { key: 'calendar' }).data?.value as
    | SettingValue<'calendar'>
    | undefined;
  const reinforcedSince = useDesk('duty.current', {}).data?.reinforced?.startedAt ?? null;
  const draft = useDraft<RosterDraft>(key, UNTOUCHED);
  const publishing = useHeldAct('roster.publish');
  const month = query.data;
  const { whole, changes } = draft.value;
  const cells = useMemo(
    () => withCells(whole ?? month?.cells ?? [], changes),
    [whole, month?.cells, changes],
  );
  const changed = useMemo(() => changedCells(month?.cells ?? [], cells), [month?.cells, cells]);
  const warnings = useMemo(() => {
    if (month === undefined || duty === undefined || calendar === undefined) return [];
    const { days, around, starts, firstPublishedAt } = month;
    return checkRoster({
      month: name,
      cells,
      around,
      days,
      starts,
      publishedAt: firstPublishedAt,
      now,
      reinforcedSince,
      duty,
      calendar,
    });
  }, [month, duty, calendar, name, cells, now, reinforcedSince]);
  const setCell = (cell: RosterCell): void => {
    const others = changes.filter((one) => cellKey(one) !== cellKey(cell));
    draft.set({ changes: [...others, cell] });
  };
  const publish = async (): Promise<boolean> => {
    const { reason, source, layout } = draft.value;
    const answer = await publishing.run({
      publishId: draftId(key),
      month: name,
      base: month?.version?.version ?? 0,
      cells: cells.map((cell) => ({ ...cell, people: cell.people.map((one) => ({ ...one })) })),
      reason,
      source,
      layout: layout === null ? null : { firstRow: layout.firstRow, columns: [...layout.columns] },
    });
    if (answer === null) return false;
    draft.drop();
    dropDraftId(key);
    return true;
  };
  return { month, cells, changed, warnings, draft, error: query.error, setCell, publish, publishing };
}
