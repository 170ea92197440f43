import type { z } from 'zod';
import { accountPolicySetting } from './accountPolicy';
import { alertLaddersSetting } from './alertLadders';
import { auditSetting } from './audit';
import { backupsSetting } from './backups';
import { briefingSetting } from './briefing';
import { calendarSetting } from './calendar';
import { calloutsSetting } from './callouts';
import { checksSetting } from './checks';
import { contactsSetting } from './contacts';
import { documentsSetting } from './documents';
import { dutySetting } from './duty';
import { handoverSetting } from './handover';
import { incidentRulesSetting } from './incidentRules';
import { intakeSetting } from './intake';
import { lossesSetting } from './losses';
import { packsSetting } from './packs';
import { paperSetting } from './paper';
import { phrasesSetting } from './phrases';
import { plansSetting } from './plans';
import { reportFieldsSetting } from './reportFields';
import { reportsSetting } from './reports';
import { responsesSetting } from './responses';
import { reviewSetting } from './review';
import { rosterLayoutSetting } from './rosterLayout';
import { tallySetting } from './tally';
import { warningAimsSetting } from './warningAims';
import { warningFolderSetting } from './warningFolder';

/** Every setting of the room by its key. A change is a fact of the journal; what was never changed has its default. */
export const SETTINGS = {
  duty: dutySetting,
  calendar: calendarSetting,
  handover: handoverSetting,
  rosterLayout: rosterLayoutSetting,
  paper: paperSetting,
  packs: packsSetting,
  phrases: phrasesSetting,
  documents: documentsSetting,
  checks: checksSetting,
  plans: plansSetting,
  tally: tallySetting,
  review: reviewSetting,
  reportFields: reportFieldsSetting,
  incidentRules: incidentRulesSetting,
  responses: responsesSetting,
  intake: intakeSetting,
  reports: reportsSetting,
  briefing: briefingSetting,
  losses: lossesSetting,
  // contacts
  contacts: contactsSetting,
  // warnings
  warningAims: warningAimsSetting,
  warningFolder: warningFolderSetting,
  // call-outs
  callouts: calloutsSetting,
  // ladders and grouping
  alertLadders: alertLaddersSetting,
  // accounts and seat
  accountPolicy: accountPolicySetting,
  // audit
  auditRetentionDays: auditSetting,
  // recovery
  backups: backupsSetting,
  // comfort
  // channels and evidence
} as const;
export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<K extends SettingKey> = z.output<(typeof SETTINGS)[K]['schema']>;
export const SETTING_KEYS = Object.keys(SETTINGS) as [SettingKey, ...SettingKey[]];
