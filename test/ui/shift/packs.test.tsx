import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bulletin, BulletinDraft, Pack } from '../../../shared/contract/areas/packs';
import { packsSetting } from '../../../shared/settings/packs';
import { createFakeDesk, type FakeDesk, NIGHT, NIGHT_SHIFT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

const DRAFT: BulletinDraft = {
  year: 2026,
  number: 312,
  total: 1_805,
  title: '上坑村滑坡情况',
  text: '截至11月24日2时58分，暴雨橙色预警生效。',
  asOf: NIGHT,
};
const PACK: Pack = {
  id: 'pack-1',
  causes: [`shift:${NIGHT_SHIFT.id}`],
  preparedAt: NIGHT,
  firstSerial: 11,
  lastSerial: 20,
  outcome: 'saved',
  madeAt: NIGHT,
  fileName: '室-停电包.pdf',
  printer: '',
  reason: 'no_printer',
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

function aDesk(pack: Pack = PACK): FakeDesk {
  const desk = createFakeDesk();
  desk.bridge.answer({
    'bulletin.draft': () => DRAFT,
    'bulletin.list': () => [],
    'pack.list': () => [pack],
    'settings.get': (input) => ({
      key: input.key,
      value: packsSetting.fallback,
      source: 'D',
      isDefault: true,
      changedAt: null,
      changedBy: null,
    }),
  });
  return desk;
}

async function openMorning(desk: FakeDesk) {
  const user = openPage(desk.bridge);
  await screen.findByTestId('board');
  await user.keyboard('{Control>}{Shift>}M{/Shift}{/Control}');
  await screen.findByTestId('bulletin-text');
  await waitFor(() =>
    expect(screen.getByTestId<HTMLTextAreaElement>('bulletin-text').value).toBe(DRAFT.text),
  );
  return user;
}

describe('the morning', () => {
  it('offers the desk’s draft, keeps what was changed over a change of screen, and registers that', async () => {
    const desk = aDesk();
    const issued: Bulletin = {
      ...DRAFT,
      id: 'b-1',
      issuedAt: NIGHT,
      issuedBy: '陈立',
      signedBy: '',
      shiftId: null,
    };
    desk.bridge.answer({ 'bulletin.issue': () => issued });
    const user = await openMorning(desk);
    await user.type(screen.getByTestId('bulletin-text'), '加一句。');
    await user.keyboard('{Alt>}1{/Alt}');
    await screen.findByTestId('board');
    await user.keyboard('{Control>}{Shift>}M{/Shift}{/Control}');
    expect((await screen.findByTestId<HTMLTextAreaElement>('bulletin-text')).value).toBe(
      `${DRAFT.text}加一句。`,
    );
    await user.click(screen.getByTestId('bulletin-issue'));
    expect((await screen.findByTestId('bulletin-issued')).textContent).toContain('第312期（总第1805期）');
    expect(desk.bridge.inputsOf('bulletin.issue')[0]).toMatchObject({
      number: 312,
      total: 1_805,
      text: `${DRAFT.text}加一句。`,
    });
  });

  it('says how long the text is and that it is too long for a bulletin', async () => {
    const user = await openMorning(aDesk());
    await user.clear(screen.getByTestId('bulletin-text'));
    await user.click(screen.getByTestId('bulletin-text'));
    await user.paste('长'.repeat(401));
    expect(screen.getByTestId('bulletin-count').textContent).toContain('401 / 400 字');
    expect(screen.getByTestId('bulletin-count').textContent).toContain('超过 400 字');
  });

  it('lists the packs with what came of them and makes one at once', async () => {
    const desk = aDesk();
    desk.bridge.answer({ 'console.makePack': () => PACK });
    const user = await openMorning(desk);
    const row = await screen.findByTestId('pack-row');
    expect(row.textContent).toContain('已存，没打印');
    expect(row.textContent).toContain('这台机器没有打印机');
    expect(row.textContent).toContain('空白单 № 0011–0020');
    await user.click(screen.getByTestId('pack-make'));
    expect(desk.bridge.inputsOf('console.makePack')).toHaveLength(1);
  });

  it('says on the board that a pack failed, and why', async () => {
    const desk = aDesk({ ...PACK, outcome: 'failed', fileName: '', reason: 'disk_full' });
    openPage(desk.bridge);
    const note = await screen.findByTestId('pack-note');
    expect(note.getAttribute('data-outcome')).toBe('failed');
    expect(note.textContent).toContain('停电包没有做成：磁盘已满');
  });
});
