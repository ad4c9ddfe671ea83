import { join } from 'node:path';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { qrSvg } from '#platform/pdf/qr.ts';
import { renderPdf } from '#platform/pdf/render.ts';

const TEMPLATE = 'src/rooms/coproduction/slip/slips.typ';

/** Everything that slips say, already in the language they are printed in. */
export type SlipSheet = {
	organisation: string;
	/** What the sheets are, for whoever listens to them. */
	title: string;
	question: string;
	/** How one writes on it. */
	how: string;
	options: { name: string; meaning: string }[];
	/** The word above the code. */
	code: string;
	/** What stands for the square when somebody listens to it. */
	square: string;
	foot: string;
	codes: string[];
};

/** Slips to cut apart, two to a sheet; the square on each leads to its own paper. */
export async function slipsPdf(
	sheet: SlipSheet,
	addressOf: (code: string) => string,
	language: string
): Promise<Uint8Array> {
	const images: Record<string, string> = {};
	for (const [at, code] of sheet.codes.entries()) images[`qr-${at}`] = await qrSvg(addressOf(code));
	return renderPdf({ template: join(projectRoot(), TEMPLATE), data: sheet, language, images });
}
