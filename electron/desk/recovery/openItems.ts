import type { OpenItem } from '../../../shared/contract/areas/handover';
import { clockTime, dayOf } from '../../../shared/domain/time';
import { placeWords, problemWords } from '../../../shared/wording/recoveryLines';
import type { Db } from '../db/statement';
import { openItem, ownerPair, placeAt } from '../handover/openItem';
import { readNoted } from './state';

/** Backups that fail stay open over a change of shift: who comes on must know that the newest lines are in no copy. */
export function backupItems(db: Db): OpenItem[] {
  return (['home', 'second'] as const).flatMap((place) => {
    const { failure, lastAt } = readNoted(db, place);
    if (failure === null) return [];
    const last = lastAt === null ? null : `${dayOf(lastAt)} ${clockTime(lastAt)}`;
    return [
      openItem({
        key: `backup:${place}`,
        group: 'equipment',
        incidentId: null,
        incidentTitle: null,
        title: {
          zh: `备份失败（${placeWords(place, 'zh')}）：${problemWords(failure.problem, 'zh')}`,
          en: `Backups fail (${placeWords(place, 'en')}): ${problemWords(failure.problem, 'en')}`,
        },
        state: {
          zh: last === null ? '还没有备份' : `最近一次 ${last}`,
          en: last === null ? 'none yet' : `the last one is of ${last}`,
        },
        next: {
          zh: '设置 → 备份，处理后点“马上备份”',
          en: 'Settings → Backups; mend it, then “Back up now”',
        },
        dueAt: null,
        owner: ownerPair('duty_officer'),
        place: placeAt('settings', 'backups'),
      }),
    ];
  });
}
