/** What a payload calls when it is run. */
const ALARM = 'hurt(1)';

/** Ends of the places that a text may land in: an attribute, a comment, a script, a style, a template. */
const BREAKERS = [
  '',
  '">',
  "'>",
  '`>',
  '-->',
  ']]>',
  '</textarea>',
  '</title></style>',
  '</script>',
  '</template></select></svg>',
  '" x="',
  '\\" \\\' ',
];

/** Markup that runs something by itself. */
const MARKUP = [
  `<script>${ALARM}</script>`,
  `<img src=x onerror=${ALARM}>`,
  `<svg/onload=${ALARM}>`,
  `<svg><animate onbegin=${ALARM} attributeName=x dur=1s>`,
  `<iframe srcdoc="<script>parent.${ALARM}</script>"></iframe>`,
  `<iframe src="javascript:parent.${ALARM}"></iframe>`,
  `<details open ontoggle=${ALARM}>`,
  `<input autofocus onfocus=${ALARM}>`,
  `<video><source onerror=${ALARM}></video>`,
  `<object data="javascript:${ALARM}"></object>`,
  `<math><mtext><script>${ALARM}</script></mtext></math>`,
  `<a href="javascript:${ALARM}" id=hurt-me>x</a>`,
  `<form action="javascript:${ALARM}"><button>x</button></form>`,
  `<base href="javascript:${ALARM}//">`,
  `<meta http-equiv=refresh content="0;url=javascript:${ALARM}">`,
  `<style>*{background:url("javascript:${ALARM}")}</style>`,
  `<goodword-lead onfocus=${ALARM} tabindex=0 autofocus>`,
  `<!--><img src=x onerror=${ALARM}-->`,
];

/** Schemes that run something, or read what is not the web's. */
const SCHEMES = ['javascript', 'vbscript', 'data', 'blob', 'file', 'filesystem', 'view-source'];

/** What browsers take out of, or do not mind in, a scheme. */
const DISGUISES: readonly ((scheme: string) => string)[] = [
  (scheme) => scheme,
  (scheme) => scheme.toUpperCase(),
  (scheme) =>
    scheme.replace(/^(.)(.)/, (_, first: string, second: string) => first + second.toUpperCase()),
  (scheme) => ` ${scheme}`,
  (scheme) => `\u0001\u001f${scheme}`,
  (scheme) => `\u00a0\u2003\ufeff${scheme}`,
  (scheme) => `${scheme.slice(0, 4)}\t${scheme.slice(4)}`,
  (scheme) => `${scheme.slice(0, 3)}\r\n${scheme.slice(3)}`,
  (scheme) => `${scheme.slice(0, 4)}\0${scheme.slice(4)}`,
  (scheme) => `&#${scheme.charCodeAt(0)};${scheme.slice(1)}`,
  (scheme) => `%${scheme.charCodeAt(0).toString(16)}${scheme.slice(1)}`,
  (scheme) => `\\u00${scheme.charCodeAt(0).toString(16)}${scheme.slice(1)}`,
  (scheme) => `url(${scheme}`,
  (scheme) => `https://x.example@${scheme}`,
];

const BODIES = [`:${ALARM}`, `://%0a${ALARM}`, `:text/html,<script>${ALARM}</script>`];

/** Texts that trip up who reads them: code points, formats, names of a language's own. */
const ODDITIES = [
  '',
  ' ',
  '\0',
  '\u202e\u2066ecila\u2069',
  '\u200b\u200d\ufeff\u2060',
  '\ud800',
  '\udc00x',
  'e\u0301'.repeat(60),
  'Z\u0351\u0352\u0353\u0354'.repeat(40),
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇺🇳',
  '﷽'.repeat(20),
  'ﬀﬁ Ⅸ ½ ①',
  'İıſẞß',
  'טקסט עם english ותו',
  '\u2028\u2029\u0085',
  'w'.repeat(4000),
  '{friend}{advocate}{count}{constructor}{__proto__}{{7*7}}',
  '${7*7} #{7*7} <%= 7*7 %> %s %n %x',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'undefined',
  'null',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '[object Object]',
  'true',
  "'; drop table people; --",
  '../../../../etc/passwd',
  '//evil.example/%2e%2e/',
  'http://[::1',
  'https://a:b@evil.example:99999/',
  'en-<img src=x>',
  'de_DE',
  'x-klingon',
  'en-u-nu-none-ca',
  '=1+1',
  '\r\nSet-Cookie: a=b',
  '$& $1 $` $$',
  '\\',
  '()=>{}',
  '?x=1&ref=%00#<svg onload=hurt(1)>',
];

/** Several hundred texts that must come out as text, whatever place they are put in. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...BREAKERS.flatMap((breaker) => MARKUP.map((markup) => breaker + markup)),
  ...SCHEMES.flatMap((scheme) =>
    DISGUISES.flatMap((disguise) => BODIES.map((body) => disguise(scheme) + body)),
  ),
  ...ODDITIES,
];
