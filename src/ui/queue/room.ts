import type { Store } from './store.ts';

/** A browser that may keep less than this is a private window, or the phone is full. */
const least = { quota: 256_000_000, free: 20_000_000 };

/** Whether this browser keeps what is given to it: asked before anything is taken along, not at the first tap. */
export async function hasRoom(store: Store): Promise<boolean> {
	try {
		await navigator.storage.persist();
		const { quota = 0, usage = 0 } = await navigator.storage.estimate();
		if (quota < least.quota || quota - usage < least.free) return false;
		const probe = { pocket: 'probe', id: 'probe', format: 0, nonce: new Uint8Array(12), data: new ArrayBuffer(65_536) };
		for (const act of ['put', 'delete'] as const) {
			const tx = store.transaction('records', 'readwrite', { durability: 'strict' });
			if (act === 'put') void tx.store.put(probe);
			else void tx.store.delete(['probe', 'probe']);
			await tx.done;
		}
		return true;
	} catch {
		return false;
	}
}
