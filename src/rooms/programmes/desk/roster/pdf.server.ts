import { join } from 'node:path';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { renderPdf, unprinted } from '#platform/pdf/render.ts';

const TEMPLATE = 'src/rooms/programmes/desk/roster/labels.typ';
const aSheet = 21;

/** Everything that name labels say. They have no room for private things. */
export type NameLabels = {
	organisation: string;
	/** What the sheets are, for whoever listens to them. */
	title: string;
	/** The names people are called by. */
	names: string[];
};

/** Labels with a name each, 21 to a sheet; the rest of the last sheet, and a name in letters that can't be printed, is a line to write on. */
export async function nameLabelsPdf({ names, ...labels }: NameLabels, language: string): Promise<Uint8Array> {
	const printed = names.map((name) => (unprinted(name).length ? '' : name));
	const spare = Array.from({ length: aSheet - (printed.length % aSheet) }, () => '');
	return renderPdf({
		template: join(projectRoot(), TEMPLATE),
		data: { ...labels, names: [...printed, ...spare] },
		language
	});
}
