import { type ComponentType, lazy, type ReactNode } from 'react';
import { useNavigation } from '../../app/navigation';
import type { TabOf } from '../../app/tabs';
import { Fetched } from '../../components';
import { useText } from '../../i18n';
import { type Tab, Tabs } from '../parts/Tabs';
import { useForms } from '../parts/useForms';
import { ShiftNow } from './ShiftNow';
import classes from './shift.module.css';

type Part = {
  readonly id: TabOf<'shift'>;
  readonly word: 'tabNow' | 'tabSignOn' | 'tabHandover' | 'tabMorning' | 'tabRoster' | 'tabArchive';
  readonly body: ComponentType;
};

/** The parts of the screen in the order of their tabs; the first is shown unless the route names another. */
const PARTS: readonly [Part, ...Part[]] = [
  { id: 'now', word: 'tabNow', body: ShiftNow },
  { id: 'signOn', word: 'tabSignOn', body: lazy(() => import('./duty/SignOnTab')) },
  { id: 'roster', word: 'tabRoster', body: lazy(() => import('./roster/RosterTab')) },
  { id: 'handover', word: 'tabHandover', body: lazy(() => import('../handover/HandoverTab')) },
  { id: 'morning', word: 'tabMorning', body: lazy(() => import('./packs/MorningTab')) },
  { id: 'archive', word: 'tabArchive', body: lazy(() => import('../archive/ArchivePart')) },
];

/** Everything about who is on duty: the shift that is on, what was before it, and what comes after. */
export default function ShiftScreen(props: { readonly tab?: string | undefined }): ReactNode {
  const t = useText('shift');
  const { go } = useNavigation();
  useForms();
  const part = PARTS.find((one) => one.id === props.tab) ?? PARTS[0];
  const tabs: readonly Tab[] = PARTS.map(({ id, word }) => ({ id, label: t(word) }));
  const Body = part.body;
  return (
    <section className={classes.screen} aria-label={t('title')}>
      <h1 className={tabs.length > 1 ? 'sr-only' : classes.title}>{t('title')}</h1>
      {tabs.length > 1 ? (
        <Tabs
          label={t('title')}
          tabs={tabs}
          value={part.id}
          onValue={(tab) => go({ screen: 'shift', tab })}
        />
      ) : null}
      <Fetched>
        <Body />
      </Fetched>
    </section>
  );
}
