import { type ReactNode, useState } from 'react';
import type { SettingValue } from '../../../shared/settings';
import type { CheckUnit } from '../../../shared/settings/checks';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import documents from '../documents/documents.module.css';
import { useDraft } from '../parts/draft';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './checks.module.css';

type Setting = SettingValue<'checks'>;
const COLUMNS = ['name', 'phone', 'backup', 'satPhone', 'leader', 'leaderPhone'] as const;
const WORDS = {
  name: 'name',
  phone: 'duty',
  backup: 'backup',
  satPhone: 'sat',
  leader: 'leader',
  leaderPhone: 'leaderPhone',
} as const;
const PERIODS = ['none', 'day', 'week', 'month'] as const;

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** `10:30` as minutes after midnight; null when it is no time of day. */
export function minuteOf(typed: string): number | null {
  const match = /^\s*(\d{1,2})[:：]?(\d{2})\s*$/u.exec(typed);
  if (match === null) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute < 1_440 && Number(match[2]) < 60 ? minute : null;
}

/** Everything as it is typed; times of day are read when it is saved. */
type Values = Omit<Setting, 'rollCallsAt' | 'nightFrom' | 'nightTo' | 'satPhoneAt' | 'questions'> & {
  readonly rollCallsAt: string;
  readonly nightFrom: string;
  readonly nightTo: string;
  readonly satPhoneAt: string;
  readonly questions: string;
};

const toValues = (setting: Setting): Values => ({
  ...setting,
  rollCallsAt: setting.rollCallsAt.map(clock).join(' '),
  nightFrom: clock(setting.nightFrom),
  nightTo: clock(setting.nightTo),
  satPhoneAt: clock(setting.satPhoneAt),
  questions: setting.questions.join('\n'),
});

/** The setting, or null when a time of day cannot be read. Units without a name fall away. */
function toSetting(values: Values): Setting | null {
  const rollCalls = values.rollCallsAt
    .split(/[\s、，,；;]+/u)
    .filter((one) => one !== '')
    .map(minuteOf);
  const nightFrom = minuteOf(values.nightFrom);
  const nightTo = minuteOf(values.nightTo);
  const satPhoneAt = minuteOf(values.satPhoneAt);
  if (nightFrom === null || nightTo === null || satPhoneAt === null || rollCalls.includes(null)) return null;
  return {
    ...values,
    units: values.units.filter((unit) => unit.name.trim() !== ''),
    rollCallsAt: rollCalls.filter((one): one is number => one !== null),
    nightFrom,
    nightTo,
    satPhoneAt,
    questions: values.questions
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  };
}

