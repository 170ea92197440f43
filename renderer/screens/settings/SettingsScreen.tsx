import { useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Status } from '../../../shared/contract/boardModels';
import type { Room } from '../../../shared/contract/models';
import type { ColourSet } from '../../../shared/domain/display';
import { TYPE_SIZES } from '../../../shared/domain/display';
import { runtimeOf, type WindowRuntime } from '../../../shared/domain/runtime';
import { labels } from '../../../shared/wording/labels';
import { setColours, useColours } from '../../app/colours';
import { useNavigation } from '../../app/navigation';
import { type TabOf, tabOf } from '../../app/tabs';
import type { Scheme } from '../../app/theme';
import { setTypeSize, useTypeSize } from '../../app/typeSize';
import { useDesk } from '../../bridge/hooks';
import { Fetched, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Segments } from '../parts/Segments';
import { type Tab, Tabs } from '../parts/Tabs';
import { AccessTable } from './accounts/AccessTable';
import { AccountsTab } from './accounts/AccountsTab';
import { PolicyTab } from './accounts/PolicyTab';
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
  const typeSize = useTypeSize();
  const colours = useColours();
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
          [
            t('typeSize'),
            <Segments
              key="typeSize"
              label={t('typeSize')}
              testId="type-size"
              options={TYPE_SIZES.map((size) => ({ value: String(size), label: `${size} %` }))}
              value={String(typeSize)}
              onValue={(value) => setTypeSize(TYPE_SIZES.find((size) => String(size) === value) ?? 100)}
            />,
          ],
          [
            t('colours'),
            <Segments<ColourSet>
              key="colours"
              label={t('colours')}
              testId="colours"
              options={[
                { value: 'standard', label: t('colours.standard') },
                { value: 'contrast', label: t('colours.contrast') },
                { value: 'distinct', label: t('colours.distinct') },
              ]}
              value={colours}
              onValue={setColours}
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
      </div>
      <div className="settings-column">
        <WarningAimsSettings />
        <ContactSettings />
        <PhrasesPanel />
        <PaperSettings />
        <ReportSettings />
        <ReportFieldsPanel />
      </div>
    </>
  );
}

/** What this room and this machine are set to, who may sign in, and the rules that it works by. */
export default function SettingsScreen(props: { readonly tab?: string | undefined }): ReactNode {
  const t = useText('settings');
  const rules = useText('rules');
  const ladders = useText('ladders');
  const callouts = useText('calloutRules');
  const backups = useText('backups');
  const access = useText('access');
  const { go } = useNavigation();
  const tab = tabOf('settings', props.tab);
  const tabs: readonly (Tab & { readonly id: TabOf<'settings'> })[] = [
    { id: 'room', label: rules('settings') },
    { id: 'rules', label: rules('title') },
    { id: 'ladders', label: ladders('title') },
    { id: 'callouts', label: callouts('tab') },
    { id: 'backups', label: backups('tab') },
    { id: 'accounts', label: access('tabAccounts') },
    { id: 'access', label: access('tabTable') },
    { id: 'policy', label: access('tabPolicy') },
  ];
  return (
    <div className="settings" data-testid="settings">
      <h1 className="sr-only">{t('title')}</h1>
      <div className="settings-tabs">
        <Tabs
          label={t('title')}
          tabs={tabs}
          value={tab}
          onValue={(to) => go({ screen: 'settings', tab: to })}
        />
      </div>
      {/* Of its own: the tabs stay, and the focus on them, while the words of a part are fetched. */}
      <Fetched>
        {tab === 'rules' ? <RulesPanel /> : null}
        {tab === 'ladders' ? <LaddersPanel /> : null}
        {tab === 'callouts' ? <CallOutRules /> : null}
        {tab === 'backups' ? <BackupPanel /> : null}
        {tab === 'accounts' ? <AccountsTab /> : null}
        {tab === 'access' ? <AccessTable /> : null}
        {tab === 'policy' ? <PolicyTab /> : null}
        {tab === 'room' ? <RoomSettings /> : null}
      </Fetched>
    </div>
  );
}
