import { type ReactNode, useState } from 'react';
import { GRADES } from '../../../shared/domain/vocabulary';
import {
  levelName,
  RESPONSE_HAZARDS,
  RESPONSE_MATTERS,
  shippedIssuers,
} from '../../../shared/rules/responses/hazards';
import type { SettingValue } from '../../../shared/settings';
import { useEscape } from '../../app/hotkeys';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { unitList } from '../documents/values';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './responses.module.css';

type Value = SettingValue<'responses'>;
type Typed = Readonly<Record<string, { readonly issuer: string; readonly members: string }>>;

function Editor(props: {
  readonly value: Value;
  readonly source: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('responses');
  const common = useText('common');
  const locale = useLocale();
  const profile = useDesk('system.status', {}).data?.room?.profile ?? 'county';
  const shipped = shippedIssuers(profile);
  const act = useHeldAct('settings.change');
  const [minutes, setMinutes] = useState(props.value.receiptMinutes);
  const [rows, setRows] = useState<Typed>(() =>
    Object.fromEntries(
      props.value.issuers.map((one) => [one.hazard, { issuer: one.issuer, members: one.members.join('、') }]),
    ),
  );
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const issuers = RESPONSE_HAZARDS.flatMap((hazard) => {
      const row = rows[hazard];
      const members = row === undefined ? [] : unitList(row.members);
      const issuer = row?.issuer.trim() ?? '';
      return issuer === '' && members.length === 0 ? [] : [{ hazard, issuer, members }];
    });
    if ((await act.run({ key: 'responses', value: { issuers, receiptMinutes: minutes } })) !== null)
      props.onClose();
  };
  return (
    <section
      className={`panel ${classes.issuers}`}
      aria-label={t('issuersTitle')}
      data-testid="response-issuers"
    >
      <div className={classes.formHead}>
        <h2>{t('issuersTitle')}</h2>
        <span className="dim">{t('issuersNote', { source: props.source })}</span>
      </div>
      <div className={classes.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('hazard')}</th>
              <th scope="col">{t('issuer')}</th>
              <th scope="col">{t('members')}</th>
            </tr>
          </thead>
          <tbody>
            {RESPONSE_HAZARDS.filter((one) => one !== 'other').map((hazard) => {
              const row = rows[hazard] ?? { issuer: '', members: '' };
              const name = RESPONSE_MATTERS[hazard][locale];
              return (
                <tr key={hazard}>
                  <th scope="row">{name}</th>
                  <td>
                    <input
                      className="field"
                      aria-label={`${name} ${t('issuer')}`}
                      placeholder={shipped.find((one) => one.hazard === hazard)?.issuer}
                      value={row.issuer}
                      onChange={(event) =>
                        setRows({ ...rows, [hazard]: { ...row, issuer: event.target.value } })
                      }
                    />
                  </td>
                  <td>
                    <input
                      className="field"
                      aria-label={`${name} ${t('members')}`}
                      value={row.members}
                      onChange={(event) =>
                        setRows({ ...rows, [hazard]: { ...row, members: event.target.value } })
                      }
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className={classes.actions}>
        <span>{t('receiptMinutes')}</span>
        {GRADES.map((level) => (
          <label key={level} className={classes.minutes}>
            {levelName(level, locale)}
            <input
              type="number"
              min={0}
              max={1440}
              className="field num"
              value={minutes[level]}
              onChange={(event) =>
                setMinutes({ ...minutes, [level]: Math.max(0, Math.floor(Number(event.target.value))) })
              }
            />
          </label>
        ))}
        <span className={classes.spacer} />
        <ErrorNote error={act.error} />
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="response-issuers-save"
        >
          {act.isBusy ? common('saving') : t('issuersSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
    </section>
  );
}

/** Who issues a response of each kind and who is told, for those who may change settings. */
export function Issuers({ onClose }: { readonly onClose: () => void }): ReactNode {
  const setting = useDesk('settings.get', { key: 'responses' }).data;
  if (setting === undefined) return null;
  return <Editor value={setting.value as Value} source={setting.source} onClose={onClose} />;
}
