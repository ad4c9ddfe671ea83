// What the trial of slips must find, and fifty presses in which there is nothing to find.
import { expect, test } from 'vitest';
import { deep } from './house.ts';
import { honest, lay, slipOften, slippery, standing, type Wire } from './slipping.ts';
import { formOf } from './slips.ts';

slippery();

/** What is planted between thumb and house, and what the trial must say of it. */
const planted: Record<string, { says: RegExp; wire: Wire }> = {
	'the undo of one verb is forgotten': {
		says: /an undo is in sight/,
		wire: {
			...honest,
			came: (page, from) =>
				from && formOf(from) === '/creche?/in'
					? { ...page, html: page.html.replace(/<form[^>]*class="tapped"[\s\S]*?<\/form>/, '') }
					: page
		}
	},
	'a doubled tap toggles back': {
		says: /^(twice|together).*stands as nobody meant/,
		wire: {
			...honest,
			sent: (button, again, before) =>
				again && formOf(button) === '/?/note'
					? { ...button, fields: { ...button.fields, saw: before.get(button.fields.person ?? '')?.saw ?? '' } }
					: button
		}
	},
	'a page left open overwrites': {
		says: /a page left open|stands as nobody meant/,
		wire: {
			...honest,
			sent(button, _, before) {
				const { child = '', last: __, ...fields } = button.fields;
				const isOut = /^gone|^expected/.test(standing(before, child) ?? '');
				return formOf(button) === '/creche?/in' && isOut ? { ...button, fields: { ...fields, child } } : button;
			}
		}
	},
	'a button has come of which nobody thought': {
		says: /Nobody has said what/,
		wire: {
			...honest,
			came: (page) => ({ ...page, html: page.html.replaceAll('?/note"', '?/everybody-late"') })
		}
	}
};

/** It takes hundreds of presses until a child came and went while a page was left open. */
const rare = 'a page left open overwrites';

test.each(Object.entries(planted).filter(([fault]) => deep || fault !== rare))(
	'a planted fault is found: %s',
	{ timeout: 600_000 },
	async (_, { says, wire: faulty }) => {
		lay(faulty);
		await expect(slipOften(600, 20_261_128)).rejects.toThrow(says);
	}
);

test('fifty slips of a thumb, by other dice than the trial itself', { timeout: 600_000 }, async () => {
	const { forms, undone } = await slipOften(50, 20_261_129);
	expect([forms.size > 3, undone > 5]).toEqual([true, true]);
});
