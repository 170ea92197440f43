import { type ReactNode, useEffect, useState } from 'react';
import type { AttemptResult, ReadBack } from '../../../shared/domain/callouts';
import { useNow } from '../../app/clock';
import { useEscape } from '../../app/hotkeys';
import { Time } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useSaveKey } from '../parts/useSaveKey';
import { type PromptWay, resultsOf, spokeIn, waysOf } from './attemptForm';
import { ReadBackTicks } from './CallPanelParts';
import classes from './callouts.module.css';
import { NOTHING_READ_BACK, notYetAnswered, openPrompts, type Person } from './model';
import type { CallResult } from './useCallFlow';

type Record_ = (result: CallResult) => Promise<boolean>;
type Typed = {
  readonly who: string;
  readonly number: string;
  readonly result: AttemptResult | '';
  readonly readBack: ReadBack;
  readonly note: string;
  readonly recordingNo: string;
};

/** One line of text with its name above. */
function TextLine(props: {
  readonly label: string;
  readonly optional?: boolean;
  readonly isNumber?: boolean;
  readonly isWide?: boolean;
  readonly value: string;
  readonly placeholder?: string;
  readonly onValue: (value: string) => void;
  /** most characters */
  readonly most: number;
  readonly testId: string;
}): ReactNode {
  return (
    <Field
      label={props.label}
      optional={props.optional === true}
      className={props.isWide === true ? classes.c4 : classes.c2}
    >
      {(ids) => (
        <input
          {...ids}
          className={props.isNumber === true ? 'field num' : 'field'}
          autoComplete="off"
          maxLength={props.most}
          value={props.value}
          placeholder={props.placeholder}
          onChange={(event) => props.onValue(event.target.value)}
          data-testid={props.testId}
        />
      )}
    </Field>
  );
}

