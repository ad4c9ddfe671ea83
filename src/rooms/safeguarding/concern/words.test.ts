import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { chronologyOf, languageInWords, undoneLine, waited, whoItIsAbout } from './words.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 15, 10, minute));

test('a chronology tells every step with who and when, the first first', () => {
	const told = {
		raised_at: at(0),
		raisedBy: 'Amina',
		taken_at: at(20),
		taken_by_name: 'Helen',
		closed_at: at(50),
		closedBy: null,
		closing_note: 'Her GP knows.',
		entries: [{ kind: 'contact', words: 'We spoke.', written_at: at(30), written_by: 'Helen' }],
		alerts: [
			{ step: 0, sent_at: at(1) },
			{ step: 15, sent_at: at(15) },
			{ step: 60, sent_at: null }
		]
	};
	expect(inLanguage('en', () => chronologyOf(told, 'Europe/London'))).toEqual([
		{ when: 'Thursday 15 January, 10:00', title: 'It came in, written by Amina' },
		{ when: 'Thursday 15 January, 10:01', title: 'A letter went out at once' },
		{ when: 'Thursday 15 January, 10:15', title: 'Another letter went out after 15 minutes' },
		{ when: 'Thursday 15 January, 10:20', title: 'Taken by Helen' },
		{ when: 'Thursday 15 January, 10:30', title: 'I spoke with her · Helen', text: 'We spoke.' },
		{
			when: 'Thursday 15 January, 10:50',
			title: 'Closed by Somebody whose details were erased',
			text: 'Her GP knows.'
		}
	]);
	// what is undone stands nowhere else from then on
	const undone = (which: 'give' | 'open') =>
		inLanguage('en', () => undoneLine(which, told, 'A slip.', 'Europe/London'));
	expect(undone('give')).toBe('A slip.\n\nGiven back. Helen had taken it on Thursday 15 January, 10:20.');
	expect(undone('open')).toBe(
		'A slip.\n\nIt was closed on Thursday 15 January, 10:50 by Somebody whose details were erased: Her GP knows.'
	);
});

test('how long something has waited is said in the unit that people would say, in their language', () => {
	const for_ = (minutes: number, language: 'en' | 'es' = 'en') =>
		inLanguage(language, () => waited(at(0), at(minutes)));
	expect([0, 1, 59, 60, 47 * 60, 48 * 60].map((minutes) => for_(minutes))).toEqual([
		'0 minutes',
		'1 minute',
		'59 minutes',
		'1 hour',
		'47 hours',
		'2 days'
	]);
	expect(for_(180, 'es')).toBe('3 horas');
	expect(for_(-5)).toBe('0 minutes');
	expect(inLanguage('es', () => languageInWords('es'))).toBe('español');
});

test('whom it is about is said in one line, a child with its parent, also when the parent was forgotten', () => {
	const said = (about: Partial<Parameters<typeof whoItIsAbout>[0]>) =>
		inLanguage('en', () =>
			whoItIsAbout({ person_id: null, child_id: null, called: null, child: null, who: null, ...about })
		);
	expect(said({ who: 'The man at the door' })).toBe('The man at the door');
	expect(said({ person_id: 'a', called: 'Amy', who: 'amy' })).toBe('Amy');
	expect(said({ person_id: 'a', called: 'Amy', child_id: 'l', child: 'Leo' })).toBe('Leo (comes with Amy)');
	expect(said({ person_id: 'a' })).toBe('Somebody whose details were erased');
});
