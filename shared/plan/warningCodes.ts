/** Names of weather and sea warnings with the codes that 12379 uses (domain.md 8.4); those of one source only are among them, since a code only ever suggests. */
const CODES: readonly (readonly [name: string, code: string])[] = [
  ['雷雨大风', '11B20'],
  ['道路结冰', '11B21'],
  ['风暴潮', '11E02'],
  ['沙尘暴', '11B07'],
  ['台风', '11B01'],
  ['暴雨', '11B03'],
  ['暴雪', '11B04'],
  ['寒潮', '11B05'],
  ['大风', '11B06'],
  ['高温', '11B09'],
  ['雷电', '11B14'],
  ['冰雹', '11B15'],
  ['霜冻', '11B16'],
  ['大雾', '11B17'],
  ['干旱', '11B22'],
  ['海浪', '11E06'],
  ['霾', '11B19'],
];

/** The code of a warning that was typed by hand, by the first name of the list in its kind; null when none is. Longer names come first. */
export function warningCodeOf(kind: string): string | null {
  return CODES.find(([name]) => kind.includes(name))?.[1] ?? null;
}
