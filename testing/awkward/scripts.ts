// Scripts that run from right to left or have no spaces.

import type { AwkwardCase } from './awkward-case';

export const SCRIPTS: readonly AwkwardCase[] = [
  {
    name: 'Arabic',
    html: '<p dir="rtl">وصلت السفينة الى الميناء في ⟦الصباح الباكر⟧ امس.</p>',
    lang: 'ar',
  },
  {
    name: 'Arabic with short vowels and a twin without them',
    html: '<p dir="rtl">كتب الولد</p><p dir="rtl">ثم ⟦كَتَبَ الوَلَدُ⟧ الدرس.</p>',
    lang: 'ar',
  },
  {
    name: 'Arabic with hamza and a stretched letter',
    html: '<p dir="rtl">قال احمد كلمة.</p><p dir="rtl">قال ⟦أحمـــد⟧ كلمتين.</p>',
    lang: 'ar',
  },
  {
    name: 'a part of an Arabic word',
    html: '<p dir="rtl">رأيت و⟦المدينة⟧ نائمة.</p>',
    lang: 'ar',
  },
  {
    name: 'Hebrew with niqqud and a twin without',
    html: '<p dir="rtl">שלום לכם</p><p dir="rtl">אמר ⟦שָׁלוֹם⟧ והלך.</p>',
    lang: 'he',
  },
  {
    name: 'Hebrew with gershayim and maqaf',
    html: '<p dir="rtl">דובר ⟦צה״ל אמר בית־ספר⟧ סגור.</p>',
    lang: 'he',
  },
  {
    name: 'English inside Hebrew',
    html: '<p dir="rtl">חברת ⟦Harbour Ltd. הודיעה⟧ אתמול.</p>',
    lang: 'he',
  },
  {
    name: 'bidi isolates and marks in the passage',
    html: '<p>The name \u2067⟦דנה\u2069 (\u200e42\u200e) won⟧ the race.</p>',
  },
  {
    name: 'bidi marks at both ends of the selection',
    html: '<p>Price: ⟦\u200f١٢ ₪\u200f⟧ only.</p>',
    note: 'wider piece',
  },
  {
    name: '<bdi> and <bdo>',
    html: '<p>User <bdi>מאיה</bdi>: ⟦<bdo dir="rtl">ebb</bdo> and flow⟧.</p>',
  },
  {
    name: 'Chinese, a word inside a sentence',
    html: '<p>渡轮上午停航。渡轮下午⟦恢复⟧航行。</p>',
    lang: 'zh',
  },
  {
    name: 'Chinese, a twin in the sentence before',
    html: '<p>市长昨天讲话，市长今天⟦讲话⟧，明天休息。</p>',
    lang: 'zh',
  },
  {
    name: 'Chinese, one character of a word',
    html: '<p>他在图书馆看⟦书⟧，我在家看书。</p>',
    lang: 'zh',
  },
  {
    name: 'Chinese, a selection across word boundaries',
    html: '<p>我们去过北京大⟦学生活⟧动中心。</p>',
    lang: 'zh',
  },
  {
    name: 'Chinese over 500 characters',
    html: `<p>开始。⟦${Array.from({ length: 80 }, (_, n) => `第${n}艘船离港了，`).join('')}⟧结束。</p>`,
    lang: 'zh',
  },
  {
    name: 'Japanese with twins in the other kana',
    html: '<p>ぱん屋がある。</p><p>あの⟦パン屋⟧は古い。</p>',
    lang: 'ja',
  },
  {
    name: 'Japanese with half-width kana',
    html: '<p>ガラスの町。</p><p>今日は⟦ｶﾞﾗｽ⟧の日。</p>',
    lang: 'ja',
  },
  {
    name: 'Japanese with the long sound mark and small kana',
    html: '<p>きやつと。</p><p>⟦きゃっと⟧コーヒーを。</p>',
    lang: 'ja',
  },
  {
    name: 'Japanese with a voiced mark composed and decomposed',
    html: '<p>か\u3099っこうの歌</p><p>⟦がっこう⟧の歌</p>',
    lang: 'ja',
  },
  {
    name: 'Japanese page without a language',
    html: '<p>船は朝に出て、⟦夕方に戻る⟧予定です。</p>',
    lang: '',
  },
  {
    name: 'Thai, a word',
    html: '<p>เรือออกจากท่าเช้านี้และ⟦กลับมา⟧ตอนเย็น</p>',
    lang: 'th',
  },
  {
    name: 'Thai, a twin before it',
    html: '<p>ฝนตกที่ท่าเรือ ฝนตกที่⟦ท่าเรือ⟧ใหม่</p>',
    lang: 'th',
  },
  {
    name: 'Thai, a part of a word',
    html: '<p>เขาอ่านหนังสือพิมพ์และ⟦หนังสือ⟧พิมพ์ใหม่</p>',
    lang: 'th',
  },
  {
    name: 'Khmer',
    html: '<p>ទូកចេញពីកំពង់ផែ⟦នៅពេលព្រឹក⟧ហើយត្រឡប់មកវិញ</p>',
    lang: 'km',
  },
  { name: 'Lao', html: '<p>ເຮືອອອກຈາກທ່າ⟦ໃນຕອນເຊົ້າ⟧ແລ້ວກັບມາ</p>', lang: 'lo' },
  { name: 'Burmese', html: '<p>သင်္ဘောသည်⟦မနက်ပိုင်း⟧တွင်ထွက်သည်။</p>', lang: 'my', note: 'beyond Chromium' },
  {
    name: 'Tibetan with its marks between syllables',
    html: '<p>གྲུ་གཟིངས་⟦སྔ་པོ་⟧ཐོན་སོང་།</p>',
    lang: 'bo',
  },
  {
    name: 'Hindi with conjuncts and a twin without the mark',
    html: '<p>नाव चली, नांव चली।</p><p>फिर ⟦नाँव क्षण⟧ भर रुकी।</p>',
    lang: 'hi',
  },
  { name: 'Tamil', html: '<p>படகு காலையில் ⟦துறைமுகத்தை⟧ விட்டது.</p>', lang: 'ta' },
  {
    name: 'Korean in syllables with a particle behind',
    html: '<p>배가 왔다.</p><p>아침에 ⟦배⟧가 항구를 떠났다.</p>',
    lang: 'ko',
  },
  {
    name: 'Korean decomposed with a twin composed',
    html: `<p>항구는 조용하다.</p><p>그 ${'⟦'}${'항구는'.normalize('NFD')}${'⟧'} 시끄럽다.</p>`,
    lang: 'ko',
  },
  { name: 'Georgian with capitals', html: '<p>ᲜᲐᲕᲘ მოვიდა.</p><p>პატარა ⟦ნავი⟧ წავიდა.</p>', lang: 'ka' },
  { name: 'Armenian with its ligature', html: '<p>Եւ նա գնաց.</p><p>Նա ⟦և նավը⟧ գնացին.</p>', lang: 'hy' },
  { name: 'Amharic with its word signs', html: '<p>ጀልባው፡ጠዋት፡⟦ከወደብ፡ወጣ⟧።</p>', lang: 'am' },
  { name: 'letters beyond the first plane', html: '<p>𐌲𐌿𐍄𐌰 𐌹𐍃 ⟦𐍃𐌺𐌹𐍀⟧ 𐌼𐌹𐌺𐌹𐌻</p>', lang: 'got' },
];
