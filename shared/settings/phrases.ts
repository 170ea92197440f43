import { z } from 'zod';
import { filled } from '../contract/fields';
import { LOG_KINDS } from '../domain/vocabulary';
import { setting } from './setting';

const phrase = z.strictObject({
  /** the kind of line it is for; `any` for all */
  kind: z.enum([...LOG_KINDS, 'any']),
  /** with places to fill in 〔地点〕 */
  text: filled(500),
});
export type Phrase = z.output<typeof phrase>;

/** Sentences of the room that are written again and again; 〔…〕 are places to fill in. */
export const phrasesSetting = setting(
  z.strictObject({ phrases: z.array(phrase).max(100) }),
  {
    phrases: [
      {
        kind: 'phone_in',
        text: '〔单位〕来电报告：〔地点〕发生〔何事〕，〔人数〕人〔伤亡被困情况〕，现〔处置情况〕。',
      },
      { kind: 'phone_in', text: '〔单位〕反馈：已转移〔人数〕人，安置在〔地点〕，人员安全。' },
      { kind: 'phone_in', text: '〔单位〕询问〔何事〕，已答复〔内容〕。' },
      { kind: 'phone_out', text: '电话通知〔单位〕〔姓名〕：〔内容〕，对方已复述。' },
      { kind: 'phone_out', text: '电话报告〔领导〕：〔内容〕。' },
      { kind: 'fax', text: '收到〔单位〕传真《〔标题〕》，已送〔何人〕。' },
      { kind: 'superior', text: '〔单位〕〔姓名〕要求：〔内容〕，〔时限〕前报。' },
      { kind: 'leader', text: '〔领导〕来电询问〔何事〕，已报告〔内容〕。' },
      { kind: 'media', text: '〔媒体〕记者〔姓名〕询问〔何事〕，已告知联系〔宣传部门〕，未作答复。' },
      { kind: 'public', text: '〔姓名〕反映〔地点〕〔何事〕，已转〔单位〕处理。' },
      {
        kind: 'rescue_volunteer',
        text: '〔队名〕可出动〔人数〕人、〔装备〕，待命地点〔地点〕，联系人〔姓名〕。',
      },
      { kind: 'patrol', text: '巡查〔地点〕，情况正常。' },
      { kind: 'any', text: '截至〔时刻〕，无新情况。' },
    ],
  },
  'D',
);
