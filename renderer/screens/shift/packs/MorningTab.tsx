import type { ReactNode } from 'react';
import { useDesk } from '../../../bridge/hooks';
import { BulletinPanel } from './BulletinPanel';
import { PacksPanel } from './PacksPanel';
import classes from './packs.module.css';

/** 晨间与停电: the bulletin and the morning's papers on one side, the downtime pack on the other. */
export default function MorningTab(): ReactNode {
  const board = useDesk('board.get', {});
  if (board.data === undefined) return null;
  return (
    <div className={classes.columns} data-testid="morning">
      <BulletinPanel shiftId={board.data.shift?.id ?? null} />
      <PacksPanel />
    </div>
  );
}
