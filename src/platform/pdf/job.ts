/** What the document process is asked for: a template on disk, its data as JSON, and pictures by name. */
export type DocumentJob = {
	template: string;
	inputs: Record<string, string>;
	images: Record<string, string>;
};

/** The document or why there is none, and how many bytes the process holds by now. */
export type DocumentAnswer = ({ pdf: Uint8Array } | { problem: string }) & { memory: number };
