import { type ReactNode, useState } from 'react';
import type { EmergencyState } from '../../../shared/contract/areas/rescue';
import type { Status } from '../../../shared/contract/boardModels';
import { EMERGENCY_REASONS } from '../../../shared/wording/rescueLines';
import { call } from '../../bridge/client';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useComposer } from '../composer';
import type { Sent } from '../composer/model';
import { copyText } from '../copyText';
import { clockSeconds, clockTime } from '../time';

/** Lines that are neither in the log nor kept anywhere: they stand on this screen only. */
const isHomeless = (line: Sent): boolean => line.state === 'failed' && line.error?.code === 'spool_nowhere';

const asText = (line: Sent): string =>
  `${line.draft.receivedAt === null ? '' : `${clockTime(line.draft.receivedAt)} `}${line.author}: ${line.draft.text}`;

/** What stands nowhere but here can be carried away: copied or printed. */
function Homeless({ lines }: { readonly lines: readonly Sent[] }): ReactNode {
  const t = useText('shell');
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>(null);
  if (lines.length === 0) return null;
  const print = (): void => {
    setError(null);
    call('console.printLines', { title: t('emergency.paper'), lines: lines.map(asText) }).catch(setError);
  };
  return (
    <div className="emergency-row" data-testid="emergency-homeless">
      <b>{t('emergency.homeless', { count: lines.length })}</b>
      <button
        type="button"
        className="btn btn-small"
        data-testid="emergency-copy"
        onClick={() =>
          setSaid(copyText(lines.map(asText).join('\n')) ? t('emergency.copied') : t('emergency.notCopied'))
        }
      >
        {t('emergency.copy')}
      </button>
      <button type="button" className="btn btn-small" data-testid="emergency-print" onClick={print}>
        {t('emergency.print')}
      </button>
      <span role="status">{said}</span>
      <ErrorNote error={error} kept={false} />
    </div>
  );
}

function Place({ state }: { readonly state: EmergencyState }): ReactNode {
  const t = useText('shell');
  if (state.folder === null)
    return (
      <b data-testid="emergency-nowhere">
        {state.count === 0 ? t('emergency.nowhere') : t('emergency.placeGone', { count: state.count })}
      </b>
    );
  return (
    <span data-testid="emergency-place">
      {t('emergency.place', { folder: state.folder, count: state.count })}
      {state.isRemembered ? null : <b> {t('emergency.notRemembered')}</b>}
    </span>
  );
}

/** What was answered meanwhile, and whether a stop of the console would lose it. */
function Heard({ state }: { readonly state: EmergencyState }): ReactNode {
  const t = useText('shell');
  if (state.heard === 0) return null;
  return (
    <span data-testid="emergency-heard">
      {t('emergency.heard', { count: state.heard })}
      {state.heardInMemory === 0 ? null : (
        <b> {t('emergency.heardInMemory', { count: state.heardInMemory })}</b>
      )}
    </span>
  );
}

function Band({ state }: { readonly state: EmergencyState }): ReactNode {
  const t = useText('shell');
  const locale = useLocale();
  const { sent } = useComposer();
  const [isTrying, setTrying] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const act = (name: 'emergency.check' | 'console.chooseSpoolFolder' | 'console.restartDesk') => (): void => {
    setTrying(true);
    setError(null);
    call(name, {})
      .catch(setError)
      .finally(() => setTrying(false));
  };
  const code = state.code ?? 'disk_failing';
  return (
    <section className="emergency-band" role="alert" data-testid="emergency-band" data-code={code}>
      <div className="emergency-row">
        <strong>{t('emergency.title')}</strong>
        <span>
          {t('emergency.what', {
            reason: EMERGENCY_REASONS[code][locale],
            since: clockSeconds(state.since ?? 0),
          })}
        </span>
        <span>{t(`emergency.todo.${code}`)}</span>
      </div>
      <div className="emergency-row">
        <Place state={state} />
        <Heard state={state} />
        <button
          type="button"
          className="btn btn-small"
          data-testid="emergency-folder"
          onClick={act('console.chooseSpoolFolder')}
        >
          {state.folder === null ? t('emergency.choose') : t('emergency.chooseOther')}
        </button>
        <button
          type="button"
          className="btn btn-small"
          data-testid="emergency-check"
          aria-busy={isTrying}
          onClick={act(code === 'data_corrupt' ? 'console.restartDesk' : 'emergency.check')}
        >
          {code === 'data_corrupt' ? t('emergency.recover') : t('emergency.check')}
        </button>
        <ErrorNote error={error} kept={false} />
      </div>
      <Homeless lines={sent.filter(isHomeless)} />
    </section>
  );
}

/** The disk takes no more, or has used up its reserve: loud, with what is kept where and what is to be done. */
export function EmergencyBand({ status }: { readonly status: Status }): ReactNode {
  const t = useText('shell');
  const isOn = status.mode === 'emergency';
  const { data } = useDesk('emergency.state', {}, { enabled: isOn });
  if (status.mode === 'low')
    return (
      <div className="emergency-low" role="status" data-testid="emergency-low">
        <strong>{t('emergency.low')}</strong> <span>{t('emergency.lowTodo')}</span>
      </div>
    );
  return isOn && data !== undefined ? <Band state={data} /> : null;
}
