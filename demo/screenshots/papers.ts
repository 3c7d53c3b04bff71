// What readers of each language read, and its mistakes: the Courier in English, small pages of our own in other languages.

import { join } from 'node:path';

export const LANGUAGES = ['en', 'de', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The wrong and the right words; in the story, if no other page of the paper is named. */
export type Mistake = readonly [wrong: string, right: string, page?: string];

export interface Paper {
  /** The folder of its pages; default: the Courier's. */
  readonly folder?: string;
  readonly host: string;
  /** The story's path. */
  readonly story: string;
  readonly typo: Mistake;
  readonly fact: Mistake;
  /** More mistakes, for the list. */
  readonly others: readonly Mistake[];
  /** The reader's comment. */
  readonly comment: string;
  readonly evidence: string;
  readonly name: string;
  readonly email: string;
  /** The reader's comments on the picture and on the page as a whole. */
  readonly ofPicture: string;
  readonly ofPage: string;
  /** Words that are not in the story. */
  readonly absent: string;
  /** The editors' notes. */
  readonly fixedNote: string;
  readonly declinedNote: string;
}

const OWN_FOLDER = join(import.meta.dirname, 'papers');

export const PAPERS: Readonly<Record<Language, Paper>> = {
  en: {
    host: 'courier.localhost',
    story: '/ferry',
    typo: ['delyaed', 'delayed'],
    fact: ['13:50', '13:40'],
    others: [
      ['did’nt', 'didn’t'],
      ['habour', 'harbour', '/council'],
      ['foundatoins', 'foundations', '/council'],
      ['Quillian', 'Quillan', '/lighthouse'],
      ['Berziņš', 'Bērziņš', '/choirs'],
    ],
    comment: 'Two letters are the wrong way round.',
    evidence: 'https://www.merriam-webster.com/dictionary/delay',
    name: 'Maya Linden',
    email: 'maya.linden@example.org',
    ofPicture: 'The ferry in the picture has two funnels; the Margaret Dow has one.',
    ofPage: 'The story does not say what a crossing costs.',
    absent: 'The ferry was late',
    fixedNote: 'Thank you, we have put it right.',
    declinedNote: 'That is how the island spells it.',
  },
  de: {
    folder: OWN_FOLDER,
    host: 'hafenbote.localhost',
    story: '/de',
    typo: ['verspähtete', 'verspätete'],
    fact: ['13:50', '13:40'],
    others: [
      ['Strassen', 'Straßen'],
      ['Nahmen', 'Namen'],
      ['bescheid', 'Bescheid'],
      ['Nordmohle', 'Nordmole'],
    ],
    comment: '„Verspäten“ kommt von „spät“ und hat kein h.',
    evidence: 'https://www.duden.de/rechtschreibung/verspaeten',
    name: 'Annegret Möllenkamp',
    email: 'annegret.moellenkamp@example.org',
    ofPicture: 'Auf dem Bild hat die Fähre zwei Schornsteine, die „Margarete“ hat nur einen.',
    ofPage: 'In der Geschichte steht nicht, was eine Überfahrt kostet.',
    absent: 'Die Fähre hatte Verspätung',
    fixedNote: 'Danke, wir haben es berichtigt.',
    declinedNote: 'So schreibt man es auf der Insel.',
  },
  ar: {
    folder: OWN_FOLDER,
    host: 'barid.localhost',
    story: '/ar',
    typo: ['تاخرت', 'تأخّرت'],
    fact: ['13:50', '13:40'],
    others: [
      ['الاسبوع', 'الأسبوع'],
      ['إسم', 'اسم'],
      ['الإثنين', 'الاثنين'],
      ['إنشاء الله', 'إن شاء الله'],
    ],
    comment: 'الفعل «تأخّر» يُكتب بالهمزة.',
    evidence: 'https://www.almaany.com/ar/dict/ar-ar/تأخر/',
    name: 'سلمى الحدّاد',
    email: 'salma.haddad@example.org',
    ofPicture: 'في الصورة مدخنتان، وللعبّارة «مارغريت» مدخنة واحدة.',
    ofPage: 'لا يذكر الخبر ثمن التذكرة.',
    absent: 'وصلت العبّارة متأخّرة',
    fixedNote: 'شكرًا لك، صحّحناها.',
    declinedNote: 'هكذا تُكتب في الجزيرة.',
  },
};
