const megabyte = 1024 * 1024;

/** What is refused before it is read, so that no file can fill a memory. */
export const limits = {
	/** Bytes of the XML, unpacked. */
	xml: 60 * megabyte,
	/** Bytes of all texts together, unpacked. */
	texts: 60 * megabyte,
	/** Files in a packed one. */
	entries: 2000,
	/** How many times its size a packed file may unpack to; small ones may more. */
	ratio: 200,
	ratioFrom: 64 * 1024,
	/** Elements within elements. */
	depth: 500,
	/** Findings that are told. */
	findings: 1000
} as const;
