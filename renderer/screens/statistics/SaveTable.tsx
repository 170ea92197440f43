import { type ReactNode, type RefObject, useState } from 'react';
import type { StatisticsScope } from '../../../shared/contract/areas/statistics';
import type { StatisticsTable } from '../../../shared/statistics/tables';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import { pictureOf } from './picture';
import classes from './statistics.module.css';

/** Saves a chart as a picture, and a table (or all of them) as a file. Where to is asked by the console. */
export function SaveTable(props: {
  readonly table: StatisticsTable | null;
  readonly scope: StatisticsScope;
  readonly drawing: RefObject<HTMLDivElement | null> | null;
}): ReactNode {
  const t = useText('statistics');
  const locale = useLocale();
  const picture = useHeldAct('console.savePicture');
  const file = useHeldAct('console.saveStatistics');
  const [path, setPath] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const { table, scope, drawing } = props;
  const saveFile = async (format: 'xlsx' | 'csv'): Promise<void> => {
    const saved = await file.run({ scope, format, table: table?.id ?? null, locale });
    setPath(saved?.path ?? null);
  };
  const savePicture = async (): Promise<void> => {
    const box = drawing?.current;
    if (!box || table === null) return;
    setProblem(null);
    try {
      const saved = await picture.run({ name: table.title, png: await pictureOf(box, table.title) });
      setPath(saved?.path ?? null);
    } catch (cause) {
      setProblem(cause);
    }
  };
  const name = table?.id ?? 'all';
  const isBusy = file.isBusy || picture.isBusy;
  const button = (word: 'savePng' | 'saveXlsx' | 'saveCsv', act: () => Promise<void>): ReactNode => (
    <button
      type="button"
      className="btn btn-small"
      disabled={isBusy}
      title={t(`${word}Help`)}
      onClick={() => void act()}
      data-testid={`${word}-${name}`}
    >
      {t(word)}
    </button>
  );
  return (
    <span className={classes.save}>
      <ErrorNote error={file.error ?? picture.error ?? problem} kept={false} />
      {path === null ? null : (
        <span className={classes.path} role="status" data-testid="statistics-saved" title={path}>
          {t('saved', { path })}
        </span>
      )}
      {drawing === null ? null : button('savePng', savePicture)}
      {button('saveXlsx', () => saveFile('xlsx'))}
      {table === null ? null : button('saveCsv', () => saveFile('csv'))}
    </span>
  );
}
