import { Fragment, type ReactNode } from 'react';
import { Kbd } from '../../components';
import { useText } from '../../i18n';
import type { KeyRow } from '../keys';

function Keys({ row }: { readonly row: KeyRow }): ReactNode {
  const shown = row.isRange === true ? [row.keys[0] ?? '', row.keys.at(-1) ?? ''] : row.keys;
  return shown.map((key, place) => (
    <Fragment key={key}>
      {place === 0 ? '' : row.isRange === true ? ' … ' : ' '}
      <Kbd>{key}</Kbd>
    </Fragment>
  ));
}

/** Keys with what they do. */
export function KeyList({ rows }: { readonly rows: readonly KeyRow[] }): ReactNode {
  const t = useText('shell');
  return (
    <dl>
      {rows.map((row) => (
        <div key={row.words} className="keys-row">
          <dt>
            <Keys row={row} />
          </dt>
          <dd>{t(row.words)}</dd>
        </div>
      ))}
    </dl>
  );
}
