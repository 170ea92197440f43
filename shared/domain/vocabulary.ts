/** The closed word lists of the room. Identifiers follow domain.md section 7; the words on screen live with the catalogues. */

export const PROFILES = ['province', 'city', 'county'] as const;
export type Profile = (typeof PROFILES)[number];

/** What an account may do (not where it stands in a shift; that is a post). */
export const ROLES = ['officer', 'operator', 'supervisor', 'auditor', 'administrator', 'security'] as const;
export type Role = (typeof ROLES)[number];

/** Places in a shift, in the order in which they are named on paper. */
export const SHIFT_POSTS = [
  'duty_leader',
  'chief_duty_officer',
  'primary_officer',
  'secondary_officer',
  'standby_officer',
] as const;
export type ShiftPost = (typeof SHIFT_POSTS)[number];

/** Where a log line comes from (domain.md 1.6). `instruction` has an owner and a due time; `system` is written by the desk. */
export const LOG_KINDS = [
  'phone_in',
  'phone_out',
  'fax',
  'sms',
  'platform',
  'group_chat',
  'superior',
  'leader',
  'media',
  'public',
  'rescue_volunteer',
  'patrol',
  'opinion',
  'note',
  'instruction',
  'incident',
  'system',
] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/** Kinds a person picks in the composer; the others are written by their own acts. */
export const COMPOSER_KINDS = LOG_KINDS.filter(
  (kind) => kind !== 'instruction' && kind !== 'incident' && kind !== 'system',
);

/** What a call was, decided with one key at hang-up (users.md, 接电键), in the order of the keys. */
export const CALL_OUTCOMES = ['note', 'incident', 'feedback', 'document', 'media', 'public', 'todo'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Event classes by law (突发事件应对法 art. 2) with the subtypes of domain.md 2.1. */
export const INCIDENT_TYPES = {
  natural_disaster: [
    'flood_drought',
    'meteorological',
    'earthquake',
    'geological',
    'marine',
    'biological',
    'wildfire',
  ],
  accident_disaster: [
    'hazchem',
    'coal_mine',
    'noncoal_mine',
    'fireworks',
    'construction',
    'industry_trade',
    'road',
    'waterway',
    'fishing_vessel',
    'rail',
    'aviation',
    'metro',
    'fire',
    'gas',
    'special_equipment',
    'utilities',
    'oil_spill',
    'nuclear',
    'environment',
    'cyber',
  ],
  public_health: [
    'infectious',
    'unknown_cause',
    'food_safety',
    'drug_safety',
    'poisoning',
    'animal_epidemic',
  ],
  social_security: ['criminal_terror', 'mass_incident', 'foreign_related', 'financial', 'public_opinion'],
} as const;
export type IncidentClass = keyof typeof INCIDENT_TYPES;
export type IncidentType = (typeof INCIDENT_TYPES)[IncidentClass][number];
export const INCIDENT_TYPE_LIST = Object.values(INCIDENT_TYPES).flat() as IncidentType[];

export const GRADES = ['level_1', 'level_2', 'level_3', 'level_4'] as const;
export type Grade = (typeof GRADES)[number];

/** 保管期限 of an organ's own list (domain.md 1.8; archives authority's order no. 8). */
export const RETENTIONS = ['permanent', 'years_30', 'years_10'] as const;
export type Retention = (typeof RETENTIONS)[number];

/** How long an incident's file is kept by default: for good from 重大 upwards, else 30 years. Source: domain.md 1.8 [D]. */
export const retentionOf = (grade: Grade | null): Retention =>
  grade === 'level_1' || grade === 'level_2' ? 'permanent' : 'years_30';

export const WARNING_COLORS = ['red', 'orange', 'yellow', 'blue'] as const;
export type WarningColor = (typeof WARNING_COLORS)[number];

/** How a decision or an order reached the room. */
export const DECISION_WAYS = ['face', 'phone', 'signature'] as const;
export type DecisionWay = (typeof DECISION_WAYS)[number];

export const SEND_WAYS = ['phone', 'fax', 'platform', 'courier', 'face'] as const;
export type SendWay = (typeof SEND_WAYS)[number];

/**
 * What a handover is about: the eleven groups of domain.md 1.5 and what waits for a signature, in the order in which the record of a handover
 * lists them (documents.md 2).
 */
export const OPEN_ITEM_GROUPS = [
  'incidents',
  'reports_due',
  'instructions',
  'warnings',
  'unanswered',
  'to_sign',
  'leaders',
  'equipment',
  'superior_documents',
  'notices',
  'handed_objects',
  'other',
  'drills',
] as const;
export type OpenItemGroup = (typeof OPEN_ITEM_GROUPS)[number];

/** The class an incident type belongs to. */
export function incidentClassOf(type: IncidentType): IncidentClass {
  for (const [cls, types] of Object.entries(INCIDENT_TYPES)) {
    if ((types as readonly string[]).includes(type)) return cls as IncidentClass;
  }
  return 'natural_disaster';
}
