import type { EmergencyState } from '../../../shared/contract/areas/rescue';
import type { SomeHandlers } from '../call';
import { refuseWith } from '../deskError';

const NORMAL: EmergencyState = {
  mode: 'normal',
  code: null,
  since: null,
  folder: null,
  isRemembered: true,
  count: 0,
  heard: 0,
  heardInMemory: 0,
  lines: [],
};

export const rescueHandlers: SomeHandlers<'emergency.state' | 'emergency.check' | 'emergency.useFolder'> = {
  'emergency.state': (_input, { services }) => services.emergency?.state() ?? NORMAL,
  'emergency.check': (_input, { services }) => services.emergency?.check() ?? NORMAL,
  'emergency.useFolder': ({ path }, { services }) =>
    services.emergency?.useFolder(path) ?? refuseWith('desk_unavailable'),
};
