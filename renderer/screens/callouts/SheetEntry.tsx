import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/procedures';
import { deskNow } from '../../app/clock';
import { isComposingKey } from '../../app/hotkeys';
import { ErrorNote, Kbd } from '../../components';
import { useText } from '../../i18n';
import { draftId, dropDraftId, useDraft } from '../parts/draft';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './callouts.module.css';
import type { Person } from './model';
import { type Understood, understand } from './sheetModel';

const EMPTY = { text: '' };

function UnderstoodLine({ one }: { readonly one: Understood }): ReactNode {
  const t = useText('callouts');
  const { said, person, problem } = one;
  if (problem !== null || said.does === 'problem') {
    return (
      <li data-bad="true" data-testid="sheet-line">
        ! {said.does === 'problem' ? said.text : t('sheetRow', { row: said.row })} —{' '}
        {t(`sheetProblem.${problem ?? 'unknown_word'}`)}
      </li>
    );
  }
  const moved = said.does === 'feedback' ? said.evacuated : null;
  return (
    <li data-testid="sheet-line">
      ✓ <span className="num">{said.row}</span> {person?.areaName} {person?.post} <b>{person?.name}</b>{' '}
      {said.does === 'attempt' ? t(`result.${said.result}`) : t('feedback')}
      {said.does === 'attempt' && said.spoke === 'deputy' ? ` · ${t('spoke.deputy')} ${said.who}` : ''}
      {said.does === 'attempt' && said.note !== '' ? ` · ${said.note}` : ''}
      {moved === null ? '' : ` · ${t('moved', { count: moved })}`}
    </li>
  );
}

/** Results of the second officer's numbered sheet: what was understood stands there before Enter records it; what was not stays in the box. */
export function SheetEntry(props: {
  readonly callOutId: string;
  readonly people: readonly Person[];
}): ReactNode {
  const t = useText('callouts');
  const common = useText('common');
  const key = `callout.sheet.${props.callOutId}`;
  const draft = useDraft(key, EMPTY);
  const act = useHeldAct('callout.sheet', key);
  const [saved, setSaved] = useState<number | null>(null);
  const [refused, setRefused] = useState<OutputOf<'callout.sheet'>['problems']>([]);
  const { text } = draft.value;
  const lines = understand(text, props.people, deskNow());
  const good = lines.filter(({ problem }) => problem === null);
  const save = async (): Promise<void> => {
    if (good.length === 0) return;
    const all = text.split(/\r?\n/u);
    const kept = all.filter((_line, place) => !good.some(({ line }) => line === place + 1));
    const sent = good.map(({ line }) => all[line - 1] ?? '').join('\n');
    const answer = await act.run({ callOutId: props.callOutId, actId: draftId(key), lines: sent });
    if (answer === null) return;
    dropDraftId(key);
    setSaved(answer.taken.length);
    // What the desk would not take stays in the box with what was not understood here.
    const rest = [...answer.problems.map((one) => one.text), ...kept].join('\n').trim();
    setRefused(answer.problems);
    if (rest === '') draft.drop();
    else draft.set({ text: rest });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || event.shiftKey || isComposingKey(event.nativeEvent)) return;
    event.preventDefault();
    void save();
  };
  return (
    <section className={classes.sheet} aria-label={t('sheetEntry')} data-testid="callout-sheet">
      <div className={classes.actions}>
        <textarea
          className={`field ${classes.sheetText}`}
          rows={Math.min(4, Math.max(1, text.split('\n').length))}
          aria-label={t('sheetEntry')}
          placeholder={t('sheetHint')}
          maxLength={4_000}
          value={text}
          onChange={(event) => {
            setSaved(null);
            setRefused([]);
            draft.set({ text: event.target.value });
          }}
          onKeyDown={onKeyDown}
          data-testid="sheet-text"
        />
        <button
          type="button"
          className="btn btn-small"
          disabled={act.isBusy || good.length === 0}
          onClick={() => void save()}
          data-testid="sheet-save"
        >
          {act.isBusy ? common('saving') : t('sheetSave', { count: good.length })} <Kbd>Enter</Kbd>
        </button>
      </div>
      {lines.length === 0 ? null : (
        <ul className={classes.understood} aria-live="polite" data-testid="sheet-understood">
          {lines.map((one) => (
            <UnderstoodLine key={one.line} one={one} />
          ))}
        </ul>
      )}
      {refused.map((one) => (
        <p key={one.line} role="alert" className={classes.notYet}>
          {one.text} — {t(`sheetProblem.${one.problem}`)}
        </p>
      ))}
      {saved === null ? null : (
        <p role="status" className="dim">
          {t('sheetSaved', { count: saved })}
        </p>
      )}
      <ErrorNote error={act.error} />
    </section>
  );
}
