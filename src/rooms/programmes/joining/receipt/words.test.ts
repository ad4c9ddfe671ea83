import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { howSheHears, letterShown, receiptTitle } from './words.ts';

const letter = { sender: 'Message', subject: 'You have a new message' };
const say = (work: () => string) => [inLanguage('en', work), inLanguage('es', work)].join(' / ');

test('a receipt gives a number that is true for whoever was here before, too: that of whoever asks now', () => {
	for (const position of [1, 3]) {
		const title = say(() => receiptTitle({ state: 'waiting', position }));
		expect(title).toMatch(/^Whoever asks now is .* \/ Quien pide plaza ahora es /);
		expect(title).not.toMatch(/\byou\b|\beres\b/i);
	}
});

test('how she hears promises neither a call nor hours that she did not choose', () => {
	const byPhone = say(() => howSheHears({ byPhone: true, told: true }, letter));
	expect(byPhone).toContain('in the way you chose and when it is safe for you');
	for (const told of [true, false])
		for (const phone of [true, false])
			expect(say(() => howSheHears({ byPhone: phone, told }, letter))).not.toMatch(
				/texts or rings|escribe o te llama|hours you chose|horas que elegiste/
			);
});

test('she is told from whom the letter comes and what it says, as the host set it and as she chose', () => {
	const look = (typed: Record<string, string> | undefined, letterName: string | null = null) =>
		inLanguage('en', () => letterShown(typed, { name: 'Willow Lane', letterName }));
	expect(look(undefined)).toEqual(letter);
	expect(look({ letter_look: 'discreet', letter_word: '' }, 'Ruth')).toEqual({ ...letter, sender: 'Ruth' });
	expect(look({ letter_look: 'own', letter_word: 'Blue teapot' })).toEqual({ ...letter, subject: 'Blue teapot' });
	expect(look({ letter_look: 'clear' }, 'Ruth')).toEqual({
		sender: 'Willow Lane',
		subject: 'Willow Lane: a message for you'
	});
	const said = inLanguage('es', () =>
		howSheHears({ byPhone: false, told: true }, { sender: 'Ruth', subject: 'Tetera' })
	);
	expect(said).toContain('«Ruth»');
	expect(said).toContain('«Tetera»');
});
