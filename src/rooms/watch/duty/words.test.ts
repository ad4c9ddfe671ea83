import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { readsNow } from './words.ts';

test('whoever is worried reads who reads it until when, or from when somebody does and whom to ring', () => {
	const now = new Date('2026-11-28T12:00:00Z');
	const says = (called: string | null, until: string | null, next: string | null, language: 'en' | 'es' = 'en') =>
		inLanguage(language, () =>
			readsNow(
				{ called, until: until ? new Date(until) : null, next: next ? new Date(next) : null },
				now,
				'Europe/London',
				'999'
			)
		);
	expect(says('Ama', '2026-11-28T21:00:00Z', null)).toBe('Ama is on duty and reads this until 21:00 today.');
	expect(says('Ama', '2026-11-29T09:00:00Z', null)).toBe(
		'Ama is on duty and reads this until Sunday 29 November, 09:00.'
	);
	expect(says(null, null, '2026-11-30T09:00:00Z')).toBe(
		'Nobody is on duty before Monday 30 November, 09:00. If it can’t wait, ring 999.'
	);
	expect(says(null, null, null)).toContain('Nobody is on duty in the coming days');
	expect(says('Ama', '2026-11-28T21:00:00Z', null, 'es')).toBe('Ama está de guardia y lo lee hoy hasta las 21:00.');
});
