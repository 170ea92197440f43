import { type ReactNode, useState } from 'react';
import type { GradeStep } from '../../../shared/contract/areas/duties';
import type { Incident } from '../../../shared/contract/models';
import { responseName } from '../../../shared/rules/responses/hazards';
import { fromHighWords, gradeWords } from '../../../shared/wording/gradeWords';
import { labels } from '../../../shared/wording/labels';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { Time, WarningMark, Words } from '../../components';
import { useLocale, useText } from '../../i18n';
import { GradeForm } from './GradeForm';
import { ProposalWords } from './GradeWords';
import classes from './grade.module.css';
import tags from './incidents.module.css';

function Reasons({ step }: { readonly step: GradeStep }): ReactNode {
  const t = useText('duties');
  const locale = useLocale();
  return (
    <ul className={classes.reasons} data-testid="grade-reasons">
      {step.because.map((reason) => (
        <li key={`${reason.of}.${reason.ruleId}`} data-decisive={reason.isDecisive}>
          <Words>{reason.text[locale]}</Words>
          <span className={tags.mark}>{reason.mark}</span>
          {reason.isDecisive ? <span className={tags.tag}>{t('decisive')}</span> : null}
          {reason.isOverridden ? <b className={tags.tag}>{t('bySetting')}</b> : null}
        </li>
      ))}
    </ul>
  );
}

function Steps(props: { readonly steps: readonly GradeStep[]; readonly incident: Incident }): ReactNode {
  const t = useText('duties');
  const locale = useLocale();
  const { type } = props.incident;
  return (
    <details className={tags.past}>
      <summary>{t('steps', { count: props.steps.length })}</summary>
      <ul className={classes.reasons}>
        {props.steps.map((step) => (
          <li key={step.id}>
            <Time at={step.at} />{' '}
            {step.kind === 'confirmed'
              ? t('stepConfirmed', { name: step.decidedBy, grade: gradeWords(type, step.grade, locale) })
              : t('stepAssessed', { grade: gradeWords(type, step.grade, locale) || t('none') })}
            {step.kind === 'assessed'
              ? ` ${fromHighWords(type, step.grade, step.reportingGrade, locale)}`
              : step.words === ''
                ? ''
                : `：${step.words}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Warnings in force stand beside the grade and are no part of it. */
function Warnings(): ReactNode {
  const t = useText('duties');
  const words = labels(useLocale());
  const found = useDesk('warning.list', { inForceOnly: true }).data ?? [];
  if (found.length === 0) return <span className="dim">{t('noWarnings')}</span>;
  return (
    <>
      {found.slice(0, 3).map((warning) => (
        <span key={warning.id} className={classes.warning}>
          {warning.color === null ? null : <WarningMark color={warning.color} />} {warning.kind}{' '}
          {warning.level === null ? '' : words.grade[warning.level]}
        </span>
      ))}
      {found.length > 3 ? <span className="dim num">+{found.length - 3}</span> : null}
    </>
  );
}

/** Responses in force, for this incident first: several may run together, and none follows from the grade. */
function Responses({ incident }: { readonly incident: Incident }): ReactNode {
  const t = useText('duties');
  const locale = useLocale();
  const found = useDesk('response.list', { activeOnly: true }).data ?? [];
  if (found.length === 0) return <span className="dim">{t('noResponses')}</span>;
  const rows = found.toSorted(
    (a, b) => Number(b.incidentId === incident.id) - Number(a.incidentId === incident.id),
  );
  return (
    <>
      {rows.slice(0, 3).map((response) => (
        <span key={response.id} className={classes.warning}>
          {responseName(response.matter, response.level, locale)}
        </span>
      ))}
      {rows.length > 3 ? <span className="dim num">+{rows.length - 3}</span> : null}
    </>
  );
}

/**
 * The grade of an incident: the officer's, the one that it is reported as, and what the machine proposes with its reasons. Warning colour, warning level
 * and response level are fields of their own.
 */
export function GradePanel({ incident }: { readonly incident: Incident }): ReactNode {
  const t = useText('duties');
  const locale = useLocale();
  const { active } = useSession();
  const steps = useDesk('incident.grades', { incidentId: incident.id }).data ?? [];
  const [isConfirming, setConfirming] = useState(false);
  const assessed = steps.find((step) => step.kind === 'assessed');
  const mayConfirm =
    incident.state === 'open' &&
    (active?.roles.some((role) => role === 'officer' || role === 'supervisor') ?? false);
  return (
    <section className="panel" aria-label={t('grade')} data-testid="grade-panel">
      <h2 className="panel-head">{t('grade')}</h2>
      <dl className={classes.fields}>
        <div>
          <dt>{t('incidentGrade')}</dt>
          <dd data-testid="grade-own">
            <b>{incident.grade === null ? t('none') : gradeWords(incident.type, incident.grade, locale)}</b>{' '}
            <span className="dim">
              {incident.grade === null ? '' : incident.gradePreliminary ? t('preliminary') : t('confirmed')}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('proposed')}</dt>
          <dd>
            <ProposalWords incident={incident} />
          </dd>
        </div>
        <div>
          <dt>{t('warningLevel')}</dt>
          <dd>
            <Warnings />
          </dd>
        </div>
        <div>
          <dt>{t('responseLevel')}</dt>
          <dd>
            <Responses incident={incident} />
          </dd>
        </div>
      </dl>
      {assessed === undefined || assessed.because.length === 0 ? null : <Reasons step={assessed} />}
      {isConfirming ? (
        <GradeForm incident={incident} onClose={() => setConfirming(false)} />
      ) : mayConfirm ? (
        <p className={classes.act}>
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setConfirming(true)}
            data-testid="grade-confirm"
          >
            {t('confirm')}
          </button>
          <span className="dim">{t('apart')}</span>
        </p>
      ) : null}
      {steps.length > 1 ? <Steps steps={steps} incident={incident} /> : null}
    </section>
  );
}
