import { expect, test } from 'vitest';
import { m } from '#messages';
import { inLanguage, inWords, speechOn } from './language.ts';
import { inPassage, withoutMarks, withPassages } from './passages.ts';

const inArabic = <T>(work: () => T) => inLanguage('ar', work, 'es');

test('what Arabic has no words for is said in the organisation’s language, and says so', () => {
	expect(inArabic(() => m.app_leave())).toBe('اخرجوا من هذه الصفحة');
	const said = inArabic(() => m.programmes_courses_discard());
	expect(withPassages(`<p>${said}</p>`)).toBe(
		`<p lang="es" dir="ltr">${inLanguage('es', () => m.programmes_courses_discard())}</p>`
	);
	expect(inLanguage('ar', () => m.programmes_courses_discard())).toBe(m.programmes_courses_discard());
});

test('a text of people is in the language that they wrote it in', () => {
	const words = { en: 'A warm start', es: 'Un comienzo cálido' };
	expect(inArabic(() => withPassages(inWords(words)))).toBe('<span lang="es" dir="ltr">Un comienzo cálido</span>');
	expect(inArabic(() => withPassages(inWords({ en: 'Tea' })))).toBe('<span lang="en" dir="ltr">Tea</span>');
	expect(inArabic(() => inWords({ ...words, ar: 'بداية دافئة' }))).toBe('بداية دافئة');
	expect(inLanguage('es', () => inWords({ en: 'Tea' }))).toBe('Tea');
});

test('a paragraph in another language begins on the side of that language, and one with such words in it does not', () => {
	const tea = inPassage('Tea', 'en');
	expect(withPassages(`<h2 class="sub">\n\t${tea}</h2>`)).toBe('<h2 class="sub" lang="en" dir="ltr">Tea</h2>');
	const inside = '<span lang="en" dir="ltr">Tea</span>';
	expect(withPassages(`<p>شاي: ${tea}</p>`)).toBe(`<p>شاي: ${inside}</p>`);
	expect(withPassages(`<p>${tea} ${tea}</p>`)).toBe(`<p>${inside} ${inside}</p>`);
	expect(withPassages(`<li>${tea}</li>`)).toBe(`<li>${inside}</li>`);
	expect(withPassages(`<p dir="auto">${tea}</p>`)).toBe(`<p dir="auto">${inside}</p>`);
});

test('where no tag may stand, only the words are left', () => {
	const [tea, inside] = [inPassage('Tea', 'en'), inPassage(`with ${inPassage('milk', 'en')}`, 'en')];
	expect(withPassages(`<a aria-label="${tea} > ${tea}">${inside}</a>`)).toBe(
		'<a aria-label="Tea > Tea"><span lang="en" dir="ltr">with milk</span></a>'
	);
	expect(withPassages(`<option value="${tea}">${tea}</option><textarea>${tea}</textarea>`)).toBe(
		'<option value="Tea">Tea</option><textarea>Tea</textarea>'
	);
	expect(withPassages(`<a href="sms:?body=${encodeURIComponent(tea)}">x</a>`)).toBe('<a href="sms:?body=Tea">x</a>');
	expect(withoutMarks(`${tea} ${inside}`)).toBe('Tea with milk');
});

test('marks that somebody typed make no tags across others, and are not shown', () => {
	expect(withPassages('<p>\uE000en\uE001Hello</p><p>there\uE002</p>')).toBe('<p>Hello</p><p>there</p>');
	expect(withPassages('<p>\uE000en"\uE001Hello\uE002</p>')).toBe('<p>en"Hello</p>');
});

test.each([
	['/(public)/on/[course]', 'ar'],
	['/(sign-in)/sign-in', 'ar'],
	['/(app)/(mine)/me', 'ar'],
	[null, 'ar'],
	['/(public)/joined/[receipt]/time.ics', 'es'],
	['/(app)/(mine)/me/certificates/[cohort]/certificate.pdf', 'es'],
	['/(sign-in)/staff/sign-in', 'es'],
	['/(app)/(staff)/today', 'es']
])('%s, asked for in Arabic, is said in %s', (route, language) => {
	expect(speechOn(route, 'ar', 'es').language).toBe(language);
	expect(speechOn(route, 'en', 'es')).toEqual({ language: 'en' });
	expect(speechOn(route, 'ar', 'ar').rest ?? 'en').toBe('en');
});
