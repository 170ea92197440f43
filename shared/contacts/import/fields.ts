import { z } from 'zod';
import { plainHeading } from '../../imports/fields';
import type { Locale } from '../../wording/labels';

/** What a column of a list of people may be. */
export const CONTACT_FIELDS = [
  'name',
  'post',
  'role',
  'unit',
  'area',
  'areaCode',
  'mobile',
  'office',
  'duty',
  'home',
  'fax',
  'satellite',
  'radio',
  'numbers',
  'superior',
  'deputies',
  'validUntil',
  'note',
  'kind',
  'visibility',
] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** Fields whose cells hold numbers of that kind; `numbers` holds any and the form of each says its kind. */
export const NUMBER_FIELDS = [
  'mobile',
  'office',
  'duty',
  'home',
  'fax',
  'satellite',
  'radio',
  'numbers',
] as const;

const heading = z.string().min(1).max(200);
export const contactMapSchema = z.strictObject({
  /** number of the row with the headings, from 1 */
  headerRow: z.int().min(1).max(50),
  columns: z.partialRecord(z.enum(CONTACT_FIELDS), heading),
});
export type ContactMap = z.infer<typeof contactMapSchema>;

type Pair = Readonly<Record<Locale, string>>;

/** Names of the fields; in Chinese they are the headings of the export, which so can be read in again. */
export const CONTACT_FIELD_WORDS: Readonly<Record<ContactField, Pair>> = {
  name: { zh: '姓名', en: 'Name' },
  post: { zh: '职务', en: 'Post' },
  role: { zh: '叫应身份', en: 'Called out as' },
  unit: { zh: '单位', en: 'Unit' },
  area: { zh: '所属区划', en: 'Division' },
  areaCode: { zh: '区划代码', en: 'Division code' },
  mobile: { zh: '手机', en: 'Mobile' },
  office: { zh: '办公电话', en: 'Office telephone' },
  duty: { zh: '值班电话', en: 'Duty telephone' },
  home: { zh: '住宅电话', en: 'Home telephone' },
  fax: { zh: '传真', en: 'Fax' },
  satellite: { zh: '卫星电话', en: 'Satellite telephone' },
  radio: { zh: '电台', en: 'Radio' },
  numbers: { zh: '电话（不分种类）', en: 'Telephones of any kind' },
  superior: { zh: '上级', en: 'Superior' },
  deputies: { zh: '代理人', en: 'Deputies' },
  validUntil: { zh: '有效期至', en: 'Valid until' },
  note: { zh: '备注', en: 'Note' },
  kind: { zh: '类别', en: 'Kind' },
  visibility: { zh: '可见范围', en: 'Visible to' },
};

/** Further headings that lists of people bear, without blanks and signs; the first field that knows a heading gets it. */
const HEADINGS: Readonly<Record<ContactField, readonly string[]>> = {
  name: ['人员姓名', '责任人', '责任人姓名', '联系人', '负责人', 'fullname', '值班室名称'],
  post: ['职位', '岗位', '行政职务', '职务职称', 'position', 'title', 'job'],
  role: ['身份', '叫应对象类型', '责任人类型', '角色', 'calledas'],
  unit: [
    '所在单位',
    '工作单位',
    '单位名称',
    '部门',
    '所属单位',
    'organisation',
    'organization',
    'department',
  ],
  area: ['区划', '行政区划', '乡镇', '乡镇街道', '所在乡镇', '县市区', '辖区', 'area', 'town', 'township'],
  areaCode: ['行政区划代码', '代码', '区域码', '区划编码', 'code'],
  mobile: ['手机号', '手机号码', '移动电话', '本人手机', 'cell', 'cellphone', 'mobilephone'],
  office: ['办公室电话', '固定电话', '座机', '固话', '单位电话', 'officephone', 'landline'],
  duty: ['值班室电话', '24小时值班电话', '值守电话', 'dutyphone'],
  home: ['家庭电话', '宅电', '家庭住址电话', 'homephone'],
  fax: ['传真号', '传真号码', '传真电话'],
  satellite: ['卫星电话号码', '天通', '天通卫星电话', '卫通', 'satphone'],
  radio: ['对讲机', '呼号', '电台呼号', '数字集群', 'callsign'],
  numbers: ['电话', '联系电话', '电话号码', '联系方式', 'phone', 'tel', 'telephone', 'phones', 'number'],
  superior: ['上级姓名', '上级领导', '分管领导', 'manager'],
  deputies: ['代理', '代理人姓名', 'ab岗', 'b岗', '副职', '替班人', 'deputy'],
  validUntil: ['有效期', '任期至', '截止日期', '到期', '到期日期', 'expires', 'until'],
  note: ['说明', '备注说明', 'remark', 'remarks', 'notes'],
  kind: ['类型', '种类', 'type'],
  visibility: ['可见', '保密范围', '公开范围', 'visibility'],
};

/** A map for headings as they stand, best guess: a person looks at it before anything is taken. */
export function proposeContactMap(headings: readonly string[]): ContactMap['columns'] {
  const columns: Partial<Record<ContactField, string>> = {};
  const taken = new Set<string>();
  const names = (field: ContactField): readonly string[] => [
    ...Object.values(CONTACT_FIELD_WORDS[field]).map(plainHeading),
    ...HEADINGS[field],
  ];
  const take = (field: ContactField, fits: (plain: string, known: string) => boolean): void => {
    if (columns[field] !== undefined) return;
    const found = names(field)
      .map((known) => headings.find((one) => one !== '' && !taken.has(one) && fits(plainHeading(one), known)))
      .find((one) => one !== undefined);
    if (found === undefined) return;
    columns[field] = found;
    taken.add(found);
  };
  for (const field of CONTACT_FIELDS) take(field, (plain, known) => plain === known);
  for (const field of CONTACT_FIELDS) {
    take(field, (plain, known) => known.length >= 2 && !/^[a-z]+$/.test(known) && plain.includes(known));
  }
  return columns;
}

/** The row among the first ones that looks most like headings, from 1. */
export function guessContactHeader(rows: readonly (readonly string[])[]): number {
  let best = { row: 1, score: 0 };
  for (const [index, cells] of rows.slice(0, 20).entries()) {
    const score = Object.keys(proposeContactMap(cells)).length;
    if (score > best.score) best = { row: index + 1, score };
  }
  return best.row;
}
