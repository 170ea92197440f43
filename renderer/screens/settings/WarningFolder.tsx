import type { ReactNode } from 'react';
import type { SettingValue } from '../../../shared/settings';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';

/** Which folder is watched for files with warnings. It is chosen in the system's own dialog; here it can be put back to the default. */
export function WarningFolder(): ReactNode {
  const t = useText('warningFiles');
  const { active } = useSession();
  const state = useDesk('settings.get', { key: 'warningFolder' });
  const choose = useHeldAct('console.chooseWarningFolder');
  const reset = useHeldAct('settings.change');
  if (state.data === undefined) return <ErrorNote error={state.error} kept={false} />;
  const { path } = state.data.value as SettingValue<'warningFolder'>;
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  return (
    <section className="panel" data-testid="warning-folder-settings">
      <h2 className="panel-head">{t('folder')}</h2>
      <div className="settings-body">
        <p>
          {path === '' ? (
            t('folderDefault')
          ) : (
            <code className="path" data-testid="warning-folder-path">
              {path}
            </code>
          )}
        </p>
        <p className="dim">{t('folderHint')}</p>
        <div className="new-account-acts">
          {mayChange ? (
            <>
              <button
                type="button"
                className="btn"
                disabled={choose.isBusy}
                onClick={() => void choose.run({})}
                data-testid="warning-folder-choose"
              >
                {t('folderChoose')}
              </button>
              {path === '' ? null : (
                <button
                  type="button"
                  className="btn"
                  disabled={reset.isBusy}
                  onClick={() => void reset.run({ key: 'warningFolder', value: { path: '' } })}
                  data-testid="warning-folder-reset"
                >
                  {t('folderReset')}
                </button>
              )}
            </>
          ) : (
            <span className="dim">{t('folderBySupervisor')}</span>
          )}
          {state.data.changedAt === null ? null : (
            <span className="dim num">
              {t('folderChanged', { name: state.data.changedBy ?? '', time: fullTime(state.data.changedAt) })}
            </span>
          )}
        </div>
        <ErrorNote error={choose.error ?? reset.error} kept={false} />
      </div>
    </section>
  );
}
