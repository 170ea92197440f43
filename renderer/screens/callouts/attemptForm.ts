import {
  ATTEMPT_RESULTS,
  type AttemptResult,
  type AttemptTarget,
  type AttemptWay,
  type LadderStep,
} from '../../../shared/domain/callouts';
import type { Person } from './model';

/** One way of doing what a rung asks for: whom, how, under which number. */
export type PromptWay = {
  readonly id: string;
  readonly to: AttemptTarget;
  readonly way: AttemptWay;
  readonly who: string;
  readonly post: string;
  readonly number: string;
};

const asIs = (to: AttemptTarget, way: AttemptWay, number = ''): PromptWay => ({
  id: `${to}.${way}`,
  to,
  way,
  who: '',
  post: '',
  number,
});

/** What can be done about a rung of the ladder, with the numbers that are known (domain.md 3.5). Redials are calls of the list itself. */
export function waysOf(step: LadderStep, person: Person): readonly PromptWay[] {
  const numberOf = (kind: string): string => person.numbers.find((one) => one.kind === kind)?.number ?? '';
  switch (step) {
    case 'redial':
    case 'repeat':
      return [];
    case 'superior_and_deputy': {
      const { superior, deputies } = person;
      const other = (to: AttemptTarget, one: NonNullable<Person['superior']>): PromptWay => ({
        id: `${to}.${one.name}`,
        to,
        way: 'mobile',
        who: one.name,
        post: one.post,
        number: one.number,
      });
      const known = [
        ...(superior === null ? [] : [other('superior', superior)]),
        ...deputies.map((one) => other('deputy', one)),
      ];
      return known.length === 0 ? [asIs('superior', 'mobile')] : known;
    }
    case 'other_ways':
      return [
        asIs('person', 'satellite', numberOf('satellite')),
        asIs('neighbour', 'mobile'),
        asIs('person', 'relay'),
        asIs('person', 'loudspeaker'),
      ];
    case 'door_to_door':
      return [asIs('person', 'in_person')];
    case 'tell_leader':
      return [asIs('duty_leader', 'mobile')];
  }
}

/** Results that such an attempt can have: only the person and a registered deputy can read back, and a loudspeaker hears nobody. */
export function resultsOf({ to, way }: Pick<PromptWay, 'to' | 'way'>): readonly AttemptResult[] {
  if (way === 'loudspeaker') return ['no_answer'];
  if (to === 'person' || to === 'deputy') return ATTEMPT_RESULTS;
  return ATTEMPT_RESULTS.filter((one) => one !== 'answered_confirmed' && one !== 'answered_no_readback');
}

/** Who spoke in it. */
export function spokeIn(
  { to }: Pick<PromptWay, 'to'>,
  result: AttemptResult,
): 'self' | 'deputy' | 'other' | 'nobody' {
  if (!result.startsWith('answered')) return 'nobody';
  if (result === 'answered_not_self') return 'other';
  return to === 'deputy' ? 'deputy' : to === 'person' ? 'self' : 'other';
}
