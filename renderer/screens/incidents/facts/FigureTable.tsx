import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { FIGURES, type FigureId } from '../../../../shared/domain/figures';
import type { IncidentFacts } from '../../../../shared/domain/incidentFacts';
import { evacuationOf } from '../../../../shared/rules/figures/forces';
import { isLedgerFigure } from '../../../../shared/rules/figures/ledger';
import { standingValue } from '../../../../shared/rules/figures/standing';
import { FIGURE_NAMES } from '../../../../shared/wording/figures';
import { isComposingKey } from '../../../app/hotkeys';
import { useNavigation } from '../../../app/navigation';
import { ErrorNote, Time } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { WhenInput } from '../../parts/WhenInput';
import { FallReason } from './FallReason';
import { FigureHistory } from './FigureHistory';
import { FIGURE_GROUPS, shownFigures, unitOf, writtenFigure } from './figureModel';
import classes from './figures.module.css';
import { type FigureEdit, useFigures } from './useFigures';

/** Up and down go to the figure above or below; the input keeps what was typed. */
function moveBetween(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target as HTMLElement).matches('[data-figure]')) return;
  const inputs = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-figure]')];
  const next = inputs[inputs.indexOf(event.target as HTMLElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

type RowProps = {
  readonly facts: IncidentFacts;
  readonly figure: FigureId;
  readonly edit: FigureEdit;
  readonly canWrite: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
};

function Value({ facts, figure, edit, canWrite }: RowProps): ReactNode {
  const t = useText('figures');
  const locale = useLocale();
  const { go } = useNavigation();
  const value = facts.figures[figure];
  const shown = value === undefined ? '' : writtenFigure(value);
  const name = FIGURE_NAMES[locale][figure];
  if (facts.peopleCounts !== null && isLedgerFigure(figure)) {
    return (
      <button
        type="button"
        className={classes.owned}
        title={t('toLedger')}
        onClick={() => go({ screen: 'incident', id: facts.incidentId, tab: 'people' })}
        data-testid={`figure-owned-${figure}`}
      >
        <b className="num">{facts.figures[figure] ?? 0}</b> <span className="dim">{t('fromLedger')}</span>
      </button>
    );
  }
  if (!canWrite) return <b className="num">{shown === '' ? '—' : shown}</b>;
  const label = t('value', { name, value: shown === '' ? t('unknown') : shown });
  return (
    <input
      className={`field num ${classes.value}`}
      data-figure={figure}
      data-testid={`figure-${figure}`}
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      placeholder={shown === '' ? '—' : shown}
      data-known={shown !== ''}
      value={edit.draft.value.figures[figure] ?? ''}
      onChange={(event) => edit.type(figure, event.target.value)}
    />
  );
}

function Row(props: RowProps): ReactNode {
  const { facts, figure, isOpen, onOpen } = props;
  const t = useText('figures');
  const locale = useLocale();
  const standing = standingValue(facts.figureValues, figure);
  const name = FIGURE_NAMES[locale][figure];
  return (
    <>
      <tr data-testid={`figure-row-${figure}`}>
        <th scope="row">{name}</th>
        <td>
          <Value {...props} />
        </td>
        <td className="dim">{unitOf(figure, locale)}</td>
        <td>
          {standing === null ? null : (
            <button
              type="button"
              className={classes.since}
              aria-expanded={isOpen}
              title={`${t('history')} · ${standing.source}`}
              onClick={onOpen}
              data-testid={`figure-history-${figure}`}
            >
              <Time at={standing.asOf} /> {standing.source}
            </button>
          )}
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={4}>
            <FigureHistory facts={facts} figure={figure} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** Who says so and as of when: they stand for everything that is typed above. */
function Told({ edit }: { readonly edit: FigureEdit }): ReactNode {
  const t = useText('figures');
  const { asOf } = edit.draft.value;
  const id = useId();
  return (
    <div className={classes.told}>
      <label htmlFor={`${id}-source`}>
        <span className="dim">{t('source')}</span>
        <input
          id={`${id}-source`}
          className="field"
          autoComplete="off"
          maxLength={120}
          placeholder={t('sourceHint')}
          value={edit.source}
          onChange={(event) => edit.draft.set({ source: event.target.value })}
          data-testid="figures-source"
        />
      </label>
      <label htmlFor={`${id}-asOf`}>
        <span className="dim">{t('asOf')}</span>
        <WhenInput
          id={`${id}-asOf`}
          direction="past"
          value={asOf}
          onValue={(typed) => edit.draft.set({ asOf: typed })}
          data-testid="figures-as-of"
        />
      </label>
      <button
        type="button"
        className="btn btn-primary"
        disabled={edit.isBusy}
        onClick={() => void edit.save()}
        data-testid="figures-save"
      >
        {t('saveTyped')}
      </button>
    </div>
  );
}

/**
 * The figures of an incident, each with its time and source. Typing a number over one and Enter records it; several typed together go together. What the
 * ledger of people counts leads there.
 */
export function FigureTable(props: { readonly facts: IncidentFacts; readonly canWrite: boolean }): ReactNode {
  const { facts, canWrite } = props;
  const t = useText('figures');
  const edit = useFigures(facts);
  const [isAll, setAll] = useState(false);
  const [opened, setOpened] = useState<FigureId | null>(null);
  const shown = shownFigures(facts, isAll);
  const evacuation = evacuationOf(facts.figures);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (isComposingKey(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.target as HTMLElement).matches('input')) {
      event.preventDefault();
      void edit.save();
    } else moveBetween(event);
  };
  return (
    <section className={`panel ${classes.part}`} aria-label={t('figures')} onKeyDown={onKeyDown}>
      <h2 className="panel-head">
        {t('figures')}
        {canWrite ? <span className={classes.hint}>{t('figuresHint')}</span> : null}
        <span className={classes.spacer} />
        <button
          type="button"
          className="btn btn-small btn-plain"
          aria-pressed={isAll}
          onClick={() => setAll(!isAll)}
          data-testid="figures-all"
        >
          {t(isAll ? 'fewer' : 'all')}
        </button>
      </h2>
      <table className={classes.figures}>
        <colgroup>
          <col className={classes.nameColumn} />
          <col className={classes.valueColumn} />
          <col className={classes.unitColumn} />
          <col />
        </colgroup>
        {FIGURE_GROUPS.map((group) => {
          const rows = shown.filter((id) => FIGURES[id].group === group);
          return rows.length === 0 ? null : (
            <tbody key={group}>
              <tr className={classes.group}>
                <th scope="rowgroup" colSpan={4}>
                  {t(`group_${group}`)}
                  {group === 'protection' && evacuation !== null ? (
                    <span className={classes.evacuation} data-testid="evacuation">
                      {evacuation.households === null
                        ? t('evacuation', { ...evacuation, households: 0 })
                        : t('evacuationHouseholds', { ...evacuation, households: evacuation.households })}
                    </span>
                  ) : null}
                </th>
              </tr>
              {rows.map((figure) => (
                <Row
                  key={figure}
                  facts={facts}
                  figure={figure}
                  edit={edit}
                  canWrite={canWrite}
                  isOpen={opened === figure}
                  onOpen={() => setOpened(opened === figure ? null : figure)}
                />
              ))}
            </tbody>
          );
        })}
      </table>
      {canWrite ? (
        <div className={classes.foot}>
          {edit.isFalling ? <FallReason edit={edit} /> : <ErrorNote error={edit.error} />}
          {edit.problem === null ? null : (
            <p role="alert" data-testid="figures-problem">
              {edit.problem}
            </p>
          )}
          <p role="status" className={classes.saved} data-testid="figures-saved">
            {edit.saved ?? ''}
          </p>
          <Told edit={edit} />
        </div>
      ) : null}
    </section>
  );
}
