/**
 * The part of a division code that all codes within the division begin with: `350000` gives `35`, `350100` gives `3501`, a county, a township or a village gives
 * itself.
 */
export function areaPrefix(code: string): string {
  if (code.length !== 6) return code;
  return code.endsWith('0000') ? code.slice(0, 2) : code.endsWith('00') ? code.slice(0, 4) : code;
}

/** True when a division lies in another or is it. */
export const isWithin = (code: string, of: string): boolean => code.startsWith(areaPrefix(of));

/** True when one of two divisions lies in the other: the town of a county is concerned by what concerns the county, and the other way round. */
export const isConcerned = (code: string, other: string): boolean =>
  isWithin(code, other) || isWithin(other, code);

export type Area = { readonly code: string; readonly name: string };

/** Without the word for its kind, at least two characters long: 枫坪镇 is also called 枫坪. */
const short = (name: string): string => {
  const cut = name.replace(/(?:街道办事处|街道|镇|乡|县|区|市)$/u, '');
  return cut.length >= 2 ? cut : name;
};

/** Of the divisions that a text names, level by level downward, the lowest that lies within those above it. Null where two of one name fit as well. */
function lowest(named: readonly Area[]): Area | null {
  let found: Area | null = null;
  const depth = ({ code }: Area): number => areaPrefix(code).length;
  for (const level of [2, 4, 6, 9, 12]) {
    const above: Area | null = found;
    const here: readonly Area[] = named
      .filter((area) => depth(area) === level && (above === null || isWithin(area.code, above.code)))
      .toSorted((a, b) => b.name.length - a.name.length);
    const [best, second] = here;
    if (best === undefined) continue;
    if (second !== undefined && second.name === best.name) return null;
    found = best;
  }
  return found;
}

/** The division that a text names: full names before short ones, and the lowest that lies within the others named. Null when it names none, or two of one name. */
export function areaIn(text: string, areas: readonly Area[]): Area | null {
  if (text === '') return null;
  return (
    lowest(areas.filter((area) => text.includes(area.name))) ??
    lowest(areas.filter((area) => text.includes(short(area.name))))
  );
}
