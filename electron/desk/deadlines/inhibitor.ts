/** The graver unanswered alert of the same thing that speaks for alert `a` of deadline `d` (shared/rules/alertGroups has the rule in words). */
export const INHIBITOR = `(SELECT h.deadline_id FROM alerts h WHERE a.state = 'raised' AND a.group_id NOT GLOB 'kind:*' AND d.subject <> 'escalation'
    AND h.state = 'raised' AND h.group_id = a.group_id AND h.level > a.level ORDER BY h.level DESC, h.due_at, h.deadline_id LIMIT 1)`;
