import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { type LineFilter, NO_FILTER } from '../../../shared/contract/areas/search';
import { THING_KINDS } from '../../../shared/search/kinds';
import { isComposingKey } from '../../app/hotkeys';
import { useNavigation } from '../../app/navigation';
import type { Scope } from '../../app/palette/usePaletteItems';
import { useSettled } from '../../app/palette/usePaletteItems';
import { call } from '../../bridge/client';
import { useText } from '../../i18n';
import { Segments } from '../parts/Segments';
import { useForms } from '../parts/useForms';
import { Filters } from './Filters';
import { LineResults, ThingResults } from './Results';
import classes from './search.module.css';

const SCOPES: readonly Exclude<Scope, 'all'>[] = ['line', ...THING_KINDS];

/** Every result of a search, with what narrows it: the page behind the palette. */
export default function SearchScreen(props: {
  readonly text: string;
  readonly of?: Scope | undefined;
}): ReactNode {
  const t = useText('search');
  const { go } = useNavigation();
  useForms();
  const [text, setText] = useState(props.text);
  const [searched, setSearched] = useState(props.text);
  const [scope, setScope] = useState<Exclude<Scope, 'all'>>(
    props.of === undefined || props.of === 'all' ? 'line' : props.of,
  );
  const [filter, setFilter] = useState<LineFilter>(NO_FILTER);
  const settled = useSettled(searched.trim());
  useEffect(() => {
    setText(props.text);
    setSearched(props.text);
    if (props.of !== undefined && props.of !== 'all') setScope(props.of);
  }, [props.text, props.of]);
  const all = useQuery({
    queryKey: ['results.all', settled],
    queryFn: () => call('search.all', { text: settled, lines: 1, things: 1 }),
    enabled: settled !== '',
    staleTime: 0,
    gcTime: 5_000,
  });
  /** How much there is of each kind, so that nobody looks for it under the wrong one. */
  const countText = (one: Scope): string => {
    if (settled === '' || all.data === undefined) return '';
    const found =
      one === 'line' ? all.data.lineCount : all.data.groups.find(({ kind }) => kind === one)?.count;
    return found === undefined ? ' 0' : ` ${found.isMore ? t('more', { count: found.count }) : found.count}`;
  };
  const type = (value: string, isComposing: boolean): void => {
    setText(value);
    if (!isComposing) setSearched(value);
  };
  return (
    <section className={classes.screen} aria-label={t('title')} data-testid="search-screen">
      <header className={classes.bar}>
        <h1>{t('title')}</h1>
        <input
          className={`field ${classes.input}`}
          type="text"
          aria-label={t('text')}
          placeholder={t('typeOnPage')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          data-testid="search-input"
          onChange={(event) =>
            type(event.target.value, (event.nativeEvent as InputEvent).isComposing === true)
          }
          onCompositionEnd={(event) => type(event.currentTarget.value, false)}
          onKeyDown={(event) => {
            if (isComposingKey(event.nativeEvent)) return;
            // The route remembers what was searched, so that a way back leads here again.
            if (event.key === 'Enter') go({ screen: 'search', text: text.trim(), of: scope });
            else if (event.key === 'ArrowDown') {
              event.preventDefault();
              document.querySelector<HTMLElement>('[data-testid="search-results"] [data-item]')?.focus();
            }
          }}
        />
      </header>
      <Segments
        label={t('scope')}
        testId="search-scope"
        value={scope}
        onValue={setScope}
        options={SCOPES.map((one) => ({ value: one, label: `${t(one)}${countText(one)}` }))}
      />
      <Filters scope={scope} filter={filter} onFilter={setFilter} />
      {settled === '' && filter === NO_FILTER ? (
        <p className="empty">{t('start')}</p>
      ) : scope === 'line' ? (
        <LineResults text={settled} filter={filter} />
      ) : (
        <ThingResults text={settled} kind={scope} from={filter.from} to={filter.to} drills={filter.drills} />
      )}
    </section>
  );
}
