/**
 * Random numbers from 0 up to 1 that are the same for the same seed on every machine, so that an interval made by
 * resampling can be made again. The generator is sfc32 (Doty-Humphrey's Small Fast Chaotic, of PractRand), started from
 * the seed and run twelve steps before the first number. It is not for secrets.
 *
 * `seed`: whole number from 0 to 2³² − 1, otherwise `RangeError`.
 */
export function seededRandom(seed: number): () => number {
	if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
		throw new RangeError(`seed must be a whole number from 0 to 4294967295, not ${seed}`);
	}
	let [a, b, c, counter] = [0, seed | 0, 0, 1];
	const next = () => {
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	};
	for (let step = 0; step < 12; step++) next();
	return next;
}
