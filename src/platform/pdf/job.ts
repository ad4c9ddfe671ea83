/** What the document process is asked for: a template on disk, its data as JSON, and pictures by name: drawings as SVG, a logo as PNG. */
export type DocumentJob = {
	template: string;
	inputs: Record<string, string>;
	images: Record<string, string | Uint8Array>;
	/** The first page as a picture instead, with so many pixels to an inch. */
	png?: number;
};

/** A picture that somebody brought, to be drawn anew no larger than this: as PNG, or, where it is a photo, as JPEG of so many hundredths. */
export type PictureJob = { picture: Uint8Array; most: { width: number; height: number }; jpeg?: number };

export type PressJob = DocumentJob | PictureJob;

/** What was made or why there is nothing, and how many bytes the process holds by now. */
export type DocumentAnswer = ({ made: Uint8Array } | { problem: string }) & { memory: number };
