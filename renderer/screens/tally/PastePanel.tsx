import { type ReactNode, useMemo, useState } from 'react';
import type { TallySheet } from '../../../shared/contract/areas/tallies';
import type { InputOf } from '../../../shared/contract/procedures';
import { columnWords } from '../../../shared/tally/catalogueNames';
import type { CellValue } from '../../../shared/tally/sheet';
import { type FoundCell, readSolitaire } from '../../../shared/tally/solitaire';
import { valueText } from '../../../shared/tally/writeSolitaire';
import { deskNow } from '../../app/clock';
import { parsePastTime } from '../../app/time';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import { WhenInput } from '../parts/WhenInput';
import classes from './tally.module.css';

type Row = InputOf<'tally.report'>['rows'][number];
const EMPTY = { text: '', at: '', reason: '' };
const keyOf = (cell: Pick<FoundCell, 'unit' | 'columnId'>): string => `${cell.unit}|${cell.columnId}`;
const markKey = (unit: string): string => `${unit}|*`;

/** The value that is known of a cell, of this round or an earlier one. */
function knownOf(sheet: TallySheet, unit: string, columnId: string): CellValue | null {
  const row = sheet.rows.find((one) => one.unit.code === unit);
  return row?.cells.find((one) => one.columnId === columnId)?.value ?? null;
}

function falls(sheet: TallySheet, cell: FoundCell): boolean {
  const column = sheet.columns.find((one) => one.id === cell.columnId);
  const known = knownOf(sheet, cell.unit, cell.columnId);
  return (
    column?.isCumulative === true &&
    typeof known === 'number' &&
    typeof cell.value === 'number' &&
    cell.value < known
  );
}

/**
 * A chat text (接龙) or a message is pasted; every figure that was found is offered with the line that it stood in. The officer ticks and enters them in one
 * act: nothing is entered by itself. What is unclear comes without its tick.
 */
export function PastePanel(props: { readonly sheet: TallySheet; readonly onClose: () => void }): ReactNode {
  const { sheet } = props;
  const t = useText('tally');
  const common = useText('common');
  const draft = useDraft(`tally.paste.${sheet.summary.id}`, EMPTY);
  const act = useHeldAct('tally.report');
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({});
  const [isAtBad, setAtBad] = useState(false);
  const { text, at, reason } = draft.value;
  const units = useMemo(() => sheet.rows.map((row) => row.unit), [sheet.rows]);
  const found = useMemo(() => readSolitaire(text, units, sheet.columns), [text, units, sheet.columns]);
  const isTicked = (cell: FoundCell): boolean => ticks[keyOf(cell)] ?? cell.doubt === null;
  const isMarked = (unit: string): boolean => ticks[markKey(unit)] ?? true;
  const cells = found.cells.filter(isTicked);
  const marks = found.marks.filter((mark) => isMarked(mark.unit));
  const isFalling = cells.some((cell) => falls(sheet, cell));
  const count = cells.length + marks.length;
  const box = useFocusFirst<HTMLElement>();
  const save = async (): Promise<void> => {
    const saidAt = at.trim() === '' ? null : parsePastTime(at, deskNow());
    setAtBad(at.trim() !== '' && saidAt === null);
    if (count === 0 || (at.trim() !== '' && saidAt === null)) return;
    const rows = new Map<string, Row>();
    const rowOf = (unit: string, source: string): Row =>
      rows.get(unit) ?? {
        unit,
        reporter: '',
        at: saidAt,
        how: 'values',
        cells: [],
        note: null,
        source: source.slice(0, 500),
      };
    for (const cell of cells) {
      const row = rowOf(cell.unit, cell.source);
      const why = falls(sheet, cell) ? reason : '';
      const entry = { columnId: cell.columnId, value: cell.value, reason: why };
      rows.set(cell.unit, { ...row, cells: [...row.cells, entry] });
    }
    for (const mark of marks) rows.set(mark.unit, { ...rowOf(mark.unit, mark.source), how: mark.how });
    const done = await act.run({
      tallyId: sheet.summary.id,
      actId: crypto.randomUUID(),
      round: sheet.round.number,
      way: 'solitaire',
      rows: [...rows.values()],
    });
    if (done === null) return;
    draft.drop();
    props.onClose();
  };
  useSaveKey(box, () => void save());
  const tick = (key: string, value: boolean): void => setTicks({ ...ticks, [key]: value });
  return (
    <section ref={box} className={`panel ${classes.paste}`} aria-label={t('paste')} data-testid="tally-paste">
      <label className={classes.pasteText}>
        <span className="field-label">{t('pasteHint')}</span>
        <textarea
          className="field"
          value={text}
          onChange={(event) => {
            draft.set({ text: event.target.value });
            setTicks({});
          }}
          data-testid="tally-paste-text"
        />
      </label>
      <div className={classes.found}>
        <Found sheet={sheet} cells={found.cells} isTicked={isTicked} onTick={tick} />
        {found.marks.map((mark) => (
          <label key={mark.unit} className={classes.foundMark}>
            <input
              type="checkbox"
              checked={isMarked(mark.unit)}
              onChange={(event) => tick(markKey(mark.unit), event.target.checked)}
            />
            <b>{nameOf(sheet, mark.unit)}</b> {t(mark.how === 'same' ? 'same' : 'zero')}
            <span className={classes.source}>{mark.source}</span>
          </label>
        ))}
        {found.unknown.length === 0 ? null : (
          <p className={classes.unknown} data-testid="tally-paste-unknown">
            <b>{t('unknownUnits')}</b> {found.unknown.map((one) => one.name).join('、')}
          </p>
        )}
        {found.rest.length === 0 ? null : (
          <details>
            <summary>{t('restLines', { count: found.rest.length })}</summary>
            <p className={classes.source}>{found.rest.join('\n')}</p>
          </details>
        )}
        {text.trim() !== '' && found.cells.length + found.marks.length === 0 ? (
          <p className="empty">{t('pasteNothing')}</p>
        ) : null}
      </div>
      <div className={classes.actions}>
        <Field label={t('saidAt')} problem={isAtBad ? 'not_a_time' : undefined} className={classes.when}>
          {(ids) => (
            <WhenInput {...ids} value={at} direction="past" onValue={(typed) => draft.set({ at: typed })} />
          )}
        </Field>
        {isFalling ? (
          <label className={classes.grow}>
            <span className="field-label">{t('fallReason')}</span>
            <input
              className="field"
              value={reason}
              maxLength={200}
              onChange={(event) => draft.set({ reason: event.target.value })}
              data-testid="tally-paste-reason"
            />
          </label>
        ) : null}
        <button
          type="button"
          className="btn btn-primary"
          disabled={act.isBusy || count === 0}
          onClick={() => void save()}
          data-testid="tally-paste-save"
        >
          {act.isBusy ? common('saving') : t('pasteSave', { count })} <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button type="button" className="btn" onClick={props.onClose}>
          {common('close')}
        </button>
        <ErrorNote error={act.error} />
      </div>
    </section>
  );
}

