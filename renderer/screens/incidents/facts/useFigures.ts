import { useState } from 'react';
import type { FigureId, Figures } from '../../../../shared/domain/figures';
import type { IncidentFacts } from '../../../../shared/domain/incidentFacts';
import { FIGURE_NAMES } from '../../../../shared/wording/figures';
import type { CallError } from '../../../bridge/client';
import { useLocale, useText } from '../../../i18n';
import { type Draft, draftId, dropDraftId, useDraft } from '../../parts/draft';
import { useHeldAct } from '../../parts/useHeldAct';
import { readMoment } from '../../parts/WhenInput';
import { lastSource, readTyped, writtenFigure } from './figureModel';

export type Typed = {
  readonly figures: Readonly<Partial<Record<FigureId, string>>>;
  /** null: that of the last figure */
  readonly source: string | null;
  readonly asOf: string;
  readonly reason: string;
};
const NOTHING: Typed = { figures: {}, source: null, asOf: '', reason: '' };

export type FigureEdit = {
  readonly draft: Draft<Typed>;
  readonly source: string;
  type(figure: FigureId, text: string): void;
  /** sends everything that was typed; null: it is on its way or saved, else what is wrong in words */
  save(): Promise<void>;
  readonly problem: string | null;
  readonly saved: string | null;
  readonly error: CallError | null;
  readonly isBusy: boolean;
  /** the desk asks why a figure falls */
  readonly isFalling: boolean;
  leave(): void;
};

/** What is typed over figures, kept until the desk has it. Everything that was typed goes in one act, so that 被困 2 and 获救 1 explain each other. */
export function useFigures(facts: IncidentFacts): FigureEdit {
  const t = useText('figures');
  const names = FIGURE_NAMES[useLocale()];
  const key = `incident.figures.${facts.incidentId}`;
  const draft = useDraft<Typed>(key, NOTHING);
  const act = useHeldAct('incident.updateFacts');
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const source = draft.value.source ?? lastSource(facts);
  const words = (figures: Figures): string =>
    (Object.keys(figures) as FigureId[])
      .map((id) => {
        const before = facts.figures[id];
        const from = before === undefined ? '' : `${writtenFigure(before)}→`;
        return `${names[id]} ${from}${writtenFigure(figures[id] ?? 0)}`;
      })
      .join('，');
  const send = async (): Promise<string | null> => {
    const { asOf, reason } = draft.value;
    const typed = readTyped(draft.value.figures);
    if (!typed.ok) return t('notNumber', { name: names[typed.figure] });
    if (Object.keys(typed.figures).length === 0) return null;
    if (source.trim() === '') return t('sourceMissing');
    const at = asOf.trim() === '' ? null : readMoment(asOf, 'past');
    if (asOf.trim() !== '' && at === null) return t('asOfWrong');
    const { figures } = typed;
    const { incidentId } = facts;
    const told = { figures, asOf: at, reason, source };
    if ((await act.run({ incidentId, actId: draftId(key), ...told })) === null) return null;
    draft.drop();
    dropDraftId(key);
    // The source stays for the next figure; the time does not, or it would grow old unseen.
    draft.set({ source });
    setSaved(t('saved', { what: words(figures) }));
    return null;
  };
  return {
    draft,
    source,
    type: (figure, text) => {
      // Another number is another act: under the id of one that may be stored it would be taken for that.
      dropDraftId(key);
      draft.set({ figures: { ...draft.value.figures, [figure]: text } });
    },
    save: async () => {
      setSaved(null);
      setProblem(await send());
    },
    problem,
    saved,
    error: act.error,
    isBusy: act.isBusy,
    isFalling: act.error?.error.code === 'figure_falls',
    leave: () => {
      act.clear();
      draft.set({ reason: '' });
    },
  };
}
