import type { Caller } from '../../../shared/contract/models';
import { clockTime, zoned } from '../../../shared/domain/time';
import type { LogKind } from '../../../shared/domain/vocabulary';
import {
  landline,
  MEDIA,
  mobile,
  personName,
  RESERVOIRS,
  ROADS,
  SITES,
  SUPERIORS,
  TEAMS,
  TOWNSHIPS,
  type Township,
  UNITS,
} from './county';
import type { Random } from './random';
import type { Weather } from './weather';

/** Kinds of line that a person writes directly. */
export type PlainKind = Exclude<LogKind, 'instruction' | 'incident' | 'system'>;
/** What a line says. */
export type Said = { readonly text: string; readonly caller?: Caller; readonly handling?: string };

const MINUTE = 60_000;

/** The moment at which a line is written, with words for what is around it. */
export class Scene {
  readonly random: Random;
  readonly weather: Weather;
  readonly at: number;
  readonly town: Township;

  constructor(random: Random, weather: Weather, at: number) {
    this.random = random;
    this.weather = weather;
    this.at = at;
    this.town = random.pick(TOWNSHIPS);
  }

  n(from: number, to: number): number {
    return this.random.int(from, to);
  }
  d(from: number, to: number): string {
    return this.random.decimal(from, to, 1).toFixed(1);
  }
  pick<T>(...list: readonly T[]): T {
    return this.random.pick(list);
  }
  /** `14:05`, so many minutes ago */
  ago(from: number, to: number): string {
    return clockTime(this.at - this.random.int(from, to) * MINUTE);
  }
  /** `18:00`, the next full hour after so many hours */
  by(from: number, to: number): string {
    return `${String((zoned(this.at).hour + this.random.int(from, to)) % 24).padStart(2, '0')}:00`;
  }
  village(): string {
    return this.random.pick(this.town.villages);
  }
  /** `上坑村3组` */
  spot(): string {
    return `${this.village()}${this.random.chance(0.5) ? `${this.n(1, 9)}组` : ''}`;
  }
  /** `枫坪镇上坑村3组` */
  place(): string {
    return this.town.name + this.spot();
  }
  road(): string {
    return `${this.random.pick(ROADS)}K${this.n(2, 68)}+${String(this.n(0, 19) * 50).padStart(3, '0')}`;
  }
  reservoir(): string {
    return this.random.pick(RESERVOIRS);
  }
  site(): string {
    return this.random.pick(SITES);
  }
  media(): string {
    return this.random.pick(MEDIA);
  }
  superior(): string {
    return this.random.pick(SUPERIORS);
  }
  team(): string {
    return this.random.pick(TEAMS);
  }
  surname(): string {
    return personName(this.random).slice(0, 1);
  }

  /** The duty room of the township that the scene is about. */
  townRoom(): Caller {
    return this.caller(`${this.town.name}值班室`, this.pick('值班员', '值班员', '副镇长', '应急办主任'));
  }
  villager(): Caller {
    return this.caller(
      `${this.town.name}${this.village()}`,
      this.pick('村主任', '村支书', '村民', '防汛责任人'),
    );
  }
  citizen(): Caller {
    return {
      unit: '',
      name: `${this.surname()}${this.pick('先生', '女士')}`,
      post: '',
      phone: mobile(this.random),
    };
  }
  reporter(unit: string): Caller {
    return { unit, name: `${this.surname()}记者`, post: '记者', phone: mobile(this.random) };
  }
  /** A unit by name, or any that calls the room. */
  unit(name?: string): Caller {
    const [unit, post] =
      name === undefined
        ? this.random.pick(UNITS)
        : (UNITS.find(([known]) => known === name) ?? ([name, '值班员'] as const));
    return this.caller(unit, post);
  }

  caller(unit: string, post: string): Caller {
    const { random } = this;
    return {
      unit,
      name: personName(random),
      post,
      phone: random.chance(0.6) ? mobile(random) : landline(random),
    };
  }
}

/** One way to say something, with how often, in which weather and at which hours of the day it comes up. */
export type Phrase = {
  readonly kind: PlainKind;
  readonly weight: number;
  readonly weather?: readonly Weather[];
  /** hours of the day, from included to excluded; over midnight when from > to */
  readonly hours?: readonly [from: number, to: number];
  readonly say: (scene: Scene) => Said;
};

export const WET: readonly Weather[] = ['rain', 'storm'];

/** True when the phrase fits the weather and the hour. */
export function fits(phrase: Phrase, weather: Weather, hour: number): boolean {
  if (phrase.weather && !phrase.weather.includes(weather)) return false;
  if (!phrase.hours) return true;
  const [from, to] = phrase.hours;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}
