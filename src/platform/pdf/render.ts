import type { DocumentJob } from './job.ts';
import { languageInputs } from './language.ts';
import { unprintedIn } from './fonts.ts';
import { Press, PressProblem } from './press.ts';
import { projectRoot } from './project-root.ts';

/**
 * A document to make: the template's absolute path, the data it shows, the language it is in, and pictures by name: drawings as SVG, logos as PNG.
 * The template reads its data with `#import "/kith.typ": data`; a picture called "chart" is the file "/images/chart.svg".
 */
export type DocumentRequest = {
	template: string;
	data: unknown;
	language: string;
	images?: Record<string, string | Uint8Array>;
	/** The organisation's own mark, in the place of six dots. */
	logo?: Logo;
};

/** The logo of an organisation as documents show it. */
export type Logo = { png: Uint8Array; alt: string; isWritten: boolean };

const press = new Press();

/** Makes a tagged PDF. Whatever people wrote is shown as they wrote it, and is never run as part of the template. */
export function renderPdf(request: DocumentRequest): Promise<Uint8Array> {
	return press.print(jobFor(request));
}

/** The first page of the same document as a picture, with so many pixels to an inch. */
export function renderPng(request: DocumentRequest, pixelsPerInch: number): Promise<Uint8Array> {
	return press.print({ ...jobFor(request), png: pixelsPerInch });
}

/**
 * A picture that somebody brought, drawn anew and upright, no larger than this; or why not. As PNG, or as JPEG of so many hundredths for a photo,
 * which weighs a tenth of it.
 */
export function redrawn(
	picture: Uint8Array,
	most: { width: number; height: number },
	jpeg?: number
): Promise<Uint8Array | 'unreadable' | 'too-large'> {
	return press.print({ picture, most, jpeg }).catch((failure: unknown) => {
		if (failure instanceof PressProblem) return failure.message === 'too-large' ? 'too-large' : 'unreadable';
		throw failure;
	});
}

/** The characters in what would be printed for which there is no font: they are to be looked up on the screen, and the paper says so. */
export function unprinted(data: unknown): string[] {
	return unprintedIn(projectRoot(), typeof data === 'string' ? data : JSON.stringify(data));
}

function jobFor({ template, data, language, images = {}, logo }: DocumentRequest): DocumentJob {
	const shown = logo ? { ...(data as object), logo: { alt: logo.alt, isWritten: logo.isWritten } } : data;
	return {
		template,
		images: { ...images, ...(logo ? { logo: logo.png } : {}) },
		inputs: { data: JSON.stringify(shown, wellFormed), ...languageInputs(language) }
	};
}

// Half an emoji, cut by a length limit, is not valid text and would make the whole document fail.
function wellFormed(_key: string, value: unknown): unknown {
	return typeof value === 'string' ? value.toWellFormed() : value;
}
