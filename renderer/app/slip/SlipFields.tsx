import { type KeyboardEvent, type ReactNode, useId } from 'react';
import type { Board } from '../../../shared/contract/boardModels';
import { useLocale, useText } from '../../i18n';
import { calleesOf } from '../callees/find';
import { useCallees } from '../callees/useCallees';
import { CallerInput } from '../callers/CallerInput';
import { isComposingKey } from '../hotkeys';
import { slips } from '.';
import type { Slip as SlipData, SlipText } from './store';

/** Enter goes on to the next field: no key of a single letter decides about a call. */
function toNext(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || isComposingKey(event.nativeEvent)) return;
  event.preventDefault();
  const fields = [
    ...(event.currentTarget
      .closest('.slip')
      ?.querySelectorAll<HTMLElement>('.slip-fields input:not([hidden]), .slip-fields textarea') ?? []),
  ];
  fields[fields.indexOf(event.currentTarget) + 1]?.focus();
}

type TextName = keyof SlipText;
const MAX: Readonly<Record<TextName, number>> = {
  phone: 40,
  unit: 120,
  name: 60,
  post: 60,
  place: 200,
  what: 6_000,
  count: 200,
  note: 1_000,
};

function Labelled(props: {
  readonly label: string;
  readonly className: string;
  readonly children: (id: string) => ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <div className={props.className}>
      <label htmlFor={id} className="field-label">
        {props.label}
      </label>
      {props.children(id)}
    </div>
  );
}

function Plain(props: {
  readonly slip: SlipData;
  readonly name: 'unit' | 'post' | 'place' | 'count' | 'note';
  readonly placeholder?: string;
}): ReactNode {
  const { slip, name } = props;
  const t = useText('shell');
  return (
    <Labelled label={t(`slip.${name}`)} className={`slip-${name}`}>
      {(id) => (
        <input
          id={id}
          className="field"
          autoComplete="off"
          data-testid={`slip-${name}`}
          placeholder={props.placeholder}
          maxLength={MAX[name]}
          value={slip[name]}
          onChange={(event) => slips().edit(slip.id, { [name]: event.target.value })}
          onKeyDown={toNext}
        />
      )}
    </Labelled>
  );
}

function Recognised({ slip, name }: { readonly slip: SlipData; readonly name: 'phone' | 'name' }): ReactNode {
  const t = useText('shell');
  const label = t(name === 'phone' ? 'slip.phone' : 'slip.person');
  return (
    <Labelled label={label} className={`slip-${name}`}>
      {(id) => (
        <CallerInput
          id={id}
          label={label}
          testId={`slip-${name}`}
          isFirst={name === 'phone'}
          {...(name === 'phone' ? { className: 'num slip-number', inputMode: 'tel' as const } : {})}
          maxLength={MAX[name]}
          value={slip[name]}
          onValue={(value) => slips().edit(slip.id, { [name]: value })}
          onTake={({ unit, name: person, post, phone }) =>
            slips().edit(slip.id, { unit, name: person, post, phone: phone === '' ? slip.phone : phone })
          }
          onEnter={toNext}
        />
      )}
    </Labelled>
  );
}

function AboutField({
  slip,
  board,
}: {
  readonly slip: SlipData;
  readonly board: Board | undefined;
}): ReactNode {
  const t = useText('shell');
  const locale = useLocale();
  const runs = board?.runs ?? [];
  const incidents = board?.incidents ?? [];
  const callees = calleesOf(slip, useCallees());
  return (
    <Labelled label={t('slip.about')} className="slip-about">
      {(id) => (
        <select
          id={id}
          className="field"
          data-testid="slip-about"
          value={slip.about}
          onChange={(event) => slips().edit(slip.id, { about: event.target.value })}
        >
          <option value="">{t('slip.aboutNone')}</option>
          {callees.length === 0 ? null : (
            <optgroup label={t('slip.aboutCallees')}>
              {callees.map(({ callOutId, title, person }) => (
                <option key={person.id} value={`callee:${person.id}`} data-callout={callOutId}>
                  {`${person.areaName} ${person.post} ${person.name} · ${title}`}
                </option>
              ))}
            </optgroup>
          )}
          {runs.length === 0 ? null : (
            <optgroup label={t('slip.aboutRuns')}>
              {runs.map((run) => (
                <option key={run.id} value={`run:${run.id}`}>
                  {locale === 'zh' ? run.title : run.titleEn}
                  {run.incidentTitle === null ? '' : ` · ${run.incidentTitle}`}
                </option>
              ))}
            </optgroup>
          )}
          {incidents.length === 0 ? null : (
            <optgroup label={t('slip.aboutIncidents')}>
              {incidents.map((incident) => (
                <option key={incident.id} value={`incident:${incident.id}`}>
                  {incident.title}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      )}
    </Labelled>
  );
}

/** Call-back number first, then who, where, how many and what. */
export function SlipFields({
  slip,
  board,
}: {
  readonly slip: SlipData;
  readonly board: Board | undefined;
}): ReactNode {
  const t = useText('shell');
  const what = useId();
  return (
    <div className="slip-fields">
      <Recognised slip={slip} name="phone" />
      <Plain slip={slip} name="unit" />
      <Recognised slip={slip} name="name" />
      <Plain slip={slip} name="post" />
      <Plain slip={slip} name="place" placeholder={t('slip.placeHint')} />
      <Plain slip={slip} name="count" placeholder={t('slip.countHint')} />
      <div className="slip-what">
        <label htmlFor={what} className="field-label">
          {t('slip.what')}
        </label>
        <textarea
          id={what}
          className="field"
          rows={3}
          data-testid="slip-what"
          placeholder={t('slip.whatHint')}
          maxLength={MAX.what}
          value={slip.what}
          onChange={(event) => slips().edit(slip.id, { what: event.target.value })}
        />
      </div>
      <Plain slip={slip} name="note" />
      <AboutField slip={slip} board={board} />
    </div>
  );
}
