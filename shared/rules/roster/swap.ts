import type { RosterPlace } from '../../domain/facts/roster';
import { cellKey, plainName, type RosterCell, type RosterPerson } from '../../domain/roster';

/** A swap as it was asked for: with somebody's place in exchange, or with somebody who stands in. */
export type SwapWish = {
  readonly from: RosterPlace;
  readonly to: RosterPlace | null;
  readonly substitute: RosterPerson | null;
};

export type SwapProblem = 'from_gone' | 'to_gone' | 'nobody' | 'same_place';

const isAt =
  (place: RosterPlace) =>
  (cell: RosterCell): boolean =>
    cellKey(cell) === cellKey(place);

const personAt = (cells: readonly RosterCell[], place: RosterPlace): RosterPerson | undefined =>
  cells.find(isAt(place))?.people.find((one) => plainName(one.name) === plainName(place.name));

/** Puts `person` where `place` names somebody; the cell keeps its order. */
function replaced(cells: readonly RosterCell[], place: RosterPlace, person: RosterPerson): RosterCell[] {
  return cells.map((cell) =>
    isAt(place)(cell)
      ? {
          ...cell,
          people: cell.people.map((one) =>
            plainName(one.name) === plainName(place.name) ? { ...person, state: 'swapped' as const } : one,
          ),
        }
      : cell,
  );
}

/**
 * The roster after a swap: both people change places (each keeps own numbers) and are marked 已换班. Problems: the place was changed meanwhile, nobody
 * to take it, or both places are the same. Source: request → approval → version +1 (domain.md 1.2).
 */
export function swapCells(
  cells: readonly RosterCell[],
  wish: SwapWish,
):
  | { readonly ok: true; readonly cells: readonly RosterCell[] }
  | { readonly ok: false; readonly problem: SwapProblem } {
  const leaving = personAt(cells, wish.from);
  if (leaving === undefined) return { ok: false, problem: 'from_gone' };
  if (wish.to === null) {
    if (wish.substitute === null) return { ok: false, problem: 'nobody' };
    return { ok: true, cells: replaced(cells, wish.from, wish.substitute) };
  }
  if (cellKey(wish.from) === cellKey(wish.to)) return { ok: false, problem: 'same_place' };
  const coming = personAt(cells, wish.to);
  if (coming === undefined) return { ok: false, problem: 'to_gone' };
  return { ok: true, cells: replaced(replaced(cells, wish.from, coming), wish.to, leaving) };
}