function UnitTable(props: {
  readonly units: readonly CheckUnit[];
  readonly canSet: boolean;
  readonly onUnits: (units: CheckUnit[]) => void;
}): ReactNode {
  const t = useText('checks');
  const { units, onUnits } = props;
  const empty = { name: '', phone: '', backup: '', satPhone: '', leader: '', leaderPhone: '' };
  return (
    <>
      <table className={classes.units}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(WORDS[column])}
              </th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {units.map((unit, row) => (
            <tr key={unit.id}>
              {COLUMNS.map((column) => (
                <td key={column}>
                  <input
                    className={`field${column === 'name' || column === 'leader' ? '' : ' num'}`}
                    aria-label={`${unit.name} ${t(WORDS[column])}`}
                    value={unit[column]}
                    maxLength={column === 'name' || column === 'leader' ? 60 : 40}
                    disabled={!props.canSet}
                    data-testid={`unit-${column}-${row}`}
                    onChange={(event) =>
                      onUnits(
                        units.map((one, at) => (at === row ? { ...one, [column]: event.target.value } : one)),
                      )
                    }
                  />
                </td>
              ))}
              <td>
                {props.canSet ? (
                  <button
                    type="button"
                    className="btn btn-small btn-plain"
                    onClick={() => onUnits(units.filter((_one, at) => at !== row))}
                  >
                    {t('remove')}
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {props.canSet ? (
        <div>
          <button
            type="button"
            className="btn btn-small"
            onClick={() => onUnits([...units, { id: crypto.randomUUID(), ...empty }])}
            data-testid="unit-add"
          >
            {t('add')}
          </button>
        </div>
      ) : null}
    </>
  );
}

type RuleProps = {
  readonly values: Values;
  readonly canSet: boolean;
  readonly onValues: (values: Partial<Values>) => void;
};

function Rules({ values, canSet, onValues }: RuleProps): ReactNode {
  const t = useText('checks');
  const time = (
    field: 'rollCallsAt' | 'nightFrom' | 'nightTo' | 'satPhoneAt',
    word: Parameters<typeof t>[0],
  ): ReactNode => (
    <label>
      <span className="field-label">{t(word)}</span>
      <input
        className="field num"
        value={values[field]}
        placeholder={field === 'rollCallsAt' ? t('rollCallsHint') : undefined}
        disabled={!canSet}
        onChange={(event) => onValues({ [field]: event.target.value })}
      />
    </label>
  );
  const number = (
    field: 'nightMin' | 'nightMax' | 'nightUnits' | 'redialMinutes' | 'lostMinutes',
    word: Parameters<typeof t>[0],
  ): ReactNode => (
    <label>
      <span className="field-label">{t(word)}</span>
      <input
        type="number"
        min={0}
        max={60}
        className="field num"
        value={values[field]}
        disabled={!canSet}
        onChange={(event) => onValues({ [field]: Math.floor(Number(event.target.value)) })}
      />
    </label>
  );
  const period = (field: 'satNormal' | 'satFlood' | 'satResponse'): ReactNode => (
    <label>
      <span className="field-label">{t(field)}</span>
      <select
        className="field"
        value={values[field]}
        disabled={!canSet}
        onChange={(event) => onValues({ [field]: event.target.value as Setting['satNormal'] })}
      >
        {PERIODS.map((one) => (
          <option key={one} value={one}>
            {t(`period_${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className={classes.rules}>
      {time('rollCallsAt', 'rollCalls')}
      {time('nightFrom', 'nightFrom')}
      {time('nightTo', 'nightTo')}
      {number('nightMin', 'nightMin')}
      {number('nightMax', 'nightMax')}
      {number('nightUnits', 'nightUnits')}
      {time('satPhoneAt', 'satAt')}
      {period('satNormal')}
      {period('satFlood')}
      {period('satResponse')}
      {number('redialMinutes', 'redial')}
      {number('lostMinutes', 'lostAfter')}
      <label className={classes.questions}>
        <span className="field-label">{t('questionList')}</span>
        <textarea
          className="field"
          rows={3}
          value={values.questions}
          disabled={!canSet}
          onChange={(event) => onValues({ questions: event.target.value })}
        />
      </label>
    </div>
  );
}

/** The units that are checked and the rules of checking them; kept as a draft until saved. */
export function UnitsView(props: { readonly setting: Setting; readonly canSet: boolean }): ReactNode {
  const { canSet } = props;
  const t = useText('checks');
  const common = useText('common');
  const source = useDesk('settings.get', { key: 'checks' }).data?.source ?? '';
  const [initial] = useState(() => toValues(props.setting));
  const draft = useDraft<Values>('checks.setting', initial);
  const act = useHeldAct('settings.change');
  const [isBad, setBad] = useState(false);
  const save = async (): Promise<void> => {
    const value = toSetting(draft.value);
    setBad(value === null);
    if (value === null) return;
    await act.run({ key: 'checks', value });
  };
  return (
    <div className={classes.scroll}>
      <section className={`panel ${classes.settings}`} data-testid="check-units">
        <h3 className={documents.name}>{t('units')}</h3>
        <UnitTable units={draft.value.units} canSet={canSet} onUnits={(units) => draft.set({ units })} />
        <h3 className={documents.name}>{t('rules')}</h3>
        <Rules values={draft.value} canSet={canSet} onValues={(values) => draft.set(values)} />
        <p className={documents.quiet}>
          {t('source', { source })} {canSet ? '' : t('readOnly')}
        </p>
        {isBad ? (
          <p role="alert">
            <b>{t('badTime')}</b>
          </p>
        ) : null}
        <ErrorNote error={act.error} />
        {canSet ? (
          <div className={documents.actions}>
            <button
              type="button"
              className="btn btn-primary btn-small"
              disabled={act.isBusy}
              onClick={() => void save().then(() => undefined)}
              data-testid="check-units-save"
            >
              {act.isBusy ? common('saving') : t('saveRules')}
            </button>
          </div>
        ) : null}
      </section>
    </div>
  );
}
