import type { ReactNode } from 'react';
import { useText } from '../../i18n';
import classes from './alerts.module.css';

/** Which part of a long list is shown, and the way to the parts before and after; nothing when one page holds it all. */
export function Pager(props: {
  readonly offset: number;
  readonly size: number;
  readonly total: number;
  readonly onOffset: (offset: number) => void;
  readonly testId: string;
}): ReactNode {
  const t = useText('alerts');
  const { offset, size, total, onOffset } = props;
  if (total <= size && offset === 0) return null;
  return (
    <div className={classes.pager}>
      <button
        type="button"
        className="btn btn-small"
        disabled={offset === 0}
        onClick={() => onOffset(Math.max(0, offset - size))}
        data-testid={`${props.testId}-back`}
      >
        {t('pageBack')}
      </button>
      <span className="num" data-testid={`${props.testId}-part`}>
        {t('part', { from: offset + 1, to: Math.min(total, offset + size), total })}
      </span>
      <button
        type="button"
        className="btn btn-small"
        disabled={offset + size >= total}
        onClick={() => onOffset(offset + size)}
        data-testid={`${props.testId}-on`}
      >
        {t('pageOn')}
      </button>
    </div>
  );
}
