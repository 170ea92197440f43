export { Countdown } from './Countdown';
export { ErrorNote } from './ErrorNote';
export { FieldLabel } from './FieldLabel';
export { Kbd } from './Kbd';
export { GradeMark, WarningMark } from './marks';
export { spanText } from './span';
export { Time } from './Time';
