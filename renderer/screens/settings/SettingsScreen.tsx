import { useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Room, Status } from '../../../shared/contract/models';
import { runtimeOf, type WindowRuntime } from '../../../shared/domain/runtime';
import { labels } from '../../../shared/wording/labels';
import { useNavigation } from '../../app/navigation';
import type { Scheme } from '../../app/theme';
import { useDesk } from '../../bridge/hooks';
import { Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Segments } from '../parts/Segments';
import { Tabs } from '../parts/Tabs';
import { Accounts } from './Accounts';
import { BriefingSettings } from './BriefingSettings';
import { BackupPanel } from './backups/BackupPanel';
import { ContactSettings } from './ContactSettings';
import { CallOutRules } from './callouts/CallOutRules';
import { DutySettings } from './DutySettings';
import { IntakeSettings } from './IntakeSettings';
import { LaddersPanel } from './LaddersPanel';
import { LanguageChoice } from './LanguageChoice';
import { PaperSettings } from './PaperSettings';
import { PhrasesPanel } from './PhrasesPanel';
import { PlanSettings } from './PlanSettings';
import { ReportFieldsPanel } from './ReportFieldsPanel';
import { ReportSettings } from './ReportSettings';
import { RulesPanel } from './RulesPanel';
import { SoundSettings } from './SoundSettings';
import { WarningAimsSettings } from './WarningAimsSettings';
import { WarningFolder } from './WarningFolder';
import './settings.css';

function Facts({
  rows,
}: {
  readonly rows: readonly (readonly [label: string, value: ReactNode])[];
}): ReactNode {
  return (
    <dl className="facts settings-body">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function RoomFacts({ room }: { readonly room: Room }): ReactNode {
  const t = useText('settings');
  const profile = labels(useLocale()).profile[room.profile];
  return (
    <section className="panel">
      <h2 className="panel-head">{t('room')}</h2>
      <Facts
        rows={[
          [t('roomName'), room.name],
          [
            t('divisionCode'),
            <span key="code" className="num">
              {room.divisionCode}
            </span>,
          ],
          [t('profile'), profile],
          [t('foundedAt'), <Time key="at" at={room.foundedAt} full />],
        ]}
      />
      {room.demo ? <p className="empty">{t('demo')}</p> : null}
    </section>
  );
}

/** What draws the window; said loudly when a room may not stand watch on it. */
function RuntimeFact({ runtime }: { readonly runtime: WindowRuntime }): ReactNode {
  const t = useText('settings');
  return (
    <span data-testid="runtime">
      <span className="num">
        Electron {runtime.electron} · Chromium {runtime.chromium}
      </span>
      {runtime.isForDuty ? null : <strong className="settings-unfit"> {t('runtimeUnfit')}</strong>}
    </span>
  );
}

function DataFacts({ status }: { readonly status: Status }): ReactNode {
  const t = useText('settings');
  const runtime = runtimeOf(navigator.userAgent);
  return (
    <section className="panel">
      <h2 className="panel-head">{t('data')}</h2>
      <Facts
        rows={[
          [
            t('home'),
            <span key="home">
              <code className="path" data-testid="data-path">
                {status.home}
              </code>
              <span className="field-hint"> {t('homeHint')}</span>
            </span>,
          ],
          [
            t('version'),
            <span key="version" className="num">
              {status.version}
            </span>,
          ],
          ...(runtime === null
            ? []
            : [[t('runtime'), <RuntimeFact key="runtime" runtime={runtime} />] as const]),
          [
            t('schema'),
            <span key="schema" className="num">
              {status.schema}
            </span>,
          ],
        ]}
      />
    </section>
  );
}

function Display(): ReactNode {
  const t = useText('settings');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section className="panel">
      <h2 className="panel-head">{t('display')}</h2>
      <Facts
        rows={[
          [t('language'), <LanguageChoice key="language" />],
          [
            t('theme'),
            <Segments<Scheme>
              key="theme"
              label={t('theme')}
              testId="theme"
              options={[
                { value: 'dark', label: t('theme.dark') },
                { value: 'light', label: t('theme.light') },
              ]}
              value={colorScheme === 'light' ? 'light' : 'dark'}
              onValue={setColorScheme}
            />,
          ],
          [t('keys'), t('keysHint')],
        ]}
      />
      <p className="settings-note dim">{t('displayHint')}</p>
    </section>
  );
}

function RoomSettings(): ReactNode {
  const status = useDesk('system.status', {}).data;
  return (
    <>
      <div className="settings-column">
        {status?.room == null ? null : <RoomFacts room={status.room} />}
        {status === undefined ? null : <DataFacts status={status} />}
        <Display />
        <SoundSettings />
        <DutySettings />
        <IntakeSettings />
        <PlanSettings />
        <BriefingSettings />
        <WarningFolder />
        <WarningAimsSettings />
        <ContactSettings />
        <PhrasesPanel />
        <PaperSettings />
        <ReportSettings />
        <ReportFieldsPanel />
      </div>
      <Accounts />
    </>
  );
}

/** What this room and this machine are set to, who may sign in, and the rules that it works by. */
export default function SettingsScreen(): ReactNode {
  const t = useText('settings');
  const rules = useText('rules');
  const ladders = useText('ladders');
  const callouts = useText('calloutRules');
  const backups = useText('backups');
  const { route, go } = useNavigation();
  const tab = (route.screen === 'settings' ? route.tab : undefined) ?? 'room';
  const setTab = (id: string): void => go({ screen: 'settings', tab: id });
  return (
    <div className="settings" data-testid="settings">
      <h1 className="sr-only">{t('title')}</h1>
      <div className="settings-tabs">
        <Tabs
          label={t('title')}
          tabs={[
            { id: 'room', label: rules('settings') },
            { id: 'rules', label: rules('title') },
            { id: 'ladders', label: ladders('title') },
            { id: 'callouts', label: callouts('tab') },
            { id: 'backups', label: backups('tab') },
          ]}
          value={tab}
          onValue={setTab}
        />
      </div>
      {tab === 'rules' ? <RulesPanel /> : null}
      {tab === 'ladders' ? <LaddersPanel /> : null}
      {tab === 'callouts' ? <CallOutRules /> : null}
      {tab === 'backups' ? <BackupPanel /> : null}
      {tab === 'room' ? <RoomSettings /> : null}
    </div>
  );
}
