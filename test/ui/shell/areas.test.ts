import { describe, expect, it } from 'vitest';
import { AREAS_OF, isTouched, SEAT_QUERIES } from '../../../renderer/bridge/areas';
import { type Procedure, procedures } from '../../../shared/contract';

const queries = Object.entries(procedures as Readonly<Record<string, Procedure>>).filter(
  ([, procedure]) => procedure.kind === 'query' && procedure.internal !== true,
);

describe('the change stream and the cache', () => {
  it('knows for every query of a page which changes touch it', () => {
    expect(Object.keys(AREAS_OF).toSorted()).toEqual(queries.map(([name]) => name).toSorted());
  });

  it('asks before sign-in exactly what the contract opens to the seat', () => {
    const open = queries.filter(([, procedure]) => procedure.access === 'seat').map(([name]) => name);
    expect([...SEAT_QUERIES].toSorted()).toEqual(open.toSorted());
  });

  it('touches nothing for an unknown name', () => {
    expect(isTouched('nothing.get', new Set(['log']))).toBe(false);
    expect(isTouched('board.get', new Set(['log']))).toBe(true);
    expect(isTouched('account.list', new Set(['log']))).toBe(false);
  });
});
