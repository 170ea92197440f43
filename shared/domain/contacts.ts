/** People and rooms of the contacts book 通讯录, and the posts for which call-out lists look (domain.md 3.4). */

export const NUMBER_KINDS = ['mobile', 'office', 'duty', 'home', 'fax', 'satellite', 'radio'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** `person` answers for itself; `room` is another duty room, reached by its numbers whoever is there. */
export const CONTACT_KINDS = ['person', 'room'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** What a contact is called out as; the words beside a name (职务) are free text of their own. */
export const CALL_ROLES = [
  'county_party_head',
  'county_government_head',
  'county_deputy',
  'emergency_head',
  'flood_head',
  'flood_duty',
  'relief_officer',
  'duty_leader',
  'township_party_head',
  'township_government_head',
  'township_duty',
  'village_head',
  'watcher',
  'neighbour',
  'police_station',
  'city_duty',
  'county_duty',
  'other',
] as const;
export type CallRole = (typeof CALL_ROLES)[number];

export type ContactNumber = {
  readonly kind: NumberKind;
  readonly number: string;
  readonly note: string;
  /** found wrong in a call, and not put right yet */
  readonly isWrong: boolean;
};

export type Contact = {
  readonly id: string;
  readonly kind: ContactKind;
  readonly name: string;
  /** 职务 in the room's own words */
  readonly post: string;
  readonly role: CallRole;
  readonly unit: string;
  /** division code (6 digits county, 9 township, 12 village), null where none fits */
  readonly areaCode: string | null;
  readonly areaName: string;
  /** in the order in which they are tried */
  readonly numbers: readonly ContactNumber[];
  readonly superiorId: string | null;
  /** registered deputies: they answer for the person (domain.md 3.5) */
  readonly deputyIds: readonly string[];
  /** UTC ms; null: no end */
  readonly validUntil: number | null;
  /** when somebody last confirmed the entry; older than the room's limit is shown as stale */
  readonly checkedAt: number | null;
  readonly note: string;
  /** `leaders`: private numbers are masked for everybody else */
  readonly visibility: 'all' | 'leaders';
  readonly removedAt: number | null;
};
