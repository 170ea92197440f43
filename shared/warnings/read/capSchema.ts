import { startOfDay } from '../../domain/time';
import { refuse } from './refusal';
import type { XmlNode } from './xml';

export const CAP_NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2';

/** The closed word lists of CAP 1.2 (domain.md 8.1); upper and lower case count. */
export const CAP_WORDS = {
  status: ['Actual', 'Exercise', 'System', 'Test', 'Draft'],
  msgType: ['Alert', 'Update', 'Cancel', 'Ack', 'Error'],
  scope: ['Public', 'Restricted', 'Private'],
  category: [
    'Geo',
    'Met',
    'Safety',
    'Security',
    'Rescue',
    'Fire',
    'Health',
    'Env',
    'Transport',
    'Infra',
    'CBRNE',
    'Other',
  ],
  responseType: [
    'Shelter',
    'Evacuate',
    'Prepare',
    'Execute',
    'Avoid',
    'Monitor',
    'Assess',
    'AllClear',
    'None',
  ],
  urgency: ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'],
  severity: ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'],
  certainty: ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'],
} as const;

const SHORT = 500;
const LONG = 50_000;
const LONG_NAMES = new Set([
  'description',
  'instruction',
  'polygon',
  'references',
  'addresses',
  'note',
  'incidents',
]);

/** Elements of the CAP namespace with this name; elements of other namespaces are not CAP's. */
export const childrenOf = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.filter((child) => child.name === name && child.uri === CAP_NAMESPACE);

/** The text of a leaf, bounded. */
export function leafText(node: XmlNode): string {
  if (node.children.length > 0) refuse('wrong_value', `${node.name} holds elements`, node.path);
  const limit = LONG_NAMES.has(node.name) ? LONG : SHORT;
  if (node.text.length > limit) refuse('too_large', `${node.name} is longer than ${limit}`, node.path);
  return node.text;
}

/** An element that may stand once; null when it does not stand or is empty. */
export function optional(node: XmlNode, name: string): string | null {
  const [first, second] = childrenOf(node, name);
  if (second) refuse('duplicate_field', name, second.path);
  if (!first) return null;
  const text = leafText(first);
  return text === '' ? null : text;
}

/** An element that must stand once with a text. */
export const required = (node: XmlNode, name: string): string =>
  optional(node, name) ?? refuse('missing_field', name, `${node.path}/${name}`);

export function oneOf<T extends string>(words: readonly T[], value: string, where: string): T {
  return words.find((word) => word === value) ?? refuse('wrong_value', value, where);
}

/** A required element with one of CAP's words. */
export const word = <K extends keyof typeof CAP_WORDS>(
  node: XmlNode,
  name: K,
): (typeof CAP_WORDS)[K][number] => oneOf(CAP_WORDS[name], required(node, name), `${node.path}/${name}`);

const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)([-+])(\d\d):(\d\d)$/;

/**
 * UTC ms of a CAP time: `2026-08-23T17:08:00+08:00`. No `Z`, no time without an offset, no day that the calendar does not have (CAP 1.2, 3.3.2).
 */
export function momentOf(text: string, where: string): number {
  const [, day = '', hour, minute, second, , offsetHour, offsetMinute] = MOMENT.exec(text) ?? [];
  const isClock =
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60 &&
    Number(offsetHour) <= 14 &&
    Number(offsetMinute) < 60;
  const at = isClock ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) || startOfDay(day) === null ? refuse('wrong_time', text, where) : at;
}

export function optionalMoment(node: XmlNode, name: string): number | null {
  const text = optional(node, name);
  return text === null ? null : momentOf(text, `${node.path}/${name}`);
}

/** Identifiers and senders have no space, comma, `<` or `&` (CAP 1.2, 3.2.1). */
export function plainId(text: string, where: string): string {
  return /^[^\s,<&]{1,200}$/.test(text) ? text : refuse('wrong_value', text, where);
}

const NUMBER = /^[-+]?\d{1,3}(?:\.\d{1,15})?$/;
function checkPoint(text: string, where: string): void {
  const [lat = '', lon = '', ...rest] = text.split(',');
  const isPoint =
    rest.length === 0 &&
    NUMBER.test(lat) &&
    NUMBER.test(lon) &&
    Math.abs(Number(lat)) <= 90 &&
    Math.abs(Number(lon)) <= 180;
  if (!isPoint) refuse('bad_area', text, where);
}

/** A ring of at least four WGS-84 points of which the last is the first; a circle is a point and a radius in km. */
export function checkShapes(area: XmlNode): void {
  for (const polygon of childrenOf(area, 'polygon')) {
    const points = leafText(polygon).split(/\s+/);
    for (const point of points) checkPoint(point, polygon.path);
    if (points.length < 4) refuse('bad_area', 'fewer than four points', polygon.path);
    if (points[0] !== points.at(-1)) refuse('bad_area', 'the polygon is not closed', polygon.path);
  }
  for (const circle of childrenOf(area, 'circle')) {
    const [point = '', radius = '', ...rest] = leafText(circle).split(/\s+/);
    checkPoint(point, circle.path);
    if (rest.length > 0 || !/^\d{1,5}(\.\d+)?$/.test(radius))
      refuse('bad_area', leafText(circle), circle.path);
  }
}
