import type { OpenItem } from '../../../shared/contract/areas/handover';
import { clockTime, dayOf } from '../../../shared/domain/time';
import type { Db } from '../db/statement';
import { openItem, placeAt, same } from '../handover/openItem';
import { faults, reinforced } from './read';

/** What sign-on leaves open for the next shift: broken or missing equipment, and reinforced duty that is on. */
export function dutyItems(db: Db): OpenItem[] {
  const broken = faults(db).map((fault) =>
    openItem({
      key: `fault:${fault.item}`,
      group: 'equipment',
      title: {
        zh: `${fault.item}${fault.state === 'fault' ? '故障' : '不在位'}`,
        en: `${fault.item}: ${fault.state === 'fault' ? 'out of order' : 'not there'}`,
      },
      state: {
        zh: [
          fault.note,
          `${dayOf(fault.foundAt).slice(5)} ${clockTime(fault.foundAt)} ${fault.foundBy}自检发现`,
        ]
          .filter((part) => part !== '')
          .join('；'),
        en: [
          fault.note,
          `found ${dayOf(fault.foundAt).slice(5)} ${clockTime(fault.foundAt)} by ${fault.foundBy}`,
        ]
          .filter((part) => part !== '')
          .join('; '),
      },
      next: { zh: '报修或找回，好了在签到页销掉', en: 'Have it repaired or found; clear it at sign-on' },
      place: placeAt('shift', null, 'signOn'),
    }),
  );
  const standing = reinforced(db);
  if (standing === null) return broken;
  const people = standing.people.map((one) => one.name);
  return [
    ...broken,
    openItem({
      key: `reinforced:${standing.id}`,
      group: 'leaders',
      title: { zh: '加强值班', en: 'Reinforced duty' },
      state: same([standing.reason, people.join('、')].filter((part) => part !== '').join('；')),
      next: { zh: '解除要由人来记', en: 'Somebody has to record its end' },
      place: placeAt('shift', null, 'signOn'),
    }),
  ];
}
