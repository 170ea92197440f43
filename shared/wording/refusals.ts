import type { RefusalCode } from '../plan';

type Pair = { readonly zh: string; readonly en: string };

/** Why the run machine refused an act, in words that say what to do. */
export const REFUSAL_WORDS: Readonly<Record<RefusalCode, Pair>> = {
  run_ended: { zh: '这个方案已经结束。', en: 'This run has ended.' },
  act_unknown: { zh: '不认识这个操作。', en: 'That act is not known.' },
  unknown_key: { zh: '方案里没有这一步。', en: 'The plan has no such step.' },
  round_not_started: {
    zh: '这一轮还没有开始，先点“现在开始”。',
    en: 'That round has not begun: open it first.',
  },
  not_on_path: {
    zh: '已经选了另一条路，这一步不用办了。',
    en: 'Another path was taken; this step is not needed.',
  },
  choose_first: { zh: '先回答前面的选择，再办这一步。', en: 'Answer the choice before it first.' },
  not_open: { zh: '还没有轮到这一步。', en: 'Its turn has not come yet.' },
  wrong_kind: { zh: '这一步不能这样办。', en: 'That cannot be done with this step.' },
  already_done: { zh: '这一步已经办完。', en: 'This step is already done.' },
  unknown_party: { zh: '这一步没有这个单位。', en: 'This step has no such party.' },
  already_notified: {
    zh: '已经通知过了，要再联系请用“催”。',
    en: 'Already told; use “chase” to call again.',
  },
  not_notified: { zh: '还没有通知，先记“已通知”。', en: 'Not told yet: record that first.' },
  already_reported: { zh: '已经回报过了。', en: 'It has already reported back.' },
  not_called: { zh: '还没有打过电话。', en: 'It has not been called yet.' },
  already_answered: { zh: '已经应答过了。', en: 'It has already answered.' },
  call_missing: { zh: '还有单位一次都没有叫过，先叫一遍。', en: 'A party has not been called once yet.' },
  read_back_missing: { zh: '对方没有复述，不能算应答。', en: 'Without a read-back it is not an answer.' },
  unknown_result: { zh: '不认识这个叫应结果。', en: 'That call result is not known.' },
  unknown_recipient: { zh: '这个报告不报给这个单位。', en: 'This report does not go to that recipient.' },
  already_sent: { zh: '这个单位已经报过了。', en: 'That recipient already has it.' },
  unknown_option: { zh: '没有这个选项。', en: 'There is no such option.' },
  unknown_way: { zh: '不认识这种方式。', en: 'That way is not known.' },
  round_not_done: { zh: '这一轮还有没办完的，先办完再回答。', en: 'Something in this round is still open.' },
  round_open: { zh: '这一轮已经开始了。', en: 'The round is already open.' },
  mandatory: {
    zh: '这是必办步骤，要由主管登录或当场输密码，并写明谁决定的，才能跳过。',
    en: 'A mandatory step: a supervisor must be signed in or give the password, and the decision must be named.',
  },
  decision_missing: {
    zh: '跳过必办步骤要写明谁决定的、怎么定的。',
    en: 'Passing a mandatory step needs who decided it, and in which way.',
  },
  not_done: { zh: '这一步还没有办过，不用重开。', en: 'Nothing was done here that could be opened again.' },
  report_sent: {
    zh: '报告已经报出，不能重开；有变化请发续报或更正。',
    en: 'The report has gone out and cannot be opened again: send an update or a correction.',
  },
  child_exists: {
    zh: '已经另立了事件，请到那个事件里处理。',
    en: 'An incident of its own came of this step; go on there.',
  },
  files_missing: { zh: '没有选附件，或附件不完整。', en: 'No file was chosen, or a file is not whole.' },
  field_missing: {
    zh: '有一格没有填，不知道的点“正在核实”。',
    en: 'A field is empty; mark it “being verified” if it is not known.',
  },
  field_unknown: { zh: '这一步没有这一格。', en: 'This step has no such field.' },
  field_type: { zh: '这一格填的不对（数字、时刻或文字）。', en: 'That field holds the wrong kind of value.' },
  field_range: {
    zh: '这一格的数超出范围，请核对。',
    en: 'That number lies outside of what the field allows; check it.',
  },
  field_option: {
    zh: '这一格只能从列出的内容里选。',
    en: 'Only what is listed can be chosen in that field.',
  },
  text_missing: { zh: '有必填的文字没有填。', en: 'A text that is needed is empty.' },
  text_too_long: { zh: '文字太长。', en: 'The text is too long.' },
  text_unusable: { zh: '文字里有不能保存的字符。', en: 'The text holds characters that cannot be stored.' },
  at_invalid: { zh: '时刻不对。', en: 'That is not a time.' },
  at_in_future: { zh: '时刻晚于现在。', en: 'That time lies in the future.' },
  at_before_receipt: { zh: '时刻早于接报时刻。', en: 'That time lies before the receipt.' },
  at_before_notice: { zh: '回报时刻早于通知时刻。', en: 'It cannot report back before it was told.' },
};
