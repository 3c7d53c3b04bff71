// Services at which sites have their forms. A contact page may embed one, and the directory may name one.

import { isWithin } from '../net/host';

/** The services by their domains, with the beginning of an embedded form's path if other things are there too. */
const FORM_HOSTS: readonly (readonly [host: string, path: string])[] = [
  ['docs.google.com', '/forms/'],
  ['forms.gle', '/'],
  ['typeform.com', '/'],
  ['jotform.com', '/'],
  ['forms.office.com', '/'],
  ['forms.microsoft.com', '/'],
  ['wufoo.com', '/'],
  ['airtable.com', '/embed/'],
  ['tally.so', '/'],
  ['formstack.com', '/'],
  ['cognitoforms.com', '/'],
  ['surveymonkey.com', '/'],
  ['hsforms.com', '/'],
  ['tfaforms.net', '/'],
  ['tfaforms.com', '/'],
  ['formassembly.com', '/'],
  ['zohopublic.com', '/'],
  ['paperform.co', '/'],
  ['123formbuilder.com', '/'],
  ['forms.yandex.ru', '/'],
  ['framaforms.org', '/'],
  ['zendesk.com', '/hc/'],
];

/** Whether the host belongs to such a service. */
export function isFormHost(hostname: string): boolean {
  return FORM_HOSTS.some(([host]) => isWithin(hostname, host));
}

/** Whether the address is one of a form to embed. */
export function isEmbeddedForm({ protocol, hostname, pathname }: URL): boolean {
  return (
    protocol === 'https:' &&
    FORM_HOSTS.some(([host, path]) => isWithin(hostname, host) && pathname.startsWith(path))
  );
}
