import type { ReactNode } from 'react';
import type { WarningDoubt } from '../../../shared/domain/warnings';
import { labels } from '../../../shared/wording/labels';
import { fullTime } from '../../app/time';
import { Words } from '../../components';
import { useLocale, useText } from '../../i18n';
import classes from './warnings.module.css';

const ISO = /^\d{4}-\d{2}-\d{2}T/;
const OWN_WORDS = ['alert', 'update', 'cancel', 'actual', 'exercise', 'test', 'draft', 'system'] as const;
type OwnWord = (typeof OWN_WORDS)[number];

/** A choice as people read it: colours, levels and times in the words of the room. */
function useChoiceWords(): (choice: string) => string {
  const t = useText('warnings');
  const words = labels(useLocale());
  return (choice) => {
    const known: Readonly<Record<string, string>> = { ...words.warningColor };
    if (known[choice] !== undefined) return known[choice] ?? choice;
    if (/^level_[1-4]$/.test(choice)) return t(choice as 'level_1');
    if ((OWN_WORDS as readonly string[]).includes(choice)) return t(`word_${choice as OwnWord}`);
    return ISO.test(choice) && !Number.isNaN(Date.parse(choice)) ? fullTime(Date.parse(choice)) : choice;
  };
}

/** What a text leaves open about a field: the words it is about, the readings to choose from, and a way to say that it is right as it stands. */
export function DoubtNote(props: {
  readonly doubt: WarningDoubt;
  readonly onChoice: (choice: string) => void;
  readonly onConfirm: () => void;
}): ReactNode {
  const { doubt } = props;
  const t = useText('warnings');
  const shown = useChoiceWords();
  return (
    <p className={classes.doubt} data-doubt="" data-testid={`doubt-${doubt.field}`}>
      <span>
        {t(`doubt_${doubt.reason}`)}
        {doubt.words === '' || doubt.reason === 'missing' ? null : (
          <>
            ：<Words>{doubt.words.split(' / ').map(shown).join(' / ')}</Words>
          </>
        )}
      </span>
      {doubt.choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className="btn btn-small"
          onClick={() => props.onChoice(choice)}
          data-testid={`doubt-${doubt.field}-choice`}
        >
          <Words>{shown(choice)}</Words>
        </button>
      ))}
      <button
        type="button"
        className="btn btn-small"
        onClick={props.onConfirm}
        data-testid={`doubt-${doubt.field}-confirm`}
      >
        {t(doubt.reason === 'missing' ? 'leaveEmpty' : 'isRight')}
      </button>
    </p>
  );
}
