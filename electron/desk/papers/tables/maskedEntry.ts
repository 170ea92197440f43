import type { LogEntry } from '../../../../shared/contract/models';
import { maskPhone, maskText } from '../../../../shared/domain/mask';

/** A line of a masked copy: telephones and ID numbers unreadable in every text of it, ids and times as they are. */
export function maskedEntry(entry: LogEntry): LogEntry {
  const { caller, system, instruction } = entry;
  return {
    ...entry,
    text: maskText(entry.text),
    handling: maskText(entry.handling),
    leaderWords: maskText(entry.leaderWords),
    result: maskText(entry.result),
    incidentTitle: entry.incidentTitle === null ? null : maskText(entry.incidentTitle),
    caller:
      caller === null
        ? null
        : {
            unit: maskText(caller.unit),
            name: maskText(caller.name),
            post: maskText(caller.post),
            phone: maskPhone(caller.phone),
          },
    system:
      system === null
        ? null
        : {
            ...system,
            params: Object.fromEntries(
              Object.entries(system.params).map(([key, value]) => [
                key,
                typeof value === 'string' ? maskText(value) : value,
              ]),
            ),
          },
    instruction:
      instruction === null
        ? null
        : {
            ...instruction,
            words: maskText(instruction.words),
            result: maskText(instruction.result),
            owner: maskText(instruction.owner),
          },
    withdrawnBy:
      entry.withdrawnBy === null
        ? null
        : { ...entry.withdrawnBy, reason: maskText(entry.withdrawnBy.reason) },
    attachments: entry.attachments.map((one) => ({ ...one, name: maskText(one.name) })),
  };
}
