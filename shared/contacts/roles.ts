import { CALL_ROLES, type CallRole, type Contact } from '../domain/contacts';

/** Place of a role in the order of the administration: the order of CALL_ROLES. */
export const roleRank = (role: CallRole): number => CALL_ROLES.indexOf(role);

const isTownship = (unit: string): boolean => /(?:镇|乡|街道)/u.test(unit) && !/村$|社区$/u.test(unit);
const isVillage = (unit: string): boolean => /(?:村|社区|居委会|村委会)/u.test(unit);

/**
 * What somebody is called out as, by the words of the post and the unit; the first that fits. `other` when the words say nothing: a person then chooses. Heads are
 * only those of the county and the township; a deputy never passes for the head.
 */
export function guessRole(post: string, unit: string): CallRole {
  const isDeputy = /副/u.test(post);
  if (/值班室|值班|总值班/u.test(post) || /值班室$/u.test(unit)) {
    if (/^市|.+市/u.test(unit) && !/县|镇|乡/u.test(unit)) return 'city_duty';
    if (/镇|乡|街道/u.test(unit)) return 'township_duty';
    if (/带班/u.test(post)) return 'duty_leader';
    return /防汛|防指|水利/u.test(unit) ? 'flood_duty' : 'county_duty';
  }
  if (/巡查员|监测员|网格员|预警员|信息员/u.test(post)) return 'watcher';
  if (/派出所/u.test(unit)) return 'police_station';
  if (isVillage(unit) && /书记|主任|村长/u.test(post) && !isDeputy) return 'village_head';
  if (/救灾|救助|民政/u.test(post)) return 'relief_officer';
  if (/应急/u.test(unit) && /局长|主任/u.test(post) && !isDeputy) return 'emergency_head';
  if (/防指|防汛|水利/u.test(unit) && /主任|局长|指挥长|总指挥/u.test(post) && !isDeputy) return 'flood_head';
  if (isTownship(unit)) {
    if (/书记/u.test(post) && !isDeputy) return 'township_party_head';
    if (/镇长|乡长|主任/u.test(post) && !isDeputy) return 'township_government_head';
    return 'other';
  }
  if (/县委|区委|市委/u.test(unit) && /书记/u.test(post)) return isDeputy ? 'other' : 'county_party_head';
  if (/(?:副县长|副区长|副市长)/u.test(post)) return 'county_deputy';
  if (/(?:县长|区长|市长)/u.test(post)) return 'county_government_head';
  return 'other';
}

/** Administrative order: by division (those without one last), then post, then name, then id. */
export function inOrder(
  a: Pick<Contact, 'areaCode' | 'role' | 'name' | 'id'>,
  b: Pick<Contact, 'areaCode' | 'role' | 'name' | 'id'>,
): number {
  const byText = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return (
    byText(a.areaCode ?? '~', b.areaCode ?? '~') ||
    roleRank(a.role) - roleRank(b.role) ||
    byText(a.name, b.name) ||
    byText(a.id, b.id)
  );
}
