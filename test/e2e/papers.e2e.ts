import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Console, expect, SMALL, test } from '../helpers/e2e';
import { logAddArgs, runCli } from '../helpers/e2eCli';
import { answerSaveDialog, expectPages, pdfText } from '../helpers/e2eExports';
import { CHIEF, call, openRoom, openShift, recordLandslide, whoAmI } from '../helpers/e2eRoom';

const LINES = 2_000;
const PHONE = '13800001234';
const squeezed = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');
const lineText = (index: number): string =>
  index % 97 === 0
    ? `=SUM(A1) @第${index}条“引号”，=1+1 <b>不是标记</b>`
    : `第${index}条：枫坪镇上坑村3组报雨势持续，已转移${index}人，回拨${PHONE}，道路半幅塌方，小型车辆可通行`;

/** A closed picture of the page for whoever looks at it later. */
function picture(pdf: string, name: string, page = 1): void {
  mkdirSync('out/e2e', { recursive: true });
  execFileSync('pdftoppm', [
    '-r',
    '70',
    '-png',
    '-singlefile',
    ...['-f', String(page), '-l', String(page)],
    pdf,
    `out/e2e/${name}`,
  ]);
}

const pages = (pdf: string): number =>
  Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1] ?? 0);

/** A night's worth of what a shift's log holds. */
async function night(page: Page): Promise<void> {
  const as = await whoAmI(page);
  const incidentId = await recordLandslide(page, 18);
  const line = (kind: 'phone_in' | 'media' | 'fax' | 'note', text: string, handling: string, agoMin = 0) =>
    call(
      page,
      'log.append',
      {
        entryId: crypto.randomUUID(),
        kind,
        text,
        handling,
        receivedAt: agoMin === 0 ? null : Date.now() - agoMin * 60_000,
        occurredAt: null,
        incidentId: kind === 'note' ? null : incidentId,
        caller:
          kind === 'note'
            ? null
            : { unit: '枫坪镇值班室', name: '王海', post: '值班员', phone: '13800001234' },
      },
      as,
    );
  await line(
    'phone_in',
    '2时20分许上坑村3组屋后滑坡，冲毁民房1栋，3人被困，雨持续',
    '02:41通知消防救援大队、02:42通知120、02:43通知自然资源局；02:42报带班领导，指示：“人先救，下方住户全撤，我马上到。”',
    17,
  );
  await line(
    'media',
    '询问上坑村滑坡伤亡',
    '登记；答复“正在核实处置，以县政府新闻办发布为准”；03:27转县委宣传部值班室',
  );
  const wrong = await line(
    'fax',
    '闽防指办明电〔2026〕12号：6时前报转移人数',
    '03:48报带班领导；限时06:00已设',
  );
  await call(
    page,
    'log.correct',
    {
      entryId: crypto.randomUUID(),
      corrects: wrong.id,
      text: '闽防指办明电〔2026〕21号：6时前报转移人数',
      reason: '文号听错',
    },
    as,
  );
  await line('note', '联系人身份证350122198801011234，住上坑村3组', '');
  await call(
    page,
    'instruction.record',
    {
      entryId: crypto.randomUUID(),
      leader: '林建国',
      way: 'phone',
      words: '人先救，下方住户全撤',
      owner: '枫坪镇',
      dueAt: Date.now() + 3_600_000,
      receivedAt: null,
      incidentId,
    },
    as,
  );
  await call(
    page,
    'warning.record',
    {
      warningId: crypto.randomUUID(),
      issuer: '岚溪县气象台',
      kind: '暴雨',
      color: 'orange',
      level: 'level_2',
      area: '枫坪镇、大桥镇',
      text: '过去3小时枫坪镇降雨量已达100毫米，预计仍将持续',
      receivedAt: null,
      startsAt: null,
      endsAt: null,
    },
    as,
  );
}

async function saved(console: Console, format: string): Promise<string> {
  const { page, home } = console;
  const current = page.getByTestId('shift-current');
  await current.getByTestId(`shift-export-${format}`).click();
  const words = current.getByTestId('shift-export-saved');
  await expect(words).toContainText(`.${format}`, { timeout: 120_000 });
  const [name = ''] = (await words.innerText()).match(/[^/\s]+\.(?:pdf|docx|xlsx|csv|json)/) ?? [];
  return join(home, name);
}