/** What came of one call that a rung asked for. Recording it is what does the rung. */
function WayForm(props: {
  readonly way: PromptWay;
  readonly receiptOnly: boolean;
  readonly isBusy: boolean;
  readonly onRecord: Record_;
  readonly draftKey: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('callouts');
  const common = useText('common');
  const { way } = props;
  const results = resultsOf(way);
  const draft = useDraft<Typed>(props.draftKey, {
    who: way.who,
    number: way.number,
    result: results.length === 1 ? (results[0] ?? '') : '',
    readBack: NOTHING_READ_BACK,
    note: '',
    recordingNo: '',
  });
  const { who, number, result, readBack, note, recordingNo } = draft.value;
  const [problem, setProblem] = useState<'empty' | 'readBack' | null>(null);
  const box = useFocusFirst<HTMLFormElement>();
  // It opens below what was read, and its buttons must not be below the edge.
  useEffect(() => box.current?.scrollIntoView?.({ block: 'nearest' }), [box]);
  useEscape(props.onClose);
  const isConfirmed = result === 'answered_confirmed';
  const isCall = way.way !== 'in_person' && way.way !== 'loudspeaker';
  const save = async (): Promise<void> => {
    const missing = isConfirmed ? notYetAnswered(props, readBack, 'self', '') : null;
    setProblem(result === '' ? 'empty' : missing === null ? null : 'readBack');
    if (result === '' || missing !== null) return;
    const kept = await props.onRecord({
      way: way.way,
      number: number.trim(),
      result,
      spoke: spokeIn(way, result),
      readBack: isConfirmed ? readBack : NOTHING_READ_BACK,
      note: note.trim(),
      recordingNo: recordingNo.trim(),
      to: way.to,
      who: who.trim(),
    });
    if (!kept) return;
    draft.drop();
    props.onClose();
  };
  useSaveKey(box, () => void save());
  return (
    <form
      ref={box}
      className={classes.inlineForm}
      data-testid="prompt-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {way.to === 'person' ? null : (
        <TextLine
          label={t('promptWho')}
          value={who}
          onValue={(value) => draft.set({ who: value })}
          most={60}
          testId="prompt-who"
        />
      )}
      {isCall ? (
        <TextLine
          label={t('number')}
          optional
          isNumber
          value={number}
          onValue={(value) => draft.set({ number: value })}
          most={40}
          testId="prompt-number"
        />
      ) : null}
      <Field label={t('result')} problem={problem === 'empty' ? 'empty' : undefined} className={classes.c2}>
        {(ids) => (
          <select
            {...ids}
            className="field"
            value={result}
            onChange={(event) => draft.set({ result: event.target.value as AttemptResult | '' })}
            data-testid="prompt-result"
          >
            <option value="">{t('chooseResult')}</option>
            {results.map((one) => (
              <option key={one} value={one}>
                {way.to !== 'person' && way.to !== 'deputy' && one === 'answered_not_self'
                  ? t('told')
                  : way.way === 'loudspeaker'
                    ? t('broadcast')
                    : t(`result.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isConfirmed ? (
        <div className={classes.c6}>
          <ReadBackTicks value={readBack} onValue={(value) => draft.set({ readBack: value })} />
          {problem === 'readBack' ? (
            <p role="alert" className={classes.notYet}>
              {t('notYet_readBackShort')}
            </p>
          ) : null}
        </div>
      ) : null}
      <TextLine
        label={t('note')}
        optional
        // Beside the recorder's number it leaves room for the buttons: a third row would be below the edge of a small screen.
        isWide={!isCall}
        value={note}
        placeholder={t('promptNote')}
        onValue={(value) => draft.set({ note: value })}
        most={300}
        testId="prompt-note"
      />
      {isCall ? (
        <TextLine
          label={t('recordingNo')}
          optional
          isNumber
          value={recordingNo}
          onValue={(value) => draft.set({ recordingNo: value })}
          most={40}
          testId="prompt-recording"
        />
      ) : null}
      <div className={`${classes.c2} ${classes.actions} ${classes.end}`}>
        <button
          type="submit"
          className="btn btn-primary btn-small"
          disabled={props.isBusy}
          data-testid="prompt-save"
        >
          {props.isBusy ? common('saving') : t('promptDo')}
        </button>
        <button
          type="button"
          className="btn btn-small"
          onClick={() => {
            draft.drop();
            props.onClose();
          }}
        >
          {common('cancel')}
        </button>
      </div>
    </form>
  );
}

/** What the ladder asks for now, the newest rung last; each is done by recording what came of it. */
export function Prompts(props: {
  readonly person: Person;
  readonly receiptOnly: boolean;
  readonly isBusy: boolean;
  readonly onRecord: Record_;
}): ReactNode {
  const t = useText('callouts');
  const now = useNow(10_000);
  const [open, setOpen] = useState<string | null>(null);
  const { person } = props;
  const prompts = openPrompts(person, now);
  if (prompts.length === 0) return null;
  return (
    <section className={classes.prompts} aria-label={t('prompts')} data-testid="call-prompts">
      <h3 className={classes.sub}>{t('prompts')}</h3>
      {prompts.map((prompt) => (
        <div key={prompt.id} className={classes.prompt} data-testid="call-prompt" data-step={prompt.step}>
          <p className={classes.line}>
            <Time at={prompt.at} /> <b>{t(`step.${prompt.step}`)}</b>
          </p>
          <div className={classes.actions}>
            {waysOf(prompt.step, person).map((way) => {
              const key = `${prompt.id}.${way.id}`;
              const isKnown = way.who !== '' || way.number !== '';
              return (
                <button
                  key={way.id}
                  type="button"
                  className="btn btn-small"
                  aria-expanded={open === key}
                  onClick={() => setOpen(open === key ? null : key)}
                  data-testid={`prompt-way-${way.to}-${way.way}`}
                >
                  {way.to === 'person' ? t(`way.${way.way}`) : t(`to.${way.to}`)}
                  {isKnown ? ` ${way.post} ${way.who}` : ''}
                  {way.number === '' ? '' : <b className="num">{way.number}</b>}
                </button>
              );
            })}
          </div>
          {waysOf(prompt.step, person)
            .filter((way) => open === `${prompt.id}.${way.id}`)
            .map((way) => (
              <WayForm
                key={way.id}
                {...props}
                way={way}
                draftKey={`prompt.${prompt.id}.${way.id}`}
                onClose={() => setOpen(null)}
              />
            ))}
        </div>
      ))}
    </section>
  );
}
