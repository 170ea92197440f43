import { type KeyboardEvent, type ReactNode, useId } from 'react';
import type { Incident } from '../../../shared/contract/models';
import { COMPOSER_KINDS } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { useLocale, useText } from '../../i18n';
import { CallerInput } from '../callers/CallerInput';
import { deskNow, useNow } from '../clock';
import { isComposingKey } from '../hotkeys';
import { clockTime, nearTime, parsePastTime } from '../time';
import { composer, useComposer } from '.';
import type { ComposerKind, Draft } from './model';

/** Enter in a small field goes on to the text: only the text logs. */
function toText(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || isComposingKey(event.nativeEvent)) return;
  event.preventDefault();
  focusComposer();
}

export function focusComposer(): void {
  document.querySelector<HTMLTextAreaElement>('[data-testid="composer-input"]')?.focus();
}

/** A time as typed; it is read when the field is left, and then shows what it means. */
function TimeField(props: {
  readonly name: 'received' | 'occurred' | 'done';
  readonly placeholder: string;
  readonly testId: string;
}): ReactNode {
  const t = useText('shell');
  const { draft } = useComposer();
  const fixed = draft[`${props.name}At`];
  const typed = draft[props.name];
  const fix = (at: number | null, text: string): void =>
    composer().edit({ [props.name]: text, [`${props.name}At`]: at } as Partial<Draft>);
  const read = (): void => {
    const now = deskNow();
    const at = typed.trim() === '' ? null : (fixed ?? parsePastTime(typed, now));
    if (at !== null) fix(at, nearTime(at, now));
  };
  const isBad = typed.trim() !== '' && fixed === null && parsePastTime(typed, deskNow()) === null;
  return (
    <input
      className="field num composer-time"
      data-testid={props.testId}
      aria-label={t(`composer.${props.name}`)}
      aria-invalid={isBad}
      title={t('composer.receivedHelp')}
      placeholder={props.placeholder}
      value={typed}
      maxLength={20}
      onChange={(event) => fix(null, event.target.value)}
      onBlur={read}
      onKeyDown={toText}
    />
  );
}

export function ReceivedField(): ReactNode {
  const now = useNow();
  return <TimeField name="received" placeholder={clockTime(now)} testId="composer-received" />;
}

export function KindField(): ReactNode {
  const t = useText('shell');
  const words = labels(useLocale()).logKind;
  const { draft } = useComposer();
  return (
    <select
      className="field composer-kind"
      data-testid="composer-kind"
      aria-label={t('composer.kind')}
      value={draft.kind}
      onChange={(event) => composer().edit({ kind: event.target.value as ComposerKind })}
      onKeyDown={toText}
    >
      {COMPOSER_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {words[kind]}
        </option>
      ))}
    </select>
  );
}

export function LinkField({ incidents }: { readonly incidents: readonly Incident[] }): ReactNode {
  const t = useText('shell');
  const id = useId();
  const { draft } = useComposer();
  return (
    <span className="composer-pair">
      <label htmlFor={id} className="dim">
        {t('composer.incident')}
      </label>
      <select
        id={id}
        className="field composer-link"
        data-testid="composer-incident"
        value={draft.incidentId ?? ''}
        onChange={(event) =>
          composer().edit({ incidentId: event.target.value === '' ? null : event.target.value })
        }
        onKeyDown={toText}
      >
        <option value="">{t('composer.noIncident')}</option>
        {incidents.map((incident) => (
          <option key={incident.id} value={incident.id}>
            {incident.title}
          </option>
        ))}
      </select>
    </span>
  );
}

const ADD = '+';

export function WriterField({ onAdd }: { readonly onAdd: () => void }): ReactNode {
  const t = useText('shell');
  const id = useId();
  const { signedIn, active, setActive } = useSession();
  return (
    <span className="composer-pair">
      <label htmlFor={id} className="dim">
        {t('composer.writer')}
      </label>
      <select
        id={id}
        className="field composer-writer"
        data-testid="composer-writer"
        title="Ctrl+J"
        value={active?.id ?? ''}
        onChange={(event) => (event.target.value === ADD ? onAdd() : setActive(event.target.value))}
        onKeyDown={toText}
      >
        {active === null ? <option value="">{t('composer.nobody')}</option> : null}
        {signedIn.map((account) => (
          <option key={account.id} value={account.id}>
            {account.displayName}
          </option>
        ))}
        <option value={ADD}>{t('composer.addWriter')}</option>
      </select>
    </span>
  );
}

type TextName = 'unit' | 'post' | 'handling' | 'leaderWords' | 'result' | 'serial';
const MAX: Readonly<Record<TextName, number>> = {
  unit: 120,
  post: 60,
  handling: 2_000,
  leaderWords: 2_000,
  result: 2_000,
  serial: 20,
};

function SmallText({ name }: { readonly name: TextName }): ReactNode {
  const t = useText('shell');
  const { draft } = useComposer();
  return (
    <input
      className={`field more-${name}`}
      data-testid={`composer-${name}`}
      aria-label={t(`composer.${name}`)}
      placeholder={t(`composer.${name}`)}
      maxLength={MAX[name]}
      value={draft[name]}
      onChange={(event) => composer().edit({ [name]: event.target.value } as Partial<Draft>)}
      onKeyDown={toText}
    />
  );
}

/** The number or the name, by which the caller is recognised: taking one fills in the others. */
function Recognised({ name }: { readonly name: 'person' | 'phone' }): ReactNode {
  const t = useText('shell');
  const { draft } = useComposer();
  return (
    <CallerInput
      boxClass={`more-${name}`}
      testId={`composer-${name}`}
      label={t(`composer.${name}`)}
      placeholder={t(`composer.${name}`)}
      maxLength={name === 'phone' ? 40 : 60}
      value={draft[name]}
      onValue={(value) => composer().edit({ [name]: value } as Partial<Draft>)}
      onTake={(caller) =>
        composer().edit({ unit: caller.unit, person: caller.name, post: caller.post, phone: caller.phone })
      }
      onEnter={toText}
    />
  );
}

/** A paper form that is in the log already, or that was never printed: said, not refused, since the paper is what it is. */
function SerialNote(): ReactNode {
  const t = useText('shell');
  const { serial } = useComposer().draft;
  const typed = serial.trim();
  const { data } = useDesk('pack.serial', { serial: typed }, { enabled: typed !== '' });
  if (typed === '' || data === undefined || data.state === 'free') return null;
  return (
    <span className="more-note" role="status" data-testid="composer-serial-note">
      !{' '}
      {data.state === 'used'
        ? t('composer.serialUsed', { serial: typed, number: data.usedBy ?? 0 })
        : t('composer.serialUnknown', { serial: typed })}
    </span>
  );
}

/** Who called, what was done, when it happened: asked for only by those who want to say it. */
export function MoreFields(): ReactNode {
  const t = useText('shell');
  return (
    <fieldset className="composer-more" aria-label={t('composer.moreName')}>
      <Recognised name="phone" />
      <SmallText name="unit" />
      <Recognised name="person" />
      <SmallText name="post" />
      <TimeField name="occurred" placeholder={t('composer.occurred')} testId="composer-occurred" />
      <SmallText name="serial" />
      <SerialNote />
      <span className="more-break" />
      <SmallText name="handling" />
      <SmallText name="leaderWords" />
      <SmallText name="result" />
      <TimeField name="done" placeholder={t('composer.done')} testId="composer-done" />
    </fieldset>
  );
}
