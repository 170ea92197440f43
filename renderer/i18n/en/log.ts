import type zh from '../zh/log';

const log: Readonly<Record<keyof typeof zh, string>> = {};
export default log;
