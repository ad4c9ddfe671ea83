import { draftNewsletter } from '#rooms/programmes/desk/newsletter/commands.server.ts';
import { sendNotice, writeNotice } from '#rooms/programmes/desk/notice/commands.server.ts';
import { writeToAll } from '#rooms/programmes/desk/notice/jobs.server.ts';
import { listWhatsOn } from '#rooms/programmes/courses/whats-on/queries.server.ts';
import type { Courses } from './courses.ts';
import type { Speakers, Work } from './speakers.ts';

const none = { circleId: null, who: 'everybody', language: null, subject: {} } as const;

/** A notice that was sent to a group, one to the running course that waits to be looked at, and a newsletter in draft. Returns the newsletter. */
export async function writeNotices(
	speakers: Speakers,
	coordinator: Work,
	{ running, filling }: Courses
): Promise<string> {
	const written = await coordinator((tx) =>
		writeNotice(tx, {
			...none,
			circleId: running.id,
			who: 'place',
			words: {
				en: 'Next week we go out for ten minutes if it is dry.\n\nBring a coat, and a hat for whoever comes with you.',
				es: 'La semana que viene salimos diez minutos si no llueve.\n\nTrae un abrigo, y un gorro para quien venga contigo.'
			}
		})
	);
	const sent = await coordinator((tx) =>
		writeNotice(tx, {
			...none,
			circleId: filling.id,
			words: {
				en: 'The hall has a new door, round the corner in Mill Lane. There is a bell, and somebody opens.',
				es: 'La sala tiene una puerta nueva, a la vuelta, en Mill Lane. Hay un timbre y alguien abre.'
			}
		})
	);
	if (!written.ok || !sent.ok) throw new Error('a notice of the demonstration was refused');
	await coordinator((tx) => sendNotice(tx, sent.value, 1));
	await writeToAll({ orgId: speakers.orgId, payload: { notice: sent.value }, tx: speakers.job });
	const newsletter = await coordinator(async (tx) => draftNewsletter(tx, await listWhatsOn(tx)));
	if (!newsletter.ok) throw new Error('nothing is on in the demonstration');
	return newsletter.value;
}