const nameOf = (sheet: TallySheet, unit: string): string =>
  sheet.rows.find((row) => row.unit.code === unit)?.unit.name ?? unit;

function Found(props: {
  readonly sheet: TallySheet;
  readonly cells: readonly FoundCell[];
  readonly isTicked: (cell: FoundCell) => boolean;
  readonly onTick: (key: string, value: boolean) => void;
}): ReactNode {
  const t = useText('tally');
  const locale = useLocale();
  const { sheet, cells } = props;
  if (cells.length === 0) return null;
  return (
    <table className={classes.foundTable}>
      <thead>
        <tr>
          <th scope="col">{t('take')}</th>
          <th scope="col">{t('unit')}</th>
          <th scope="col">{t('item')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('figure')}</th>
          <th scope="col">{t('source')}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => {
          const column = sheet.columns.find((one) => one.id === cell.columnId);
          const name = `${nameOf(sheet, cell.unit)} ${column?.name ?? ''}`;
          return (
            <tr
              key={keyOf(cell)}
              data-doubt={cell.doubt !== null}
              data-testid={`tally-found-${cell.unit}-${cell.columnId}`}
            >
              <td>
                <input
                  type="checkbox"
                  aria-label={name}
                  checked={props.isTicked(cell)}
                  onChange={(event) => props.onTick(keyOf(cell), event.target.checked)}
                />
              </td>
              <td>{nameOf(sheet, cell.unit)}</td>
              <td>{column === undefined ? '' : columnWords(column, locale).name}</td>
              <td className="num dim">{valueText(knownOf(sheet, cell.unit, cell.columnId))}</td>
              <td>
                <b className="num">{valueText(cell.value)}</b>
                {falls(sheet, cell) ? <span className={classes.sign}> {t('fallsMark')}</span> : null}
              </td>
              <td className={classes.source}>
                {cell.doubt === null ? null : (
                  <b>
                    {t(`doubt_${cell.doubt}`)}
                    {cell.others.length === 0
                      ? ''
                      : ` ${cell.others.map((one) => valueText(one.value)).join('、')}`}
                    {'　'}
                  </b>
                )}
                {cell.source}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
