import type { ReactNode } from 'react';
import { GUIDE_STEPS, type GuideStep } from '../../../shared/contract/areas/guide';
import { useDesk } from '../../bridge/hooks';
import { useText } from '../../i18n';
import { pressCombo } from '../hotkeys';
import type { Combo } from '../keys';
import { type Route, useNavigation } from '../navigation';
import classes from './help.module.css';
import { showGuide } from './state';

/** Where a step is done: a place of the page, or a key of it. */
const WHERE: Readonly<Record<GuideStep, { readonly go: Route } | { readonly press: Combo }>> = {
  shift: { go: { screen: 'shift', tab: 'now' } },
  signOn: { go: { screen: 'shift', tab: 'signOn' } },
  line: { press: 'Ctrl+L' },
  slip: { press: 'F2' },
  incident: { press: 'Alt+I' },
  acknowledged: { press: 'Alt+T' },
  handover: { go: { screen: 'shift', tab: 'handover' } },
};

function Step(props: {
  readonly step: GuideStep;
  readonly isDone: boolean;
  /** the first one that is not done says how */
  readonly isNext: boolean;
}): ReactNode {
  const { step, isDone, isNext } = props;
  const t = useText('help');
  const { go } = useNavigation();
  const open = (): void => {
    const where = WHERE[step];
    if ('go' in where) go(where.go);
    else pressCombo(where.press);
  };
  return (
    <li>
      <button
        type="button"
        className={classes.step}
        onClick={open}
        data-testid={`guide-${step}`}
        data-done={isDone}
        title={t(`guide.${step}.how`)}
      >
        <span className={classes.sign} aria-hidden="true">
          {isDone ? '✓' : '○'}
        </span>
        <span className={isDone ? classes.done : undefined}>
          {t(`guide.${step}`)}
          <span className="sr-only"> {t(isDone ? 'guide.state.done' : 'guide.state.open')}</span>
          {isNext ? <small>{t(`guide.${step}.how`)}</small> : null}
        </span>
      </button>
    </li>
  );
}

/** What a first shift goes through. A step is ticked when the room's record has it, whoever did it and on whatever way. */
export default function FirstShift(): ReactNode {
  const t = useText('help');
  const done = useDesk('guide.firstShift', {}).data;
  const count = GUIDE_STEPS.filter((step) => done?.[step] === true).length;
  const next = GUIDE_STEPS.find((step) => done?.[step] === false);
  return (
    <section className={classes.guide} aria-label={t('guide.name')} data-testid="guide">
      <header className={classes.guideHead}>
        <span>
          {t('guide.name')}{' '}
          <small className="num dim">{t('guide.done', { done: count, total: GUIDE_STEPS.length })}</small>
        </span>
        <button
          type="button"
          className="btn btn-small btn-plain"
          onClick={() => showGuide(false)}
          data-testid="guide-away"
        >
          {t('guide.away')}
        </button>
      </header>
      <ol>
        {GUIDE_STEPS.map((step) => (
          <Step key={step} step={step} isDone={done?.[step] === true} isNext={step === next} />
        ))}
      </ol>
      {count === GUIDE_STEPS.length ? <p className={classes.all}>{t('guide.all')}</p> : null}
    </section>
  );
}
