import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { refusal } from '../../helpers/fakeBridge';
import { aStatus, createFakeDesk } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(forgetPage);

const failed = (code: string) =>
  createFakeDesk({ status: aStatus({ phase: 'failed', room: null, failure: { code, detail: 'errno 5' } }) });

describe('data that cannot be opened', () => {
  it.each([
    ['schema_newer', '更新版本'],
    ['data_corrupt', '损坏'],
    ['read_only', '不能写'],
    ['disk_full', '磁盘满了'],
    ['locked_by_other', '另一个程序'],
    ['something_else', '没有料到'],
  ])('says for %s what happened, how the data are, what to do, and where they are', async (code, words) => {
    openPage(failed(code).bridge);
    const page = await screen.findByTestId('failure');
    expect(page.textContent).toContain(words);
    expect(screen.getByTestId('failure-kept').textContent).toBeTruthy();
    expect(screen.getByTestId('failure-todo').textContent).toBeTruthy();
    expect(screen.getByTestId('data-path').textContent).toBe('/var/lib/watchdesk');
    expect(page.textContent).toContain('errno 5');
  });

  it('has a different sentence for every cause', async () => {
    const seen = new Set<string | null>();
    for (const code of [
      'schema_newer',
      'data_corrupt',
      'read_only',
      'disk_full',
      'locked_by_other',
      'internal',
    ]) {
      openPage(failed(code).bridge, 'en');
      seen.add((await screen.findByTestId('failure-todo')).textContent);
      forgetPage();
    }
    expect(seen.size).toBe(6);
  });

  it('is tried again when asked, and says when that failed', async () => {
    const desk = failed('read_only');
    desk.bridge.answer({ 'console.restartDesk': () => refusal({ code: 'desk_unavailable' }) });
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('failure-again'));
    expect(desk.bridge.inputsOf('console.restartDesk')).toHaveLength(1);
    expect(await screen.findByTestId('error-note')).toBeTruthy();
  });

  it('opens the room when the data can be read again', async () => {
    const desk = failed('locked_by_other');
    openPage(desk.bridge);
    await screen.findByTestId('failure');
    desk.status = aStatus();
    desk.bridge.emit({ event: 'desk', state: 'up', reason: '' });
    expect(await screen.findByTestId('board')).toBeTruthy();
  });
});
