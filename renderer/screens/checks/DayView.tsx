import { type ReactNode, useRef, useState } from 'react';
import type { CheckRound, PostCheck } from '../../../shared/contract/areas/checks';
import { CHECK_TYPES, type CheckType } from '../../../shared/domain/documents';
import type { SettingValue } from '../../../shared/settings';
import { documentLabels } from '../../../shared/wording/documentLabels';
import { useNow } from '../../app/clock';
import { moveInList } from '../../app/listKeys';
import { nearTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { Countdown, ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import documents from '../documents/documents.module.css';
import { useHeldAct } from '../parts/useHeldAct';
import { SkipForm } from './CheckForms';
import { CheckRow, type CheckTarget } from './CheckRow';
import classes from './checks.module.css';

type Setting = SettingValue<'checks'>;

/** Ids of checks that have not begun, made once for each unit of a round so that sending twice stores once. */
function useCheckIds(): (key: string) => string {
  const made = useRef(new Map<string, string>());
  return (key) => {
    const known = made.current.get(key) ?? crypto.randomUUID();
    made.current.set(key, known);
    return known;
  };
}

function Round(props: {
  readonly round: CheckRound;
  readonly setting: Setting;
  readonly canAct: boolean;
  readonly isWanted: boolean;
  readonly idOf: (key: string) => string;
}): ReactNode {
  const { round, setting } = props;
  const t = useText('checks');
  const words = documentLabels(useLocale()).checkType;
  const now = useNow(60_000);
  const [isSkipping, setSkipping] = useState(false);
  const done = round.checks.filter((one) => one.result !== null).length;
  // A round that is over folds to its head; it opens again on demand.
  const [isOpen, setOpen] = useState(round.state === 'open');
  return (
    <section
      className={`panel ${classes.round}`}
      data-testid="check-round"
      data-type={round.type}
      data-wanted={props.isWanted}
    >
      <div className="panel-head">
        <button
          type="button"
          className={documents.link}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('round', { type: words[round.type], time: nearTime(round.dueAt, now) })}
        </button>
        <span className="dim num">{t('progress', { done, of: round.units.length })}</span>
        {round.state === 'open' ? (
          <Countdown dueAt={round.dueAt} bare />
        ) : (
          <span className="dim">{t(`state_${round.state}`)}</span>
        )}
        {round.reason === '' ? null : <span className="dim">{round.reason}</span>}
        <span className={documents.spacer} />
        {round.state === 'open' && props.canAct && !isSkipping ? (
          <button type="button" className="btn btn-small btn-plain" onClick={() => setSkipping(true)}>
            {t('skip')}
          </button>
        ) : null}
      </div>
      {isSkipping ? <SkipForm roundId={round.id} onClose={() => setSkipping(false)} /> : null}
      {isOpen ? (
        <ol onKeyDown={moveInList}>
          {round.units.map((unit) => {
            const check = round.checks.find((one) => one.unit.id === unit.id);
            const target: CheckTarget = {
              checkId: check?.id ?? props.idOf(`${round.id}.${unit.id}`),
              roundId: round.id,
              type: round.type,
              unit,
              listed: setting.units.find((one) => one.id === unit.id),
              check,
            };
            return (
              <CheckRow
                key={unit.id}
                target={target}
                questions={setting.questions}
                canAct={props.canAct && round.state === 'open'}
              />
            );
          })}
        </ol>
      ) : null}
    </section>
  );
}

type Extra = { readonly checkId: string; readonly type: CheckType; readonly unitId: string };

function ExtraChoice(props: {
  readonly setting: Setting;
  readonly onBegin: (extra: Extra) => void;
}): ReactNode {
  const t = useText('checks');
  const words = documentLabels(useLocale()).checkType;
  const [type, setType] = useState<CheckType>('phone');
  const [unitId, setUnitId] = useState(props.setting.units[0]?.id ?? '');
  return (
    <span className={classes.extra}>
      <select
        className="field"
        aria-label={t('extraType')}
        value={type}
        onChange={(event) => setType(event.target.value as CheckType)}
        data-testid="check-extra-type"
      >
        {CHECK_TYPES.map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </select>
      <select
        className="field"
        aria-label={t('extraUnit')}
        value={unitId}
        onChange={(event) => setUnitId(event.target.value)}
        data-testid="check-extra-unit"
      >
        {props.setting.units.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {unit.name}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="btn btn-small"
        onClick={() => props.onBegin({ checkId: crypto.randomUUID(), type, unitId })}
        data-testid="check-extra-begin"
      >
        {t('begin')}
      </button>
    </span>
  );
}

/** Checks outside of a round: those of the shift, and one that has just been chosen. */
function Others(props: {
  readonly checks: readonly PostCheck[];
  readonly extra: Extra | null;
  readonly setting: Setting;
  readonly canAct: boolean;
}): ReactNode {
  const t = useText('checks');
  const { extra, setting } = props;
  const begun = props.checks.some((one) => one.id === extra?.checkId);
  const rows: CheckTarget[] = props.checks.map((check) => ({
    checkId: check.id,
    roundId: null,
    type: check.type,
    unit: check.unit,
    listed: setting.units.find((one) => one.id === check.unit.id),
    check,
  }));
  const listed = setting.units.find((one) => one.id === extra?.unitId);
  if (extra !== null && !begun && listed !== undefined)
    rows.unshift({
      checkId: extra.checkId,
      roundId: null,
      type: extra.type,
      unit: listed,
      listed,
      check: undefined,
    });
  if (rows.length === 0) return null;
  return (
    <section className={`panel ${classes.round}`}>
      <div className="panel-head">{t('others')}</div>
      <ol onKeyDown={moveInList}>
        {rows.map((target) => (
          <CheckRow
            key={target.checkId}
            target={target}
            questions={setting.questions}
            canAct={props.canAct}
          />
        ))}
      </ol>
    </section>
  );
}

/** The rounds of the shift that is on, with each unit's numbers and what was recorded. */
export function DayView(props: {
  readonly setting: Setting;
  readonly canAct: boolean;
  readonly wanted: string | undefined;
  readonly onUnits: () => void;
}): ReactNode {
  const { setting, canAct } = props;
  const t = useText('checks');
  const day = useDesk('check.day', {}, { keep: true });
  const hasShift = useDesk('board.get', {}).data?.shift != null;
  const plan = useHeldAct('check.plan');
  const idOf = useCheckIds();
  const [extra, setExtra] = useState<Extra | null>(null);
  const rounds = day.data?.rounds ?? [];
  const isOwn = (round: CheckRound): boolean =>
    props.wanted === round.id || round.checks.some((one) => one.id === props.wanted);
  if (setting.units.length === 0)
    return (
      <p className="empty">
        {t('noUnits')}{' '}
        <button type="button" className="btn btn-small" onClick={props.onUnits} data-testid="check-go-units">
          {t('goUnits')}
        </button>
      </p>
    );
  return (
    <>
      <div className={documents.bar}>
        {canAct && hasShift ? (
          <button
            type="button"
            className={`btn btn-small${rounds.length === 0 ? ' btn-primary' : ''}`}
            disabled={plan.isBusy}
            onClick={() => void plan.run({})}
            data-testid="check-plan"
          >
            {t(rounds.length === 0 ? 'plan' : 'planAgain')}
          </button>
        ) : null}
        <span className="dim">{t(hasShift ? 'planned' : 'noShift')}</span>
        <span className={documents.spacer} />
        {canAct ? <ExtraChoice setting={setting} onBegin={setExtra} /> : null}
      </div>
      <ErrorNote error={plan.error ?? day.error} kept={false} />
      <div className={classes.scroll}>
        <Others checks={day.data?.others ?? []} extra={extra} setting={setting} canAct={canAct} />
        {rounds.length === 0 && hasShift ? <p className="empty">{t('noRounds')}</p> : null}
        {rounds.map((round) => (
          <Round
            key={round.id}
            round={round}
            setting={setting}
            canAct={canAct}
            isWanted={isOwn(round)}
            idOf={idOf}
          />
        ))}
      </div>
    </>
  );
}
