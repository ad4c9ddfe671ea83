import type { Scene } from './write.ts';

/** A list that was brought in, and somebody who came with it. */
export async function putImport(scene: Scene, org: string, by: string, her: string): Promise<void> {
	const list = { kind: 'people', file_name: 'CNRY-list.csv', people: 1, lines: 0, done_by: by };
	const import_id = await scene.put('programmes.import', list, { org, by });
	await scene.put('programmes.imported', { import_id, part: 'person', row_id: her }, { org, of: her });
	await scene.put('programmes.imported', { import_id, part: 'line', row_id: import_id }, { org });
}

/** A list that was brought into an area. */
export async function putImportInto(
	scene: Scene,
	area_id: string,
	by: string,
	about: { org: string; circle: string }
): Promise<void> {
	const list = { kind: 'register', file_name: 'CNRY-area.csv', people: 0, lines: 1, done_by: by, area_id };
	const import_id = await scene.put('programmes.import', list, { ...about, by });
	await scene.put('programmes.imported', { import_id, part: 'line', row_id: import_id }, about);
}
