import { splitOverPhones } from '../../../shared/callouts/phones';
import { callOutForecast } from '../../../shared/callouts/rates';
import type { CallOutDraft, DraftedPerson, DraftPerson } from '../../../shared/contract/areas/callouts';
import type { CallOutForecast } from '../../../shared/domain/callouts';

/** Names somebody of the draft: the entry of the contacts book, else the number and name. */
export const keyOf = ({
  contactId,
  number,
  name,
}: Pick<DraftPerson, 'contactId' | 'number' | 'name'>): string => contactId ?? `${number} ${name}`;

/** Ticked at first: everybody who can be called and has not answered for all of this already. */
export const isWanted = (person: DraftedPerson): boolean => person.verdict !== 'known';

/** Whoever was ticked otherwise than proposed. */
export type Ticks = Readonly<Record<string, boolean>>;

export const chosenOf = (people: readonly DraftedPerson[], ticks: Ticks): readonly DraftedPerson[] =>
  people.filter((person) => ticks[keyOf(person)] ?? isWanted(person));

/** The person as the start of a call-out takes it; the desk splits the list over the telephones. */
export function startPerson(drafted: DraftedPerson): DraftPerson {
  const { verdict: _verdict, callOutId: _callOut, personId: _person, ...person } = drafted;
  return { ...person, phone: null };
}

export type Placed = {
  readonly forecast: CallOutForecast;
  readonly remaining: readonly { readonly phone: number }[];
};

/** The arithmetic for those who are ticked, over so many telephones and with relay or without: before anything has begun. */
export function forecastFor(
  draft: Pick<CallOutDraft, 'answerDueAt' | 'forecast'>,
  people: readonly DraftedPerson[],
  phones: number,
  relay: boolean,
  now: number,
): Placed {
  const remaining = splitOverPhones(people, phones, relay).map((phone) => ({ phone }));
  const { callSeconds } = draft.forecast;
  const forecast = callOutForecast({ remaining, phones, callSeconds, dueAt: draft.answerDueAt, now });
  return { forecast, remaining };
}

export type Remedy =
  | { readonly kind: 'relay'; readonly placed: Placed }
  | { readonly kind: 'phone'; readonly phones: number; readonly placed: Placed };

/** What would help when it is too long: relay through the townships, one telephone more; only what shortens it. */
export function remediesFor(
  draft: Pick<CallOutDraft, 'answerDueAt' | 'forecast'>,
  people: readonly DraftedPerson[],
  phones: number,
  relay: boolean,
  now: number,
): readonly Remedy[] {
  const standing = forecastFor(draft, people, phones, relay, now).forecast;
  if (standing.isInTime) return [];
  const tries: readonly Remedy[] = [
    ...(relay ? [] : [{ kind: 'relay' as const, placed: forecastFor(draft, people, phones, true, now) }]),
    ...(phones >= MOST_PHONES
      ? []
      : [
          {
            kind: 'phone' as const,
            phones: phones + 1,
            placed: forecastFor(draft, people, phones + 1, relay, now),
          },
        ]),
  ];
  return tries.filter(({ placed }) => placed.forecast.doneAt < standing.doneAt);
}

/** Telephones that are offered. */
export const MOST_PHONES = 4;
