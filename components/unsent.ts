// What the form says where Send did not send: loaded once it is wanted.

export { MailAppChoice } from './MailAppChoice';
export { SendProblem } from './SendProblem';
