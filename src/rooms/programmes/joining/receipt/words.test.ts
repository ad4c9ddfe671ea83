import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { howSheHears, receiptTitle } from './words.ts';

const say = (work: () => string) => [inLanguage('en', work), inLanguage('es', work)].join(' / ');

test('a receipt gives a number that is true for whoever was here before, too: that of whoever asks now', () => {
	for (const position of [1, 3]) {
		const title = say(() => receiptTitle({ state: 'waiting', position }));
		expect(title).toMatch(/^Whoever asks now is .* \/ Quien pide plaza ahora es /);
		expect(title).not.toMatch(/\byou\b|\beres\b/i);
	}
});

test('how she hears promises neither a call nor hours that she did not choose', () => {
	const byPhone = say(() => howSheHears({ byPhone: true, told: true }));
	expect(byPhone).toContain('in the way you chose and when it is safe for you');
	for (const told of [true, false])
		for (const phone of [true, false])
			expect(say(() => howSheHears({ byPhone: phone, told }))).not.toMatch(
				/texts or rings|escribe o te llama|hours you chose|horas que elegiste/
			);
});