test('a shift’s log on paper: PDF, masked copy, preview with the same sheets, printing without a printer', async ({
  launch,
  home,
}) => {
  test.setTimeout(240_000);
  const console = await openRoom(launch, home, { locale: 'zh', size: SMALL });
  const { page } = console;
  await openShift(page);
  await night(page);
  await answerSaveDialog(console, console.home);
  await page.getByTestId('rail-shift').click();

  const pdf = await saved(console, 'pdf');
  expectPages(pdf);
  copyFileSync(pdf, 'out/e2e/paper.pdf');
  picture(pdf, 'paper-1');
  if (pages(pdf) > 1) picture(pdf, 'paper-2', 2);
  const text = squeezed(pdfText(pdf));
  for (const part of [
    '岚溪县应急值班室值班日志',
    '带班领导:林建国',
    '暴雨橙色',
    '更正第4条:',
    '(已更正,见第5条)',
    '补记,',
    '指示:“人先救,下方住户全撤',
    '接听来电3个(其中媒体1、群众求助0)',
    '领导指示1条',
    '附表一',
    '第1页共',
    '校验码',
  ])
    expect(text, part).toContain(squeezed(part));
  expect(text).toContain(PHONE);

  const current = page.getByTestId('shift-current');
  await current.getByTestId('shift-export-masked').check();
  const masked = await saved(console, 'pdf');
  const hidden = squeezed(pdfText(masked));
  expect(hidden).toContain('脱敏副本');
  expect(hidden).not.toContain(PHONE);
  expect(hidden).not.toContain('350122198801011234');
  await current.getByTestId('shift-export-masked').uncheck();

  await current.getByTestId('shift-export-preview').click();
  await expect(page.getByTestId('preview-pages')).toHaveText(`共 ${pages(pdf)} 页`);
  const frame = page.frameLocator('[data-testid=preview-frame]');
  await expect(frame.locator('.sheet').first()).toContainText('值班日志');
  await page.screenshot({ path: 'out/e2e/paper-preview.png' });
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('paper-preview')).toHaveCount(0);

  await console.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents) contents.getPrintersAsync = async () => [];
  });
  await current.getByTestId('shift-export-print').click();
  await expect(current).toContainText('没有找到打印机');
  await page.screenshot({ path: 'out/e2e/paper-shift.png' });
});

test('a shift of 2,000 lines: every line in the PDF, from the console and from the command line', {
  tag: '@long',
}, async ({ launch, home }) => {
  test.setTimeout(400_000);
  const console = await openRoom(launch, home, { locale: 'zh' });
  const { page } = console;
  await openShift(page);
  const lines = Array.from({ length: LINES }, (_, index) => lineText(index));
  const added = await runCli(logAddArgs(home, CHIEF), `${lines.join('\n')}\n`);
  expect(added.code, added.stderr).toBe(0);
  await answerSaveDialog(console, home);
  await page.getByTestId('rail-shift').click();
  const pdf = await saved(console, 'pdf');
  const expectLines = (path: string): void => {
    const whole = squeezed(pdfText(path));
    const missing = lines.filter((line) => !whole.includes(squeezed(line)));
    expect(missing).toEqual([]);
  };
  expectLines(pdf);
  expectPages(pdf);
  picture(pdf, 'paper-long', pages(pdf) - 1);

  const account = logAddArgs(home, CHIEF).slice(2, -1);
  const out = join(home, 'cli.pdf');
  const said = await runCli(['export', ...account, '--shift', 'current', '--format', 'pdf', '--out', out]);
  expect(said.code, said.stderr).toBe(0);
  expect(said.stdout).toContain('cli.pdf');
  expectLines(out);

  const dark = { DISPLAY: '', WAYLAND_DISPLAY: '' };
  const blind = join(home, 'blind.pdf');
  const more = ['--shift', 'current', '--masked', '--out', blind];
  const unseen = await runCli(['export', ...account, ...more], '', dark);
  expect(unseen.code, unseen.stderr).toBe(0);
  expect(existsSync(blind)).toBe(true);
  expect(squeezed(pdfText(blind))).not.toContain(PHONE);
  expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([]);
});
