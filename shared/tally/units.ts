import type { TallyUnit } from './sheet';
import { MOST_UNITS } from './sheet';
import { narrow } from './solitaireText';

const city = (code: string, name: string, ...aliases: string[]): TallyUnit => ({
  code,
  name,
  aliases,
  phone: '',
});

/** The cities of Fujian with their division codes (domain.md 8.3): what a room of the province begins with. */
export const FUJIAN_CITIES: readonly TallyUnit[] = [
  city('350100', '福州市'),
  city('350200', '厦门市'),
  city('350300', '莆田市'),
  city('350400', '三明市'),
  city('350500', '泉州市'),
  city('350600', '漳州市'),
  city('350700', '南平市'),
  city('350800', '龙岩市'),
  city('350900', '宁德市'),
  city('350128', '平潭综合实验区', '平潭', '平潭县'),
];

/** The list that holds: the room's own, else the cities for a room of the province, else none. */
export function effectiveUnits(
  own: readonly TallyUnit[],
  room: { readonly profile: string; readonly divisionCode: string } | null,
): readonly TallyUnit[] {
  if (own.length > 0) return own;
  return room?.profile === 'province' && room.divisionCode.startsWith('35') ? FUJIAN_CITIES : [];
}

export type ReadUnits = {
  readonly units: readonly TallyUnit[];
  /** lines that name no unit, or one that is there already */
  readonly problems: readonly {
    readonly line: number;
    readonly text: string;
    readonly why: 'empty' | 'twice' | 'too_many';
  }[];
};

const CODE = /^[A-Za-z0-9_-]{1,20}$/;
const HEAD = /^(?:序号|代码|区划代码|编码|code|单位|名称|乡镇)$/iu;

function problemOf(units: readonly TallyUnit[], code: string, name: string) {
  if (name === '' || [...name].length > 40) return 'empty';
  if (units.some((one) => one.code === code || one.name === name)) return 'twice';
  return units.length >= MOST_UNITS ? 'too_many' : null;
}

/**
 * Reads a list of units out of pasted lines: code, name, other names (、or /), duty phone, apart by tabs, commas or semicolons; the code may be missing and
 * is then numbered. The order of the lines is the order of the rows.
 */
export function readUnits(pasted: string): ReadUnits {
  const units: TallyUnit[] = [];
  const problems: ReadUnits['problems'][number][] = [];
  pasted.split(/\r\n|\r|\n/u).forEach((source, at) => {
    const cells = narrow(source)
      .split(/\t|,|;|，/u)
      .map((cell) => cell.trim());
    if (cells.every((cell) => cell === '') || HEAD.test(cells[0] ?? '')) return;
    const hasCode = CODE.test(cells[0] ?? '') && cells.length > 1;
    const [name = '', other = '', phone = ''] = hasCode ? cells.slice(1) : cells;
    const code = hasCode ? (cells[0] ?? '') : String(units.length + 1).padStart(3, '0');
    const why = problemOf(units, code, name);
    if (why !== null) {
      problems.push({ line: at + 1, text: source.trim().slice(0, 60), why });
      return;
    }
    // A list of three columns without other names: 名称, 电话.
    const isPhone = phone === '' && /^[\d\s()+-]{5,40}$/.test(other);
    units.push({
      code,
      name,
      aliases: isPhone
        ? []
        : other
            .split(/[、/|]/u)
            .map((one) => one.trim().slice(0, 20))
            .filter((one) => one !== '')
            .slice(0, 8),
      phone: (isPhone ? other : phone).slice(0, 40),
    });
  });
  return { units, problems };
}

/** The list as text that `readUnits` reads back. */
export const unitsText = (units: readonly TallyUnit[]): string =>
  units.map((one) => [one.code, one.name, one.aliases.join('、'), one.phone].join('\t')).join('\n');
