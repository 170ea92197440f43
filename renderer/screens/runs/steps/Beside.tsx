import { type ReactNode, useRef, useState } from 'react';
import {
  isChoice,
  isEnd,
  isFork,
  isReport,
  isSpawn,
  isStep,
  isSubplan,
} from '../../../../shared/plan/blocks';
import { recordOf } from '../../../../shared/plan/machine/state';
import { type Instance, walkRun } from '../../../../shared/plan/machine/walk';
import type { InstanceKey, InstanceRecord, KeptFile } from '../../../../shared/plan/run-types';
import { FileButton, FileChips } from '../../../app/attachments/Files';
import { useFiles } from '../../../app/attachments/useFiles';
import { useEscape } from '../../../app/hotkeys';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote, Time } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import type { Problem } from '../../parts/inputs';
import { PEOPLE } from '../../parts/People';
import { useFocusFirst } from '../../parts/useFocusFirst';
import { useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';

type Panel = 'note' | 'files' | 'assign' | 'reopen';
type FormProps = { readonly stepKey: InstanceKey; readonly onClose: () => void };

/** A small form with its buttons; Esc closes it and keeps what was typed. */
function Small(props: {
  readonly children: ReactNode;
  readonly save: string;
  readonly act: ReturnType<typeof useRunAct>;
  readonly onSave: () => Promise<void>;
  readonly onClose: () => void;
  readonly testId: string;
}): ReactNode {
  const common = useText('common');
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(props.onClose);
  return (
    <div ref={box} className={classes.stepForm} data-testid={props.testId}>
      {props.children}
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-small"
          disabled={props.act.isBusy}
          onClick={() => void props.onSave()}
          data-testid={`${props.testId}-save`}
        >
          {props.act.isBusy ? common('saving') : props.save}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={props.act.error} />
    </div>
  );
}

const NO_TEXT = { text: '' };

function NoteForm({ stepKey, onClose }: FormProps): ReactNode {
  const t = useText('runActs');
  const { id } = useRun();
  const draft = useDraft(`run.${id}.${stepKey}.note`, NO_TEXT);
  const act = useRunAct();
  const [isEmpty, setEmpty] = useState(false);
  const save = async (): Promise<void> => {
    const { text } = draft.value;
    setEmpty(text.trim() === '');
    if (text.trim() === '' || !(await act.send({ kind: 'note', key: stepKey, text }))) return;
    draft.drop();
    onClose();
  };
  return (
    <Small save={t('noteSave')} act={act} onSave={save} onClose={onClose} testId="beside-note">
      <Field label={t('noteText')} problem={isEmpty ? 'empty' : undefined}>
        {(ids) => (
          <textarea
            {...ids}
            className="field"
            rows={2}
            value={draft.value.text}
            onChange={(event) => draft.set({ text: event.target.value })}
            data-testid="beside-note-text"
          />
        )}
      </Field>
    </Small>
  );
}

const NO_FILES: { files: readonly KeptFile[] } = { files: [] };

function FilesForm({ stepKey, onClose }: FormProps): ReactNode {
  const t = useText('runActs');
  const { id } = useRun();
  const owner = `run.${id}.${stepKey}.files`;
  const draft = useDraft(owner, NO_FILES);
  const act = useRunAct();
  const kept = useRef(draft.value.files);
  const put = (files: readonly KeptFile[]): void => {
    kept.current = files;
    draft.set({ files });
  };
  const { handlers, add } = useFiles(owner, (file) => put([...kept.current, file]));
  const save = async (): Promise<void> => {
    const attachments = kept.current.map(({ sha256, name, size, mime }) => ({ sha256, name, size, mime }));
    if (attachments.length === 0 || !(await act.send({ kind: 'attach', key: stepKey, attachments }))) return;
    draft.drop();
    onClose();
  };
  return (
    <div {...handlers}>
      <Small save={t('filesSave')} act={act} onSave={save} onClose={onClose} testId="beside-files">
        <div className={classes.actions}>
          <FileButton onFiles={add} />
          <span className={classes.small}>{t('filesHint')}</span>
        </div>
        <FileChips
          owner={owner}
          files={draft.value.files}
          onRemove={(sha256) => put(kept.current.filter((one) => one.sha256 !== sha256))}
        />
      </Small>
    </div>
  );
}

const NO_OWNER = { to: '', note: '' };

function AssignForm({ stepKey, onClose }: FormProps): ReactNode {
  const t = useText('runActs');
  const { id } = useRun();
  const accounts = useDesk('account.list', {}).data ?? [];
  const draft = useDraft(`run.${id}.${stepKey}.assign`, NO_OWNER);
  const act = useRunAct();
  const [isEmpty, setEmpty] = useState(false);
  const save = async (): Promise<void> => {
    const to = draft.value.to.trim();
    setEmpty(to === '');
    if (to === '') return;
    const account = accounts.find((one) => one.displayName === to);
    const named = account === undefined ? {} : { accountId: account.id };
    const note = draft.value.note.trim() === '' ? {} : { note: draft.value.note };
    if (!(await act.send({ kind: 'assign', key: stepKey, to, ...named, ...note }))) return;
    draft.drop();
    onClose();
  };
  return (
    <Small save={t('handSave')} act={act} onSave={save} onClose={onClose} testId="beside-assign">
      <div className={classes.formRow}>
        <Field label={t('handTo')} problem={isEmpty ? 'empty' : undefined} className={classes.grow}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              list={PEOPLE}
              value={draft.value.to}
              onChange={(event) => draft.set({ to: event.target.value })}
              data-testid="beside-assign-to"
            />
          )}
        </Field>
        <Field label={t('handNote')} optional className={classes.grow}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              value={draft.value.note}
              onChange={(event) => draft.set({ note: event.target.value })}
              data-testid="beside-assign-note"
            />
          )}
        </Field>
      </div>
    </Small>
  );
}

