import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ReportDraft } from '../../../shared/contract/areas/reports';
import {
  DRAFT_FIELDS,
  type DraftField,
  fieldState,
  isSection,
  sectionHeading,
} from '../../../shared/reports/draftFields';
import { reportKindName } from '../../../shared/wording/reportWords';
import { useHotkey } from '../../app/hotkeys';
import { useNavigation } from '../../app/navigation';
import { ErrorNote, Kbd, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Field } from '../parts/Field';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import { readMoment, WhenInput, writtenMoment } from '../parts/WhenInput';
import { Checks } from './Checks';
import { EditorField } from './EditorField';
import { FactsBeside } from './FactsBeside';
import { QuickFigureForm } from './QuickFigureForm';
import classes from './reports.module.css';
import { SignForm } from './SignForm';
import { type DraftText, useDraftText } from './useDraftText';

/** Parts that stand in every report; the others show where there is something to say. */
const ALWAYS: ReadonlySet<DraftField> = new Set([
  'title',
  'addressees',
  'lead',
  'situation',
  'handling',
  'contact',
]);
const WITH_FIRST: ReadonlySet<DraftField> = new Set([
  'trend',
  'next_steps',
  'requests',
  'verifying',
  'copies',
]);
const WITH_UPDATE: ReadonlySet<DraftField> = new Set([
  'trend',
  'next_steps',
  'verifying',
  'corrections',
  'changes',
]);

function isShown(draft: ReportDraft, text: DraftText, field: DraftField): boolean {
  if (ALWAYS.has(field) || text.texts[field] !== '' || draft.fresh[field] !== '') return true;
  if (draft.kind === 'initial' || draft.kind === 'final') return WITH_FIRST.has(field);
  return draft.kind === 'update' && WITH_UPDATE.has(field);
}

function NextAt({ text }: { readonly text: DraftText }): ReactNode {
  const t = useText('reports');
  const [typed, setTyped] = useState(text.nextAt === null ? '' : writtenMoment(text.nextAt));
  return (
    <Field label={t('field.nextAt')} className={classes.next}>
      {(ids) => (
        <WhenInput
          {...ids}
          direction="future"
          value={typed}
          onValue={(value) => {
            setTyped(value);
            const at = value.trim() === '' ? null : readMoment(value, 'future');
            if (value.trim() === '' || at !== null) text.setNext(at);
          }}
          data-testid="report-nextAt"
        />
      )}
    </Field>
  );
}

/** What changed since it was drafted, with the way to take all of it in. */
function Changed(props: {
  readonly draft: ReportDraft;
  readonly text: DraftText;
  readonly outdated: readonly DraftField[];
}): ReactNode {
  const { draft, text, outdated } = props;
  const t = useText('reports');
  const take = (): void => void text.redraft(outdated);
  useHotkey('Alt+U', take, outdated.length > 0);
  if (outdated.length === 0 && text.undo === null) return null;
  return (
    <div className={classes.changed} role="status" data-testid="report-changed">
      {outdated.length === 0 ? null : (
        <>
          <span className={classes.grow}>
            {t('changedSince')} <Time at={draft.asOf} />{' '}
            {draft.changedFacts.length === 0 ? '' : draft.changedFacts.join('；')}
          </span>
          <button
            type="button"
            className="btn btn-small btn-primary"
            onClick={take}
            data-testid="report-redraft-all"
          >
            {t('redraftAll')} <Kbd>Alt+U</Kbd>
          </button>
        </>
      )}
      {text.undo === null ? null : (
        <button type="button" className="btn btn-small" onClick={text.undo} data-testid="report-undo">
          {t('undo')}
        </button>
      )}
    </div>
  );
}

function Conflict({ text }: { readonly text: DraftText }): ReactNode {
  const t = useText('reports');
  if (text.error?.error.code !== 'draft_conflict')
    return <ErrorNote error={text.error} onRetry={() => void text.flush()} />;
  return (
    <>
      <ErrorNote error={text.error} />
      <div className={classes.bar}>
        <button type="button" className="btn btn-small" onClick={() => void text.takeTheirs()}>
          {t('takeTheirs')}
        </button>
        <button type="button" className="btn btn-small" onClick={() => void text.putMine()}>
          {t('putMine')}
        </button>
      </div>
    </>
  );
}

