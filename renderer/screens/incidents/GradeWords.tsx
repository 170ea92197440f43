import type { ReactNode } from 'react';
import type { Incident } from '../../../shared/contract/models';
import { fromHighWords, gradeWords } from '../../../shared/wording/gradeWords';
import { useLocale, useText } from '../../i18n';
import classes from './incidents.module.css';

/** What the machine makes of the figures, in one line: 小型；可能达中型，从高报送；属较大涉险. */
export function ProposalWords({ incident }: { readonly incident: Incident }): ReactNode {
  const t = useText('duties');
  const locale = useLocale();
  const { type, proposedGrade, reportingGrade, nearMiss } = incident;
  const words = [
    gradeWords(type, proposedGrade, locale),
    fromHighWords(type, proposedGrade, reportingGrade, locale),
    nearMiss ? t('isNearMiss') : '',
  ].filter((word) => word !== '');
  if (words.length === 0) return <span className="dim">{t('noProposal')}</span>;
  return <span data-testid="grade-proposal">{words.join(locale === 'zh' ? '；' : '; ')}</span>;
}

/** What a leader has to see beside the grade: that it is reported from high, that it is a near miss. */
export function HighTags({ incident }: { readonly incident: Incident }): ReactNode {
  const t = useText('duties');
  const locale = useLocale();
  const high = fromHighWords(
    incident.type,
    incident.grade ?? incident.proposedGrade,
    incident.reportingGrade,
    locale,
  );
  return (
    <>
      {high === '' ? null : (
        <span className={classes.tag} data-testid="grade-high">
          {high}
        </span>
      )}
      {incident.nearMiss ? <span className={classes.tag}>{t('nearMiss')}</span> : null}
    </>
  );
}
