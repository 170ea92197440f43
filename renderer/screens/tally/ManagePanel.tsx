import { type ReactNode, useState } from 'react';
import type { TallySheet } from '../../../shared/contract/areas/tallies';
import type { TallyColumn } from '../../../shared/tally/sheet';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';
import { Segments } from '../parts/Segments';
import { useHeldAct } from '../parts/useHeldAct';
import { writtenMoment } from '../parts/WhenInput';
import { ColumnPicker } from './ColumnPicker';
import { RhythmFields } from './RhythmFields';
import { nextHour, type RhythmField, type RhythmValues, readRhythm } from './rhythm';
import classes from './tally.module.css';

const PARTS = ['columns', 'rhythm', 'round', 'close', 'withdraw'] as const;
type Part = (typeof PARTS)[number];
type PartProps = { readonly sheet: TallySheet; readonly onClose: () => void };

/** Other items, another rhythm, a round that is let be, and the end of a sheet. */
export function ManagePanel(props: PartProps): ReactNode {
  const t = useText('tally');
  const common = useText('common');
  const [part, setPart] = useState<Part>('columns');
  useEscape(props.onClose);
  return (
    <section className={`panel ${classes.form}`} aria-label={t('manage')} data-testid="tally-manage-panel">
      <div className={classes.actions}>
        <Segments
          label={t('manage')}
          testId="tally-manage-part"
          value={part}
          onValue={setPart}
          options={PARTS.map((value) => ({ value, label: t(`part_${value}`) }))}
        />
        <span className={classes.spacer} />
        <button type="button" className="btn btn-small btn-plain" onClick={props.onClose}>
          {common('close')}
        </button>
      </div>
      {part === 'columns' ? <Columns {...props} /> : null}
      {part === 'rhythm' ? <RhythmPart {...props} /> : null}
      {part === 'round' || part === 'close' || part === 'withdraw' ? (
        <EndPart key={part} {...props} part={part} />
      ) : null}
    </section>
  );
}

function Columns({ sheet, onClose }: PartProps): ReactNode {
  const t = useText('tally');
  const [columns, setColumns] = useState<TallyColumn[]>(() => [...sheet.columns]);
  const act = useHeldAct('tally.setColumns');
  const save = async (): Promise<void> => {
    const list = columns.map((column) => ({ ...column, words: [...column.words] }));
    if ((await act.run({ tallyId: sheet.summary.id, columns: list })) !== null) onClose();
  };
  return (
    <>
      <ColumnPicker columns={columns} onColumns={setColumns} />
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={act.isBusy || columns.length === 0}
          onClick={() => void save()}
          data-testid="tally-columns-save"
        >
          {t('save')}
        </button>
        <span className={classes.quiet}>{t('columnsHint')}</span>
        <ErrorNote error={act.error} />
      </div>
    </>
  );
}

const two = (value: number): string => String(value).padStart(2, '0');

function RhythmPart({ sheet, onClose }: PartProps): ReactNode {
  const t = useText('tally');
  const [values, setValues] = useState<RhythmValues>(() => ({
    firstDueAt: sheet.nextDueAt === null ? nextHour() : writtenMoment(sheet.nextDueAt),
    cadence: sheet.cadence,
    everyMinutes: String(sheet.everyMinutes),
    hours: sheet.hours.map((minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`).join(' '),
    graceMinutes: String(sheet.graceMinutes),
    lostMinutes: String(sheet.lostMinutes),
  }));
  const [bad, setBad] = useState<RhythmField | null>(null);
  const act = useHeldAct('tally.reschedule');
  const save = async (): Promise<void> => {
    const rhythm = readRhythm(values);
    setBad(typeof rhythm === 'string' ? rhythm : null);
    if (typeof rhythm === 'string') return;
    if ((await act.run({ tallyId: sheet.summary.id, ...rhythm })) !== null) onClose();
  };
  return (
    <>
      <RhythmFields
        values={values}
        bad={bad}
        onValues={(change) => setValues((before) => ({ ...before, ...change }))}
      />
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="tally-rhythm-save"
        >
          {t('save')}
        </button>
        <span className={classes.quiet}>{t('rhythmHint')}</span>
        <ErrorNote error={act.error} />
      </div>
    </>
  );
}

/** One text and one button: the reason or the result with which something ends. */
function EndPart(props: PartProps & { readonly part: 'round' | 'close' | 'withdraw' }): ReactNode {
  const { sheet, part, onClose } = props;
  const t = useText('tally');
  const [words, setWords] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const round = useHeldAct('tally.closeRound');
  const close = useHeldAct('tally.close');
  const withdraw = useHeldAct('tally.withdraw');
  const tallyId = sheet.summary.id;
  const act = { round, close, withdraw }[part];
  const save = async (): Promise<void> => {
    const isMissing = part !== 'close' && words.trim() === '';
    setEmpty(isMissing);
    if (isMissing) return;
    const done =
      part === 'round'
        ? await round.run({ tallyId, round: sheet.round.number, reason: words })
        : part === 'close'
          ? await close.run({ tallyId, result: words })
          : await withdraw.run({ tallyId, reason: words });
    if (done !== null) onClose();
  };
  return (
    <div className={classes.actions}>
      <Field
        label={t(`words_${part}`)}
        problem={isEmpty ? 'empty' : undefined}
        optional={part === 'close'}
        className={classes.grow}
      >
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            maxLength={300}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            data-testid="tally-end-words"
          />
        )}
      </Field>
      <button
        type="button"
        className="btn btn-primary"
        disabled={act.isBusy}
        onClick={() => void save()}
        data-testid="tally-end-save"
      >
        {t(`part_${part}`)}
      </button>
      <ErrorNote error={act.error} />
    </div>
  );
}
