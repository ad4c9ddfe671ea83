import type { DocumentJob } from './job.ts';
import { languageInputs } from './language.ts';
import { unprintedIn } from './fonts.ts';
import { Press } from './press.ts';
import { projectRoot } from './project-root.ts';

/**
 * A document to make: the template's absolute path, the data it shows, the language it is in, and pictures as SVG by name.
 * The template reads its data with `#import "/kith.typ": data`; a picture called "chart" is the file "/images/chart.svg".
 */
export type DocumentRequest = {
	template: string;
	data: unknown;
	language: string;
	images?: Record<string, string>;
};

const press = new Press();

/** Makes a tagged PDF. Whatever people wrote is shown as they wrote it, and is never run as part of the template. */
export function renderPdf(request: DocumentRequest): Promise<Uint8Array> {
	return press.print(jobFor(request));
}

/** The characters in what would be printed for which there is no font: they are to be looked up on the screen, and the paper says so. */
export function unprinted(data: unknown): string[] {
	return unprintedIn(projectRoot(), typeof data === 'string' ? data : JSON.stringify(data));
}

function jobFor({ template, data, language, images = {} }: DocumentRequest): DocumentJob {
	return { template, images, inputs: { data: JSON.stringify(data, wellFormed), ...languageInputs(language) } };
}

// Half an emoji, cut by a length limit, is not valid text and would make the whole document fail.
function wellFormed(_key: string, value: unknown): unknown {
	return typeof value === 'string' ? value.toWellFormed() : value;
}
