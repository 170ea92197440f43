import { type ReactNode, useMemo } from 'react';
import { useDesk } from '../../bridge/hooks';

/** The list that inputs of names offer (`list={PEOPLE}`): who is on this shift, then everybody with an account. */
export const PEOPLE = 'watchdesk-people';

export function People(): ReactNode {
  const board = useDesk('board.get', {}).data;
  const accounts = useDesk('account.list', {}).data;
  const names = useMemo(() => {
    const onShift = board?.shift?.posts.map((post) => post.name) ?? [];
    return [...new Set([...onShift, ...(accounts?.map((account) => account.displayName) ?? [])])];
  }, [board?.shift, accounts]);
  return (
    <datalist id={PEOPLE}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
