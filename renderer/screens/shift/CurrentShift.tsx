import { type ReactNode, useState } from 'react';
import type { Board } from '../../../shared/contract/boardModels';
import type { Shift, ShiftNumbers } from '../../../shared/contract/models';
import { labels } from '../../../shared/wording/labels';
import { useEscape } from '../../app/hotkeys';
import { useNavigation } from '../../app/navigation';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { Countdown, ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useHeldAct } from '../parts/useHeldAct';
import { ExportButtons } from './ExportButtons';
import classes from './shift.module.css';

const NUMBERS = [
  ['lines', 'lines'],
  ['calls', 'calls'],
  ['media', 'media'],
  ['public', 'public'],
  ['incidents', 'incidents'],
  ['instructions', 'instructions'],
  ['reports', 'reports'],
  ['docsIn', 'docsIn'],
  ['docsOut', 'docsOut'],
  ['corrections', 'corrections'],
  ['overdue', 'overdue'],
  ['open', 'openCount'],
] as const satisfies readonly (readonly [keyof ShiftNumbers, string])[];

/** `日志 42 条　电话 17 …`: the computed figures of a shift. */
export function Numbers({ numbers }: { readonly numbers: ShiftNumbers }): ReactNode {
  const t = useText('shift');
  return (
    <p className={classes.numbers} data-testid="shift-numbers">
      {NUMBERS.map(([field, words]) => (
        <span key={field} data-none={numbers[field] === 0}>
          {t(words, { count: numbers[field] })}
        </span>
      ))}
    </p>
  );
}

export function Posts({ shift }: { readonly shift: Shift }): ReactNode {
  const words = labels(useLocale());
  return (
    <p className={classes.people}>
      {shift.posts.map((post) => (
        <span key={`${post.post}-${post.name}`}>
          <span className="dim">{words.shiftPost[post.post]}</span> {post.name}
          {post.phone === '' ? null : <span className="dim num"> {post.phone}</span>}
        </span>
      ))}
    </p>
  );
}

type OpenItem = {
  readonly id: string;
  readonly kind: 'incident' | 'run' | 'instruction' | 'warning' | 'deadline';
  readonly words: string;
  readonly dueAt: number | null;
  readonly go: (() => void) | null;
};

/** What is open when a shift ends, each with its next time. Deadlines of an incident or run stand with it. */
function useOpenItems(board: Board | undefined): readonly OpenItem[] {
  const locale = useLocale();
  const { go } = useNavigation();
  if (board === undefined) return [];
  return [
    ...board.incidents.map(
      (one): OpenItem => ({
        id: one.id,
        kind: 'incident',
        words: one.title,
        dueAt: one.nextDeadline?.dueAt ?? null,
        go: () => go({ screen: 'incident', id: one.id }),
      }),
    ),
    ...board.runs
      .filter((one) => one.state === 'running')
      .map(
        (one): OpenItem => ({
          id: one.id,
          kind: 'run',
          words: `${locale === 'zh' ? one.title : one.titleEn}${one.incidentTitle === null ? '' : ` · ${one.incidentTitle}`}`,
          dueAt: one.nextDeadline?.dueAt ?? null,
          go: () => go({ screen: 'run', id: one.id }),
        }),
      ),
    ...board.instructions.map(
      (one): OpenItem => ({
        id: one.id,
        kind: 'instruction',
        words:
          locale === 'zh'
            ? `${one.leader}：${one.words}（${one.owner}）`
            : `${one.leader}: ${one.words} (${one.owner})`,
        dueAt: one.dueAt,
        go: null,
      }),
    ),
    ...board.warnings
      .filter((one) => one.state === 'in_force')
      .map(
        (one): OpenItem => ({
          id: one.id,
          kind: 'warning',
          words: `${one.kind} ${one.area}`,
          dueAt: null,
          go: () => go({ screen: 'warnings' }),
        }),
      ),
    ...board.deadlines
      .filter((one) => one.incidentId === null && one.runId === null && one.instructionId === null)
      .map(
        (one): OpenItem => ({
          id: one.id,
          kind: 'deadline',
          words: locale === 'zh' ? one.titleZh : one.titleEn,
          dueAt: one.dueAt,
          go: null,
        }),
      ),
  ];
}

function OpenItems({ board }: { readonly board: Board | undefined }): ReactNode {
  const t = useText('shift');
  const items = useOpenItems(board);
  return (
    <div className={classes.openItems} data-testid="shift-open-items">
      <h3>
        {t('openItems')} <span className="dim num">{items.length}</span>
      </h3>
      {items.length === 0 ? <p className="dim">{t('noOpenItems')}</p> : null}
      <ul>
        {items.map((item) => (
          <li key={`${item.kind}-${item.id}`}>
            <span className={classes.tag}>{t(`item_${item.kind}`)}</span>
            {item.go === null ? (
              <span>{item.words}</span>
            ) : (
              <button type="button" className={classes.link} onClick={item.go}>
                {item.words}
              </button>
            )}
            {item.dueAt === null ? null : <Countdown dueAt={item.dueAt} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

const EMPTY = { summary: '' };

function CloseShift(props: { readonly shift: Shift; readonly onClose: () => void }): ReactNode {
  const { shift } = props;
  const t = useText('shift');
  const common = useText('common');
  const draft = useDraft(`shift.close.${shift.id}`, EMPTY);
  const act = useHeldAct('shift.close');
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    if ((await act.run({ shiftId: shift.id, summary: draft.value.summary })) === null) return;
    draft.drop();
    props.onClose();
  };
  return (
    <div className={classes.close} data-testid="shift-close-form">
      <Field label={t('summary')} optional hint={t('closeNote')}>
        {(ids) => (
          <textarea
            {...ids}
            className="field"
            rows={4}
            placeholder={t('summaryHint')}
            value={draft.value.summary}
            onChange={(event) => draft.set({ summary: event.target.value })}
            data-testid="shift-summary"
          />
        )}
      </Field>
      <ErrorNote error={act.error} />
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="shift-close-save"
        >
          {act.isBusy ? common('saving') : t('closeSave')}
        </button>
        <button type="button" className="btn" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
    </div>
  );
}

/** The shift that is on: who, since when, its figures so far, what is open, and closing it. */
export function CurrentShift(props: { readonly shift: Shift; readonly board: Board | undefined }): ReactNode {
  const { shift, board } = props;
  const t = useText('shift');
  const numbers = useDesk('shift.numbers', { shiftId: shift.id }, { keep: true });
  const [isClosing, setClosing] = useState(false);
  const { go } = useNavigation();
  return (
    <section className={`panel ${classes.box}`} aria-label={t('current')} data-testid="shift-current">
      <div className="panel-head">
        <h2>{t('current')}</h2>
        <span className="num">
          {fullTime(shift.startsAt)} – {fullTime(shift.endsAt)}
        </span>
        <span className={classes.spacer} />
        <ExportButtons shiftId={shift.id} />
        <button
          type="button"
          className="btn btn-small btn-primary"
          onClick={() => go({ screen: 'shift', tab: 'handover' })}
          data-testid="shift-hand-over"
        >
          {t('handOver')}
        </button>
        {isClosing ? null : (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setClosing(true)}
            data-testid="shift-close"
          >
            {t('close')}
          </button>
        )}
      </div>
      <div className={classes.boxBody}>
        <Posts shift={shift} />
        {numbers.data === undefined ? null : <Numbers numbers={numbers.data} />}
        <OpenItems board={board} />
        {isClosing ? <CloseShift shift={shift} onClose={() => setClosing(false)} /> : null}
      </div>
    </section>
  );
}
