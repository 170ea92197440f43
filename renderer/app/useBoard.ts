import { useEffect } from 'react';
import type { Board } from '../../shared/contract/boardModels';
import { useDesk } from '../bridge/hooks';
import { correctClock } from './clock';

/** The one picture of the room that frame and board share; also sets the page's clock by the desk's. */
export function useBoard(): Board | undefined {
  const query = useDesk('board.get', {});
  useEffect(() => {
    if (query.data !== undefined) correctClock(query.data.now, query.dataUpdatedAt);
  }, [query.data, query.dataUpdatedAt]);
  return query.data;
}
