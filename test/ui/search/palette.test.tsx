import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { LineHit, ThingHit } from '../../../shared/contract/areas/search';
import { snippetOf } from '../../../shared/search/marks';
import { parseQuery } from '../../../shared/search/query';
import { aLine, aStatus, createFakeDesk, type FakeDesk } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(() => {
  forgetPage();
});

const LINES = ['枫坪镇雨势加大', '上坑村后山滑坡', '枫坪镇转移二十六人'].map((text, index) =>
  aLine({ number: index + 1, humanNumber: index + 1, id: `line-${index + 1}`, text }),
);

const lineHits = (typed: string): LineHit[] => {
  const terms = parseQuery(typed);
  return LINES.filter(({ text }) => terms.every(({ words }) => text.includes(words)))
    .toReversed()
    .map((entry) => ({ entry, found: [{ field: 'text' as const, snippet: snippetOf(entry.text, terms) }] }));
};

const incidentHit = (typed: string): ThingHit => ({
  kind: 'incident',
  id: 'inc-1',
  at: Date.UTC(2026, 10, 23, 18),
  number: '20261124-01',
  title: snippetOf('枫坪镇上坑滑坡', parseQuery(typed)),
  found: null,
  parent: null,
});

/** A desk that searches three lines and knows one incident. */
function searchDesk(options: Parameters<typeof createFakeDesk>[0] = {}): FakeDesk {
  const desk = createFakeDesk(options);
  desk.bridge.answer({
    'search.all': ({ text }) => {
      const lines = lineHits(text);
      const hits = '枫坪镇上坑滑坡'.includes(text) ? [incidentHit(text)] : [];
      return {
        lines,
        lineCount: { count: lines.length, isMore: false },
        groups: hits.length === 0 ? [] : [{ kind: 'incident', hits, count: { count: 1, isMore: false } }],
        filling: null,
      };
    },
    'search.lines': ({ text }) => ({ hits: lineHits(text), next: null, filling: { done: 43, total: 100 } }),
    'search.countLines': ({ text }) => ({ count: lineHits(text).length, isMore: false }),
    'search.things': () => ({ hits: [], next: null, count: { count: 0, isMore: false }, filling: null }),
  });
  return desk;
}

const rows = (): string[] => screen.queryAllByTestId('palette-row').map((row) => row.textContent ?? '');
const chosen = (): string =>
  document.querySelector('[role="option"][aria-selected="true"]')?.textContent ?? '';

describe('the palette', () => {
  it('opens with Ctrl+K, finds by two characters in groups with counts, and Enter opens what is chosen', async () => {
    const user = openPage(searchDesk().bridge);
    await screen.findByTestId('board');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), '枫坪');
    await waitFor(() => expect(rows()).toHaveLength(4));
    expect(screen.getByTestId('palette-group-incident').textContent).toContain('事件 1');
    expect(screen.getByTestId('palette-group-line').textContent).toContain('日志 2');
    expect(screen.getAllByTestId('palette-row')[1]?.querySelector('mark')?.textContent).toBe('枫坪');
    expect(chosen()).toContain('上坑滑坡');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(chosen()).toContain('雨势加大');
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(chosen()).toContain('全部结果');
    await user.keyboard('{Enter}');
    expect(screen.queryByTestId('palette')).toBeNull();
    expect(await screen.findByTestId('search-screen')).toBeTruthy();
    await waitFor(() => expect(screen.getAllByTestId('search-hit')).toHaveLength(2));
    expect(screen.getByTestId('search-count').textContent).toContain('索引建立中 43 %');
  });

  it('asks nothing while an input method composes, and what was committed at once', async () => {
    const desk = searchDesk();
    const user = openPage(desk.bridge);
    await screen.findByTestId('board');
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByTestId('palette-input');
    fireEvent.compositionStart(field);
    fireEvent.input(field, { target: { value: 'feng' }, isComposing: true });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229, isComposing: true });
    expect(screen.getByTestId('palette')).toBeTruthy();
    fireEvent.input(field, { target: { value: '枫坪' }, isComposing: true });
    fireEvent.compositionEnd(field);
    await waitFor(() => expect(rows()).toHaveLength(4));
    expect(desk.bridge.inputsOf('search.all').map(({ text }) => text)).toEqual(['枫坪']);
  });

  it('does commands by their words and by their initials, and keeps the text when Esc closes it', async () => {
    const user = openPage(searchDesk().bridge);
    await screen.findByTestId('board');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), 'xjsj');
    await waitFor(() => expect(chosen()).toContain('新建事件'));
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('palette')).toBeNull();
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByTestId<HTMLInputElement>('palette-input');
    expect(field.value).toBe('xjsj');
    await user.clear(field);
    await user.type(field, '设置');
    await waitFor(() => expect(chosen()).toContain('设置'));
    await user.keyboard('{Enter}');
    expect(document.querySelector('.rail [aria-current="page"]')?.getAttribute('data-testid')).toBe(
      'rail-settings',
    );
  });

  it('narrows to a kind with Tab, offers recent searches, and says when nothing was found', async () => {
    const desk = searchDesk();
    const user = openPage(desk.bridge);
    await screen.findByTestId('board');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), '枫坪');
    await waitFor(() => expect(rows()).toHaveLength(4));
    await user.keyboard('{Tab}');
    await waitFor(() => expect(screen.queryByTestId('palette-group-incident')).toBeNull());
    expect(screen.getByTestId('palette-scope-line').getAttribute('aria-checked')).toBe('true');
    expect(screen.getByTestId('palette').textContent).toContain('索引建立中 43 %');
    await user.keyboard('{Enter}');
    await user.keyboard('{Control>}k{/Control}');
    await user.clear(await screen.findByTestId('palette-input'));
    await waitFor(() => expect(rows()).toEqual(['枫坪']));
    await user.type(screen.getByTestId('palette-input'), '不存在');
    expect((await screen.findByTestId('palette-nothing')).textContent).toContain('没有找到“不存在”');
  });

  it('offers commands to nobody in particular, and the search after sign-in', async () => {
    const desk = searchDesk({ status: aStatus({ signedIn: [] }) });
    const user = openPage(desk.bridge);
    await screen.findByTestId('board');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), '深色');
    await waitFor(() => expect(chosen()).toContain('深色界面'));
    expect(screen.getByTestId('palette').textContent).toContain('登录后才能搜索');
    expect(desk.bridge.inputsOf('search.all')).toEqual([]);
  });
});
