/** A tap that waits to be sent: who noted it, in which row, where it goes and what was pressed. Ids and states, never a name. */
export interface Tap {
	key: string;
	/** The id of who tapped: nobody else's session may send it. */
	reader: string;
	row: string;
	address: string;
	fields: [name: string, value: string][];
	at: number;
}

/** What waits to be sent, in the order in which it was tapped. */
export interface Queue {
	add(tap: Tap): Promise<void>;
	all(): Promise<Tap[]>;
	drop(key: string): Promise<void>;
}

/** Known to exit.ts too, which deletes it. */
const place = 'kith-taps';

/** A queue that lies on the phone, so that it outlives the page. What the phone does not take waits in the page. */
export async function queueOnPhone(reader: string): Promise<Queue> {
	const here = queueInPage();
	const db = await opened().catch(() => undefined);
	if (!db) return here;
	const store = (mode: IDBTransactionMode) => db.transaction('taps', mode).objectStore('taps');
	const kept = async () => answered<Tap[]>(store('readonly').getAll());
	return {
		add: async (tap) => attempt(() => store('readwrite').put(tap)).catch(() => here.add(tap)),
		all: async () => {
			const taps = (await kept().catch(() => [])).filter((tap) => tap.reader === reader);
			return [...taps, ...(await here.all())].sort((one, other) => one.at - other.at);
		},
		drop: async (key) => attempt(() => store('readwrite').delete(key)).catch(() => here.drop(key))
	};
}

/** A queue for what may not lie on the phone: it lives as long as the page, and the browser asks before the page is closed. */
export function queueInPage(): Queue {
	let taps: Tap[] = [];
	addEventListener('beforeunload', (event) => {
		if (taps.length && !('away' in document.documentElement.dataset)) event.preventDefault();
	});
	return {
		add: async (tap) => void taps.push(tap),
		all: async () => taps,
		drop: async (key) => void (taps = taps.filter((tap) => tap.key !== key))
	};
}

function opened(): Promise<IDBDatabase> {
	const opening = indexedDB.open(place, 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore('taps', { keyPath: 'key' });
	return answered(opening).then((db) => {
		db.onversionchange = () => db.close(); // somebody left: let the deletion go through
		return db;
	});
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((done, failed) => {
		request.onsuccess = () => done(request.result);
		request.onerror = () => failed(request.error ?? new Error('The phone kept nothing.'));
	});
}

const attempt = async (ask: () => IDBRequest): Promise<void> => void (await answered(ask()));
