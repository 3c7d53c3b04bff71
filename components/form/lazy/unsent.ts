// What the form says where Send did not send: loaded once it is wanted.

export { MailAppChoice } from '../../shared/MailAppChoice';
export { SendProblem } from './SendProblem';
