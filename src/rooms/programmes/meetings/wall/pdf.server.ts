import { join } from 'node:path';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { qrSvg } from '#platform/pdf/qr.ts';
import { renderPdf, type Logo } from '#platform/pdf/render.ts';
import type { WallPaper } from './form.ts';

const TEMPLATE = 'src/rooms/programmes/meetings/wall/wall.typ';

/** Everything that the sheet on the wall says, already in the language it is printed in. */
export type WallSheet = {
	organisation: string;
	accent?: string;
	logo?: Logo;
	/** A few words that are read from the door. */
	heading: string;
	note: string;
	/** What stands for the square when somebody listens to the sheet. */
	square: string;
	orType: string;
	/** Where the square leads, and the same as people would type it. */
	url: string;
	address: string;
	/** For which day it is. */
	foot: string;
};

/** The code of a meeting on one page, for the wall (A4) or a table (A5). */
export async function wallSheetPdf(
	{ logo, ...sheet }: WallSheet,
	language: string,
	size: WallPaper
): Promise<Uint8Array> {
	return renderPdf({
		template: join(projectRoot(), TEMPLATE),
		data: { ...sheet, size },
		language,
		logo,
		images: { square: await qrSvg(sheet.url) }
	});
}
