import {
  type RuleBook,
  type RuleOverride,
  type RuleOverrides,
  withOverrides,
} from '../../../shared/rules/incident';
import { settingChanges } from '../../../shared/settings/changes';
import { actorOf, type Call, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { readSetting } from '../settings/read';
import { shippedRules } from './book';
import { rulesOf } from './list';

/** The rules as they are shipped; refused when they cannot be read. */
export function shippedBook(call: Call): RuleBook {
  const shipped = shippedRules(call.services.resources);
  return 'book' in shipped ? shipped.book : refuseWith('rules_unreadable');
}

/** Refuses what a rule does not take: a law made looser or switched off, a number that it does not have, levels out of order. */
export function requireOverrides(book: RuleBook, overrides: RuleOverrides): void {
  const [problem] = withOverrides(book, overrides).problems;
  if (problem === undefined) return;
  if (problem.code === 'unknown_rule') refuseWith('rule_unknown', { field: problem.ruleId });
  if (problem.code === 'law_only_stricter' || problem.code === 'law_not_off')
    refuseWith('rule_law_looser', { field: problem.field, params: { rule: problem.ruleId } });
  refuseWith('rule_value_wrong', { field: problem.field, params: { zh: problem.zh, en: problem.en } });
}

type Input = {
  readonly values: Readonly<Record<string, number>>;
  readonly isOn: boolean;
  readonly why: string;
};

/** What was typed as the setting keeps it: numbers that are as shipped are no change. */
function overrideOf(book: RuleBook, ruleId: string, { values, isOn, why }: Input): RuleOverride {
  const limit = book.limits.find((rule) => rule.id === ruleId);
  const rule = limit ?? book.grades.find((one) => one.id === ruleId) ?? refuseWith('rule_unknown');
  const { limitMinutes, targetMinutes, ...thresholds } = values;
  const shipped = new Map(
    'steps' in rule
      ? rule.steps.flatMap((step) => step.all.map((one) => [`${step.result}.${one.figure}`, one.atLeast]))
      : [],
  );
  const changed = Object.fromEntries(
    Object.entries(thresholds).filter(([key, value]) => shipped.get(key) !== value),
  );
  return {
    ...(limitMinutes === undefined || limitMinutes === limit?.limitMinutes ? {} : { limitMinutes }),
    ...(targetMinutes === undefined || targetMinutes === limit?.targetMinutes ? {} : { targetMinutes }),
    ...(Object.keys(changed).length === 0 ? {} : { thresholds: changed }),
    ...(isOn === rule.isOn ? {} : { off: !isOn }),
    why,
  };
}

function write(
  call: Call,
  change: (set: RuleOverrides, book: RuleBook) => RuleOverrides,
): ReturnType<typeof rulesOf> {
  const actor = actorOf(call);
  const { db } = call.desk;
  const book = shippedBook(call);
  return transact(call.desk, (append) => {
    const before = readSetting(db, 'incidentRules');
    const value = change(before, book);
    requireOverrides(book, value);
    append(
      fact('settings.changed', 'incidentRules', actor.accountId, {
        key: 'incidentRules',
        value,
        changes: settingChanges(before, value),
        author: authorOf(actor),
      }),
    );
    return rulesOf(db, call.services.resources);
  });
}

export const rulesHandlers: SomeHandlers<'rules.list' | 'rules.override' | 'rules.restore'> = {
  'rules.list': (_input, { desk, services }) => rulesOf(desk.db, services.resources),

  'rules.override': (input, call) =>
    write(call, (set, book) => {
      const override = overrideOf(book, input.ruleId, input);
      if (Object.keys(override).length === 1) refuseWith('nothing_changed');
      return { ...set, [input.ruleId]: override };
    }),

  'rules.restore': (input, call) =>
    write(call, (set) => {
      if (!Object.hasOwn(set, input.ruleId)) refuseWith('nothing_changed');
      const { [input.ruleId]: _, ...rest } = set;
      return rest;
    }),
};
