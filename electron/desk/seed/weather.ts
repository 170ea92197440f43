import { DAY_MS, zoned } from '../../../shared/domain/time';
import type { Random } from './random';

/** What a day is like: it decides how busy the room is, what people call about and which warnings come. */
export type Weather = 'calm' | 'rain' | 'storm' | 'heat' | 'dry' | 'cold';

/** How many lines a day brings, against a calm one. */
export const BUSYNESS: Readonly<Record<Weather, number>> = {
  calm: 1,
  rain: 1.35,
  storm: 2.3,
  heat: 1.05,
  dry: 1.1,
  cold: 1.15,
};

type Odds = readonly (readonly [Weather, number])[];

/** A coastal county in the south: floods from April, typhoons in late summer, dry forests in winter. */
const WINTER: Odds = [
  ['calm', 52],
  ['dry', 24],
  ['cold', 16],
  ['rain', 8],
];
const SPRING: Odds = [
  ['calm', 48],
  ['rain', 34],
  ['dry', 8],
  ['storm', 10],
];
const EARLY_SUMMER: Odds = [
  ['calm', 34],
  ['rain', 40],
  ['storm', 18],
  ['heat', 8],
];
const LATE_SUMMER: Odds = [
  ['calm', 36],
  ['heat', 28],
  ['rain', 20],
  ['storm', 16],
];
const AUTUMN: Odds = [
  ['calm', 58],
  ['dry', 22],
  ['rain', 16],
  ['storm', 4],
];

function oddsOf(month: number): Odds {
  if (month === 12 || month <= 2) return WINTER;
  if (month <= 4) return SPRING;
  if (month <= 6) return EARLY_SUMMER;
  return month <= 9 ? LATE_SUMMER : AUTUMN;
}

/** The weather of `days` days from `first`; bad weather stays two or three days. */
export function weatherOf(random: Random, first: number, days: number): Weather[] {
  const found: Weather[] = [];
  while (found.length < days) {
    const weather = random.weighted(oddsOf(zoned(first + found.length * DAY_MS).month));
    const lasts = weather === 'calm' ? 1 : random.int(1, 3);
    for (let day = 0; day < lasts && found.length < days; day += 1) found.push(weather);
  }
  return found;
}
