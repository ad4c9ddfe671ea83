import { join } from 'node:path';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { renderPdf, type Logo } from '#platform/pdf/render.ts';

const TEMPLATE = 'src/rooms/programmes/taking-part/agreement/agreement.typ';

/** The papers on which an agreement hangs on the wall. */
export const wallSizes = ['a4', 'a3'] as const;
export type WallSize = (typeof wallSizes)[number];

/** Everything that the agreement on the wall says, already in the language it is printed in. */
export type WallAgreement = {
	organisation: string;
	accent?: string;
	logo?: Logo;
	title: string;
	/** The course or group. */
	group: string;
	parts: { heading: string; lines: string[] }[];
	/** Which version it is, and since when. */
	foot: string;
};

/** The agreement of a group to hang on the wall, on paper of either size. Long ones go on on a second page. */
export function agreementPdf(
	{ logo, ...agreement }: WallAgreement,
	language: string,
	size: WallSize
): Promise<Uint8Array> {
	return renderPdf({ template: join(projectRoot(), TEMPLATE), data: { ...agreement, size }, language, logo });
}
