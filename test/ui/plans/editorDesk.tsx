import { readFileSync } from 'node:fs';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { type ReactNode, Suspense } from 'react';
import { NavigationProvider, useNavigation } from '../../../renderer/app/navigation';
import { queryClient } from '../../../renderer/bridge/queryClient';
import PlanEditor from '../../../renderer/screens/plans/editor/PlanEditor';
import type { PlanDraft } from '../../../shared/contract/areas/plans';
import { refusal } from '../../helpers/fakeBridge';
import { createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { aPlan } from '../../helpers/fakePlan';
import { show, startPage } from '../../helpers/page';

export const PLAN = 'flash-flood-geohazard';
export const PLAN_TEXT = readFileSync(`resources/work-plans/${PLAN}.yaml`, 'utf8');

/** A desk that keeps one draft as the real one does: a save names the version it saw. */
export type EditorDesk = FakeDesk & { draft: PlanDraft | null; isDown: boolean };

export function createEditorDesk(planText = PLAN_TEXT, draft: PlanDraft | null = null): EditorDesk {
  const desk: EditorDesk = Object.assign(createFakeDesk(), { draft, isDown: false });
  const tablesText = readFileSync('resources/work-plans/tables.yaml', 'utf8');
  const summary = aPlan(PLAN, '山洪地质灾害工作方案', { revision: 3, hazards: ['geological'] });
  desk.bridge.answer({
    'plan.list': () => [summary, aPlan('urban-fire', '城市火灾工作方案')],
    'plan.get': () => ({ summary, planText, tablesText, subplanTexts: {} }),
    'plan.tables': () => ({ tablesText }),
    'plan.draftGet': () => desk.draft,
    'plan.draftSave': (input) => {
      if (desk.isDown) return refusal({ code: 'desk_unavailable' });
      if ((desk.draft?.version ?? 0) !== input.version)
        return refusal({ code: 'draft_conflict', params: { by: '林涛', at: NIGHT, version: 9 } });
      desk.draft = { ...input, version: input.version + 1, savedAt: Date.now(), savedBy: '陈立' };
      return { version: desk.draft.version, savedAt: desk.draft.savedAt };
    },
    'plan.draftDrop': () => {
      desk.draft = null;
      return {};
    },
    'plan.submit': (input) => ({
      ...{
        revision: 4,
        state: 'draft' as const,
        why: input.why,
        reason: input.reason,
        by: '陈立',
        at: NIGHT,
      },
      ...{ reviewedBy: null, reviewedAt: null, reviewNote: '', isOwnReview: false, inForceBy: null },
      ...{
        inForceAt: null,
        retiredBy: null,
        retiredAt: null,
        retiredWhy: '',
        filedAt: null,
        filedNumber: '',
      },
      ...{ filingDueAt: null, hash: '' },
    }),
  });
  return desk;
}

function Host(): ReactNode {
  const { route } = useNavigation();
  if (route.screen !== 'plans' || route.view !== 'edit' || route.planId === undefined)
    return <p data-testid="elsewhere">{JSON.stringify(route)}</p>;
  return <PlanEditor planId={route.planId} />;
}

/** Opens the editor alone on a page and waits until it shows the draft. */
export async function openEditor(desk: EditorDesk, locale: 'zh' | 'en' = 'zh'): Promise<UserEvent> {
  startPage(desk.bridge, locale);
  show(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <NavigationProvider start={{ screen: 'plans', planId: PLAN, view: 'edit' }}>
          <Suspense fallback={null}>
            <Host />
          </Suspense>
        </NavigationProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  await screen.findByTestId('plan-editor');
  return userEvent.setup();
}

export const draftOf = (text: string, version = 1): PlanDraft => ({
  planId: PLAN,
  text,
  baseRevision: 3,
  version,
  savedAt: NIGHT - 3_600_000,
  savedBy: '林涛',
});
