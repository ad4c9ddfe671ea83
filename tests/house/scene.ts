import type pg from 'pg';
import { newIds, type Course, type Ids } from './scene/cast.ts';
import { putBoards } from './scene/board.ts';
import { putProjects } from './scene/coproduction.ts';
import { putConsultations } from './scene/consultation.ts';
import { putDocuments } from './scene/document.ts';
import { putListening } from './scene/listening.ts';
import { putCalls } from './scene/recruiting.ts';
import { putReported } from './scene/reported.ts';
import { putMeasured } from './scene/evaluation.ts';
import { putEvaluation } from './scene/telling.ts';
import { putPeople, putPlatform } from './scene/people.ts';
import { putCourses, putTakingPart } from './scene/programmes.ts';
import { putWatch } from './scene/watch.ts';
import { Scene, shapesOf } from './scene/write.ts';

/**
 * Two organisations, two courses in one of them, people in every relation to them, and rows in every table that are
 * hers, her course's, another course's and the other organisation's. Written by the owner, so that no policy helped.
 */
export async function setScene(owner: pg.Client): Promise<{ scene: Scene; ids: Ids }> {
	const scene = new Scene(owner, await shapesOf(owner));
	const ids = newIds();
	await putPlatform(scene, ids);
	await putWatch(scene, ids);
	const children = await putPeople(scene, ids);
	const sessions = await putCourses(scene, ids);
	await putTakingPart(scene, ids, children, sessions);
	await putMeasured(scene, ids);
	for (const course of Object.keys(ids.course) as Course[]) {
		await putProjects(scene, ids, course);
		await putListening(scene, ids, course);
		await putBoards(scene, ids, course);
		await putDocuments(scene, ids, course);
		await putConsultations(scene, ids, course);
		await putCalls(scene, ids, course);
		await putReported(scene, ids, course);
		await putEvaluation(scene, ids, course);
	}
	return { scene, ids };
}
