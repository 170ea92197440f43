import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Kbd } from '../../components';
import { useText } from '../../i18n';
import { pressCombo, useEscape } from '../hotkeys';
import { keysAt } from '../keys';
import { useNavigation } from '../navigation';
import { DemoPart } from './DemoPart';
import classes from './help.module.css';
import { KeyList } from './KeyList';
import { HELP_PLACES, type HelpPlace, placeOf } from './place';
import { closeHelp, openHelp, showGuide, useGuideShown } from './state';

/** What the place is for, and what is done there. */
function Page({ place }: { readonly place: HelpPlace }): ReactNode {
  const t = useText('help');
  const shell = useText('shell');
  const acts = t(`${place}.do`).split('\n');
  return (
    <>
      <p>{t(`${place}.for`)}</p>
      <h3 className={classes.head}>{t('acts')}</h3>
      <ul className={classes.acts} data-testid="help-acts">
        {acts.map((act) => (
          <li key={act}>{act}</li>
        ))}
      </ul>
      {keysAt(place).map((group) => (
        <section key={group.title} data-testid="help-keys">
          <h3 className={classes.head}>{shell(group.title)}</h3>
          <KeyList rows={group.rows} />
        </section>
      ))}
    </>
  );
}

/** The help of every other place. */
function Topics({ place }: { readonly place: HelpPlace }): ReactNode {
  const t = useText('help');
  return (
    <details className={classes.topics} data-testid="help-topics">
      <summary>{t('topics')}</summary>
      <ul>
        {HELP_PLACES.map((one) => (
          <li key={one}>
            <button
              type="button"
              className={classes.topic}
              aria-current={one === place ? 'true' : undefined}
              onClick={() => openHelp(one)}
            >
              {t(`${one}.title`)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Help beside the screen, not over the strip and the spine; the screen goes on working under the hand. */
export default function HelpPanel({ shown }: { readonly shown: HelpPlace | 'here' }): ReactNode {
  const t = useText('help');
  const common = useText('common');
  const { route } = useNavigation();
  const isGuideShown = useGuideShown();
  const titleId = useId();
  const box = useRef<HTMLElement>(null);
  useEscape(closeHelp);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      const isInside = box.current?.contains(document.activeElement) ?? false;
      if ((isInside || document.activeElement === document.body) && before instanceof HTMLElement)
        before.focus();
    };
  }, []);
  const place = shown === 'here' ? placeOf(route) : shown;
  return (
    <aside ref={box} className={classes.panel} tabIndex={-1} aria-labelledby={titleId} data-testid="help">
      <header className="dialog-head">
        <h2 id={titleId}>
          <span className="dim">{t('name')} </span>
          <span data-testid="help-title">{t(`${place}.title`)}</span>
        </h2>
        <button type="button" className="btn btn-small btn-plain" onClick={closeHelp}>
          {common('close')} <Kbd>Esc</Kbd>
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={classes.body} tabIndex={0} aria-labelledby={titleId}>
        <Page place={place} />
        {shown === 'here' || shown === placeOf(route) ? null : (
          <button type="button" className="btn btn-small" onClick={() => openHelp()}>
            {t('back')}
          </button>
        )}
        <Topics place={place} />
      </section>
      <footer className={classes.foot}>
        <button type="button" className="btn btn-small" onClick={() => pressCombo('Ctrl+F1')}>
          {t('allKeys')} <Kbd>Ctrl+F1</Kbd>
        </button>
        <button
          type="button"
          className="btn btn-small"
          aria-pressed={isGuideShown}
          onClick={() => showGuide(!isGuideShown)}
          data-testid="help-guide"
        >
          {t(isGuideShown ? 'guideHide' : 'guide')}
        </button>
        <DemoPart />
      </footer>
    </aside>
  );
}
