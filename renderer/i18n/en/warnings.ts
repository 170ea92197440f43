import type zh from '../zh/warnings';

const warnings: Readonly<Record<keyof typeof zh, string>> = {};
export default warnings;
