// How the Node that Kith brings is started: small hosts share their memory with the database, so the heap is kept small.
export const flags = [
	'--conditions=source',
	'--disable-warning=ExperimentalWarning',
	'--max-old-space-size=192',
	'--min-semi-space-size=32',
	'--max-semi-space-size=32'
];
