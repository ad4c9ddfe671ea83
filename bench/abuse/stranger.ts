// A stranger in a process of her own, so that what she costs herself is not counted as waiting.
import { attacks, attackWith, type Target } from './attacks.ts';

process.on('message', async ({ name, target, seconds }: { name: string; target: Target; seconds: number }) => {
	const attack = attacks[name];
	process.send?.(attack ? await attackWith(attack, target, AbortSignal.timeout(seconds * 1000)) : 0);
});
process.send?.('ready');
