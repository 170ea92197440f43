import type zh from '../zh/runs';

const runs: Readonly<Record<keyof typeof zh, string>> = {};
export default runs;
