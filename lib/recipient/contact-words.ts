// The names of contact pages, in the text of links or in addresses.

import type { ContactPage } from './candidate';
import { plainWords } from './purpose';

type Purpose = ContactPage['purpose'];

/**
 * The names in the languages of the interface (English, German, French, Spanish, Polish, Latvian, Ukrainian, Arabic) and in
 * Portuguese, Italian, Dutch, Czech, Russian, Chinese, Japanese and Korean. The whole text must match: “Contact” is a link to a contact page, a headline with that
 * word is not.
 */
const WRITTEN: readonly (readonly [Purpose, string])[] = [
  [
    'corrections',
    `
    Corrections | Correction | Corrections & clarifications | Corrections policy | Correction policy
    Complaints & corrections | Corrections & complaints | Errors & corrections | Accuracy & corrections | Report an error
    Report a mistake | Report a correction | Report a typo | Report error | Report an error in this article
    Submit a correction | Suggest a correction | Request a correction | Send a correction | Errata | Erratum
    Korrektur | Korrekturen | Fehler melden | Fehler gefunden? | Fehlerhinweis | Richtigstellung | Richtigstellungen
    Berichtigungen | Korrekturen und Klarstellungen
    Rectificatif | Rectificatifs | Signaler une erreur | Signaler une faute | Précisions et rectifications
    Correcciones | Fe de erratas | Fe de errata | Fe de errores | Rectificaciones | Reportar un error | Reportar error
    Informar de un error | Notificar un error | Notificar error
    Sprostowania | Sprostowanie | Zgłoś błąd | Zgłoś błąd w artykule | Zgłoś literówkę
    Labojumi | Labojums | Kļūdu labojumi | Ziņot par kļūdu | Ziņo par kļūdu
    Виправлення | Повідомити про помилку | Повідомте про помилку | Знайшли помилку? | Спростування
    تصحيح | تصحيحات | تصويبات | تصحيح خطأ | الإبلاغ عن خطأ | أبلغ عن خطأ
    Erramos | Correções | Comunicar erro | Reportar erro | Correzioni | Errata corrige | Segnala un errore
    Correcties | Correcties en aanvullingen | Meld een fout | Fout melden | Opravy | Nahlásit chybu
    Исправления | Сообщить об ошибке | Нашли ошибку? | 纠错 | 我要纠错 | 内容纠错 | 勘误 | 更正 | 勘誤 | 糾錯 | 訂正 | 訂正のお知らせ
    정정보도 | 오류 신고 | 오류신고`,
  ],
  [
    'contact',
    `
    Contact | Contacts | Contact us | Contact page | Contact details | Contact information | Contact info | Contact form
    Contact the newsroom | Contact our newsroom | Contact the editor | Contact the editors | Contact editorial
    How to contact us | Get in touch | Write to us | E-mail us | Email us | Email the editor | Feedback | Send feedback
    Send us feedback | Give feedback | Help & feedback | Help & contact | Help & contact us | Contact & help | Contact & feedback
    Letters to the editor | Letter to the editor | Readers’ editor | Public editor | Ombudsman
    Kontakt | Kontakte | Kontakt aufnehmen | Kontaktformular | Kontaktieren Sie uns | Kontakt zur Redaktion
    Schreiben Sie uns | Redaktion | Leserbrief | Leserbriefe | Leserbrief schreiben
    Nous contacter | Contactez-nous | Contacter la rédaction | Contactez la rédaction | Écrire à la rédaction
    Nous écrire | Écrivez-nous | La rédaction | Courrier des lecteurs | Médiateur
    Contacto | Contáctenos | Contáctanos | Contactar | Contacta con nosotros | Contacte con nosotros | Redacción
    Cartas al director | Defensor del lector | Escríbenos
    Kontakty | Kontakt z redakcją | Skontaktuj się z nami | Napisz do nas | Redakcja | Listy do redakcji
    Kontakti | Saziņa | Sazinies ar mums | Sazināties ar mums | Raksti mums | Rakstiet mums | Redakcija | Atsauksmes
    Контакти | Контакт | Зв’язок | Зв’язок з нами | Зв’язатися з нами | Зв’яжіться з нами | Написати нам | Напишіть нам
    Написати редакції | Редакція | Зворотний зв’язок
    اتصل بنا | اتصلوا بنا | تواصل معنا | تواصلوا معنا | للتواصل | للتواصل معنا | التواصل معنا | راسلنا
    Contato | Contatos | Fale conosco | Fale connosco | Entre em contato | Contatti | Contattaci | Scrivici
    Contact opnemen | Neem contact op | Redactie | Kontaktujte nás | Napište nám | Redakce
    Контакты | Связаться с нами | Обратная связь | Написать нам | Написать в редакцию | Редакция
    联系我们 | 联系方式 | 联系编辑部 | 意见反馈 | 用户反馈 | 反馈 | 聯絡我們 | 聯繫我們 | 意見反映 | 意見回饋 | 與我們聯絡
    お問い合わせ | お問合せ | ご意見・お問い合わせ | ご意見 | 문의하기 | 문의 | 독자의견`,
  ],
  [
    'imprint',
    `
    Imprint | Masthead | Staff | Staff directory | Editorial team | Editorial staff | Publisher information | Legal notice | Impressum | Impressum & Datenschutz | Impressum & Kontakt
    Kontakt & Impressum | Mentions légales | Aviso legal | Nota prawna | Stopka redakcyjna | Impresum | Вихідні дані
    هيئة التحرير | Редколлегия | Выходные данные | Expediente | Ficha técnica | Note legali | Colofon | Tiráž`,
  ],
  [
    'about',
    `
    About | About us | Who we are | Über uns | Ueber uns | Wir über uns | Qui sommes-nous ? | À propos | À propos de nous
    Quiénes somos | Acerca de | Acerca de nosotros | Sobre nosotros | O nas | O serwisie | Par mums | Про нас | Про видання
    Про проєкт | Про проект | Про сайт | من نحن | عن الموقع | عن الصحيفة | Sobre nós | Quem somos | Chi siamo | Over ons
    O nás | О нас | О проекте | О редакции | 关于我们 | 關於我們 | 会社概要 | 회사소개`,
  ],
];

/** The purpose of a contact page, by its name in the form that {@link plainWords} returns. */
export const CONTACT_WORDS: ReadonlyMap<string, Purpose> = new Map(
  WRITTEN.flatMap(([purpose, written]) =>
    written.split(/[|\n]/).flatMap((words): [string, Purpose][] => {
      const plain = plainWords(words);
      // Addresses leave out `and`: `/complaints-corrections`.
      return plain === ''
        ? []
        : [
            [plain, purpose],
            [plain.replace(' and ', ' '), purpose],
          ];
    }),
  ),
);

/** The purpose of a contact page, by the words before the site's name. */
export const SITE_FOLLOWS: readonly (readonly [string, Purpose])[] = [
  ...['Contact', 'Kontakt', 'Contacter', 'Contactar'].map((words) => [plainWords(words), 'contact'] as const),
  ...['About', 'Über', 'À propos de', 'À propos du', 'Acerca de', 'Sobre', 'Про', 'عن'].map(
    (words) => [plainWords(words), 'about'] as const,
  ),
];