function ReopenForm({ stepKey, isChoice: isDecision, onClose }: FormProps & { readonly isChoice: boolean }) {
  const t = useText('runActs');
  const { id } = useRun();
  const draft = useDraft(`run.${id}.${stepKey}.reopen`, NO_TEXT);
  const act = useRunAct();
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const save = async (): Promise<void> => {
    const reason = draft.value.text;
    setProblem(reason.trim() === '' ? 'empty' : undefined);
    if (reason.trim() === '' || !(await act.send({ kind: 'reopen', key: stepKey, reason }))) return;
    draft.drop();
    onClose();
  };
  return (
    <Small save={t('reopenSave')} act={act} onSave={save} onClose={onClose} testId="beside-reopen">
      <p className={classes.small}>{t(isDecision ? 'reopenChoiceHint' : 'reopenHint')}</p>
      <Field label={t(isDecision ? 'reopenChoiceReason' : 'reopenReason')} problem={problem}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={draft.value.text}
            onChange={(event) => draft.set({ text: event.target.value })}
            data-testid="beside-reopen-reason"
          />
        )}
      </Field>
    </Small>
  );
}

/** What may be opened again, as the machine sees it; `report` stands for what has gone out of the house. */
function reopening({ block, status, record, possible }: Instance): 'yes' | 'report' | 'no' {
  if (!possible) return 'no';
  if (record.dropped !== undefined) return 'yes';
  if (status !== 'done' || isSpawn(block)) return 'no';
  if (isReport(block)) return 'report';
  return isStep(block) || isChoice(block) ? 'yes' : 'no';
}

/** Notes and files, each with who and when. */
function Written({ record }: { readonly record: InstanceRecord }): ReactNode {
  const t = useText('runActs');
  const { notes = [], files = [], assigned } = record;
  const owner = assigned?.at(-1);
  if (notes.length === 0 && files.length === 0 && owner === undefined) return null;
  return (
    <ul className={classes.written} aria-label={t('beside')} data-testid="beside-written">
      {owner === undefined ? null : (
        <li>
          <Time at={owner.at} /> <b>{t('did_assigned')}</b> {owner.to}{' '}
          <span className="dim">{[owner.note, owner.by].filter(Boolean).join(' · ')}</span>
        </li>
      )}
      {notes.map((note) => (
        <li key={`${note.at}-${note.text}`}>
          <Time at={note.at} /> <b>{t('did_noted')}</b> {note.text}{' '}
          <span className="dim">{note.by ?? ''}</span>
        </li>
      ))}
      {files.map((row) => (
        <li key={`${row.at}-${row.files[0]?.sha256 ?? ''}`} className={classes.writtenFiles}>
          <Time at={row.at} /> <FileChips owner="" files={[...row.files]} />{' '}
          <span className="dim">{row.by ?? ''}</span>
        </li>
      ))}
    </ul>
  );
}

/** Beside the work on a block: what was noted and attached, and handing over, noting, attaching and opening again. */
export function Beside({ stepKey }: { readonly stepKey: InstanceKey }): ReactNode {
  const t = useText('runActs');
  const { ctx, state } = useRun();
  const [panel, setPanel] = useState<Panel | null>(null);
  const instance = walkRun(ctx, state).byKey.get(stepKey);
  if (instance === undefined) return null;
  const { block, status } = instance;
  if (isEnd(block) || isFork(block) || isSubplan(block)) return null;
  const isRunning = state.status === 'running';
  const isOpen = status === 'active' || status === 'waiting' || status === 'pending';
  const again = isRunning ? reopening(instance) : 'no';
  const close = (): void => setPanel(null);
  const button = (which: Panel, words: string): ReactNode => (
    <button
      type="button"
      className="btn btn-small btn-plain"
      aria-expanded={panel === which}
      onClick={() => setPanel(panel === which ? null : which)}
      data-testid={`beside-${which}-open`}
    >
      {words}
    </button>
  );
  return (
    <div className={classes.beside} data-testid="beside">
      <Written record={recordOf(state, stepKey)} />
      <div className={classes.actions}>
        {button('note', t('addNote'))}
        {button('files', t('addFiles'))}
        {isRunning && isOpen && instance.possible ? button('assign', t('handOver')) : null}
        {again === 'yes' ? button('reopen', t(isChoice(block) ? 'reopenChoice' : 'reopen')) : null}
        {again === 'report' ? <span className={classes.small}>{t('reportStays')}</span> : null}
      </div>
      {panel === 'note' ? <NoteForm stepKey={stepKey} onClose={close} /> : null}
      {panel === 'files' ? <FilesForm stepKey={stepKey} onClose={close} /> : null}
      {panel === 'assign' ? <AssignForm stepKey={stepKey} onClose={close} /> : null}
      {panel === 'reopen' ? (
        <ReopenForm stepKey={stepKey} isChoice={isChoice(block)} onClose={close} />
      ) : null}
    </div>
  );
}
