import { type ReactNode, useState } from 'react';
import type { LineFilter } from '../../../shared/contract/areas/search';
import type { OutputOf } from '../../../shared/contract/procedures';
import { call } from '../../bridge/client';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { PaperButtons } from '../parts/PaperButtons';
import classes from './search.module.css';

type Found = { readonly key: string; readonly ids: OutputOf<'search.lineIds'> };

/** The lines that were found as a paper or a table. They are gathered when they are asked for, all of them, not only those in sight. */
export function Export(props: { readonly text: string; readonly filter: LineFilter }): ReactNode {
  const t = useText('search');
  const key = JSON.stringify(props);
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<unknown>(null);
  const gather = (): void => {
    setError(null);
    call('search.lineIds', { text: props.text, filter: props.filter })
      .then((ids) => setFound({ key, ids }))
      .catch(setError);
  };
  if (found === null || found.key !== key) {
    return (
      <>
        <button type="button" className="btn btn-small" onClick={gather} data-testid="search-export">
          {t('export')}
        </button>
        <ErrorNote error={error} kept={false} />
      </>
    );
  }
  const { entryIds, isMore } = found.ids;
  return (
    <span className={classes.export}>
      <span className="dim">{t(isMore ? 'exportMost' : 'exportAll', { count: entryIds.length })}</span>
      <PaperButtons paper={{ kind: 'log', scope: { entryIds } }} canMask testId="search-paper" />
    </span>
  );
}
