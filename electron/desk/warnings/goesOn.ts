import type { WarningDetail } from '../../../shared/contract/areas/warnings';
import { responseName } from '../../../shared/rules/responses/hazards';
import type { Db } from '../db/statement';
import { responses } from '../responses/read';
import { runsIn } from '../runs/read';
import { chainOf } from './read';

/** Responses and work plans that run under a warning or under what it took the place of. */
export function goesOnUnder(db: Db, warningId: string, now: number): WarningDetail['goesOn'] {
  const chain = new Set(chainOf(db, warningId));
  const isUnder = (id: string | null): boolean => id !== null && chain.has(id);
  const active = responses(db, true, now).filter((one) => isUnder(one.warningId));
  const running = runsIn(db, 'running', now).filter((one) => isUnder(one.warningId));
  return [
    ...active.map(({ id, matter, level }) => ({
      kind: 'response' as const,
      id,
      titleZh: responseName(matter, level, 'zh'),
      titleEn: responseName(matter, level, 'en'),
    })),
    ...running.map((run) => ({ kind: 'run' as const, id: run.id, titleZh: run.title, titleEn: run.titleEn })),
  ];
}
