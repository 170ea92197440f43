import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IncidentElements } from '../../../shared/contract/areas/intake';
import type { Incident } from '../../../shared/contract/models';
import { ELEMENTS } from '../../../shared/domain/incidentFacts';
import { anIncident, createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const elements = (over: Partial<IncidentElements> = {}): IncidentElements => ({
  elements: ELEMENTS.map((element) => ({
    element,
    state: 'open',
    text: '',
    question: '',
    changedAt: 0,
    source: '',
    by: '',
  })),
  extras: [],
  history: [],
  marks: [],
  followUpAt: null,
  ...over,
});

function desk(over: Partial<Incident> = {}, known: Partial<IncidentElements> = {}): FakeDesk {
  const fake = createFakeDesk();
  fake.bridge.answer({
    'incident.list': () => [anIncident({ id: 'inc-1' })],
    'incident.elements': () => elements(known),
    'incident.get': ({ incidentId }) => ({
      incident: anIncident({ id: incidentId, ...over }),
      timeline: [],
      runs: [],
      obligations: [],
      deadlines: [],
      children: [],
      suggestedPlans: [],
    }),
    'incident.grades': () => [],
    'plan.list': () => [],
    'instruction.list': () => [],
    'incident.record': (input) => anIncident({ id: input.incidentId }),
    'incident.mergeCall': () => anIncident({ id: 'inc-1' }),
    'incident.setElements': () => elements(),
    'incident.setFlags': () => anIncident({ id: 'inc-1' }),
    'incident.verify': () => anIncident({ id: 'inc-1' }),
    'incident.markStable': () => anIncident({ id: 'inc-1' }),
    'incident.askAgain': () => elements(),
  });
  return fake;
}

async function openForm(fake: FakeDesk): Promise<UserEvent> {
  const user = openPage(fake.bridge);
  await screen.findByTestId('rail-board');
  fake.bridge.emit({ event: 'navigate', to: 'newIncident' });
  await screen.findByTestId('incident-callback');
  return user;
}

async function openElements(fake: FakeDesk): Promise<UserEvent> {
  const user = openPage(fake.bridge);
  await screen.findByTestId('rail-board');
  fake.bridge.emit({ event: 'navigate', to: 'incident/inc-1' });
  await user.click(await screen.findByTestId('tab-elements'));
  await screen.findByTestId('elements-tab');
  return user;
}

describe('the script beside the form', () => {
  it('asks for the call-back number first, then for what has no answer yet, and has the hazard’s own questions', async () => {
    const user = await openForm(desk());
    const ask = (): string => screen.getByTestId('incident-ask').textContent ?? '';
    expect(ask()).toContain('电话号码');
    await user.keyboard('139 5550 0123{Tab}');
    expect(ask()).toContain('在哪里');
    expect(screen.getByTestId('incident-script').textContent).not.toContain('在册的隐患点');
    await user.selectOptions(screen.getByTestId('incident-type'), 'geological');
    expect(screen.getByTestId('incident-script').textContent).toContain('在册的隐患点');
    expect(screen.getByTestId('incident-script').textContent).toContain('离开坡脚');
  });
});

describe('what the words of a report say', () => {
  it('chooses the type until a person has chosen one, and offers the counts, which one key takes', async () => {
    const fake = desk();
    const user = await openForm(fake);
    await user.type(screen.getByTestId('incident-place'), '凤都镇溪口村');
    await user.type(screen.getByTestId('incident-summary'), '屋后滑坡，3人被困');
    const type = screen.getByTestId<HTMLSelectElement>('incident-type');
    expect(type.value).toBe('geological');
    expect(screen.getByTestId('incident-counted').textContent).toContain('被困 3');
    expect(screen.getByTestId<HTMLInputElement>('incident-trapped').value).toBe('');
    await user.keyboard('{Alt>}h{/Alt}');
    expect(screen.getByTestId<HTMLInputElement>('incident-trapped').value).toBe('3');
    await user.selectOptions(type, 'construction');
    await user.type(screen.getByTestId('incident-summary'), '，还在滑坡');
    expect(type.value).toBe('construction');
    await user.click(screen.getByTestId('incident-save'));
    await waitFor(() => expect(fake.bridge.inputsOf('incident.record')).toHaveLength(1));
    expect(fake.bridge.inputsOf('incident.record')[0]).toMatchObject({
      type: 'construction',
      casualties: { trapped: 3 },
    });
  });
});

describe('elements, flags and further facts', () => {
  it('go with the record; what only follows from the form is left to the desk', async () => {
    const fake = desk();
    const user = await openForm(fake);
    await user.type(screen.getByTestId('incident-place'), '凤都镇溪口村');
    await user.type(screen.getByTestId('incident-summary'), '滑坡');
    await user.selectOptions(screen.getByTestId('extra-hazardPoint'), 'no');
    await user.type(screen.getByTestId('extra-threatenedHouseholds'), '7');
    await user.click(screen.getByTestId('incident-flag-school'));
    await user.keyboard('{Alt>}e{/Alt}');
    await user.selectOptions(screen.getByTestId('incident-element-cause'), 'verifying');
    await user.type(screen.getByTestId('incident-element-cause-words'), '雨量多少');
    await user.type(screen.getByTestId('incident-element-handling-words'), '消防已出动');
    expect(screen.getByTestId('incident-elements').textContent).toContain('正在核实 1');
    await user.click(screen.getByTestId('incident-save'));
    await waitFor(() => expect(fake.bridge.inputsOf('incident.record')).toHaveLength(1));
    expect(fake.bridge.inputsOf('incident.record')[0]).toMatchObject({
      flags: ['school'],
      extras: { hazardPoint: 'no' },
      figures: { threatenedHouseholds: 7 },
      elements: [
        { element: 'cause', state: 'verifying', text: '', question: '雨量多少' },
        { element: 'handling', state: 'filled', text: '消防已出动', question: '' },
      ],
    });
  });

  it('says at a figure that it is no number, and sends nothing', async () => {
    const fake = desk();
    const user = await openForm(fake);
    await user.type(screen.getByTestId('incident-place'), '凤都镇');
    await user.type(screen.getByTestId('incident-summary'), '地震');
    await user.type(screen.getByTestId('extra-magnitude'), '四级');
    await user.click(screen.getByTestId('incident-save'));
    await screen.findByText('只填数字。');
    expect(fake.bridge.inputsOf('incident.record')).toEqual([]);
  });
});

describe('a suspected duplicate', () => {
  const type = async (user: UserEvent): Promise<void> => {
    await user.type(screen.getByTestId('incident-place'), '上坑村');
    await user.type(screen.getByTestId('incident-summary'), '上坑村屋后滑坡，有人被困');
  };

  it('is named while one types, in a place that is always there, with the reasons', async () => {
    const user = await openForm(desk());
    const box = screen.getByTestId('incident-duplicate');
    expect(box.textContent).toBe('');
    await type(user);
    await waitFor(() => expect(box.textContent).toContain('可能与 2026-1124-01 上坑村滑坡 重复'));
    expect(box.textContent).toContain('同一地点');
    expect(document.activeElement).toBe(screen.getByTestId('incident-summary'));
  });

  it('takes the call with everything that was typed when it is merged', async () => {
    const fake = desk();
    const user = await openForm(fake);
    await type(user);
    await within(screen.getByTestId('incident-duplicate')).findByTestId('incident-merge');
    await user.keyboard('{Alt>}m{/Alt}');
    await screen.findByTestId('incident-screen');
    expect(fake.bridge.inputsOf('incident.record')).toEqual([]);
    expect(fake.bridge.inputsOf('incident.mergeCall')[0]).toMatchObject({
      incidentId: 'inc-1',
      place: '上坑村',
      summary: '上坑村屋后滑坡，有人被困',
      type: 'geological',
    });
  });

  it('is not named again when a person said that it is another one', async () => {
    const user = await openForm(desk());
    await type(user);
    await within(screen.getByTestId('incident-duplicate')).findByTestId('incident-not-same');
    await user.keyboard('{Alt>}n{/Alt}');
    await waitFor(() => expect(screen.getByTestId('incident-duplicate').textContent).toBe(''));
    await user.type(screen.getByTestId('incident-summary'), '，雨还在下');
    expect(screen.getByTestId('incident-duplicate').textContent).toBe('');
  });
});

describe('the elements of an incident', () => {
  it('are filled by keyboard and recorded together, with who says it', async () => {
    const fake = desk();
    const user = await openElements(fake);
    await user.selectOptions(screen.getByTestId('element-cause-state'), 'verifying');
    await user.type(screen.getByTestId('element-cause-words'), '雨量');
    await user.type(screen.getByTestId('element-trend-words'), '仍可能滑坡');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(fake.bridge.inputsOf('incident.setElements')).toEqual([]);
    expect(document.activeElement).toBe(screen.getByTestId('elements-source'));
    await user.keyboard('县自然资源局{Control>}{Enter}{/Control}');
    await waitFor(() => expect(fake.bridge.inputsOf('incident.setElements')).toHaveLength(1));
    expect(fake.bridge.inputsOf('incident.setElements')[0]).toMatchObject({
      incidentId: 'inc-1',
      source: '县自然资源局',
      elements: [
        { element: 'cause', state: 'verifying', text: '', question: '雨量' },
        { element: 'trend', state: 'filled', text: '仍可能滑坡', question: '' },
      ],
    });
  });

  it('say when the open questions come back, and that they were asked without a result', async () => {
    const asked = elements().elements.map((one) =>
      one.element === 'cause' ? { ...one, state: 'verifying' as const, question: '雨量' } : one,
    );
    const fake = desk({}, { elements: asked, followUpAt: NIGHT + 30 * MINUTE });
    const user = await openElements(fake);
    expect(screen.getByTestId('elements-follow-up').textContent).toContain('1 项正在核实');
    await user.type(screen.getByTestId('elements-ask-note'), '信号断');
    await user.click(screen.getByTestId('elements-ask-again'));
    await waitFor(() => expect(fake.bridge.inputsOf('incident.askAgain')).toHaveLength(1));
    expect(fake.bridge.inputsOf('incident.askAgain')[0]).toMatchObject({ note: '信号断' });
  });

  it('stand beside verification, 稳定 and flags', async () => {
    const fake = desk();
    const user = await openElements(fake);
    await user.click(within(screen.getByTestId('verify-verdict')).getByLabelText('属实'));
    await user.type(screen.getByTestId('verify-by'), '王镇长');
    await user.click(screen.getByTestId('verify-save'));
    await waitFor(() => expect(fake.bridge.inputsOf('incident.verify')).toHaveLength(1));
    expect(fake.bridge.inputsOf('incident.verify')[0]).toMatchObject({
      isTrue: true,
      by: '王镇长',
      at: null,
    });
    await user.type(screen.getByTestId('stable-by'), '林局长');
    await user.click(screen.getByTestId('stable-save'));
    await waitFor(() => expect(fake.bridge.inputsOf('incident.markStable')).toHaveLength(1));
    await user.click(screen.getByTestId('elements-flag-online'));
    await waitFor(() => expect(fake.bridge.inputsOf('incident.setFlags')).toHaveLength(1));
    expect(fake.bridge.inputsOf('incident.setFlags')[0]).toMatchObject({ flags: ['online'] });
  });

  it('of a closed incident can only be read', async () => {
    await openElements(desk({ state: 'closed' }));
    expect(screen.queryByTestId('elements-save')).toBeNull();
    expect(screen.getByTestId<HTMLInputElement>('element-cause-words').disabled).toBe(true);
  });
});
