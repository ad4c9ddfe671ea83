import { expect, test } from 'vitest';
import { drawFive, listOf, readFive, twoPlaces } from './five-words.ts';
import { lockKey, makeWritingKey, makeSalt, openText, sealText, unlockKey, type Place } from './seal.ts';

const place: Place = { org: 'o', key: 'k', session: 's', page: 'warm-cup', id: 'v1' };

test('a text opens where it belongs and nowhere else: moved or changed a thousand times, it is refused a thousand times', async () => {
	const key = await makeWritingKey();
	const text = 'CNRY yo también 🌧️\nand a second line';
	const box = await sealText(key, place, text);
	expect(await openText(key, place, box)).toBe(text);
	let refused = 0;
	for (let turn = 0; turn < 1_000; turn++) {
		const part = (['org', 'key', 'session', 'page', 'id'] as const)[turn % 5] ?? 'id';
		const at = 2 + (turn % (box.length - 3));
		const letter = box[at] === 'A' ? 'B' : 'A';
		const [where, what] =
			turn % 2 ? [{ ...place, [part]: `other ${turn}` }, box] : [place, box.slice(0, at) + letter + box.slice(at + 1)];
		if ((await openText(key, where, what)) === undefined) refused++;
	}
	expect(refused).toBe(1_000);
	expect(await openText(await makeWritingKey(), place, box), 'another’s key').toBeUndefined();
});

test('what is kept says nothing of the text, and little of how long it is', async () => {
	const key = await makeWritingKey();
	const lengths = new Set<number>();
	for (const letters of [0, 1, 50, 251]) {
		const box = await sealText(key, place, 'x'.repeat(letters));
		expect(box).not.toContain('xxxx');
		lengths.add(box.length);
	}
	expect(lengths.size).toBe(1);
	expect((await sealText(key, place, 'x'.repeat(253))).length).toBeGreaterThan([...lengths][0] ?? 0);
	expect(await sealText(key, place, 'same')).not.toBe(await sealText(key, place, 'same'));
});

test('five words open the key, in their order, however they are typed; other words do not', async () => {
	const list = await listOf('es');
	const words = ['ábaco', 'abeja', 'acción', 'ácido', 'lápiz'];
	const [key, salt] = [await makeWritingKey(), makeSalt()];
	const wrapped = await lockKey(key, words, salt);
	const typed = readFive(list, ' Abaco, abeja,  ACCION acido lapiz ');
	expect(typed).toEqual(words);
	const opened = await unlockKey(wrapped, typed ?? [], salt);
	const box = await sealText(key, place, 'hers');
	expect(opened && (await openText(opened, place, box))).toBe('hers');
	expect(await unlockKey(wrapped, words.toReversed(), salt)).toBeUndefined();
	expect(readFive(list, 'abaco abeja accion acido')).toBeUndefined();
	expect(readFive(list, 'abaco abeja accion acido zzzz')).toBeUndefined();
});

test('words are drawn from the whole list, five different ones, and none that hurts', async () => {
	for (const language of ['en', 'es'] as const) {
		const list = await listOf(language);
		expect(list).toHaveLength(2_048);
		const drawn = Array.from({ length: 400 }, () => drawFive(list));
		expect(drawn.every((words) => new Set(words).size === 5)).toBe(true);
		expect(new Set(drawn.flat()).size).toBeGreaterThan(1_000);
		for (const unkind of ['abuse', 'aborto', 'orphan', 'muerte']) expect(drawn.flat()).not.toContain(unkind);
		for (const words of drawn) expect(readFive(list, words.join(' '))).toEqual(words);
	}
	for (let turn = 0; turn < 100; turn++) {
		const [one, other] = twoPlaces();
		expect(one).toBeLessThan(other);
		expect(other).toBeLessThan(5);
	}
});
