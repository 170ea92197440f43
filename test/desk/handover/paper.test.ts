import { expect, test } from 'vitest';
import { composePaper } from '../../../electron/desk/papers/composers';
import type { PaperBlock, PaperTable } from '../../../electron/desk/papers/paper';
import { answerAll, answerTo, begin, busyNight, finish } from '../../helpers/handoverActs';

const isTable = (block: PaperBlock): block is PaperTable => block.block === 'table';

test('the record holds every item with its answer, the times that were read back, three signatures and the code', async () => {
  const night = await busyNight();
  const { room } = night;
  const live = await begin(night);
  const notice = live.items.find((item) => item.group === 'notices');
  if (!notice) throw new Error('no notice');
  await room.call('handover.opinion', { handoverId: live.id, key: notice.key, text: '散场时留意' });
  const shown = (await room.call('handover.current', {}))?.items.find((item) => item.key === notice.key);
  if (!shown) throw new Error('no notice');
  await room.call(
    'handover.answer',
    { handoverId: live.id, answers: [answerTo(shown)], verdict: 'objection', words: '人数没说清' },
    night.relief,
  );
  await answerAll(night);
  const done = await finish(night, live.id, { leader: null });
  const ref = { kind: 'handover', handoverId: live.id } as const;
  const paper = composePaper(room.db, ref, room.clock.wall(), { masked: false, tick: () => undefined });
  const table = paper.blocks.find(isTable);
  expect(table?.columns.map((column) => column.label).join('|')).toBe(
    '序号|类别|事项|现状|下一步及时限|责任人|交班意见|接班确认',
  );
  expect(table?.columns.reduce((sum, column) => sum + column.width, 0)).toBe(100);
  expect(table?.rows).toHaveLength(live.items.length);
  const row = table?.rows.find((one) => one.cells[2] === notice.title.zh);
  expect(row?.cells.slice(6)).toEqual(['散场时留意', '有异议：人数没说清']);
  expect(table?.rows.every((one) => one.cells[7] !== '')).toBe(true);
  const text = JSON.stringify(paper.blocks);
  expect(text).toMatch(
    /上述事项已当面交清，下次时限（上坑村山体滑坡\d{1,2}时\d\d分）已复述无误，其中1项有异议。/,
  );
  expect(text).toContain('林海\\n（待补签）');
  expect(text).toContain(`校验码 ${done.code}`);
  expect(paper.foot.right).toBe(`校验码 ${done.code}`);
  expect(paper.fileName).toMatch(/^岚溪县应急值班室-交接班记录-\d{12}$/);
});
