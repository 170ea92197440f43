import { CATALOGUE } from './catalogue';
import type { TallyColumn } from './sheet';

/** The items of the catalogue on an English screen: name and measure. On paper and in sentences they keep the room's words. */
const ENGLISH: Readonly<Record<string, readonly [name: string, unit: string]>> = {
  evacuated: ['people moved', 'people'],
  households: ['households moved', 'households'],
  sheltered: ['people sheltered', 'people'],
  threatened: ['people threatened', 'people'],
  collapsed: ['houses collapsed', 'rooms'],
  damaged: ['houses damaged', 'rooms'],
  trapped: ['people trapped', 'people'],
  missing: ['people missing', 'people'],
  dead: ['people dead', 'people'],
  injured: ['people injured', 'people'],
  seriously_injured: ['seriously injured', 'people'],
  patrols: ['people on patrol', 'people'],
  rescuers: ['rescuers out', 'people'],
  shelters: ['refuge points open', ''],
  slides: ['landslides', ''],
  roads: ['roads cut', ''],
  rain_1h: ['rain in 1 h', 'mm'],
  rain_24h: ['rain in 24 h', 'mm'],
  power_cut: ['power cut', ''],
  network_cut: ['network cut', ''],
  leader_present: ['leader at post', ''],
  situation: ['situation', ''],
};

/** Name and measure of an item in the reader's language; what the room named itself stays as it is. */
export function columnWords(
  column: Pick<TallyColumn, 'id' | 'name' | 'unit'>,
  locale: 'zh' | 'en',
): { readonly name: string; readonly unit: string } {
  const words = locale === 'en' && Object.hasOwn(ENGLISH, column.id) ? ENGLISH[column.id] : undefined;
  const isKnown = CATALOGUE.some((one) => one.id === column.id && one.name === column.name);
  return words && isKnown ? { name: words[0], unit: words[1] } : { name: column.name, unit: column.unit };
}
