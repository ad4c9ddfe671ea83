import { instant } from '#platform/clock.ts';
import type { Course, Ids } from './cast.ts';
import { putImportInto } from './import.ts';
import { onePoint, orgOf } from './people.ts';
import type { Scene } from './write.ts';

const logo = { alt: '{"en":"Logo"}', image: onePoint, digest: '0123456789abcdef', width: 1, height: 1 };

/** Who pays for a programme, and the logo. */
export async function putFunder(scene: Scene, org: string, programme: string): Promise<void> {
	await scene.put('programmes.picture', { ...logo, programme_id: programme, called: 'Rowan Trust' }, { org });
}

/** The area in which a course lies, and the partner that delivers it: each has one of its own. */
export async function putArea(scene: Scene, ids: Ids, course: Course): Promise<void> {
	const about = { org: orgOf(course, ids), circle: ids.course[course] };
	await scene.put('programmes.area', { id: ids.area[course], name: `Area of ${course}` }, about);
	await scene.put('programmes.partner', { id: ids.partner[course], name: `Partner of ${course}` }, about);
	await scene.put('programmes.picture', { ...logo, partner_id: ids.partner[course] }, about);
	const figure = { began: '2026-07-01', area_id: ids.area[course], sessions: 7, counted_at: new Date(instant()) };
	await scene.put('programmes.area_figure', figure, about);
	const by = ids.person[about.org === ids.org.ours ? 'coordinator' : 'coordinator-elsewhere'] ?? '';
	await putImportInto(scene, ids.area[course], by, about);
}
