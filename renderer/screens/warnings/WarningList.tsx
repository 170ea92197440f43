import { type ReactNode, useState } from 'react';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Kbd } from '../../components';
import { useText } from '../../i18n';
import { dropDraft, readDraft, writeDraft } from '../parts/draft';
import { Segments } from '../parts/Segments';
import { useForms } from '../parts/useForms';
import { Disagreements } from './Disagreements';
import { HeldList } from './HeldList';
import { PasteBox } from './PasteBox';
import { ReadingForm } from './ReadingForm';
import { TakeInResults } from './TakeInResults';
import { usePageInput } from './usePageInput';
import { useTakeIn } from './useTakeIn';
import { WaitingFiles } from './WaitingFiles';
import { WarningForm } from './WarningForm';
import { WarningRow } from './WarningRow';
import classes from './warnings.module.css';

type Open = 'form' | 'paste' | null;

/** The wall of warnings and the ways in which one comes in: typed, pasted, dropped. */
export function WarningList(props: { readonly warningId: string | undefined }): ReactNode {
  const t = useText('warnings');
  useForms();
  const [inForceOnly, setInForceOnly] = useState(props.warningId === undefined);
  const [open, setOpen] = useState<Open>(() => (readDraft('warning.paste') === null ? null : 'paste'));
  const inForce = useDesk('warning.list', { inForceOnly: true });
  const list = useDesk('warning.list', { inForceOnly }, { keep: true });
  const taking = useTakeIn();
  const onText = (text: string): void => {
    setOpen(null);
    // Kept until the officer has answered: a reload in between loses nothing.
    writeDraft('warning.paste', { text });
    void taking.add([{ name: t('pastedText'), text }]).then((asked) => {
      if (asked === 0) dropDraft('warning.paste');
    });
  };
  const onFiles = (files: FileList): void => {
    setOpen(null);
    void taking.files([...files]);
  };
  const page = usePageInput({ onText, onFiles });
  const [asked] = taking.asked;
  return (
    <div className={classes.list} data-over={page.isOver} {...page.handlers} data-testid="warning-list">
      <header className={classes.bar}>
        <h1>{t('title')}</h1>
        <Segments
          label={t('which')}
          value={inForceOnly ? 'inForce' : 'all'}
          onValue={(value) => setInForceOnly(value === 'inForce')}
          options={[
            { value: 'inForce', label: t('inForce') },
            { value: 'all', label: t('all') },
          ]}
        />
        <span className={classes.spacer} />
        <span className="dim">{t('dropHint')}</span>
        <button
          type="button"
          className="btn btn-primary"
          aria-expanded={open === 'paste'}
          onClick={() => setOpen('paste')}
          data-testid="warning-paste-open"
        >
          {t('paste')} <Kbd>Ctrl+V</Kbd>
        </button>
        <button
          type="button"
          className="btn"
          aria-expanded={open === 'form'}
          onClick={() => setOpen('form')}
          data-testid="warning-new"
        >
          {t('record')}
        </button>
      </header>
      <ErrorNote error={list.error} kept={false} />
      <div className={classes.scroll}>
        {open === 'form' ? <WarningForm onClose={() => setOpen(null)} /> : null}
        {open === 'paste' ? (
          <PasteBox isBusy={taking.isBusy} onText={onText} onFiles={onFiles} onClose={() => setOpen(null)} />
        ) : null}
        {asked === undefined ? null : (
          <ReadingForm
            key={asked.key}
            asked={asked}
            inForce={inForce.data ?? []}
            onDone={(result) => {
              dropDraft('warning.paste');
              taking.answered(asked.key, result);
            }}
          />
        )}
        <TakeInResults results={taking.results.filter(isWorthSaying)} onClose={taking.clear} />
        <WaitingFiles onAsk={(file) => void taking.add([file])} />
        <HeldList />
        <Disagreements warnings={inForce.data ?? []} />
        <div className={`panel ${classes.wall}`}>
          {list.data?.length === 0 ? <p className="empty">{t(inForceOnly ? 'none' : 'noneAtAll')}</p> : null}
          <ul>
            {list.data?.map((warning) => (
              <WarningRow key={warning.id} warning={warning} isOpen={warning.id === props.warningId} />
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

/** While a single text is being asked about, the form itself says so. */
const isWorthSaying = (file: ReturnType<typeof useTakeIn>['results'][number]): boolean =>
  file.results.length + file.refused.length > 0 || (file.error !== null && file.error !== undefined);
