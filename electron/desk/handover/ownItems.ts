import type { OpenItem } from '../../../shared/contract/areas/handover';
import { clockTime, dayOf } from '../../../shared/domain/time';
import type { OpenItemGroup } from '../../../shared/domain/vocabulary';
import { type Db, statement } from '../db/statement';
import { readSetting } from '../settings/read';
import { openItem, ownerPair, placeAt, same } from './openItem';
import { unsignedHandovers } from './rows';

type NoteRow = {
  id: string;
  group_id: OpenItemGroup;
  title: string;
  state: string;
  next: string;
  due_at: number | null;
  owner: string;
  incident_id: string | null;
  incident_title: string | null;
};

/** What people noted for the next shift, and handovers that wait for the leader's signature. */
export function handoverItems(db: Db): OpenItem[] {
  return [...noteItems(db), ...signItems(db)];
}

function noteItems(db: Db): OpenItem[] {
  return statement<[], NoteRow>(
    db,
    `SELECT n.*, i.title AS incident_title FROM handover_notes n LEFT JOIN incidents i ON i.id = n.incident_id
     WHERE n.done_at IS NULL ORDER BY n.noted_at, n.id`,
  )
    .all()
    .map((row) =>
      openItem({
        key: `note:${row.id}`,
        group: row.group_id,
        incidentId: row.incident_id,
        incidentTitle: row.incident_title,
        title: same(row.title),
        state: same(row.state),
        next: same(row.next),
        dueAt: row.due_at,
        owner: row.owner === '' ? ownerPair('duty_officer') : same(row.owner),
        place: placeAt('shift', null, 'handover'),
        deadlineIds: row.due_at === null ? [] : [`hand.${row.id}`],
      }),
    );
}

function signItems(db: Db): OpenItem[] {
  return unsignedHandovers(db).map((row) => {
    const at = row.completed_at ?? 0;
    return openItem({
      key: `sign:${row.id}`,
      group: 'to_sign',
      title: {
        zh: `${dayOf(at)} ${clockTime(at)} 交接班记录，带班领导待补签`,
        en: `Handover of ${dayOf(at)} ${clockTime(at)}: the leader still has to sign`,
      },
      state: { zh: `校验码 ${row.code ?? ''}`, en: `code ${row.code ?? ''}` },
      next: { zh: '请带班领导补签', en: 'ask the leader to sign' },
      owner: row.leader_name === '' ? ownerPair('duty_leader') : same(row.leader_name),
      place: placeAt('shift', null, 'handover'),
    });
  });
}

/** The objects of the room's list. They change hands at every handover; they are not open items. */
export function objectItems(db: Db): OpenItem[] {
  return readSetting(db, 'handover').objects.map((name) =>
    openItem({
      key: `object:${name}`,
      group: 'handed_objects',
      title: same(name),
      state: { zh: '当面清点', en: 'counted face to face' },
      owner: same(''),
      place: placeAt('shift', null, 'handover'),
    }),
  );
}
