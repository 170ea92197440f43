import type { ReactNode } from 'react';
import type { TallySheet } from '../../../shared/contract/areas/tallies';
import type { Casualties, Incident } from '../../../shared/contract/models';
import { clockTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { FactsForm } from './FactsForm';

/** Totals of a sheet that are figures of its incident. What no unit has reported proposes nothing. */
function figuresOf(sheet: TallySheet): Partial<Casualties> {
  const figures: { -readonly [K in keyof Casualties]?: Casualties[K] } = {};
  for (const { id, figure } of sheet.columns) {
    const total = sheet.totals.find((one) => one.columnId === id)?.total ?? 0;
    if (figure !== null && total > 0) figures[figure] = Math.round(total);
  }
  return figures;
}

/** The form of an incident's figures, filled in from a tally sheet; the officer reads them over and saves, or does not. */
export function TallyFacts(props: {
  readonly incident: Incident;
  readonly tallyId: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('tally');
  const found = useDesk('tally.get', { tallyId: props.tallyId, round: null });
  const sheet = found.data;
  if (sheet === undefined) return <ErrorNote error={found.error} kept={false} />;
  const source = t('fromTally', { title: sheet.summary.title, time: clockTime(sheet.round.dueAt) });
  return (
    <FactsForm
      incident={props.incident}
      proposal={{ figures: figuresOf(sheet), source }}
      onClose={props.onClose}
    />
  );
}
