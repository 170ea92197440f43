import { type ReactNode, useState } from 'react';
import { URGENCIES } from '../../../shared/domain/documents';
import type { SettingValue } from '../../../shared/settings';
import { documentLabels } from '../../../shared/wording/documentLabels';
import { useEscape } from '../../app/hotkeys';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './documents.module.css';

const ROWS = [
  ['reportMinutes', 'limitsReport'],
  ['answerMinutes', 'limitsAnswer'],
  ['receiptMinutes', 'limitsReceipt'],
] as const;
type Value = SettingValue<'documents'>;

function LimitsTable(props: {
  readonly value: Value;
  readonly source: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('documents');
  const common = useText('common');
  const words = documentLabels(useLocale()).urgency;
  const [value, setValue] = useState(props.value);
  const act = useHeldAct('settings.change');
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    if ((await act.run({ key: 'documents', value })) !== null) props.onClose();
  };
  return (
    <section
      className={`panel ${classes.detailBody}`}
      aria-label={t('limitsTitle')}
      data-testid="document-limits"
    >
      <b>{t('limitsTitle')}</b>
      <table className={classes.limits}>
        <thead>
          <tr>
            <th />
            {URGENCIES.map((urgency) => (
              <th key={urgency} scope="col">
                {words[urgency]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([row, word]) => (
            <tr key={row}>
              <th scope="row">{t(word)}</th>
              {URGENCIES.map((urgency) => (
                <td key={urgency}>
                  <input
                    type="number"
                    min={0}
                    max={14_400}
                    className="field num"
                    aria-label={`${t(word)} ${words[urgency]}`}
                    value={value[row][urgency]}
                    onChange={(event) =>
                      setValue({
                        ...value,
                        [row]: { ...value[row], [urgency]: Math.floor(Number(event.target.value)) },
                      })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.quiet}>{t('limitsNote', { source: props.source })}</p>
      <ErrorNote error={act.error} />
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
        >
          {act.isBusy ? common('saving') : t('limitsSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
    </section>
  );
}

/** The limits by urgency, for those who may change settings. */
export function Limits({ onClose }: { readonly onClose: () => void }): ReactNode {
  const setting = useDesk('settings.get', { key: 'documents' }).data;
  if (setting === undefined) return null;
  return <LimitsTable value={setting.value as Value} source={setting.source} onClose={onClose} />;
}
