import type { IncidentFacts } from '../domain/incidentFacts';
import type { IncidentReport } from '../domain/incidentReports';
import { answeredElements, elementCorrections, figureChanges, isCorrection } from './differences';
import { reportName } from './spoken';
import { amount, FIGURE_WORDS } from './told';

/** Everybody in the ledger is known by name now, and was not before: the list goes with the report, apart and not public. */
export function isIdentifiedNow(before: IncidentFacts, facts: IncidentFacts): boolean {
  const isKnown = (of: IncidentFacts): boolean =>
    of.people.length > 0 && of.people.every((one) => one.name.trim() !== '');
  return isKnown(facts) && !isKnown(before);
}

/**
 * 核实与更正: what the report before told otherwise (a quantity that was settled, a figure that was wrong), why a figure fell, and the answers to what was
 * being verified. Each as one clause; empty when there is nothing.
 */
export function correctionsText(before: IncidentReport, facts: IncidentFacts): string {
  const name = reportName(before.kind, before.ordinal);
  const settled = elementCorrections(before.facts, facts, name).map((one) => one.words);
  const figures = figureChanges(before.facts, facts).flatMap((change) => {
    const { figure, from, to, value } = change;
    if (from === null) return [];
    const reason = value?.value === to ? value.reason : '';
    const because = reason === '' ? '' : `（${reason}）`;
    if (isCorrection(change, before.facts))
      return [
        `${name}${FIGURE_WORDS[figure][0]}“${amount(figure, from)}”，更正为${amount(figure, to)}${because}`,
      ];
    const isLedger = figure === 'trapped' || figure === 'missing';
    return to < from && !isLedger && reason !== '' ? [`${FIGURE_WORDS[figure][0]}减少：${reason}`] : [];
  });
  const answers = answeredElements(before.facts, facts)
    .map((one) => one.text.trim().replace(/[。；]+$/u, ''))
    .filter((text) => text !== '');
  const names = isIdentifiedNow(before.facts, facts) ? ['涉险人员身份已核实，名单另附（不公开）'] : [];
  const all = [...settled, ...figures, ...answers, ...names];
  return all.length === 0 ? '' : `${all.join('；')}。`;
}
