import { writeDraft } from '../../screens/parts/draft';
import { clockTime, monthDay } from '../time';
import { joined } from './join';
import type { Slip } from './store';

/** Where the form of an incident that came by a call keeps what was typed. */
export const callDraftKey = (callId: string): string => `incident.call.${callId}`;

/** Puts the words of a slip into the form of the incident that it reports; a draft that stands in the plain form is not touched. */
export function fillIncidentForm(slip: Slip): void {
  writeDraft(callDraftKey(slip.id), {
    callback: slip.phone.trim(),
    receivedAt: `${monthDay(slip.startedAt)} ${clockTime(slip.startedAt)}`,
    place: slip.place.trim(),
    summary: joined([slip.what, slip.count, slip.note], '，'),
    caller: { unit: slip.unit, name: slip.name, post: slip.post, phone: slip.phone },
  });
}
