import { type KeyboardEvent, type ReactNode, useId } from 'react';
import type { Incident } from '../../../shared/contract/models';
import { COMPOSER_KINDS } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { useSession } from '../../bridge/session';
import { useLocale, useText } from '../../i18n';
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
  readonly name: 'received' | 'occurred';
  readonly placeholder: string;
  readonly testId: string;
}): ReactNode {
  const t = useText('shell');
  const { draft } = useComposer();
  const fixed = props.name === 'received' ? draft.receivedAt : draft.occurredAt;
  const typed = draft[props.name];
  const fix = (at: number | null, text: string): void =>
    composer().edit(
      props.name === 'received' ? { received: text, receivedAt: at } : { occurred: text, occurredAt: at },
    );
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

type TextName = 'unit' | 'person' | 'post' | 'phone' | 'handling';

function SmallText({ name }: { readonly name: TextName }): ReactNode {
  const t = useText('shell');
  const { draft } = useComposer();
  const max = name === 'unit' ? 120 : name === 'handling' ? 2_000 : name === 'phone' ? 40 : 60;
  return (
    <input
      className={`field more-${name}`}
      data-testid={`composer-${name}`}
      aria-label={t(`composer.${name}`)}
      placeholder={t(`composer.${name}`)}
      maxLength={max}
      value={draft[name]}
      onChange={(event) => composer().edit({ [name]: event.target.value } as Partial<Draft>)}
      onKeyDown={toText}
    />
  );
}

/** Who called, what was done, when it happened: asked for only by those who want to say it. */
export function MoreFields(): ReactNode {
  const t = useText('shell');
  return (
    <fieldset className="composer-more" aria-label={t('composer.moreName')}>
      <SmallText name="unit" />
      <SmallText name="person" />
      <SmallText name="post" />
      <SmallText name="phone" />
      <TimeField name="occurred" placeholder={t('composer.occurred')} testId="composer-occurred" />
      <SmallText name="handling" />
    </fieldset>
  );
}
