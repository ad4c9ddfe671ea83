import { expect, test } from 'vitest';
import { Busy } from './busy.ts';
import { Turns } from './turns.ts';

const room = { atOnce: 3, atOnceOfOne: 2, present: 100, presentOfOne: 50 };

/** Takes turns and notes who got one, in order. */
function keeping(kept = new Turns(room)) {
	const order: string[] = [];
	const here: { leave(): void }[] = [];
	const come = (network: string, name = network) =>
		kept.take(network).then((turn) => {
			order.push(name);
			here.push(turn);
			return turn;
		});
	return { kept, order, here, come };
}
const settle = () => new Promise((done) => setImmediate(done));

test('one network has so many turns at once, and leaves room for others', async () => {
	const { order, come } = keeping();
	for (let index = 0; index < 10; index++) void come('many');
	void come('one');
	await settle();
	expect(order).toEqual(['many', 'many', 'one']);
});

test('turns go from network to network: whoever sends many waits behind her own', async () => {
	const { order, here, come } = keeping();
	for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) void come('a', name);
	for (const name of ['b1', 'b2', 'b3']) void come('b', name);
	void come('c');
	for (let index = 0; index < 9; index++) {
		await settle();
		here.shift()?.leave();
	}
	expect(order).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'c', 'a4', 'b3', 'a5']);
});

test('too many are told so at once, and nobody is remembered who is not here', async () => {
	const { kept, here, come } = keeping(new Turns({ ...room, presentOfOne: 5 }));
	const refused: unknown[] = [];
	for (let index = 0; index < 20; index++) come('many').catch((error: unknown) => refused.push(error));
	await settle();
	expect(refused).toHaveLength(15);
	expect(refused[0]).toBeInstanceOf(Busy);
	while (here.length) {
		here.shift()?.leave();
		await settle();
	}
	for (let index = 0; index < 1000; index++) (await kept.take(`network ${index}`)).leave();
	expect(kept.networks).toBe(0);
});

test('what only waits is done aside, and others work meanwhile', async () => {
	const { kept, order, come } = keeping(new Turns({ ...room, atOnce: 1 }));
	const slow = Promise.withResolvers<string>();
	const turn = await kept.take('slow');
	const done = turn.aside(() => slow.promise);
	void come('other');
	await settle();
	expect(order).toEqual(['other']);
	slow.resolve('made');
	expect(await done).toBe('made');
	turn.leave();
	expect(kept.networks).toBe(1);
});

test('when the house is full, whoever asks for little is let in all the same', async () => {
	const { kept, come } = keeping(new Turns({ ...room, present: 10 }));
	for (let index = 0; index < 10; index++) void come('many');
	await expect(kept.take('many')).rejects.toThrow(Busy);
	await expect(kept.take('one')).resolves.toBeDefined();
});
