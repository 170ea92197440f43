import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  type Filling,
  type HitCount,
  type LineHit,
  NO_FILTER,
  type ThingHit,
} from '../../../shared/contract/areas/search';
import type { ThingKind } from '../../../shared/search/kinds';
import { call } from '../../bridge/client';
import { useActiveAccount } from '../../bridge/hooks';
import { useText } from '../../i18n';
import { type Callee, calleeWords, findCallees } from '../callees/find';
import { useCallees } from '../callees/useCallees';
import { findHelp } from '../help/find';
import type { HelpPlace } from '../help/place';
import { type Command, findCommands } from './commands';

export type Scope = 'all' | 'line' | ThingKind;

/** One row of the palette that can be chosen. */
export type Item =
  | { readonly id: string; readonly kind: 'command'; readonly command: Command }
  | { readonly id: string; readonly kind: 'thing'; readonly hit: ThingHit }
  | { readonly id: string; readonly kind: 'line'; readonly hit: LineHit }
  | { readonly id: string; readonly kind: 'callee'; readonly callee: Callee; readonly evacuated: string }
  | { readonly id: string; readonly kind: 'help'; readonly place: HelpPlace }
  | { readonly id: string; readonly kind: 'recent'; readonly text: string }
  | { readonly id: string; readonly kind: 'all' };
export type Group = {
  readonly scope: Scope | 'callee' | 'command' | 'help' | 'recent' | 'more';
  readonly count: HitCount | null;
  readonly items: readonly Item[];
};

type Answer = {
  readonly lines: readonly LineHit[];
  readonly lineCount: HitCount;
  readonly groups: readonly {
    readonly kind: ThingKind;
    readonly hits: readonly ThingHit[];
    readonly count: HitCount;
  }[];
  readonly filling: Filling;
};

const FEW = 4;
const MANY = 40;
const LINES = 12;

async function ask(text: string, scope: Scope): Promise<Answer> {
  if (scope === 'all') return call('search.all', { text, lines: LINES, things: FEW });
  if (scope === 'line') {
    const [page, lineCount] = await Promise.all([
      call('search.lines', { text, filter: NO_FILTER, before: null, limit: MANY }),
      call('search.countLines', { text, filter: NO_FILTER }),
    ]);
    return { lines: page.hits, lineCount, groups: [], filling: page.filling };
  }
  const { hits, count, filling } = await call('search.things', {
    text,
    kind: scope,
    from: null,
    to: null,
    drills: true,
    before: null,
    limit: MANY,
  });
  return {
    lines: [],
    lineCount: { count: 0, isMore: false },
    groups: [{ kind: scope, hits, count }],
    filling,
  };
}

const DEBOUNCE_MS = 110;

/** The value as it was when it last stood still for a moment. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** A search is asked anew each time it is typed: results are never older than the question. */
export function usePaletteAnswer(text: string, scope: Scope) {
  const isSignedIn = useActiveAccount() !== null;
  const settled = useSettled(text.trim());
  const isAsked = isSignedIn && settled !== '';
  const query = useQuery({
    queryKey: ['palette', settled, scope],
    queryFn: () => ask(settled, scope),
    enabled: isAsked,
    staleTime: 0,
    gcTime: 5_000,
    placeholderData: keepPreviousData,
  });
  return {
    answer: isAsked ? query.data : undefined,
    error: query.error,
    isSignedIn,
    isWaiting: settled !== text.trim() || (isAsked && query.isFetching),
  };
}

/** People on the lists of call-outs: `dqz 转移 127` opens that person's feedback with the number in it. */
function calleeGroup(text: string, callees: readonly Callee[]): readonly Group[] {
  const { who, evacuated } = calleeWords(text);
  const found = findCallees(callees, who);
  if (found.length === 0) return [];
  const items = found
    .slice(0, FEW)
    .map((callee): Item => ({ id: `callee-${callee.person.id}`, kind: 'callee', callee, evacuated }));
  return [{ scope: 'callee', count: { count: found.length, isMore: false }, items }];
}

/** What the palette offers: commands first, then people who are called out, then things by kind, then lines, and the way to everything that was found. */
export function useGroups(
  text: string,
  scope: Scope,
  answer: Answer | undefined,
  recent: readonly string[],
): readonly Group[] {
  const t = useText('search');
  const help = useText('help');
  const callees = useCallees();
  if (text.trim() === '') {
    const items = recent.map((one): Item => ({ id: `recent-${one}`, kind: 'recent', text: one }));
    return items.length === 0 ? [] : [{ scope: 'recent', count: null, items }];
  }
  const commands = scope === 'all' ? findCommands(text, ({ word }) => t(word)) : [];
  const groups: Group[] = [];
  if (commands.length > 0) {
    const items = commands
      .slice(0, FEW)
      .map((command): Item => ({ id: `command-${command.id}`, kind: 'command', command }));
    groups.push({ scope: 'command', count: null, items });
  }
  if (scope === 'all') groups.push(...calleeGroup(text, callees));
  for (const { kind, hits, count } of answer?.groups ?? []) {
    groups.push({
      scope: kind,
      count,
      items: hits.map((hit) => ({ id: `${hit.kind}-${hit.id}`, kind: 'thing', hit })),
    });
  }
  if (answer !== undefined && answer.lines.length > 0) {
    const items = answer.lines.map((hit): Item => ({ id: `line-${hit.entry.number}`, kind: 'line', hit }));
    groups.push({ scope: 'line', count: answer.lineCount, items });
  }
  if (scope === 'all') {
    const found = findHelp(text, help).slice(0, FEW);
    const items = found.map((place): Item => ({ id: `help-${place}`, kind: 'help', place }));
    if (items.length > 0) groups.push({ scope: 'help', count: null, items });
  }
  const hasHits = groups.some(({ scope: one }) => one !== 'command' && one !== 'help');
  return hasHits ? [...groups, { scope: 'more', count: null, items: [{ id: 'all', kind: 'all' }] }] : groups;
}
