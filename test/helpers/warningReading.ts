import type { InputOf } from '../../shared/contract/procedures';
import type { ReadWarning } from '../../shared/domain/warnings';

export type TakenIn = InputOf<'warning.import'>['readings'][number];

/** A message as a source gives it: 暴雨橙色 of a county observatory unless told otherwise. Times UTC ms. */
export function aReading(
  over: Partial<ReadWarning> & Pick<TakenIn, 'id' | 'original' | 'parentId'> = {},
): TakenIn {
  return {
    source: 'cap',
    identifier: '35012241600000_20261124010000',
    issuer: '岚溪县气象台',
    kind: '暴雨',
    code: '11B03',
    headline: '岚溪县气象台发布暴雨橙色预警信号',
    color: 'orange',
    level: 'level_2',
    status: 'actual',
    message: 'alert',
    areas: [{ name: '岚溪县', code: '350122' }],
    area: '岚溪县',
    issuedAt: Date.UTC(2026, 10, 23, 17),
    startsAt: null,
    endsAt: Date.UTC(2026, 10, 24, 6),
    text: '未来3小时降雨量将达50毫米以上。',
    instruction: '立即转移危险区人员。',
    marks: { severity: 'Severe', urgency: null, certainty: null },
    isLifting: false,
    ...over,
    references: [...(over.references ?? [])],
  } as TakenIn;
}

/** What names another message by its identifier alone, as the Chinese feed does. */
export const naming = (...identifiers: readonly string[]): ReadWarning['references'] =>
  identifiers.map((identifier) => ({ identifier, sender: null, sentAt: null }));
