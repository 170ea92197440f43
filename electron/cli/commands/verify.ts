import { schemaVersion } from '../../desk/db/migrate';
import { failureOf, openReader } from '../../desk/db/open';
import { schemaDifference } from '../../desk/db/schemaCheck';
import type { Db } from '../../desk/db/statement';
import { readSeatKey } from '../../desk/journal/keys';
import { type BadReason, type Verdict, verifyJournal } from '../../desk/journal/verify';
import { answer, type Context } from '../context';
import { refused } from '../failure';
import { DONE, REFUSED } from '../io';

type Pair = { readonly zh: string; readonly en: string };

/** What is wrong with a row, for whoever has to explain it to somebody else. */
export const REASON_WORDS: Readonly<Record<BadReason, Pair>> = {
  storage_type: {
    zh: '某一栏的存储类型变了',
    en: 'a value is stored with another type than it was written with',
  },
  bad_number: { zh: '序号不是正整数', en: 'its number is not a whole number from 1 up' },
  gap: { zh: '这一条不见了，序号不连续', en: 'it is missing: the numbers are not dense' },
  previous_mismatch: { zh: '和前一条接不上', en: 'it does not go on from the row before' },
  hash_mismatch: { zh: '内容被改过，散列对不上', en: 'its content was changed: the hash does not fit' },
  signature: { zh: '签名不对', en: 'its signature is not right' },
  unknown_algorithm: { zh: '不认识它的算法', en: 'its algorithm is not known' },
  body_missing: {
    zh: '正文没有了，也没有依法删除的记录',
    en: 'its body is gone and no lawful erasure names it',
  },
  no_public_key: { zh: '找不到公钥，无法核验签名', en: 'there is no public key to check its signature with' },
  wrong_room: { zh: '属于另一个值班室', en: 'it belongs to another room' },
  foreign_origin: { zh: '这一串记录不是本机接着写的', en: 'this series does not go on from the room’s own' },
  head_missing: { zh: '末条的签名记录不见了', en: 'the signed head is missing' },
  head_signature: { zh: '末条的签名记录不对', en: 'the signed head has a wrong signature' },
  tail_missing: { zh: '最后的记录不见了', en: 'the newest rows are missing' },
  tail_unheaded: { zh: '最后的记录不是本机写的', en: 'the newest rows were not written by this seat' },
  checkpoint_unreadable: {
    zh: '交接班校验点读不出来',
    en: 'the checkpoint of a handover cannot be read',
  },
  checkpoint_hash: {
    zh: '交接班校验点和记录对不上，签字以后记录被改过',
    en: 'the checkpoint of a handover does not fit the journal: it was changed after it was signed',
  },
  checkpoint_signature: {
    zh: '交接班校验点的签名不对',
    en: 'a signature under the checkpoint of a handover is not right',
  },
  unendorsed: {
    zh: '恢复后的新钥匙没有得到原钥匙的认可',
    en: 'the key after a restore was not endorsed by the one before it',
  },
  foreign_key_pair: { zh: 'seat.key 不是这份记录的钥匙', en: 'seat.key is not the key of this journal' },
};

/** `verify`: needs no account; reads one snapshot, beside a running console too. Exit 1 when anything is wrong. */
export async function run(context: Context): Promise<number> {
  const seatKey = seatKeyOf(context);
  const db = openReader(context.home);
  try {
    const verdict = verdictOn(db, seatKey);
    await answer(context, documentOf(verdict), wordsOf(verdict));
    return verdict.ok ? DONE : REFUSED;
  } finally {
    db.close();
  }
}

function seatKeyOf({ home }: Context): string | null {
  try {
    return readSeatKey(home)?.publicText ?? null;
  } catch (error) {
    const detail = (error as Error).message;
    throw refused('seat_key', `seat.key 读不了：${detail}`, `seat.key cannot be read: ${detail}`);
  }
}

function verdictOn(db: Db, seatKey: string | null): Verdict {
  if (schemaVersion(db) === 0) throw notFounded();
  try {
    const verdict = verifyJournal(db, seatKey);
    if (verdict.entries === 0 && seatKey === null) throw notFounded();
    // A changed row says more than the trigger that was taken away to change it.
    const changed = verdict.ok ? schemaDifference(db) : null;
    if (changed !== null) throw schemaChanged(changed);
    return verdict;
  } catch (error) {
    if (failureOf(error) !== 'data_corrupt') throw error;
    const detail = (error as Error).message;
    throw refused(
      'data_corrupt',
      `核验不通过：数据库文件本身损坏，读不下去（${detail}）。原文件没有动。`,
      `Not verified: the database file itself is damaged and cannot be read on (${detail}). It was left untouched.`,
    );
  }
}

const schemaChanged = (name: string) =>
  refused(
    'schema_changed',
    `核验不通过：“${name}”的定义和本版本写下的不一样，数据库结构被改过或已损坏。原文件没有动。`,
    `Not verified: the definition of “${name}” is not the one that this version writes; the structure of the database was changed or is damaged. It was left untouched.`,
  );

const notFounded = () =>
  refused(
    'not_founded',
    '这里还没有建立值班室，没有记录可核验。',
    'No room is founded here; there is nothing to verify.',
  );

function documentOf(verdict: Verdict) {
  const { firstBad } = verdict;
  return { ...verdict, firstBad: firstBad && { ...firstBad, words: REASON_WORDS[firstBad.reason] } };
}

function wordsOf({ ok, entries, heads, checkpoints, firstBad, badRows }: Verdict): Pair {
  const chains = heads.map(({ origin, seq, hash }) => `${origin} ${seq} ${hash}`).join('\n');
  if (ok || firstBad === null) {
    const sealed = {
      zh: checkpoints === 0 ? '' : `交接班共签的校验点 ${checkpoints} 个，都对得上。`,
      en: checkpoints === 0 ? '' : ` ${checkpoints} co-signed checkpoints of handovers fit.`,
    };
    return {
      zh: `核验通过：${entries} 条记录，链和签名完整。${sealed.zh}\n${chains}`,
      en: `Verified: ${entries} records, chain and signatures are whole.${sealed.en}\n${chains}`,
    };
  }
  const { origin, seq, reason } = firstBad;
  return {
    zh: `核验不通过：读了 ${entries} 条记录，${badRows} 处不对。第一处：来源 ${origin} 第 ${seq} 条，${REASON_WORDS[reason].zh}（${reason}）。\n${chains}`,
    en: `Not verified: ${entries} records read, ${badRows} faults. The first: origin ${origin}, number ${seq}: ${REASON_WORDS[reason].en} (${reason}).\n${chains}`,
  };
}
