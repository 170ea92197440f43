import { type ComponentType, lazy, type ReactNode } from 'react';
import { useNavigation } from '../../app/navigation';
import type { TabOf } from '../../app/tabs';
import { Fetched } from '../../components';
import { useText } from '../../i18n';
import { type Tab, Tabs } from '../parts/Tabs';
import { useForms } from '../parts/useForms';
import { LogLines } from './LogLines';
import classes from './log.module.css';

type Place = { readonly at?: number | undefined; readonly entryId?: string | undefined };
type Part = {
  readonly id: TabOf<'log'>;
  readonly word: 'tabLines' | 'tabDocuments' | 'tabReminders' | 'tabNotices' | 'tabChecks' | 'tabImports';
  readonly body: ComponentType<Place>;
};

const ChecksTab = lazy(() => import('../checks/ChecksTab'));
const DocumentsTab = lazy(() => import('../documents/DocumentsTab'));
const RemindersTab = lazy(() => import('../reminders/RemindersTab'));
const NoticesTab = lazy(() => import('../notices/NoticesTab'));
const ImportsPanel = lazy(() => import('../imports/ImportsPanel'));

/** The registers that make up the log, in the order of their tabs; the lines are shown unless the route names another. */
const PARTS: readonly [Part, ...Part[]] = [
  { id: 'lines', word: 'tabLines', body: LogLines },
  { id: 'documents', word: 'tabDocuments', body: DocumentsTab },
  { id: 'reminders', word: 'tabReminders', body: RemindersTab },
  { id: 'checks', word: 'tabChecks', body: ChecksTab },
  { id: 'notices', word: 'tabNotices', body: NoticesTab },
  { id: 'imports', word: 'tabImports', body: ImportsPanel },
];

/** The duty log and the registers beside it. */
export default function LogScreen(props: Place & { readonly tab?: string | undefined }): ReactNode {
  const t = useText('log');
  const { go } = useNavigation();
  useForms();
  const part = PARTS.find((one) => one.id === props.tab) ?? PARTS[0];
  const tabs: readonly Tab[] = PARTS.map(({ id, word }) => ({ id, label: t(word) }));
  const Body = part.body;
  return (
    <section className={classes.screen} aria-label={t('title')}>
      {tabs.length > 1 ? (
        <Tabs label={t('title')} tabs={tabs} value={part.id} onValue={(tab) => go({ screen: 'log', tab })} />
      ) : null}
      <Fetched>
        <Body at={props.at} entryId={props.entryId} />
      </Fetched>
    </section>
  );
}
