import type { ReactNode } from 'react';
import type { Incident } from '../../../../shared/contract/models';
import { ATTENTION_FLAGS } from '../../../../shared/domain/incidentFacts';
import { FLAG_NAMES } from '../../../../shared/wording/intakeLines';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { Check } from '../../parts/Segments';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './elements.module.css';

/** Circumstances that are reported high and fast whatever the grade; each is recorded as it is ticked. */
export function Flags(props: { readonly incident: Incident; readonly canWrite: boolean }): ReactNode {
  const { incident, canWrite } = props;
  const t = useText('intake');
  const locale = useLocale();
  const act = useHeldAct('incident.setFlags');
  return (
    <section className={`panel ${classes.card}`} aria-label={t('flags')} data-testid="elements-flags">
      <h3>{t('flags')}</h3>
      <div className={classes.flags}>
        {ATTENTION_FLAGS.map((flag) => (
          <Check
            key={flag}
            label={FLAG_NAMES[locale][flag]}
            checked={incident.flags.includes(flag)}
            isDisabled={!canWrite || act.isBusy}
            testId={`elements-flag-${flag}`}
            onChecked={(isSet) => {
              const flags = ATTENTION_FLAGS.filter((one) =>
                one === flag ? isSet : incident.flags.includes(one),
              );
              void act.run({ incidentId: incident.id, flags });
            }}
          />
        ))}
      </div>
      <p className={`dim ${classes.small}`}>{t('flagsHint')}</p>
      <ErrorNote error={act.error} />
    </section>
  );
}
