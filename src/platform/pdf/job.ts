/** What the document process is asked for: a template on disk, its data as JSON, and pictures by name. */
export type DocumentJob = {
	template: string;
	inputs: Record<string, string>;
	images: Record<string, string>;
};

export type DocumentAnswer = { pdf: Uint8Array } | { problem: string };
