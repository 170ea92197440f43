import { useState } from 'react';
import { type IncidentFacts, PERSON_STATES, type PersonState } from '../../../../shared/domain/incidentFacts';
import { LEDGER_FIGURES } from '../../../../shared/rules/figures/ledger';
import { type QuickPerson, readPeople } from '../../../../shared/rules/figures/quickPeople';
import type { CallError } from '../../../bridge/client';
import { useText } from '../../../i18n';
import { type Draft, useDraft } from '../../parts/draft';
import { useHeldAct } from '../../parts/useHeldAct';
import { readMoment } from '../../parts/WhenInput';
import { lastSource } from '../facts/figureModel';

export type Typed = {
  readonly text: string;
  /** what people are whose state was not said */
  readonly state: PersonState;
  /** null: that of the last figure */
  readonly source: string | null;
  readonly at: string;
  readonly reason: string;
  /** ids of the people of `text`, made when it is sent, so that sending it again stores them once */
  readonly ids: readonly string[];
};
const NOTHING: Typed = { text: '', state: 'trapped', source: null, at: '', reason: '', ids: [] };

/** Keys of the row that set a state: 1 被困 … 6 脱险. */
export const STATE_KEYS: Readonly<Record<string, PersonState>> = Object.fromEntries(
  PERSON_STATES.map((state, place) => [String(place + 1), state]),
);

export type Told = { readonly at: number | null; readonly source: string; readonly reason: string };
export type PeopleEdit = {
  readonly draft: Draft<Typed>;
  readonly source: string;
  readonly read: ReturnType<typeof readPeople>;
  /** adds the people of the sentence */
  add(): Promise<void>;
  /** makes the ledger from the figures that stand */
  addFromFigures(): Promise<void>;
  setState(personId: string, state: PersonState): Promise<void>;
  readonly problem: string | null;
  readonly error: CallError | null;
  readonly isBusy: boolean;
};

/** People whom the figures speak of, as rows without names. */
export function peopleOfFigures(facts: IncidentFacts): readonly QuickPerson[] {
  return LEDGER_FIGURES.flatMap((state) =>
    Array.from({ length: Math.min(200, facts.figures[state] ?? 0) }, () => ({
      name: '',
      sex: 'unknown' as const,
      age: null,
      household: '',
      note: '',
      state,
    })),
  );
}

/** Acts on the ledger with the source and time that are typed once for all of them. */
export function usePeople(facts: IncidentFacts): PeopleEdit {
  const t = useText('figures');
  const { incidentId } = facts;
  const draft = useDraft<Typed>(`incident.people.${incidentId}`, NOTHING);
  const adding = useHeldAct('people.add');
  const setting = useHeldAct('people.setState');
  const [problem, setProblem] = useState<string | null>(null);
  const source = draft.value.source ?? lastSource(facts);
  const read = readPeople(draft.value.text);
  const told = (): Told | null => {
    const { at, reason } = draft.value;
    const moment = at.trim() === '' ? null : readMoment(at, 'past');
    const wrong =
      source.trim() === '' ? t('sourceMissing') : at.trim() !== '' && moment === null ? t('asOfWrong') : null;
    setProblem(wrong);
    return wrong === null ? { at: moment, source, reason } : null;
  };
  const send = async (people: readonly QuickPerson[]): Promise<void> => {
    const said = told();
    if (said === null) return;
    const { state, ids: known } = draft.value;
    const ids = people.map((_, place) => known[place] ?? crypto.randomUUID());
    draft.set({ ids });
    const rows = people.map((one, place) => ({ ...one, id: ids[place] ?? '', state: one.state ?? state }));
    if ((await adding.run({ incidentId, people: rows, ...said })) === null) return;
    draft.drop();
    draft.set({ source, state });
  };
  return {
    draft,
    source,
    read,
    add: async () => {
      if (read.problem !== null) setProblem(t(`quick_${read.problem}`));
      else await send(read.people);
    },
    addFromFigures: () => send(peopleOfFigures(facts)),
    setState: async (personId, state) => {
      const said = told();
      if (said !== null) await setting.run({ incidentId, personIds: [personId], state, ...said, reason: '' });
    },
    problem,
    error: adding.error ?? setting.error,
    isBusy: adding.isBusy || setting.isBusy,
  };
}
