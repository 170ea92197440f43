import type zh from '../zh/settings';

const settings: Readonly<Record<keyof typeof zh, string>> = {};
export default settings;
