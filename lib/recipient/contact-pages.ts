// The pages of a site on which it says how it is reached.

import { isSameSite } from '../page/site';
import type { ContactPage } from './candidate';
import type { Anchor } from './page-links';

/**
 * What such links say, in the languages of the interface, or what their addresses are called. The text must be little
 * else: "Contact" is a link to such a page, a headline with the word in it is none.
 */
const SIGNS: readonly (readonly [ContactPage['purpose'], RegExp, RegExp])[] = [
  [
    'corrections',
    /^(corrections?( (and|&) clarifications)?|corrections policy|report an? (error|mistake|correction)|errata|korrekturen?|fehler melden|richtigstellungen|rectificatifs|signaler une erreur|correcciones|fe de errat?as|sprostowania|zgłoś błąd|labojumi|ziņot par kļūdu|виправлення|повідомити про помилку|تصحيحات|الإبلاغ عن خطأ)$/iu,
    /\/(corrections?|corrections-policy|report-(an?-)?(error|correction)|errata|korrekturen|correcciones|sprostowania|labojumi)(\/|\.\w+)?$/i,
  ],
  [
    'contact',
    /^(contacts?|contact us|contact the (newsroom|editors)|feedback|help ?(&|and) ?feedback|letters to the editor|kontakte?|kontaktieren sie uns|leserbriefe?|redaktion|nous contacter|contactez-nous|contacto|contáctenos|contáctanos|kontakty|redakcja|saziņa|kontakti|redakcija|контакти|зв['’]яз(ок|атися)( з нами)?|редакція|اتصل بنا|تواصل معنا|للتواصل)$/iu,
    /\/(contacts?|contact-?us|kontakt[ei]?|kontakty|contacto|nous-contacter|feedback|redaktion|redakcja|redakcija)(\/|\.\w+)?$/i,
  ],
  [
    'imprint',
    /^(imprint|impressum|mentions légales|aviso legal|nota prawna|impresum|вихідні дані)$/iu,
    /\/(imprint|impressum|mentions-legales|aviso-legal)(\/|\.\w+)?$/i,
  ],
  [
    'about',
    /^(about( us)?|über uns|qui sommes-nous( \?)?|à propos|quiénes somos|acerca de|sobre nosotros|o nas|par mums|про нас|про (видання|проєкт)|من نحن|عن (الموقع|الصحيفة))$/iu,
    /\/(about|about-us|ueber-uns|qui-sommes-nous|a-propos|quienes-somos|o-nas|par-mums|pro-nas)(\/|\.\w+)?$/i,
  ],
];

/** @param address the page that the links stand on; pages of other sites are none of its contacts. */
export function contactPages(anchors: readonly Anchor[], address: string, base = address): ContactPage[] {
  return anchors.flatMap(({ href, text }) => {
    const url = URL.parse(href, base);
    if (url === null || !/^https?:$/.test(url.protocol)) return [];
    const words = text.replace(/\s+/g, ' ');
    const sign = SIGNS.find(([, says, isCalled]) => says.test(words) || isCalled.test(url.pathname));
    if (sign === undefined || !isSameSite(url.href, address)) return [];
    url.hash = '';
    return url.href === address ? [] : [{ address: url.href, purpose: sign[0] }];
  });
}
