import { type ReactNode, useState } from 'react';
import type { SettingValue } from '../../../shared/settings';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import documents from '../documents/documents.module.css';
import { Segments } from '../parts/Segments';
import { DayView } from './DayView';
import { BulletinView, ReceivedView } from './Records';
import { UnitsView } from './UnitsView';

const VIEWS = ['day', 'received', 'bulletin', 'units'] as const;

/** Post checks: the shift's rounds, checks by superiors, the month's bulletin, and the units with the rules. */
export default function ChecksTab(props: { readonly entryId?: string | undefined }): ReactNode {
  const t = useText('checks');
  const { active } = useSession();
  const canAct = active?.roles.some((role) => role !== 'auditor' && role !== 'administrator') ?? false;
  const canSet = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const [view, setView] = useState<(typeof VIEWS)[number]>('day');
  const setting = useDesk('settings.get', { key: 'checks' });
  const value = setting.data?.value as SettingValue<'checks'> | undefined;
  return (
    <div className={documents.screen} data-testid="checks">
      <div className={documents.bar}>
        <Segments
          label={t('view')}
          testId="checks-view"
          value={view}
          onValue={setView}
          options={VIEWS.map((one) => ({ value: one, label: t(`view_${one}`) }))}
        />
      </div>
      <ErrorNote error={setting.error} kept={false} />
      {value === undefined ? null : view === 'day' ? (
        <DayView setting={value} canAct={canAct} wanted={props.entryId} onUnits={() => setView('units')} />
      ) : view === 'received' ? (
        <ReceivedView canAct={canAct} />
      ) : view === 'bulletin' ? (
        <BulletinView />
      ) : (
        <UnitsView setting={value} canSet={canSet} />
      )}
    </div>
  );
}
