import { expect, test } from 'vitest';
import { differencesIn, standingIds, standingLineOf, type KeptMark, type MarkField } from './policy.ts';

const mark = (id: string, field: MarkField, value: unknown, saw: string[] = []): KeptMark => ({
	id,
	pocket: id,
	seq: 0,
	key: { subject: 'nadia', field },
	value,
	saw,
	at: Number(id.slice(1)),
	by: `Phone ${id}`,
	keptAt: ''
});

test('who walked in was there, until she is noted otherwise; who is off the register brought nobody', () => {
	const walked = [mark('w1', 'walk-in', {}), mark('b2', 'brought', 'her sister')];
	expect(standingLineOf(walked)).toEqual({ state: 'came', walkIn: true, brought: 'her sister' });
	expect(standingLineOf([...walked, mark('l3', 'line', 'late')]).state).toBe('late');
	expect(standingLineOf([...walked, mark('l3', 'line', 'late'), mark('l4', 'line', 'none', ['l3'])]).state).toBe(
		'came'
	);
	expect(standingLineOf([...walked, mark('w5', 'walk-in', null, ['w1'])])).toEqual({
		state: null,
		walkIn: false,
		brought: ''
	});
	expect(standingLineOf([])).toEqual({ state: null, walkIn: false, brought: '' });
});

test('what stands is what no mark saw; of that, different values are a difference, the latest first', () => {
	const marks = [mark('l1', 'line', 'came'), mark('l2', 'line', 'late', ['l1']), mark('l3', 'line', 'apologies')];
	expect(standingIds(marks, ['line']).sort()).toEqual(['l2', 'l3']);
	expect(differencesIn(marks)).toMatchObject([
		{ field: 'line', shown: 'l3', stands: [{ value: 'apologies', by: 'Phone l3' }, { value: 'late' }] }
	]);
	expect(differencesIn([...marks, mark('l4', 'line', 'late', ['l2', 'l3'])])).toEqual([]);
});
