/** One thing that the room told somebody, in the order of time: 2时42分报告局带班领导. */
export type ChainLine = {
  readonly at: number;
  readonly act: 'notified' | 'told' | 'phoned' | 'sent';
  /** as it stands in the text: 县消防救援大队 */
  readonly to: string;
};

/** What a report needs besides the facts: who speaks, to whom, when, and what the room did. */
export type ReportOptions = {
  /** 岚溪县应急管理局 */
  readonly organ: string;
  /** of an update, from 1; null for the others */
  readonly ordinal: number | null;
  readonly issue: number | null;
  readonly issuedAt: number;
  readonly signLine: string;
  /** 市应急管理局，县委、县政府总值班室 */
  readonly addressees: string;
  /** 县应急管理局值班员，0000-0000000 */
  readonly contact: string;
  readonly copies: string;
  readonly nextAt: number | null;
  readonly chain: readonly ChainLine[];
};
