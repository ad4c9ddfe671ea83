import { expect, test } from 'vitest';
import type { Exercise } from '../exercise/exercise.ts';
import { threeStones } from '../own-exercise/examples.ts';
import { tooLongIn } from './sheet.server.ts';

const frame = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 180"><rect width="200" height="180"/></svg>';
const giver = { organisation: 'Willow Lane', images: { path: frame } };

test('an own exercise stands on one A5 page in each language; the one in which it does not is named', async () => {
	const exercise: Exercise = { ...threeStones, id: 'three-stones', credit: { own: threeStones.credit } };
	expect(await tooLongIn(exercise, giver)).toBeUndefined();
	const { es } = exercise.text;
	if (!es) throw new Error('no Spanish');
	const steps = Array.from({ length: 6 }, () => 'Mira despacio a tu alrededor y cuenta lo que ves. '.repeat(3));
	const skip = 'Déjalo hoy si mirar te cansa. '.repeat(6);
	const long = { ...exercise, text: { ...exercise.text, es: { ...es, steps, skip } } };
	expect(await tooLongIn(long, giver)).toBe('es');
});
