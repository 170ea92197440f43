import { nodeId } from '../../../../shared/plan/mermaid';
import type { Due, InstanceKey, RunItem } from '../../../../shared/plan/run-types';
import { spanText } from '../../../components';
import type { Text } from '../../../i18n';

export type NoteWords = {
  readonly common: Text<'common'>;
  readonly runs: Text<'runs'>;
  readonly flow: Text<'flow'>;
};

/** How many of those concerned have answered, in words; null for a block that concerns nobody outside. */
export function progressWords(item: RunItem, flow: Text<'flow'>): string | null {
  const { parties, recipients } = item;
  if (recipients !== undefined && recipients.length > 1) {
    const done = recipients.filter((one) => one.delivery !== undefined).length;
    return flow('sentOf', { done, all: recipients.length });
  }
  if (parties === undefined || parties.length === 0) return null;
  const isCall = parties.some((one) => ['to_call', 'called', 'answered'].includes(one.progress));
  const done = parties.filter((one) => one.progress === (isCall ? 'answered' : 'reported')).length;
  return flow(isCall ? 'answeredOf' : 'reportedOf', { done, all: parties.length });
}

/** `剩 12 分`, `超时 3 分`: whole minutes, seconds in the last one alone, so that the drawing does not flicker. */
export function leftWords(dueAt: number, now: number, common: Text<'common'>): string {
  const left = dueAt - now;
  const span = spanText(Math.abs(left), common, Math.abs(left) < 60_000);
  return common(left > 0 ? 'left' : 'overdueBy', { span });
}

/** The second line of each node that stands open: its round, how many have answered, and how long is left. */
export function nodeNotes(
  items: readonly RunItem[],
  dues: ReadonlyMap<InstanceKey, Due>,
  now: number,
  words: NoteWords,
): Readonly<Record<string, string>> {
  const notes: Record<string, string> = {};
  for (const item of items) {
    const due = dues.get(item.key);
    const parts = [
      item.loop === undefined ? null : words.runs('round', { round: item.loop.round }),
      progressWords(item, words.flow),
      due === undefined ? null : leftWords(due.dueAt, now, words.common),
    ];
    notes[nodeId(item.blockId)] = parts.filter((part) => part !== null).join(' · ');
  }
  return notes;
}
