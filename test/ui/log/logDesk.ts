import type { LogEntry } from '../../../shared/contract/models';
import { aLine, createFakeDesk, type FakeDesk, NIGHT, SECOND } from '../../helpers/fakeDesk';

const MINUTE = 60_000;

/** A desk with a log of `lines` lines, one a minute up to now; every third is the desk's own. */
export type LogDesk = FakeDesk & { readonly lines: LogEntry[]; add(over?: Partial<LogEntry>): LogEntry };

function line(number: number, of: number, humanNumber: number | null): LogEntry {
  const receivedAt = NIGHT - (of - number) * MINUTE;
  return aLine({
    number,
    humanNumber,
    text: humanNumber === null ? '' : `第 ${number} 条`,
    kind: humanNumber === null ? 'system' : 'phone_in',
    system: humanNumber === null ? { fact: 'run.started', params: { title: '方案' } } : null,
    author: humanNumber === null ? null : { accountId: SECOND.id, name: SECOND.displayName },
    receivedAt,
    recordedAt: receivedAt + (number % 50 === 0 ? 12 * MINUTE : 1_000),
  });
}

export function createLogDesk(count: number): LogDesk {
  const desk = createFakeDesk();
  const lines: LogEntry[] = [];
  let human = 0;
  for (let number = 1; number <= count; number += 1) {
    lines.push(line(number, count, number % 3 === 0 ? null : ++human));
  }
  const people = (): LogEntry[] => lines.filter((entry) => entry.humanNumber !== null);
  desk.bridge.answer({
    'log.count': () => ({ all: lines.length, people: people().length }),
    'log.range': (input) => (input.people ? people() : lines).slice(input.from - 1, input.to),
    'log.get': (input) => {
      const found = lines.find((entry) => entry.id === input.entryId);
      if (found === undefined) throw new Error('no such line');
      return found;
    },
    'log.at': (input) => {
      const first = lines.find((entry) => entry.receivedAt >= input.at);
      const human = people().find((entry) => entry.receivedAt >= input.at);
      return { number: first?.number ?? lines.length, humanNumber: human?.humanNumber ?? people().length };
    },
  });
  const add = (over: Partial<LogEntry> = {}): LogEntry => {
    const entry = aLine({
      number: lines.length + 1,
      humanNumber: people().length + 1,
      text: '新来的一条',
      author: { accountId: SECOND.id, name: SECOND.displayName },
      ...over,
    });
    lines.push(entry);
    desk.bridge.changed('log');
    return entry;
  };
  return Object.assign(desk, { lines, add });
}
