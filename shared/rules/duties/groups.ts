/** How duties are read: what is reported, who is told (the room's matrix), and what is only watched. */
export const DUTY_GROUPS = ['reports', 'notices', 'windows'] as const;
export type DutyGroup = (typeof DUTY_GROUPS)[number];

const ORAL: ReadonlySet<string> = new Set(['leader_report', 'head_report']);

/** The group of a duty. A leader who is told and an office that is notified are no reports: they stand apart, so that reports are not lost among them. */
export function dutyGroup(duty: { readonly kind: string; readonly isWindow: boolean }): DutyGroup {
  if (duty.isWindow) return 'windows';
  return ORAL.has(duty.kind) || duty.kind.startsWith('notify') ? 'notices' : 'reports';
}
