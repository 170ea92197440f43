import { ATTENTION_FLAGS, ELEMENT_STATES, ELEMENTS } from '../../shared/domain/incidentFacts';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

/** Somebody learns more of an incident: an element, a flag, whether it is true, whether it goes on; or one more call comes in about it. */
export async function intakeSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const open = room.db
    .prepare("SELECT id FROM incidents WHERE state = 'open' ORDER BY id")
    .pluck()
    .all() as string[];
  const incidentId = open[a % Math.max(1, open.length)];
  if (incidentId === undefined) return;
  const said = { incidentId, at: null, by: `镇${a}`, words: b % 3 === 0 ? '' : '现场看过' };
  const flags = ATTENTION_FLAGS.filter((_flag, place) => (c + place) % 4 === 0);
  const element = ELEMENTS[b % ELEMENTS.length];
  const state = ELEMENT_STATES[c % ELEMENT_STATES.length];
  const elements = [{ element, state, text: `情况${b}`, question: `问${c}` }];
  const extras = c % 5 === 0 ? { rain: `雨${a}` } : {};
  const acts: readonly (() => Promise<void>)[] = [
    () =>
      send('incident.setElements', {
        actId: room.newId(),
        incidentId,
        elements,
        extras,
        at: null,
        source: `来源${a}`,
      }),
    () => send('incident.askAgain', { actId: room.newId(), incidentId, note: '' }),
    () => send('incident.setFlags', { incidentId, flags }),
    () => send('incident.verify', { ...said, isTrue: c % 2 === 0 }),
    () => send('incident.markStable', { ...said, isStable: c % 2 === 0 }),
    () =>
      send('incident.mergeCall', {
        entryId: room.newId(),
        incidentId,
        callback: `1390000${1000 + a}`,
        caller: { unit: '', name: '', post: '', phone: '' },
        source: '电话报告',
        type: null,
        place: `村${a}`,
        summary: `又一次来报${b}`,
        occurredAt: null,
        receivedAt: null,
        casualties: { dead: 0, missing: 0, trapped: c % 4, seriousInjury: 0, threatened: 0, evacuated: 0 },
        callLineId: null,
        drill: null,
        elements,
        flags,
        extras,
      }),
  ];
  await acts[(a + b + c) % acts.length]?.();
}
