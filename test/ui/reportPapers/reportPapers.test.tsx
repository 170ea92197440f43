import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queryClient } from '../../../renderer/bridge/queryClient';
import { ReportPapers } from '../../../renderer/screens/reportPapers/ReportPapers';
import type { ReportDocument } from '../../../shared/domain/incidentReports';
import { SETTINGS } from '../../../shared/settings';
import { INITIAL_FACTS, INITIAL_REPORT, UPDATE_FACTS, UPDATE_REPORT } from '../../fixtures/reports';
import { createFakeDesk } from '../../helpers/fakeDesk';
import { forgetPage, openPage, show, startPage } from '../../helpers/page';

const copied: string[] = [];

beforeEach(() => {
  copied.length = 0;
  // What a person would paste: the selection at the moment of the copy.
  document.execCommand = vi.fn(() => {
    copied.push((document.body.querySelector('textarea:last-of-type') as HTMLTextAreaElement).value);
    return true;
  });
});
afterEach(forgetPage);

function deskWithLayouts() {
  const desk = createFakeDesk();
  desk.bridge.answer({
    'settings.get': ({ key }) => ({
      key,
      value: SETTINGS[key].fallback,
      source: 'D',
      isDefault: true,
      changedAt: null,
      changedBy: null,
    }),
    'settings.change': ({ key, value }) => ({
      key,
      value,
      source: 'D',
      isDefault: false,
      changedAt: 1,
      changedBy: '陈',
    }),
  });
  return desk;
}

async function openPapers(document: ReportDocument, facts = INITIAL_FACTS) {
  startPage(deskWithLayouts().bridge);
  const paper = { kind: 'report', reportId: 'r-1' } as const;
  show(
    <QueryClientProvider client={queryClient}>
      <Suspense fallback={null}>
        <ReportPapers paper={paper} document={document} facts={facts} />
      </Suspense>
    </QueryClientProvider>,
  );
  await screen.findByTestId('report-layout');
  return userEvent.setup();
}

describe('the papers of a report', () => {
  it('are offered as DOCX, PDF and text, with preview and print', async () => {
    await openPapers(INITIAL_REPORT);
    for (const act of ['preview', 'print', 'docx', 'pdf', 'txt']) screen.getByTestId(`report-paper-${act}`);
    expect(screen.queryByTestId('report-paper-xlsx')).toBeNull();
  });

  it('say by how many lines a first report is longer than a page, and nothing of an update', async () => {
    await openPapers(INITIAL_REPORT);
    expect(screen.getByTestId('report-length').textContent).toMatch(/共 2 页.*超出 \d+ 行/);
    forgetPage();
    await openPapers(UPDATE_REPORT);
    expect(screen.getByTestId('report-length').textContent).not.toContain('超出');
  });

  it('copy the whole text without layout', async () => {
    const user = await openPapers(UPDATE_REPORT);
    await user.click(screen.getByTestId('report-copy-all'));
    expect(copied[0]).toContain('较初报变化：获救0→1，仍被困3→2，转移19→26，现场救援力量22→86。');
  });
});

describe('fields of a receiving system', () => {
  it('are copied one after the other with Enter, past those that are empty', async () => {
    const user = await openPapers(UPDATE_REPORT, UPDATE_FACTS);
    screen.getByTestId('report-field-6').focus();
    await user.keyboard('{Enter}{Enter}{Enter}{Enter}{Enter}');
    // 受伤人数 was never reported: it is passed over.
    expect(copied).toEqual(['枫坪镇值班室电话报告', '0', '0', '2', '26']);
    expect(document.activeElement).toBe(screen.getByTestId('report-field-12'));
    expect(screen.getByTestId<HTMLButtonElement>('report-field-10').disabled).toBe(true);
  });

  it('follow the layout that was chosen last', async () => {
    const user = await openPapers(UPDATE_REPORT, UPDATE_FACTS);
    await user.selectOptions(screen.getByTestId('report-layout'), '直报系统');
    await user.click(await screen.findByText('正文'));
    expect(copied[0]).toMatch(/^现将截至9月12日5时20分有关情况续报如下：\n一、最新情况。/);
    forgetPage();
  });
});

describe('the layouts in Settings', () => {
  it('are changed as a whole: a field renamed, one moved up', async () => {
    const desk = deskWithLayouts();
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('rail-settings'));
    const panel = await screen.findByTestId('report-fields-panel');
    await user.selectOptions(screen.getByTestId('report-fields-layout'), '直报系统');
    const [first] = screen.getAllByTestId<HTMLInputElement>('report-fields-label');
    if (first === undefined) throw new Error('no field');
    await user.clear(first);
    await user.type(first, '信息标题');
    await user.click(screen.getByLabelText('上移 报送类型'));
    await user.click(screen.getByTestId('report-fields-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('settings.change')).toHaveLength(1));
    const [sent] = desk.bridge.inputsOf('settings.change');
    const { layouts } = SETTINGS.reportFields.schema.parse(sent?.value);
    expect(layouts[2]?.fields.slice(0, 2).map(({ label }) => label)).toEqual(['报送类型', '信息标题']);
    expect(panel.textContent).toContain('报送系统栏目');
  });
});
