/** Who is meant by a name in a table of responsibilities: a post of the room, a party outside, or nobody the tables know. */
import { initialsOf } from '../../search/initials';
import type { PlanTables, Profile } from '../types';
import { type Alias, PARTY_ALIASES, POST_ALIASES } from './aliases';
import { flat } from './source';

export type Who =
  | { readonly as: 'post' | 'party'; readonly id: string; readonly isSure: boolean; readonly name: string }
  | { readonly as: 'person' | 'unknown'; readonly name: string };

const LEVELS = ['county', 'city', 'province'] as const;
const OWN_DEPARTMENT =
  /^(?:本|我)(?:局|厅|部门|单位|中心)|应急(?:管理)?(?:局|厅|部|部门|办)?(?:值班室|指挥中心|值守中心|总值班室)?$/;

/** Names that a table row goes by, without the level in front and the number behind. */
function namesOf(row: {
  readonly zh: string;
  readonly by_level?: Readonly<Record<Profile, string>>;
}): string[] {
  const written = [row.zh, ...Object.values(row.by_level ?? {})];
  const names = written.flatMap((name) =>
    flat(name)
      .replaceAll(/[（(][^）)]*[）)]/g, '')
      .split(/[、,/]/),
  );
  const bare = names.map(withoutLevel).filter((name) => name.length > 2 && !GENERAL_NAME.test(name));
  return [...new Set([...names, ...bare])].filter((name) => name.length > 1);
}

/** Says nothing about whose it is. */
const GENERAL_NAME = /^(?:值班室|指挥中心|总值班室|主要负责人|分管领导|领导|乡镇|街道|专家组?)$/;

const withoutLevel = (name: string): string =>
  name.replace(/^(?:本级|属地|就近|各|驻县|(?:[\u4e00-\u9fff]{2,6}?)?[省市县区](?!长|委|政府))/, '');

/** How many letters have to change to make one name of the other; more than two does not matter. */
function distance(a: string, b: string): number {
  const [one, two] = [[...a], [...b]];
  if (Math.abs(one.length - two.length) > 2) return 3;
  let row = two.map((_, index) => index + 1);
  one.forEach((char, i) => {
    let [before, corner] = [i + 1, i];
    row = row.map((above, j) => {
      const here = Math.min(above + 1, before + 1, corner + (two[j] === char ? 0 : 1));
      corner = above;
      before = here;
      return here;
    });
  });
  return row.at(-1) ?? one.length;
}

/** Typed by its sound: the same letters in pinyin and at least one character the same. */
const soundsAlike = (a: string, b: string): boolean =>
  a.length === b.length &&
  a.length > 2 &&
  [...a].some((char, at) => b[at] === char) &&
  initialsOf(a).some((letters) => letters.length > 2 && initialsOf(b).includes(letters));

type Named = { readonly as: 'post' | 'party'; readonly id: string; readonly names: readonly string[] };

export class Directory {
  private readonly tables: PlanTables;
  private readonly profile: Profile;
  private readonly named: readonly Named[];
  constructor(tables: PlanTables, profile: Profile) {
    this.tables = tables;
    this.profile = profile;
    this.named = [
      ...tables.posts.map((row) => ({ as: 'post' as const, id: row.id, names: namesOf(row) })),
      ...tables.parties.map((row) => ({ as: 'party' as const, id: row.id, names: namesOf(row) })),
    ];
  }

  hasParty(id: string): boolean {
    return this.tables.parties.some((row) => row.id === id);
  }

  hasPost(id: string): boolean {
    return this.tables.posts.some((row) => row.id === id);
  }

  /** Everybody a cell names, in its order, each once. `isSure` is false where the name is only near one of the tables. */
  all(cell: string): readonly Who[] {
    const pieces = flat(cell.slice(0, 400))
      .replaceAll(
        /(?:第一|主要)?(?:责任|牵头|配合|协办|主办|承办|参与)(?:单位|部门|人员?|岗位|领导)?[:：]/g,
        '、',
      )
      .split(/[、,，;；/／|\n]|会同|配合|(?:牵头|主办|负责|协助|参与)$/)
      .map((piece) => piece.replace(/^(?:由|请)|(?:牵头|主办|负责|协助|参与|配合)$/g, '').trim())
      .filter((piece) => piece !== '' && !/^[-—–无/]+$/.test(piece));
    const found = pieces.flatMap((piece) => this.split(piece));
    const key = (who: Who): string => ('id' in who ? `${who.as} ${who.id}` : who.name);
    return found.filter((who, at) => found.findIndex((other) => key(other) === key(who)) === at);
  }

  /** “公安局和交警大队” is two, “卫生和健康局” is one: parted only where both halves are known. */
  private split(piece: string): readonly Who[] {
    const whole = this.exact(piece) ?? this.bare(piece);
    const halves = piece.split(/和|及|与|以及/).filter((half) => half.length > 1);
    if (whole === null && halves.length > 1) {
      const both = halves.map((half) => this.one(half));
      if (both.every((who) => 'id' in who)) return both;
    }
    return [this.one(piece)];
  }

  private exact(name: string): Who | null {
    const row = this.named.find(({ names }) => names.includes(name));
    return row === undefined ? null : { as: row.as, id: row.id, isSure: true, name };
  }

  /** The name without the place and the level in front of it. */
  private bare(name: string): Who | null {
    const bare = withoutLevel(name);
    return bare.length < 2 || bare === name ? null : this.exact(bare);
  }

