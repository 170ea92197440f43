import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { paperFooterHtml, paperHtml } from '../../electron/desk/papers/html';
import { reportPaper } from '../../electron/desk/reports/paper/compose';
import type { ReportDocument } from '../../shared/domain/incidentReports';
import { widthOf } from '../../shared/reports/grid/cells';
import { NO_MARKS, reportText } from '../../shared/reports/text';
import { INITIAL_REPORT, UPDATE_REPORT } from '../fixtures/reports';
import { consoleCommand, consoleEnv, expect, SMALL, setLook, test } from '../helpers/e2e';
import { logAddArgs, runCli } from '../helpers/e2eCli';
import { answerSaveDialog, pdfText } from '../helpers/e2eExports';
import { CHIEF, call, openRoom, recordLandslide, whoAmI } from '../helpers/e2eRoom';
import { inkOf, type PdfPage, pdfFonts, pdfPages, rowsOf } from '../helpers/pdfMeasure';

const TOP = 37;
const LEFT = 28;
const RIGHT = 210 - 26;
const BOTTOM = 297 - 35;
const PITCH = 225 / 22;
const BLANK = (14 * 25.4) / 72;

const flat = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');

/** Prints a report with the console's own printer. */
function printed(home: string, document: ReportDocument, name: string): string {
  const paper = reportPaper(document, '上坑村山体滑坡', NO_MARKS);
  const path = join(home, `${name}.pdf`);
  const job = join(home, `${name}.json`);
  writeFileSync(job, JSON.stringify({ html: paperHtml(paper), footerHtml: paperFooterHtml(paper), path }));
  const [program = '', ...args] = consoleCommand(home);
  execFileSync(program, [...args, '--print-job', job], {
    env: consoleEnv(),
    timeout: 120_000,
    stdio: 'pipe',
  });
  return path;
}

function pictures(pdf: string, name: string): void {
  mkdirSync('out/e2e/screens', { recursive: true });
  execFileSync('pdftoppm', ['-r', '80', '-png', pdf, `out/e2e/screens/${name}`]);
}

const inBox = (page: PdfPage) => rowsOf(page).filter(({ middle }) => middle > TOP - 1 && middle < BOTTOM + 1);
const lineOf = (middle: number): number => Math.round((middle - TOP - PITCH / 2) / PITCH);

/** A report that fills its second page to the last line. */
const LONG: ReportDocument = {
  ...INITIAL_REPORT,
  sections: [{ id: 'situation', heading: '基本情况', text: '受灾村组道路电力通信均已恢复'.repeat(90) }],
};

test('a report on paper has the margins, the grid and the page numbers of GB/T 9704', ({ home }) => {
  const pdf = printed(home, LONG, 'long');
  pictures(pdf, 'report-long');
  const pages = pdfPages(pdf);
  expect(pages.length).toBeGreaterThanOrEqual(3);
  for (const { width, height } of pages) {
    expect(width).toBeCloseTo(210, 0);
    expect(height).toBeCloseTo(297, 0);
  }

  const second = pages[1];
  if (second === undefined) throw new Error('no second page');
  const rows = inBox(second);
  expect(rows).toHaveLength(22);
  expect(rows.map(({ middle }) => lineOf(middle))).toEqual(Array.from({ length: 22 }, (_, line) => line));
  for (const { text, left, right } of rows) {
    expect(widthOf(text), text).toBe(28);
    expect(Math.abs(left - LEFT), `left of ${text}`).toBeLessThan(1);
    expect(Math.abs(right - RIGHT), `right of ${text}`).toBeLessThan(1);
  }
  const { vertical, horizontal } = inkOf(pdf, 2, { from: 0, to: BOTTOM + 2 });
  expect(vertical[0]).toBeGreaterThan(TOP - 1);
  expect(vertical[0]).toBeLessThan(TOP + 4);
  expect(vertical[1]).toBeLessThan(BOTTOM + 1);
  expect(vertical[1]).toBeGreaterThan(BOTTOM - 4);
  expect(Math.abs(horizontal[0] - LEFT)).toBeLessThan(1.2);
  expect(Math.abs(horizontal[1] - RIGHT)).toBeLessThan(1.2);

  pages.forEach((page, index) => {
    const folio = rowsOf(page).filter(({ middle }) => middle > BOTTOM + 2);
    expect(folio.map(({ text }) => text)).toEqual([`—${index + 1}—`]);
    const [{ left = 0, right = 0 } = {}] = folio;
    if (index % 2 === 0) expect(Math.abs(right - (RIGHT - BLANK))).toBeLessThan(1);
    else expect(Math.abs(left - (LEFT + BLANK))).toBeLessThan(1);
    // The dashes alone: the digit between them is higher.
    const ink = inkOf(pdf, index + 1, { from: BOTTOM + 2, to: BOTTOM + 16 }).vertical;
    expect(ink[0]).toBeGreaterThan(BOTTOM + 4);
    expect(ink[0]).toBeLessThan(BOTTOM + 8);
  });
});

