import type zh from '../zh/statistics';

const statistics: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Statistics',
  total: 'The log has {{people}} lines by people and {{system}} by the system',
};
export default statistics;
