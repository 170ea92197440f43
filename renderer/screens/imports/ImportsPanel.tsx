import { type ReactNode, useState } from 'react';
import type { ImportFile } from '../../../shared/contract/areas/imports';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import { Batches } from './Batches';
import { ImportFilePanel } from './ImportFilePanel';
import classes from './imports.module.css';

/** Logs of elsewhere: choose a file, match its columns, read it dry, import it, and take a batch back. */
export default function ImportsPanel(): ReactNode {
  const t = useText('imports');
  const { active } = useSession();
  const mayImport = active?.roles.includes('supervisor') ?? false;
  const chooser = useHeldAct('console.chooseImport');
  const [file, setFile] = useState<ImportFile | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const choose = async (): Promise<void> => {
    const chosen = await chooser.run({});
    if (chosen === null) return;
    setDone(null);
    setFile(chosen);
  };
  return (
    <div className={classes.screen}>
      <section className="panel">
        <h2 className="panel-head">{t('title')}</h2>
        <p className={classes.intro}>{t(mayImport ? 'intro' : 'onlySupervisors')}</p>
        {mayImport ? (
          <div className={classes.bar}>
            <button
              type="button"
              className="btn btn-primary"
              disabled={chooser.isBusy}
              onClick={() => void choose()}
              data-testid="import-choose"
            >
              {t(chooser.isBusy ? 'choosing' : 'choose')}
            </button>
            {done === null ? null : (
              <span role="status" data-testid="import-done">
                {t('done', { count: done })}
              </span>
            )}
            <ErrorNote error={chooser.error} kept={false} />
          </div>
        ) : null}
      </section>
      {file === null ? null : (
        <ImportFilePanel
          key={file.fileId}
          file={file}
          onLeave={() => setFile(null)}
          onDone={(count) => {
            setFile(null);
            setDone(count);
          }}
        />
      )}
      <Batches mayImport={mayImport} />
    </div>
  );
}
