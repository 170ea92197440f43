import type { DraftPerson } from '../../../shared/contract/areas/callouts';
import type { Warning } from '../../../shared/contract/models';
import type { CallOutRule } from '../../../shared/domain/callouts';
import type { Db } from '../db/statement';

export type ListWanted = {
  readonly rule: CallOutRule;
  readonly warnings: readonly Warning[];
  /** null: the areas of the warnings, else the room's own */
  readonly areaCodes: readonly string[] | null;
};

/** Who has to be called by a rule. Until there is a contacts book the list is typed. */
export function listOf(_db: Db, _wanted: ListWanted, _now: number): DraftPerson[] {
  return [];
}