test('the two reports of 上坑村 stand on paper word for word, in faces that are inside the file', ({
  home,
}) => {
  for (const [name, document] of [
    ['initial', INITIAL_REPORT],
    ['update', UPDATE_REPORT],
  ] as const) {
    const pdf = printed(home, document, name);
    pictures(pdf, `report-${name}`);
    const text = flat(pdfText(pdf)).replaceAll(/—\d+—/g, '');
    const body = flat(reportText(document)).replace(/(?:送|附件):.*$/, '');
    expect(text).toContain(body);
    expect(text).toContain(flat(document.copies));
    for (const attached of document.attachments) expect(text).toContain(flat(attached));
    const fonts = pdfFonts(pdf);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatchObject({ isEmbedded: true, hasUnicode: true });
  }
});

test('the command line prints a draft from the facts of now, marked on every page, with its codes', async ({
  launch,
  home,
}) => {
  test.setTimeout(240_000);
  const { page } = await openRoom(launch, home, { locale: 'zh' });
  const incidentId = await recordLandslide(page, 18);
  const account = logAddArgs(home, CHIEF).slice(2, -1);
  const pdf = join(home, 'draft.pdf');
  const how = ['--kind', 'initial', '--codes', '--out', pdf];
  const said = await runCli(['report', incidentId, ...how, ...account]);
  expect(said.code, said.stderr).toBe(0);
  expect(said.stdout).toContain('草稿');
  const pages = pdfPages(pdf);
  for (const one of pages) {
    const above = rowsOf(one).filter(({ middle }) => middle < TOP);
    expect(above.map(({ text }) => text)).toEqual(['【草稿，未签发】']);
  }
  expect(flat(pdfText(pdf))).toContain(flat('附：全文二维码'));
  if (pdfFonts(pdf).every(({ name }) => !name.includes('FangSong'))) expect(said.stderr).toContain('仿宋');
  pictures(pdf, 'report-draft');
});

test('a signed report is previewed, saved under its name and copied field by field from the screen', async ({
  launch,
  home,
}) => {
  test.setTimeout(240_000);
  const console = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  const { page, app } = console;
  const as = await whoAmI(page);
  const incidentId = await recordLandslide(page, 18);
  const ids = { draftId: crypto.randomUUID(), incidentId };
  const { draftId } = await call(page, 'report.draft', { ...ids, kind: 'initial' }, as);
  const draft = await call(page, 'report.draftGet', { draftId }, as);
  const signOff = {
    leader: '局带班领导',
    way: 'face',
    at: null,
    words: '',
    witness: '',
    despite: '已核对',
  } as const;
  await call(page, 'report.sign', { draftId, version: draft?.version ?? 0, ...signOff }, as);

  await page.getByTestId('rail-incidents').click();
  await page.getByTestId('incident-row').click();
  await page.getByTestId('tab-reports').click();
  await page.getByTestId('report-open').first().click();
  const papers = page.getByTestId('report-papers');
  await expect(papers).toBeVisible();
  await answerSaveDialog(console, home);
  await papers.getByTestId('report-paper-pdf').click();
  const saved = papers.getByTestId('report-paper-saved');
  await expect(saved).toContainText('.pdf', { timeout: 120_000 });
  const [name = ''] = (await saved.innerText()).match(/[^/\s]+\.pdf/) ?? [];
  expect(name).toMatch(/^岚溪县-上坑村滑坡-初报-\d{12}\.pdf$/);
  const pages = pdfPages(join(home, name));
  expect(rowsOf(pages[0] ?? { width: 0, height: 0, words: [] })[0]?.text).toBe('突发事件信息（初报）');

  await papers.getByTestId('report-paper-preview').click();
  await expect(page.getByTestId('preview-pages')).toHaveText(`共 ${pages.length} 页`);
  const leaf = page.frameLocator('[data-testid=preview-frame]').locator('.sheet').first();
  const [sheet, inner] = [await leaf.boundingBox(), await leaf.locator('.leaf').boundingBox()];
  expect(Math.abs((sheet?.x ?? 0) - (inner?.x ?? 99)), 'the page fills the sheet').toBeLessThan(1);
  await page.screenshot({ path: 'out/e2e/screens/report-papers-preview.png' });
  await page.keyboard.press('Escape');

  await papers.getByTestId('report-field-0').focus();
  await page.keyboard.press('Enter');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    '关于岚溪县枫坪镇上坑村滑坡情况的初报',
  );
  await page.keyboard.press('Enter');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('地质');
  await page.screenshot({ path: 'out/e2e/screens/report-papers.png' });
  await setLook(page, 'en', 'light');
  await page.getByTestId('rail-settings').click();
  await page.getByTestId('report-fields-panel').scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'out/e2e/screens/report-fields-settings.png' });
});