function Drop({ draft }: { readonly draft: ReportDraft }): ReactNode {
  const t = useText('reports');
  const common = useText('common');
  const act = useHeldAct('report.drop');
  const { go } = useNavigation();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <button
        type="button"
        className="btn btn-plain"
        onClick={() => setAsking(true)}
        data-testid="report-drop"
      >
        {t('drop')}
      </button>
    );
  }
  const drop = async (): Promise<void> => {
    if ((await act.run({ draftId: draft.id })) === null) return;
    go({ screen: 'incident', id: draft.incidentId, tab: 'reports' });
  };
  return (
    <span className={classes.inlineAct}>
      {t('dropAsk')}
      <button
        type="button"
        className="btn btn-small"
        onClick={() => void drop()}
        data-testid="report-drop-yes"
      >
        {t('drop')}
      </button>
      <button type="button" className="btn btn-small" onClick={() => setAsking(false)}>
        {common('cancel')}
      </button>
      <ErrorNote error={act.error} kept={false} />
    </span>
  );
}

/** The editor of a draft: its parts as fields, what is known and what the checks found beside them, and the sign-off below. */
export function Editor(props: {
  readonly draft: ReportDraft;
  readonly papers: ReactNode;
  readonly onSigned: () => void;
}): ReactNode {
  const { draft } = props;
  const t = useText('reports');
  const locale = useLocale();
  const text = useDraftText(draft);
  const box = useRef<HTMLDivElement>(null);
  const [isSigning, setSigning] = useState(false);
  const signButton = useRef<HTMLButtonElement>(null);
  // What was drafted may be signed at once: the focus waits at the button unless somebody is typing elsewhere.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || !activeElement.matches('input, textarea, select'))
      signButton.current?.focus();
  }, []);
  useSaveKey(box, () => setSigning(true));
  const fields = DRAFT_FIELDS.filter((field) => isShown(draft, text, field));
  const outdated = DRAFT_FIELDS.filter((field) =>
    ['outdated', 'both'].includes(fieldState(draft.base[field], text.texts[field], draft.fresh[field])),
  );
  const name = (field: DraftField): string => {
    if (locale === 'zh' && isSection(field)) return sectionHeading(draft.document, field);
    if (field === 'changes' && draft.before !== null)
      return t('field.changesFrom', { name: draft.before.name });
    return t(`field.${field}`);
  };
  return (
    <div ref={box} className={classes.editor} data-testid="report-editor">
      <Changed draft={draft} text={text} outdated={outdated} />
      <Conflict text={text} />
      <div className={classes.columns}>
        <div className={classes.parts} data-testid="report-parts">
          {fields.map((field) => (
            <EditorField
              key={field}
              field={field}
              label={name(field)}
              base={draft.base[field]}
              typed={text.texts[field]}
              fresh={draft.fresh[field]}
              onText={(typed) => text.set(field, typed)}
              onRedraft={() => void text.redraft([field])}
            />
          ))}
          {draft.kind === 'initial' || draft.kind === 'update' || draft.kind === 'phone_report' ? (
            <NextAt text={text} />
          ) : null}
        </div>
        <div className={classes.beside}>
          <Checks draft={draft} />
          <FactsBeside facts={draft.facts}>
            <QuickFigureForm facts={draft.facts} onRecorded={() => void text.redraft(DRAFT_FIELDS)} />
          </FactsBeside>
          {props.papers}
        </div>
      </div>
      {isSigning ? (
        <SignForm
          draft={draft}
          flush={text.flush}
          onClose={() => setSigning(false)}
          onSigned={props.onSigned}
        />
      ) : (
        <div className={classes.foot}>
          <span className="dim" role="status" data-testid="report-state" data-state={text.state}>
            {t(text.state)}
          </span>
          <span className={classes.grow} />
          <Drop draft={draft} />
          <button
            type="button"
            className="btn btn-primary"
            onClick={() => setSigning(true)}
            data-testid="report-sign"
            ref={signButton}
          >
            {t('signName', { name: reportKindName(draft.kind, draft.ordinal, locale) })} <Kbd>Ctrl+Enter</Kbd>
          </button>
        </div>
      )}
    </div>
  );
}