  one(written: string): Who {
    const name = flat(written).replaceAll(/[（(][^）)]*[）)]/g, (inside) =>
      /\d{3}/.test(inside) ? inside : '',
    );
    return (
      this.department(name) ??
      this.exact(name) ??
      this.alias(name) ??
      this.bare(name) ??
      this.near(name) ??
      (isPerson(name) ? { as: 'person', name: written } : { as: 'unknown', name: written })
    );
  }

  /** An emergency department: one's own at one's own level, else the office above or the rooms below. */
  private department(name: string): Who | null {
    if (!OWN_DEPARTMENT.test(name) || /领导|局长|厅长|负责人/.test(name)) return null;
    const written = /部指挥|应急管理部|国家/.test(name)
      ? 3
      : /[省自治区]?应急(?:管理)?厅|省/.test(name)
        ? 2
        : /市/.test(name)
          ? 1
          : /县|区/.test(name)
            ? 0
            : null;
    const own = LEVELS.indexOf(this.profile);
    const above = written === null ? 0 : written - own;
    const id =
      above === 0
        ? 'duty_officer'
        : above === 1
          ? 'superior_duty_office'
          : above > 1
            ? 'skip_level_office'
            : 'lower_level_rooms';
    const as = above === 0 ? 'post' : 'party';
    const isThere = as === 'post' ? this.hasPost(id) : this.hasParty(id);
    return isThere ? { as, id, isSure: true, name } : null;
  }

  private alias(name: string): Who | null {
    const has = ([id]: Alias): boolean => this.hasPost(id) || this.hasParty(id);
    const post = POST_ALIASES.find((alias) => has(alias) && alias[1].test(name));
    // 「指挥中心」 of somebody else is a party, not the room's post.
    const party = PARTY_ALIASES.find((alias) => has(alias) && alias[1].test(name));
    const found = post !== undefined && !(party !== undefined && isLonger(party, post, name)) ? post : party;
    if (found === undefined) return null;
    const length = found[1].exec(name)?.[0].trim().length ?? 0;
    const whole = withoutLevel(name).length;
    if (length * 3 < whole) return null;
    return { as: found === post ? 'post' : 'party', id: found[0], isSure: length * 2 >= whole, name };
  }

  private near(name: string): Who | null {
    const bare = withoutLevel(name);
    if (bare.length < 3) return null;
    const row = this.named.find(({ names }) =>
      names.some(
        (known) =>
          known.length > 2 &&
          (soundsAlike(known, bare) ||
            known.includes(bare) ||
            bare.includes(known) ||
            (known.length > 3 && distance(known, bare) <= 1)),
      ),
    );
    return row === undefined ? null : { as: row.as, id: row.id, isSure: false, name };
  }

  /** Parties that a sentence names, in its order; nothing is said about words it does not know. */
  inText(text: string): readonly string[] {
    const words = POST_ALIASES.reduce(
      (rest, [, pattern]) => rest.replace(pattern, '，'),
      flat(text.slice(0, 400)),
    );
    const hits = PARTY_ALIASES.filter(([id]) => this.hasParty(id)).flatMap(([id, pattern]) => {
      const found = pattern.exec(words);
      return found === null ? [] : [{ id, from: found.index, to: found.index + found[0].length }];
    });
    const names = this.named
      .filter(({ as }) => as === 'party')
      .flatMap(({ id, names: known }) =>
        known
          .filter((name) => name.length > 2 && words.includes(name))
          .map((name) => ({ id, from: words.indexOf(name), to: words.indexOf(name) + name.length })),
      );
    const all = [...names, ...hits].sort((a, b) => a.from - b.from || b.to - a.to);
    const kept: typeof all = [];
    for (const hit of all) {
      const covered = kept.some((other) => other.from <= hit.from && hit.to <= other.to);
      if (!covered && !kept.some(({ id }) => id === hit.id)) kept.push(hit);
    }
    return kept.map(({ id }) => id);
  }

  /** A name at the very start of a sentence, as “消防大队：…” and “值班员接报后…” have it; the rest follows it. */
  atStart(text: string): { readonly who: Who; readonly rest: string } | null {
    const label = /^([^：:，。；,;（(]{2,16})[：:]\s*(.+)$/s.exec(text);
    if (label) {
      const who = this.one(label[1] ?? '');
      if ('id' in who) return { who, rest: label[2] ?? '' };
    }
    const words = flat(text).slice(0, 24);
    const by = /由([^，。；]{2,16}?)(?:负责|牵头|立即|在|组织|通过|电话|向|报)/.exec(words);
    if (by) {
      const who = this.one(by[1] ?? '');
      if ('id' in who) return { who, rest: text };
    }
    for (const length of [10, 9, 8, 7, 6, 5, 4, 3, 2]) {
      const exact = this.exact(words.slice(0, length));
      if (exact !== null && 'id' in exact) return { who: exact, rest: text };
    }
    const post = POST_ALIASES.find(([id, pattern]) => this.hasPost(id) && pattern.exec(words)?.index === 0);
    return post === undefined
      ? null
      : { who: { as: 'post', id: post[0], isSure: true, name: post[1].exec(words)?.[0] ?? '' }, rest: text };
  }
}

/** The alias that takes more of the name knows it better. */
function isLonger(one: Alias, other: Alias, name: string): boolean {
  const length = ([, pattern]: Alias): number => pattern.exec(name)?.[0].trim().length ?? 0;
  return length(one) > length(other);
}

const UNIT =
  /[局委办队组室部站所厂院科股处会司员长库店校台网人]$|中心|公司|单位|企业|部门|人员|负责|政府|机构|学校|医院/;

const isPerson = (name: string): boolean =>
  /1[3-9]\d{9}|\d{7,8}/.test(name) || (/^[\u4e00-\u9fff]{2,4}(?:同志)?$/.test(name) && !UNIT.test(name));
